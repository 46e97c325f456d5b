/** Baselines: what is known passes, what is new does not, whatever the order of the documents. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { baselineText, judge, parseBaseline } from '../../src/gates/baseline.js'
import { failures } from '../../src/gates/gates.js'
import { baselineOf, check } from '../../src/index.js'
import { generatedCorpus } from '../laws/generated-corpus.js'

const asTyped = (path: string) => path

test('the baseline of a check lets all of it pass, and its own file gives it back', async () => {
  await fc.assert(
    fc.asyncProperty(generatedCorpus(), async (documents) => {
      const { report } = await check(documents)
      const baseline = baselineOf(report)
      expect(parseBaseline(baselineText(baseline), 'known.json')).toEqual(baseline)
      const judged = judge(report, baseline, asTyped)
      expect(judged.stale).toEqual([])
      expect(judged.pruned).toEqual(baseline)
      expect(judged.report.summary).toMatchObject({ removedWords: 0, removedBytes: 0, redundancy: 0 })
      const gates = {
        maxRedundancy: 0,
        maxFileRedundancy: 0,
        maxDuplicates: 0,
        failOn: ['exact', 'near'],
      } as const
      expect(failures(judged.report, gates, asTyped)).toEqual([])
      // And of nothing it knows nothing.
      const none = parseBaseline(baselineText({ ...baseline, passages: [] }), 'known.json')
      const { report: all } = judge(report, none, asTyped)
      expect([...all.documents]).toEqual([...report.documents])
      expect(
        [...all.groups].filter(({ occurrences }) => occurrences.some(({ action }) => action === 'remove')),
      ).toEqual(
        [...report.groups].filter(({ occurrences }) => occurrences.some(({ action }) => action === 'remove')),
      )
    }),
    { numRuns: 50 },
  )
})

test('what of a baseline stands no more is stale, the rest is left', async () => {
  const text =
    'The ferry leaves the upper pier every twenty minutes, and nobody has seen it late since the ice.'
  const [a, b, c] = ['a.txt', 'b.txt', 'c.txt'].map((path) => ({ path, text }))
  const { report } = await check([a, b, c])
  const baseline = baselineOf(report)
  const { report: fewer } = await check([a, b])
  const { stale, pruned, known } = judge(fewer, baseline, asTyped)
  expect(known).toBe(1)
  expect(stale).toEqual([{ passage: baseline.passages[0].passage, place: 'c.txt', copies: 1 }])
  expect(pruned.passages.map(({ places }) => places)).toEqual([{ 'b.txt': 1 }])
})
