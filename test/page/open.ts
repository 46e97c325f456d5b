/** Opens reports in Chromium and listens to all that they do. */
import { pathToFileURL } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { chromiumPath } from './chromium.js'

export interface Opened {
  readonly page: Page
  /** Messages of the console, errors, and requests for anything but the file itself. */
  readonly heard: readonly string[]
}

export function launch(): Promise<Browser> {
  const executablePath = chromiumPath()
  if (executablePath === null) throw new Error('There is no Chromium')
  // As root, as in a container, Chromium has no sandbox to start in.
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
}

export async function open(
  browser: Browser,
  file: string,
  settings: BrowserContextOptions = {},
): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...settings })
  const page = await context.newPage()
  const heard: string[] = []
  const url = pathToFileURL(file).href
  page.on('console', (message) => heard.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => heard.push(`error: ${error.message}`))
  page.on('dialog', (dialog) => {
    heard.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== url) heard.push(`request: ${request.url().slice(0, 200)}`)
  })
  await page.goto(url)
  await page.waitForSelector('main h2')
  return { page, heard }
}

/** Goes to a view by its link. */
export async function show(page: Page, view: string): Promise<void> {
  await page.evaluate((hash) => {
    // biome-ignore lint/suspicious/noExplicitAny: runs in the page, whose types are not those of Node
    ;(globalThis as any).location.hash = hash
  }, `#/${view}`)
  const name = `document.querySelector('nav [aria-current]')`
  await expect.poll(() => page.evaluate(`${name}?.hash`)).toBe(`#/${view.split('/')[0]}`)
  // The title comes with the focus, after the view is painted.
  await expect.poll(() => page.evaluate(`document.title.startsWith(${name}.firstChild.data)`)).toBe(true)
}
