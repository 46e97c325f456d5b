/** The page in Chromium: every view, quiet, and what is done in it. */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { verify } from '../../src/corpus/verify.js'
import { dedupe, type Group } from '../../src/index.js'
import { tempFolder, writeTree } from '../tree.js'
import { chromiumPath } from './chromium.js'
import { launch, open, show } from './open.js'
import { FERRY, HOSTILE, OTHER_TOLL, SAMPLE, TOLL } from './sample.js'

const VIEWS = ['overview', 'groups', 'documents', 'map', 'coverage', 'sites', 'decisions'] as const

/** Milliseconds in which a browser starts, on a machine with other work, too. */
const STARTING = 60_000

const isMissing = chromiumPath() === null
if (isMissing) test.skip('no Chromium here: install one or name it in CHROMIUM to test the page', () => {})

describe.skipIf(isMissing)('report.html', () => {
  let browser: Browser
  let folder: string
  let input: string
  let out: string
  let file: string
  let groups: readonly Group[]

  beforeAll(async () => {
    folder = tempFolder()
    input = join(folder, 'in')
    out = join(folder, 'out')
    writeTree(input, SAMPLE)
    const { report } = await dedupe(input, { out })
    groups = [...report.groups]
    file = join(out, 'report.html')
    browser = await launch()
  }, STARTING)

  // Pages that nobody looks at any more still take their share of the machine.
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close()
  })

  afterAll(async () => {
    await browser?.close()
  })

  const groupOf = (text: string): Group => {
    const group = groups.find((one) => one.text?.startsWith(text.slice(0, 40)))
    if (group === undefined) throw new Error(`no group of ${text}`)
    return group
  }

  test('shows every view, says nothing on the console and asks for nothing', async () => {
    const { page, heard } = await open(browser, file)
    const heads: string[] = []
    for (const view of VIEWS) {
      await show(page, view)
      heads.push(
        (await page.locator('main h2, main [role=listbox]').first().getAttribute('aria-label')) ??
          (await page.locator('main h2').first().innerText()),
      )
    }
    expect(heads).toEqual([
      expect.stringContaining('of the words went'),
      'Groups',
      'Documents',
      'Map of the documents',
      'Coverage',
      'Boilerplate by site',
      'Decisions by hand',
    ])
    expect(heard).toEqual([])
  })

  test('refuses scripts, styles and requests that are not its own', async () => {
    const { page, heard } = await open(browser, file)
    await page.evaluate(`
      for (const [name, text] of [['script', 'window.ran = 1'], ['style', 'body { display: none }'], ['iframe', '']]) {
        const added = document.createElement(name)
        added.append(text)
        if (name === 'iframe') added.setAttribute('src', 'https://example.org/')
        document.body.append(added)
      }`)
    const written = "document.createElement('p').innerHTML = '<b>bold</b>'"
    await expect(page.evaluate(written)).rejects.toThrow('TrustedHTML')
    expect(await page.evaluate('window.ran')).toBeUndefined()
    expect(await page.locator('main h2').first().isVisible()).toBe(true)
    expect(await page.evaluate(`fetch('https://example.org/x').then(() => 'came', () => 'refused')`)).toBe(
      'refused',
    )
    for (const kind of ['script', 'style', 'frame', 'connect'])
      expect(heard.join('\n')).toMatch(new RegExp(`${kind}-src|default-src`))
    expect(heard.filter((one) => one.startsWith('request'))).toEqual([])
    await page.evaluate(() => {
      const added = (globalThis as unknown as { document: Document }).document.createElement('img')
      added.setAttribute('src', 'https://example.org/x.png')
    })
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')
    expect(policy).toMatch(
      /^default-src 'none'; script-src 'sha256-[^']{44}'; style-src 'sha256-[^']{44}'; base-uri 'none'; form-action 'none'; /,
    )
    expect(heard.join('\n')).toContain('Content Security Policy')
  })

  test('shows a group with its occurrences side by side and marks what differs', async () => {
    const { page, heard } = await open(browser, file)
    await show(page, `groups/${groupOf(TOLL).id}`)
    const other = page.locator('.occurrence').nth(1)
    expect(await other.locator('mark').allInnerTexts()).toEqual(['4', '6'])
    expect(await other.locator('.chip').first().innerText()).toBe('other number')
    expect(heard).toEqual([])
  })

  test('finds groups by text, kind, document and site', async () => {
    const { page } = await open(browser, file)
    await show(page, 'groups')
    const found = page.locator('.found')
    await page.getByLabel('Text, id or rule').fill('upper pier')
    await expect.poll(() => found.innerText()).toBe(`1 of ${groups.length} groups`)
    await page.getByLabel('Text, id or rule').fill('')
    await page.getByText('More filters').click()
    await page.getByLabel('Document').fill('guide')
    await expect.poll(() => page.locator('[role=option] .chip').allInnerTexts()).toEqual(['passage'])
    await page.getByText('Take all filters back').click()
    await page.getByLabel('Kind').selectOption('boilerplate')
    await expect
      .poll(() => page.locator('[role=option]').first().innerText())
      .toContain('Article continues below')
  })

  test('finds a group by words far behind its first ones, and leads back by the history', async () => {
    const { page } = await open(browser, file)
    await show(page, 'groups')
    const found = page.locator('.found')
    await page.getByLabel('Text, id or rule').fill('married THE  lock keeper')
    await expect.poll(() => found.innerText()).toBe(`1 of ${groups.length} groups`)
    await page.locator('.where, .occurrence h3 a').first().click()
    await expect.poll(() => page.locator('.detail h2').innerText()).toContain('walks/')
    await page.goBack()
    await expect.poll(() => found.innerText()).toBe(`1 of ${groups.length} groups`)
    await page.getByLabel('Text, id or rule').fill('married a lock keeper')
    await expect.poll(() => found.innerText()).toBe(`0 of ${groups.length} groups`)
    expect(await page.locator('.empty').innerText()).toContain('No group is like that')
  })

  test('marks the words that were searched for, in groups and documents', async () => {
    const { page } = await open(browser, file)
    const marked = () =>
      page.evaluate(`[...(CSS.highlights.get('found') ?? [])].map((range) => range.toString())`)
    await show(page, 'documents')
    await page.getByLabel('Text', { exact: true }).fill('a BENCH that')
    await expect.poll(marked).toEqual(['a bench that'])
    await page.locator('[role=option]').nth(1).click()
    await expect.poll(marked).toEqual(['a bench that'])
    await page.getByLabel('Text', { exact: true }).fill('')
    await expect.poll(marked).toEqual([])
    await show(page, 'groups')
    await page.getByLabel('Text, id or rule').fill('upper pier')
    await expect.poll(marked).toEqual(Array(5).fill('upper pier'))
  })

  test('goes back past the steps of keys, and on a phone to the place in the list', async () => {
    const { page } = await open(browser, file)
    await show(page, 'groups')
    await page.locator('[role=listbox]').focus()
    for (const key of ['ArrowDown', 'ArrowDown', 'End']) await page.keyboard.press(key)
    const last = await page.locator('[role=option][aria-selected=true]').innerText()
    await page.goBack()
    await expect.poll(() => page.evaluate('location.hash')).toBe('#/groups')
    expect(await page.locator('[role=option][aria-selected=true]').innerText()).toBe(last)
    await page.goBack()
    await expect.poll(() => page.locator('#did').isVisible()).toBe(true)

    await page.setViewportSize({ width: 390, height: 500 })
    await show(page, 'documents')
    await page.locator('[role=option]').nth(5).click()
    const where = `document.activeElement.closest('.detail, .list')?.className.split(' ')[0]`
    await expect.poll(() => page.evaluate(where)).toBe('detail')
    expect(await page.locator('.list').isVisible()).toBe(false)
    await page.locator('.back').click()
    await expect.poll(() => page.evaluate(where)).toBe('list')
    expect(await page.locator('[role=option][aria-selected=true]').getAttribute('aria-posinset')).toBe('6')
    expect(await page.locator('[role=option][aria-selected=true]').isVisible()).toBe(true)
  })

  test('begins each group and document at its top', async () => {
    const { page } = await open(browser, file, { viewport: { width: 1000, height: 320 } })
    for (const view of ['groups', 'documents']) {
      await show(page, view)
      const detail = page.locator('.detail')
      await detail.evaluate((one) => ((one as unknown as { scrollTop: number }).scrollTop += 150))
      await page.locator('[role=option]').nth(1).click()
      await expect
        .poll(() => detail.evaluate((one) => (one as unknown as { scrollTop: number }).scrollTop))
        .toBe(0)
    }
  })

  test('moves through a list by keys', async () => {
    const { page } = await open(browser, file)
    await show(page, 'documents')
    await page.locator('[role=listbox]').focus()
    for (const key of ['ArrowDown', 'ArrowDown', 'End', 'Home', 'ArrowDown']) await page.keyboard.press(key)
    await expect
      .poll(() => page.locator('[role=option][aria-selected=true]').innerText())
      .toContain('ferry/b.txt')
    await expect.poll(() => page.locator('.detail h2').innerText()).toBe('ferry/b.txt')
  })

  test('strikes through what went, and leads to where it stands', async () => {
    const { page } = await open(browser, file)
    await show(page, 'documents/1')
    expect(await page.locator('del.exact').last().innerText()).toBe(FERRY)
    expect(await page.locator('.text .alike[title^=near]').innerText()).toBe(OTHER_TOLL)
    await page.locator('.where').first().click()
    await expect.poll(() => page.locator('.detail h2').innerText()).toBe('ferry/a.txt')
  })

  test('searches the texts of documents', async () => {
    const { page } = await open(browser, file)
    await show(page, 'documents')
    await page.getByLabel('Text', { exact: true }).fill('bench that the MILLER')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.found').innerText()).toBe(`2 of ${SAMPLE.size} documents`)
  })

  test('tells what another threshold would take', async () => {
    const { page } = await open(browser, file)
    await show(page, 'coverage')
    const answer = page.locator('.answer')
    expect(await answer.innerText()).toContain('0.80 is what this run used')
    await page.locator('.slider input').focus()
    for (let i = 0; i < 20; i += 1) await page.keyboard.press('ArrowRight')
    const { report } = await dedupe(input, { threshold: 1 })
    const before = (await dedupe(input)).report.summary.removedWords
    const { removedWords, words } = report.summary
    expect(removedWords).toBeLessThan(before)
    const share = ((removedWords / words) * 100).toFixed(1)
    await expect
      .poll(() => answer.innerText())
      .toMatch(`1.00 would remove ${before - removedWords} words fewer: ${share}% of all words, instead of`)
    expect(await page.locator('.answer + p').innerText()).toMatch(/^Exact: the run decided all of it anew/)
    const box = await page.locator('.histogram').boundingBox()
    if (box === null) throw new Error('no histogram')
    await page.mouse.click(box.x + 60, box.y + 100)
    await expect.poll(() => page.locator('.slider output').innerText()).toBe('0.30')
  })

  test('tells the most that can change where no threshold was worked out', async () => {
    const bare = join(folder, 'bare.html')
    const command = new URL('../../bin/dedupe.js', import.meta.url).pathname
    execFileSync(process.execPath, [command, 'report', out, '--format', `html=${bare}`])
    const { page } = await open(browser, bare)
    await show(page, 'coverage')
    await page.locator('.slider input').focus()
    await page.keyboard.press('End')
    await expect
      .poll(() => page.locator('.answer').innerText())
      .toMatch(/^1\.00 would leave at most \d+ words that went/)
    expect(await page.locator('.answer + p').innerText()).toMatch(/^A bound, and the most that can change/)
  })

  test('shows who repeats whom, also to keys', async () => {
    const { page } = await open(browser, file)
    await show(page, 'map')
    await page.locator('.matrix').focus()
    await page.keyboard.press('ArrowDown')
    await expect
      .poll(() => page.locator('.map-tip').innerText())
      .toBe(`ferry/b.txt lost ${FERRY.split(/\s+/).length} words that stand in ferry/a.txt`)
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.why').innerText()).toContain('Of ferry/b.txt')
  })

  test('keeps hostile text text, and shows what cannot be seen', async () => {
    const { page, heard } = await open(browser, file)
    const id = groupOf(HOSTILE[0] as string).id
    for (const view of [...VIEWS, `groups/${id}`, 'documents/3', 'documents/4']) await show(page, view)
    const text = await page.locator('.text').innerText()
    expect(text).toContain('</script><script>window.pwned = 1</script><!-- <script>')
    const odd = await page.locator('.text .odd').allInnerTexts()
    expect(odd).toEqual(expect.arrayContaining(['RLO', 'PDF', 'ZWSP', 'U+0007']))
    expect(await page.evaluate('window.pwned')).toBeUndefined()
    expect(await page.locator('img, iframe, object').count()).toBe(0)
    expect(heard).toEqual([])
  })

  test('exports decisions that the next run obeys and its page goes on from', async () => {
    const { page } = await open(browser, file)
    const ferry = groupOf(FERRY)
    await show(page, `groups/${ferry.id}`)
    await page.locator('.occurrence').nth(0).getByLabel('Remove', { exact: true }).check()
    await page.getByRole('button', { name: 'Mark as reviewed' }).click()
    await show(page, `groups/${groupOf(TOLL).id}`)
    const second = page.locator('.occurrence').nth(1)
    await second.getByLabel('Remove', { exact: true }).check()
    await second.getByLabel('also if it stands nowhere else').check()
    await show(page, 'decisions')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export decisions.json' }).click(),
    ])
    const decided = join(folder, 'decisions.json')
    await download.saveAs(decided)
    const again = join(folder, 'again')
    const command = new URL('../../bin/dedupe.js', import.meta.url).pathname
    execFileSync(process.execPath, [command, input, '-o', again, '--decisions', decided, '-q'])
    const clean = (path: string) => readFileSync(join(again, 'clean', path), 'utf8')
    expect(clean('ferry/a.txt')).not.toContain(FERRY)
    expect(clean('ferry/b.txt')).toContain(FERRY)
    expect(clean('ferry/b.txt')).not.toContain(OTHER_TOLL)
    expect(verify(again).problems).toEqual([])
    const next = await open(browser, join(again, 'report.html'))
    await show(next.page, 'decisions')
    expect(await next.page.locator('.decided tbody tr').count()).toBe(2)
    expect(await next.page.locator('main p').first().innerText()).toContain('2 decisions, 1 group of')
    expect(next.heard).toEqual([])
  })

  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
  ] as const)('has nothing that axe finds fault with, %s, %i wide', async (colorScheme, width) => {
    const settings = { colorScheme, viewport: { width, height: 844 } }
    const { page, heard } = await open(browser, file, settings)
    const hostile = groupOf(HOSTILE[0] as string).id
    const details = [`groups/${groupOf(TOLL).id}`, `groups/${hostile}`, 'documents/1', 'documents/3']
    for (const view of [...VIEWS, ...details]) {
      await show(page, view)
      await page.evaluate(AXE)
      const found = (await page.evaluate('axe.run()')) as axe.AxeResults
      const problems = found.violations.map(
        ({ id, nodes }) => `${view}: ${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`,
      )
      expect(problems).toEqual([])
      expect(await page.evaluate('window.pwned')).toBeUndefined()
    }
    expect(heard).toEqual([])
  })

  test('shows the first of a list beside it where there is room, and a list alone on a phone', async () => {
    const { page } = await open(browser, file)
    for (const view of ['groups', 'documents']) {
      await show(page, view)
      expect(await page.locator('[role=option]').first().getAttribute('aria-selected')).toBe('true')
      expect(await page.locator('.detail h2').isVisible()).toBe(true)
    }
    await page.setViewportSize({ width: 390, height: 844 })
    for (const view of ['groups', 'documents']) {
      await show(page, view)
      expect(await page.locator('.detail h2').isVisible()).toBe(false)
    }
  })

  test('goes from the first key to the last of every view and out again', async () => {
    const { page } = await open(browser, file)
    for (const view of VIEWS) {
      await show(page, view)
      await page.locator('.skip').focus()
      const passed: string[] = []
      const here = `document.activeElement.closest('.skip') ? '' : document.activeElement.closest('main') ? 'main' : document.activeElement.tagName`
      do {
        await page.keyboard.press('Tab')
        passed.push(await page.evaluate(here))
      } while (passed.at(-1) !== '' && passed.at(-1) !== 'BODY' && passed.length < 200)
      expect([view, passed.length < 200]).toEqual([view, true])
      // Seven views, what is in this one, and then the browser's own or the beginning.
      expect(passed.filter((one) => one === 'A')).toHaveLength(VIEWS.length)
      expect(passed.at(-2)).toBe(passed.includes('main') ? 'main' : 'A')
    }
  })

  test('prints what it shows, without what only works on a screen', async () => {
    const { page } = await open(browser, file)
    await show(page, 'documents/1')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('nav').isVisible()).toBe(false)
    expect(await page.locator('.text del').first().isVisible()).toBe(true)
    await show(page, 'groups')
    expect(await page.locator('[role=option]').first().isVisible()).toBe(true)
    expect(await page.locator('.detail h2').isVisible()).toBe(false)
  })

  test('names first what could not be read, and cuts folders before names', async () => {
    const mixed = join(folder, 'mixed')
    const name = 'name-that-tells-apart.txt'
    const path = `z-folder-with-a-long-name/${'and-one-below-it/'.repeat(4)}${name}`
    writeTree(
      mixed,
      new Map([...SAMPLE, [path, `${FERRY}\n`], ['z/broken.zip', 'PK\u0003\u0004'], ['a.docx', 'x']]),
    )
    const { page, heard } = await open(browser, join(await written(mixed), 'report.html'))
    const card = page.locator('.card', { hasText: 'Left out or not read' })
    expect(await card.locator('.path-line').allInnerTexts()).toEqual(['z/broken.zip', 'a.docx'])
    const row = page.locator('.card', { hasText: 'Lost most' }).locator(`.path-line[title="${path}"]`)
    const whole = await page.evaluate(
      `(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)(document.querySelector('.path-line[title="${path}"] .name'))`,
    )
    expect([whole, await row.locator('.name').innerText()]).toEqual([true, name])
    expect(heard).toEqual([])
  })

  test('fits a phone in every view', async () => {
    const { page } = await open(browser, file, { viewport: { width: 360, height: 740 } })
    for (const view of [...VIEWS, `groups/${groupOf(TOLL).id}`, 'documents/1']) {
      await show(page, view)
      expect([view, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([view, 360])
    }
  })

  test('shows the overview before rows are read, and says so where the file ends too early', async () => {
    const html = readFileSync(file, 'utf8')
    const cut = join(folder, 'cut.html')
    writeFileSync(cut, html.slice(0, html.indexOf('id="data-documents"') + 200))
    const { page, heard } = await open(browser, cut)
    expect(await page.locator('[role=alert] h2').innerText()).toBe('This file ends too early')
    expect(await page.locator('#did').innerText()).toContain('of the words went')
    await show(page, 'groups')
    expect(await page.locator('[role=listbox]').count()).toBe(0)
    expect(await page.locator('main h2').allInnerTexts()).toEqual(['This file ends too early'])
    expect(heard).toEqual([])
  })

  test('holds no text with --no-text', async () => {
    const bare = join(folder, 'bare')
    await dedupe(input, { out: bare, text: false })
    const html = readFileSync(join(bare, 'report.html'), 'utf8')
    for (const text of [FERRY, TOLL, 'which no other page', 'Article continues below'])
      expect(html).not.toContain(text.slice(0, 18))
    const { page, heard } = await open(browser, join(bare, 'report.html'))
    expect(await page.locator('.holds').innerText()).toContain('It holds no text of the corpus')
    for (const view of [...VIEWS, 'documents/1', `groups/${groupOf(TOLL).id}`]) await show(page, view)
    expect(heard).toEqual([])
  })
})

async function written(input: string): Promise<string> {
  const out = `${input}.out`
  await dedupe(input, { out })
  return out
}

/** axe as an expression: as a script element the policy of the page would refuse it, as it should. */
const AXE = axe.source
