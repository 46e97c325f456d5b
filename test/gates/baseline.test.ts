/** Baselines: what is known passes, what is new does not, whatever the order of the documents. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { baselineText, baselineOf as copiesOf, judge, parseBaseline } from '../../src/gates/baseline.js'
import { checkedGates, failures } from '../../src/gates/gates.js'
import { baselineOf, check, type Report } from '../../src/index.js'
import { prose } from '../boilerplate/pages.js'
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

const TEXT =
  'The ferry leaves the upper pier every twenty minutes, and nobody has seen it late since the ice.'

test('in a file of records one more copy is new', async () => {
  const records = (count: number) =>
    [...Array(count).keys()].map((line) => ({ path: `log.jsonl#${line}`, text: TEXT }))
  const fileOf = (path: string) => path.replace(/#.*/, '')
  const baseline = copiesOf((await check(records(3))).report, fileOf)
  expect(baseline.passages.map(({ places }) => places)).toEqual([{ 'log.jsonl': 2 }])
  const { report, known, stale } = judge((await check(records(9))).report, baseline, fileOf)
  expect([known, stale]).toEqual([2, []])
  expect(report.summary.byKind.exact.occurrences).toBe(6)
  expect([...report.documents].filter(({ removals }) => removals.length > 0)).toHaveLength(6)
})

test('what documents lose is told of as far as it is new', async () => {
  const text = Array.from({ length: 12 }, (_, number) => prose(number)).join('\n\n')
  const [a, b, c] = ['a', 'b', 'c'].map((name) => ({ path: `${name}/text.txt`, text }))
  const baseline = baselineOf((await check([a, b])).report)
  const told = ({ warnings }: Report) => [...warnings].map(({ message }) => message)
  const { report } = await check([a, b, c])
  expect(told(report)).toEqual([expect.stringContaining('2 documents lose most')])
  expect(told(judge(report, baseline, asTyped).report)).toEqual([
    "1 document loses most of its text, most of all 'c/text.txt' (100%)",
  ])
})

test('files may be named as what every object has', async () => {
  const [first, ...names] = ['a.txt', 'constructor', 'toString', '__proto__']
  const texts = [first, ...names].map((path) => ({ path, text: TEXT }))
  const { report } = await check(texts, { keep: 'first' })
  const none = parseBaseline(baselineText({ ...baselineOf(report), passages: [] }), 'known.json')
  expect(judge(report, none, asTyped).report.summary.byKind.exact.occurrences).toBe(3)
  const baseline = baselineOf(report)
  const [{ passage, places }] = baseline.passages
  const trimmed = [...report.documents].flatMap(({ path, removals }) => (removals.length > 0 ? [path] : []))
  expect(Object.entries(places)).toEqual(trimmed.sort().map((path) => [path, 1]))
  const one = { ...baseline, passages: [{ passage, text: null, places: { elsewhere: 1 } }] }
  expect(judge(report, one, asTyped).known).toBe(0)
  expect(judge(report, baseline, asTyped)).toMatchObject({ known: 3, stale: [] })
  expect(judge(report, baseline, asTyped).pruned).toEqual(baseline)
})

test('an entry of a file that was not judged and still stands is left', async () => {
  const [a, b, c] = ['a.txt', 'b.txt', 'c.txt'].map((path) => ({ path, text: TEXT }))
  const baseline = baselineOf((await check([a, b, c])).report)
  const { report } = await check([a, b])
  const judged = judge(report, baseline, asTyped, () => false)
  expect(judged).toMatchObject({ known: 1, stale: [], unjudged: 1, pruned: baseline })
  expect(judge(report, baseline, asTyped, (place) => place === 'c.txt').stale).toHaveLength(1)
  expect(judge((await check([b])).report, baseline, asTyped, () => false).pruned.passages).toEqual([
    { ...baseline.passages[0], places: { 'c.txt': 1 } },
  ])
})

test('a version is refused as it is written', () => {
  const text = '{"format":"corpus-dedupe baseline","version":"1","passages":[]}'
  expect(() => parseBaseline(text, 'k')).toThrow('k is no baseline: it has version "1", this program reads 1')
})

test('the share of a file is that of all its records', async () => {
  const other = 'Nobody has lit the lime kiln above the village since its two owners went to sea and stayed.'
  const texts = [TEXT, TEXT, other, TEXT].map((text, line) => ({
    path: `${line < 3 ? 'log' : 'one'}.jsonl#${line}`,
    text,
  }))
  const { report } = await check(texts)
  const asked = (maxFileRedundancy: number) =>
    failures(report, { ...checkedGates({}), maxFileRedundancy }, (path) => path.replace(/#.*/, '')).map(
      ({ message }) => message,
    )
  expect(asked(0.5)).toEqual(['--max-file-redundancy: 100% of the words of one.jsonl repeat, 50.0% may'])
  expect(asked(0.2)[0]).toMatch(/; 1 other file too$/)
})
