/** What the page tells of other thresholds is what runs at these thresholds do. */
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dedupe } from '../../src/index.js'
import { tempFolder, writeTree } from '../tree.js'
import { heldBy } from './keys.js'
import { FERRY, SAMPLE } from './sample.js'

/** For each step the words that the page says go, and those that go in a run of its own. */
async function bothOf(files: ReadonlyMap<string, string>, settings: object = {}) {
  const folder = tempFolder()
  const input = join(folder, 'in')
  writeTree(input, files)
  const { report } = await dedupe(input, { out: join(folder, 'out'), ...settings })
  const { thresholds } = heldBy(join(folder, 'out', 'report.html')).head
  const told: number[] = []
  const done: number[] = []
  for (const [step, words] of thresholds?.steps ?? []) {
    told.push(report.summary.removedWords + words)
    const other = await dedupe(input, { ...settings, threshold: step / 100 })
    done.push(other.report.summary.removedWords)
  }
  return { told, done, thresholds }
}

test('is exact for a corpus of some words', async () => {
  const { told, done, thresholds } = await bothOf(SAMPLE)
  expect(thresholds?.sample).toBeNull()
  expect(thresholds?.steps.map(([step]) => step)).toEqual([30, 50, 60, 70, 75, 85, 90, 95, 100])
  expect(told).toEqual(done)
  expect(new Set(told).size).toBeGreaterThan(1)
})

test('is exact against an older corpus', async () => {
  const old = join(tempFolder(), 'old')
  const edited = [FERRY.replace('back', 'back again'), FERRY.replace('and is', 'and it is')]
  writeTree(old, new Map([['a.txt', `${FERRY}\n\n${edited[0]}\n`]]))
  const { told, done } = await bothOf(new Map([['b.txt', `${edited[1]}\n\nIts own.\n`], ...SAMPLE]), {
    against: old,
  })
  expect(told).toEqual(done)
})

const WORDS =
  'the old ferry of a river town carries nine carts and some people over slow brown water every day before its tide turns while boys watch from mossy steps and count barges that pass below'.split(
    ' ',
  )

/** A paragraph of some sentences, of words in a fixed order from somewhere. */
const paragraph = fc
  .array(fc.tuple(fc.nat(WORDS.length - 1), fc.integer({ min: 4, max: 18 })), { minLength: 2, maxLength: 5 })
  .map((sentences) =>
    sentences
      .map(([from, count]) => {
        const words = Array.from({ length: count }, (_, i) => WORDS[(from + i * 7) % WORDS.length])
        return `${words.join(' ')}.`
      })
      .map((one) => one.charAt(0).toUpperCase() + one.slice(1))
      .join(' '),
  )

/** Texts that copy each other's paragraphs, edited by as much as a step apart. */
const corpora = fc
  .tuple(
    fc.array(paragraph, { minLength: 2, maxLength: 4 }),
    fc.array(fc.array(fc.tuple(fc.nat(3), fc.nat(9), fc.nat(30)), { minLength: 1, maxLength: 4 }), {
      minLength: 3,
      maxLength: 6,
    }),
  )
  .map(([known, documents]) => {
    const texts = documents.map((parts) =>
      parts
        .map(([which, edits, from]) => {
          const words = (known[which % known.length] ?? '').split(' ')
          for (let i = 0; i < edits; i += 1) words.splice((from + i * 11) % words.length, 1, 'and', 'so')
          return words.join(' ')
        })
        .join('\n\n'),
    )
    return new Map(texts.map((text, i) => [`site/${i}.txt`, `${text}\n`]))
  })

test('is exact whatever is copied and edited', async () => {
  let differing = 0
  await fc.assert(
    fc.asyncProperty(
      corpora,
      fc.constantFrom({}, { threshold: 0.6 }, { level: 'document' }, { minWords: 2, threshold: 0.7 }),
      async (files, settings) => {
        const { told, done } = await bothOf(files, settings)
        expect(told).toEqual(done)
        if (new Set(told).size > 1) differing += 1
      },
    ),
    { numRuns: 25 },
  )
  // Else it would prove nothing.
  expect(differing).toBeGreaterThan(3)
}, 60_000)

test('is an estimate of a sample where the corpus is large, and says of how many words', async () => {
  const files = new Map<string, string>()
  for (let i = 0; i < 40; i += 1) {
    const words = Array.from(
      { length: 15_000 },
      (_, at) => `${WORDS[(at * 7 + i) % WORDS.length]}${at}${i % 2}`,
    )
    for (let at = 40; at < words.length; at += 40) words[at] = '\n\n'
    files.set(`a/${String(i).padStart(2, '0')}.txt`, words.join(' '))
  }
  const folder = tempFolder()
  writeTree(join(folder, 'in'), files)
  await dedupe(join(folder, 'in'), { out: join(folder, 'out') })
  const { sample } = heldBy(join(folder, 'out', 'report.html')).head.thresholds ?? {}
  expect(sample).toBeGreaterThan(200_000)
  expect(sample).toBeLessThanOrEqual(250_000)
}, 60_000)
