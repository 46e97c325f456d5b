/// <reference lib="dom" />
/**
 * Size of report.html, and how long it takes to open and to scroll, at 100,000 documents and 50,000 groups. Made from a
 * seeded report and not from files: the page is what is measured. Prints the median and the spread of several openings.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { PageFile } from '../src/corpus/page-file.js'
import { PAGE_LIMITS } from '../src/report/page-limits.js'
import { chromiumPath } from '../test/page/chromium.js'
import { syntheticSource } from '../test/page/synthetic.js'

const DOCUMENTS = 100_000
const GROUPS = 50_000
const OPENINGS = 5

const folder = mkdtempSync(join(tmpdir(), 'dedupe-bench-'))
try {
  const path = join(folder, 'report.html')
  const started = performance.now()
  const source = syntheticSource(DOCUMENTS, GROUPS)
  const page = new PageFile(path, PAGE_LIMITS)
  for (const { document, text, bounds } of source.texts) page.text(document, 'utf-8', text, bounds)
  page.finish(source)
  tell('written in', performance.now() - started)
  process.stdout.write(`size ${(statSync(path).size / 1e6).toFixed(1)} MB\n`)
  await openings(path)
} finally {
  rmSync(folder, { recursive: true })
}

async function openings(path: string): Promise<void> {
  const executablePath = chromiumPath()
  if (executablePath === null) {
    process.stdout.write('No Chromium here: not opened\n')
    return
  }
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    const all: Opening[] = []
    for (let i = 0; i < OPENINGS; i += 1) all.push(await opening(browser, path))
    tellAll(
      'is drawn and hears a key in',
      all.map(({ drawn }) => drawn),
    )
    tellAll(
      'has all rows in',
      all.map(({ whole }) => whole),
    )
    tellAll(
      'of which the page computes',
      all.map(({ busy }) => busy),
    )
    await scrolling(browser, path)
  } finally {
    await browser.close()
  }
}

/**
 * Milliseconds from the start of the navigation until the page is drawn and hears a key, until all of the file is read, and
 * those of processor time in its main thread by then: on a busy machine only these can be compared.
 */
interface Opening {
  readonly drawn: number
  readonly whole: number
  readonly busy: number
}

async function opening(browser: Browser, path: string): Promise<Opening> {
  const page = await browser.newPage()
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  // Seen from inside: to ask from outside is to wait until the page has time to answer.
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (document.querySelector('main h2') === null) return
      observer.disconnect()
      requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('drawn')))
    }).observe(document, { childList: true, subtree: true })
    document.addEventListener('DOMContentLoaded', () => performance.mark('whole'))
  })
  await page.goto(pathToFileURL(path).href)
  const [drawn, whole] = await page.evaluate(async () => {
    const timeOf = (name: string) => performance.getEntriesByName(name)[0]?.startTime
    while (timeOf('drawn') === undefined) await new Promise((done) => requestAnimationFrame(done))
    return [timeOf('drawn') ?? 0, timeOf('whole') ?? 0] as const
  })
  const { metrics } = await session.send('Performance.getMetrics')
  const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
  await page.close()
  return { drawn, whole, busy: seconds * 1000 }
}

/** Frames of a second of scrolling through the list of each kind. */
async function scrolling(browser: Browser, path: string): Promise<void> {
  const page = await browser.newPage()
  await page.goto(pathToFileURL(path).href)
  for (const view of ['groups', 'documents']) {
    await page.evaluate((to) => {
      location.hash = `#/${to}`
    }, view)
    await page.waitForSelector('.list .row')
    const frames = await page.evaluate(async () => {
      const list = document.querySelector('.list')
      const times: number[] = []
      const begin = performance.now()
      for (let last = begin; last - begin < 1000; ) {
        if (list) list.scrollTop += 300
        const now = await new Promise<number>((done) => requestAnimationFrame(done))
        times.push(now - last)
        last = now
      }
      return times.sort((a, b) => a - b)
    })
    tell(`${view}: a frame takes`, frames[Math.floor(frames.length / 2)] ?? 0, frames)
  }
  await page.close()
}

function tellAll(what: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b)
  tell(what, sorted[Math.floor(sorted.length / 2)] ?? 0, sorted)
}

function tell(what: string, median: number, all: readonly number[] = []): void {
  const spread = all.length === 0 ? '' : ` (${(all[0] ?? 0).toFixed(0)} to ${(all.at(-1) ?? 0).toFixed(0)})`
  process.stdout.write(`${what} ${median.toFixed(0)} ms${spread}\n`)
}
