/// <reference lib="dom" />
/**
 * Takes the README's pictures: the example corpus, a site with much boilerplate, and 5,000 documents that several sites
 * share. The last two are made here, seeded; no text of anybody's. Run it by `npm run pictures`.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { chromiumPath } from '../test/page/chromium.js'

/** Wide enough for two columns, small enough for a README. */
const SIZE = { width: 1120, height: 740 }
/** The map is a square. */
const MAP = { width: 1120, height: 930 }
const NOUNS =
  'ferry bridge mill weir toll barge lantern orchard market harbour chapel quarry kiln meadow'.split(' ')
const VERBS = 'opened closed moved painted sold measured repaired visited counted flooded'.split(' ')
const PLACES = 'Ansel Wickerby Dunmere Osmer Hollin Carrow Brackle Tarnside'.split(' ')

let state = 20_261_122
/** The next number of a linear congruential generator (Numerical Recipes), 0 to below 1. */
function random(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return state / 2 ** 32
}

const below = (limit: number): number => Math.floor(random() * limit)
const pick = (words: readonly string[]): string => words[below(words.length)] ?? ''

function sentence(): string {
  const [a, b] = [pick(NOUNS), pick(NOUNS)]
  const year = 1700 + below(300)
  return `In ${year} the ${a} of ${pick(PLACES)} was ${pick(VERBS)} by ${2 + below(40)} people who had come from ${pick(PLACES)} for the ${b} and its ${pick(NOUNS)}.`
}

const paragraph = (): string => Array.from({ length: 2 + below(3) }, sentence).join(' ')

/** How often each of ten sites takes over a story. */
const TAKES = [0, 0.5, 0.1, 0.8, 0.05, 0.3, 0, 0.6, 0.2, 0.4]

/** Ten sites of 500 pages: some take over the stories of others on the same day, some quote themselves. */
function sharedStories(): Map<string, string> {
  const files = new Map<string, string>()
  const stories = Array.from({ length: 500 }, () => Array.from({ length: 3 }, paragraph))
  for (let site = 0; site < 10; site += 1) {
    for (let day = 0; day < 500; day += 1) {
      const own = Array.from({ length: 2 }, paragraph)
      const takes = random() < (TAKES[site] ?? 0)
      const taken = takes ? (stories[day] ?? []).slice(0, 1 + below(3)) : []
      if (site === 0) taken.push(...(stories[day] ?? []))
      if (site === 6 && day > 20) taken.push(paragraphOf.get(day - 7 * (1 + below(2))) ?? paragraph())
      if (site === 6) paragraphOf.set(day, own[0] ?? '')
      const path = `${PLACES[site % PLACES.length]?.toLowerCase()}-${site}/${String(day).padStart(3, '0')}.txt`
      files.set(path, `${[...own, ...taken].join('\n\n')}\n`)
    }
  }
  return files
}

const paragraphOf = new Map<number, string>()

/** Four sites whose pages carry more frame than story. */
function framedSites(): Map<string, string> {
  const files = new Map<string, string>()
  for (const [site, name] of ['courier', 'gazette', 'herald', 'tidings'].entries()) {
    const frame = [
      'Log in or subscribe to continue reading.',
      'Article continues below advertisement',
      'Share this article on Facebook, Twitter or WhatsApp.',
      'We use cookies to improve your experience on this website.',
      `© 2026 The ${PLACES[site]} ${name}. All rights reserved.`,
      'Sign up for our weekly newsletter.',
    ].slice(0, 6 - site)
    for (let i = 0; i < 30; i += 1) {
      const story = Array.from({ length: 2 }, paragraph)
      const lines = [frame[3], frame[0], story[0], frame[1], story[1], frame[2], frame[5], frame[4]]
      files.set(
        `${name}/${String(i).padStart(2, '0')}.txt`,
        `${lines.filter((one) => one !== undefined).join('\n\n')}\n`,
      )
    }
  }
  return files
}

interface Picture {
  readonly name: string
  readonly view: string
  readonly files: ReadonlyMap<string, string> | null
}

const PICTURES: readonly Picture[] = [
  { name: 'documents', view: 'documents/2', files: null },
  { name: 'boilerplate', view: 'sites', files: framedSites() },
  { name: 'map', view: 'map', files: sharedStories() },
]

async function take(browser: Browser, folder: string, { name, view, files }: Picture): Promise<void> {
  const input = files === null ? 'fixtures/scrapes' : join(folder, name, 'in')
  for (const [path, text] of files ?? []) {
    mkdirSync(dirname(join(input, path)), { recursive: true })
    writeFileSync(join(input, path), text)
  }
  const out = join(folder, name, 'out')
  mkdirSync(dirname(out), { recursive: true })
  execFileSync(process.execPath, ['bin/dedupe.js', input, '-o', out, '-q'])
  const page = await browser.newPage({ viewport: view === 'map' ? MAP : SIZE })
  await page.goto(`${pathToFileURL(join(out, 'report.html')).href}#/${view}`)
  await page.waitForSelector('main h2')
  await page.evaluate(() => {
    // A picture names no folder of the machine that took it.
    const path = document.querySelector('.title bdi')
    if (path !== null)
      path.textContent = path.textContent?.split('/').at(-2) === 'fixtures' ? path.textContent : 'scrapes'
  })
  await page.waitForTimeout(300)
  await page.screenshot({ path: `pictures/${name}.png` })
  await page.close()
}

const executablePath = chromiumPath()
if (executablePath === null) throw new Error('There is no Chromium to take pictures with')
const folder = mkdtempSync(join(tmpdir(), 'dedupe-pictures-'))
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
try {
  mkdirSync('pictures', { recursive: true })
  for (const picture of PICTURES) await take(browser, folder, picture)
} finally {
  await browser.close()
  rmSync(folder, { recursive: true })
}
