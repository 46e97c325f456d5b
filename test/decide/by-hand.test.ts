/** Decisions made by hand, obeyed or named. Law 2 holds for each removal that is not forced. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { verify } from '../../src/corpus/verify.js'
import { decideByHand } from '../../src/decide/by-hand.js'
import { parseName, tokensHash } from '../../src/decide/text-names.js'
import { Corpus } from '../../src/fingerprint/corpus.js'
import { Fingerprints } from '../../src/fingerprint/fingerprints.js'
import { type CleanedDocument, dedupe } from '../../src/index.js'
import { growth, leastTime, SQUARE } from '../least-time.js'
import { keysIn } from '../page/keys.js'
import { tempFolder, writeTree } from '../tree.js'

const FERRY =
  'The ferry leaves the upper pier every twenty minutes and takes nine cars across the brown water.'
const TOLL = 'The toll was 4 pence in 1911 for a cart with two horses and one driver who paid at the gate.'
const OWN = 'This stands in one page only, and nobody else ever wrote it down in any of the other pages.'

const INPUT = new Map([
  ['a.txt', `${FERRY}\n\nFirst.\n`],
  ['b.txt', `Second.\n\n${FERRY}\n`],
  ['c.txt', `Third.\n\n${FERRY}\n\n${TOLL}\n`],
  ['d.txt', `Fourth.\n\n${TOLL.replace('4', '6')}\n\n${OWN}\n`],
])

interface Wish {
  readonly action: 'keep' | 'remove'
  readonly path: string
  readonly force?: true
}

/** Decides about the text that begins so in each document, and cleans; answers with the texts that stay. */
async function decided(begin: string, wishes: readonly Wish[], settings: object = {}) {
  const folder = tempFolder()
  const input = join(folder, 'in')
  writeTree(input, INPUT)
  await dedupe(input, { out: join(folder, 'first'), ...settings })
  const keys = keysIn(join(folder, 'first', 'report.html'))
  const decisions = wishes.map((wish) => {
    const text = keys(wish.path, begin)
    return { ...wish, text }
  })
  const out = join(folder, 'out')
  const file = { format: 'corpus-dedupe decisions', version: 1, decisions, reviewed: [] } as const
  const { report } = await dedupe(input, { out, decisions: file, ...settings })
  const memory = await dedupe(
    [...INPUT].map(([path, text]) => ({ path, text })),
    { decisions: file, ...settings },
  )
  const stays = new Map(
    [...memory.cleaned].map((one: CleanedDocument) => [one.path, Buffer.from(one.text).toString()]),
  )
  const warnings = [...report.warnings].map(({ code, message }) => `${code}: ${message}`)
  return { stays, warnings, problems: verify(out).problems, report }
}

const has = (stays: ReadonlyMap<string, string>, text: string) =>
  [...stays].filter(([, one]) => one.includes(text)).map(([path]) => path)

test('without a decision the first copy stays', async () => {
  const { stays } = await decided(FERRY, [])
  expect(has(stays, FERRY)).toEqual(['a.txt'])
})

test('a copy that is to be kept stays, and others still go', async () => {
  const { stays, problems, report } = await decided(FERRY, [{ action: 'keep', path: 'c.txt' }])
  expect(has(stays, FERRY)).toEqual(['a.txt', 'c.txt'])
  expect(problems).toEqual([])
  const [group] = report.groups
  expect(group?.occurrences.map(({ document, action, reason }) => [document, action, reason])).toEqual([
    [0, 'keep', 'canonical'],
    [1, 'remove', 'covered'],
    [2, 'keep', 'decision'],
  ])
})

test('of a first copy that is to go the next one stays', async () => {
  const { stays, problems, warnings, report } = await decided(FERRY, [{ action: 'remove', path: 'a.txt' }])
  expect(has(stays, FERRY)).toEqual(['b.txt'])
  expect([problems, warnings]).toEqual([[], []])
  const removed = [...report.groups].flatMap(({ occurrences }) =>
    occurrences.filter(({ action }) => action === 'remove'),
  )
  expect(removed.map(({ document, reason, coverage }) => [document, reason, coverage])).toEqual([
    [0, 'decision', 1],
    [2, 'covered', 1],
  ])
})

test('not all copies go, unless that is forced', async () => {
  const all: Wish[] = ['a.txt', 'b.txt', 'c.txt'].map((path) => ({ action: 'remove', path }))
  const { stays, warnings, problems } = await decided(FERRY, all)
  expect(has(stays, FERRY)).toEqual(['a.txt'])
  expect(warnings).toEqual([
    'decision-not-obeyed: --decisions: 3 decisions were not obeyed, as their texts stand nowhere else: a.txt, b.txt, c.txt',
  ])
  expect(problems).toEqual([])
  const forced = await decided(
    FERRY,
    all.map((wish) => ({ ...wish, force: true })),
  )
  expect(has(forced.stays, FERRY)).toEqual([])
  expect([forced.problems, forced.warnings]).toEqual([[], []])
})

test('what another number held back goes only if that is forced', async () => {
  const six = TOLL.replace('4', '6')
  const asked = await decided(six, [{ action: 'remove', path: 'd.txt' }])
  expect(has(asked.stays, six)).toEqual(['d.txt'])
  expect(asked.warnings).toEqual([
    'decision-not-obeyed: --decisions: 1 decision was not obeyed, as its text stands nowhere else: d.txt',
  ])
  const forced = await decided(six, [{ action: 'remove', path: 'd.txt', force: true }])
  expect(has(forced.stays, six)).toEqual([])
  expect(forced.stays.get('d.txt')).toBe(`Fourth.\n\n${OWN}\n`)
  expect(forced.problems).toEqual([])
  const [group] = [...forced.report.groups].filter(({ rule }) => rule !== null)
  expect([group?.rule, group?.text]).toEqual(['decision/remove', six])
})

test('decisions that match nothing are named', async () => {
  const { report } = await dedupe([{ path: 'a.txt', text: FERRY }], {
    decisions: {
      format: 'corpus-dedupe decisions',
      version: 1,
      decisions: [
        { action: 'keep', path: 'gone.txt', text: '17-0123456789abcdef' },
        { action: 'keep', path: 'a.txt', text: '17-0123456789abcdef' },
      ],
      reviewed: [],
    },
  })
  expect([...report.warnings].map(({ message }) => message)).toEqual([
    '--decisions: 1 decision matches no document: gone.txt',
    '--decisions: 1 decision matches no text of its document: a.txt',
  ])
})

test('a file that is none is refused, by name', async () => {
  const wrong = {
    format: 'corpus-dedupe decisions',
    version: 1,
    decisions: [{ action: 'burn' }],
    reviewed: [],
  }
  await expect(dedupe([{ path: 'a.txt', text: FERRY }], { decisions: wrong as never })).rejects.toThrow(
    'decisions, decision 1: its action is neither "keep" nor "remove"',
  )
})

test('names of texts', () => {
  expect(parseName('17-0123456789abcdef')).toEqual({ tokens: 17, hash: 0x0123456789abcdefn, nth: 1 })
  expect(parseName('17-0123456789abcdef~3')?.nth).toBe(3)
  for (const wrong of ['', '17', '17-0123', 'x-0123456789abcdef', '17-0123456789abcdef~'])
    expect(parseName(wrong)).toBeNull()
})

test('a text that is removed in many places takes no time by their square', async () => {
  const time = (places: number) => {
    const corpus = new Corpus()
    const read = new Fingerprints(64)
    read.add(Buffer.from(FERRY), false)
    const documents = Array.from({ length: places }, (_, firstBlock) => {
      corpus.append(read.part)
      return { firstBlock, blocks: 1, path: `${firstBlock}.txt` }
    })
    const text = `${read.tokens}-${tokensHash(corpus, 0, read.tokens).toString(16).padStart(16, '0')}`
    const decisions = documents.slice(1).map(({ path }) => ({ action: 'remove', path, text }) as const)
    const missing = decisions.map((one) => ({ ...one, path: `no/${one.path}` }))
    const file = { decisions: [...decisions, ...missing], reviewed: [] }
    return leastTime(() => {
      const { sources } = decideByHand(
        corpus,
        documents,
        null,
        { format: 'corpus-dedupe decisions', version: 1, ...file },
        'passage',
      )
      expect(sources.size).toBe(places - 1)
    })
  }
  expect(await growth(time, 1500)).toBeLessThan(SQUARE)
})
