/** What a sample says of the whole: its share that repeats, drawn on by how new words grow inside it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dedupe } from '../../src/index.js'
import { estimateOf } from '../../src/report/estimate.js'
import { reportJson } from '../../src/report/json.js'
import { anyReport, occurrenceWith, reportWith } from './arbitrary.js'

const WHOLE = { documents: 1000, bytes: 100_000 }
const of = (summary: { words: number; removedWords: number }) => ({
  documents: 10,
  bytes: 1_000,
  removedBytes: 0,
  redundancy: 0,
  ...summary,
})

test('where nothing repeats in the sample, nothing is taken to repeat in the whole', () => {
  const report = reportWith({ summary: of({ words: 500, removedWords: 0 }) })
  expect(estimateOf(report, WHOLE)).toMatchObject({ repeatsAtLeast: 0, repeatsLikely: 0, boilerplate: 0 })
})

test('what stands in every document of the sample stands in all', () => {
  const copies = [1, 2, 3].map((document) =>
    occurrenceWith({ document, sources: [{ document: 0, start: 0, end: 9 }] }),
  )
  const report = reportWith({
    summary: of({ words: 400, removedWords: 300 }),
    groups: [{ id: 'g', rule: null, words: 100, text: null, occurrences: copies }],
  })
  const { repeatsAtLeast, repeatsLikely } = estimateOf(report, WHOLE)
  expect(repeatsAtLeast).toBe(0.75)
  // Half of four documents lacks the text once in 16: the power is log2(16/15), the share left 100^(power - 1) / 4.
  expect(repeatsLikely).toBeCloseTo(1 - 0.25 * 100 ** (Math.log2(16 / 15) - 1), 12)
})

test('copies inside one document say nothing of other documents', () => {
  const copies = [1, 1].map((document) =>
    occurrenceWith({ document, sources: [{ document: 1, start: 0, end: 9 }] }),
  )
  const report = reportWith({
    summary: of({ words: 300, removedWords: 200 }),
    groups: [{ id: 'g', rule: null, words: 100, text: null, occurrences: copies }],
  })
  expect(estimateOf(report, WHOLE).repeatsLikely).toBeCloseTo(2 / 3, 12)
})

test('shares of any report are shares, and the likely one is no less than what was seen', () => {
  fc.assert(
    fc.property(anyReport, fc.nat(), (report, grown) => {
      const { words, byKind } = report.summary
      const seen = Math.min(words, report.summary.removedWords)
      const boilerplate = { ...byKind.boilerplate, words: Math.min(seen, byKind.boilerplate.words) }
      const summary = { ...report.summary, removedWords: seen, byKind: { ...byKind, boilerplate } }
      const whole = { documents: grown, bytes: report.summary.bytes + grown }
      const { repeatsAtLeast, repeatsLikely, ...rest } = estimateOf({ ...report, summary }, whole)
      expect(repeatsAtLeast).toBeGreaterThanOrEqual(0)
      expect(repeatsLikely).toBeGreaterThanOrEqual(repeatsAtLeast)
      expect(repeatsLikely + rest.boilerplate).toBeLessThanOrEqual(1 + 1e-9)
    }),
  )
})

const sentence = (seed: number) =>
  Array.from({ length: 14 }, (_, at) => `w${((seed + 1) * 7919 + at * 104_729) % 9973}x`).join(' ')

test('a quarter of a corpus tells of the whole, where each text stands in eight documents', async () => {
  const documents = Array.from({ length: 400 }, (_, at) => ({
    path: `${at}.txt`,
    text: `${sentence(at % 50)}.\n`,
  }))
  const sampled = await dedupe(documents, { dryRun: true, sample: 100 })
  const whole = await dedupe(documents, { dryRun: true })
  expect(sampled.report.summary.documents).toBe(100)
  expect(sampled.report.estimate).toMatchObject({ documents: 400 })
  const { repeatsAtLeast = 1, repeatsLikely = 0 } = sampled.report.estimate ?? {}
  expect(repeatsAtLeast).toBeLessThan(whole.report.summary.redundancy)
  expect(Math.abs(repeatsLikely - whole.report.summary.redundancy)).toBeLessThan(0.1)
  expect(JSON.parse([...reportJson(sampled.report)].join(''))).toMatchObject({
    run: { options: { sample: 100 } },
    estimate: { documents: 400, repeatsLikely },
  })
  expect(whole.report).not.toHaveProperty('estimate')
})

test('a sample is not cleaned', async () => {
  await expect(dedupe([{ path: 'a', text: 'x' }], { sample: 3 })).rejects.toThrow(
    'A sample cannot be cleaned',
  )
})
