/**
 * Where the time of a run goes: CPU seconds of each stage over a made-up corpus, seeded, in one thread, and `wc -w` beside
 * them over the same files. A fifth of the paragraphs are copies, half of these edited; pages have the header and footer of
 * their site. Best, median and slowest of some rounds. Run it by `npm run bench`, or alone with the number of documents.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ruleHeads } from '../src/boilerplate/all-rules.js'
import { findBoilerplate } from '../src/boilerplate/boilerplate.js'
import { wordReader } from '../src/corpus/block-words.js'
import { fromMemory } from '../src/corpus/memory.js'
import { deduplicate } from '../src/decide/deduplicate.js'
import { groupOccurrences } from '../src/decide/groups.js'
import { findLineEdits } from '../src/decide/line-edits.js'
import { corpusOrder } from '../src/decide/order.js'
import { alikeOf, resemblancesOf } from '../src/decide/resemblance.js'
import { Corpus } from '../src/fingerprint/corpus.js'
import { createHost } from '../src/host.js'
import { DEFAULTS } from '../src/options.js'
import { readAll } from '../src/workers/read-all.js'

/** The rules that ship. */
const RULES = { own: [], without: [] }

const SEED = 20_261_122
const DOCUMENTS = Number(process.argv[2] ?? 2000)
/** The first rounds run code that is not compiled yet. */
const WARM_UP = 1
const ROUNDS = 5
const SITES = 40

let state = SEED
/** The next number of a linear congruential generator (Numerical Recipes), 0 to below 1. */
function random(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return state / 2 ** 32
}

const below = (limit: number) => Math.floor(random() * limit)
const letters = Array.from('eeeetttaaaooiinnsshhrrdlcuumwfgypbvk')
const WORDS = Array.from({ length: 20_000 }, () =>
  Array.from({ length: 2 + below(8) }, () => letters[below(letters.length)]).join(''),
)
/** The first words most often, as in natural text. */
const word = () => WORDS[Math.floor(random() ** 3 * WORDS.length)]

function sentence(): string {
  const words = Array.from({ length: 6 + below(18) }, word)
  return `${words[0].charAt(0).toUpperCase()}${words[0].slice(1)} ${words.slice(1).join(' ')}.`
}

const paragraph = () => Array.from({ length: 1 + below(6) }, sentence).join(' ')

function edited(text: string): string {
  const words = text.split(' ')
  words[1 + below(words.length - 1)] = word()
  return words.join(' ')
}

function corpus(): { path: string; text: string }[] {
  const frames = Array.from({ length: SITES }, () => [sentence(), sentence(), sentence()])
  const known: string[] = [paragraph()]
  return Array.from({ length: DOCUMENTS }, (_, number) => {
    const site = number % SITES
    const paragraphs = Array.from({ length: 4 + below(24) }, () => {
      if (random() < 0.2) {
        const copied = known[below(known.length)]
        return random() < 0.5 ? copied : edited(copied)
      }
      const fresh = paragraph()
      known.push(fresh)
      return fresh
    })
    const [header, ...footer] = frames[site]
    return { path: `site-${site}/${number}.txt`, text: [header, ...paragraphs, ...footer].join('\n\n') }
  })
}

const documents = corpus()
const bytes = documents.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)
const times = new Map<string, number[]>()

async function round(counts: boolean): Promise<void> {
  let before = process.cpuUsage()
  const timed = <T>(stage: string, result: T): T => {
    const { user, system } = process.cpuUsage(before)
    if (counts) times.set(stage, [...(times.get(stage) ?? []), (user + system) / 1e6])
    before = process.cpuUsage()
    return result
  }
  const host = createHost()
  const read = timed(
    'first read',
    await readAll(fromMemory(documents).files, RULES, null, 0, host, new Corpus()),
  )
  const ordered = corpusOrder(read.documents, DEFAULTS.keep, []).documents
  before = process.cpuUsage()
  const { corpus } = read
  const boilerplate = timed('boilerplate', findBoilerplate(corpus, ordered, ruleHeads(RULES), null, DEFAULTS))
  const edits = timed('line edits', findLineEdits(corpus, ordered, DEFAULTS, wordReader(corpus, ordered)))
  const policy = { ...DEFAULTS, protectedBlocks: null, handSources: new Map(), boilerplate, edits }
  const decisions = timed('decide', await deduplicate(corpus, ordered, policy))
  const groups = timed('group', groupOccurrences(corpus, ordered, decisions, boilerplate))
  const alike = alikeOf(corpus, ordered)
  timed('resemblances', resemblancesOf(alike, ordered, decisions, groups.stretches))
}

function countWords(): number[] {
  const folder = mkdtempSync(join(tmpdir(), 'stages-'))
  try {
    for (const { path, text } of documents) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    return Array.from({ length: ROUNDS }, () => {
      const before = performance.now()
      const { status } = spawnSync('sh', ['-c', 'find . -type f -exec wc -w {} + > /dev/null'], {
        cwd: folder,
      })
      return status === 0 ? (performance.now() - before) / 1000 : Number.NaN
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function row(name: string, values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b)
  const [best, median, slowest] = [sorted[0], sorted[sorted.length >> 1], sorted[sorted.length - 1]]
  const numbers = [best, median, slowest].map((one) => one.toFixed(2).padStart(8)).join('')
  return `${name.padEnd(14)}${numbers}${(bytes / 1e6 / best).toFixed(0).padStart(8)}`
}

for (let number = 0; number < WARM_UP; number += 1) await round(false)
for (let number = 0; number < ROUNDS; number += 1) await round(true)
const lines = [
  `${DOCUMENTS} documents, ${(bytes / 1e6).toFixed(1)} MB`,
  `${'CPU seconds'.padEnd(14)}${['best', 'median', 'slowest', 'MB/s'].map((head) => head.padStart(8)).join('')}`,
  ...[...times].map(([stage, values]) => row(stage, values)),
  row('wc -w (wall)', countWords()),
]
process.stdout.write(`${lines.join('\n')}\n`)
