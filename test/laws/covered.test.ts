/**
 * Law 2: whatever goes is covered by text that stays. The model aligns each removal with the sources that the
 * report names by brute force, and is generous: what it calls uncovered, no alignment could cover.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coverable } from '../model/alignment.js'
import { type ModelRun, run, wordsIn } from '../model/run.js'
import { caselessLetters, isTelling, tokensIn } from '../model/text.js'
import { generatedCorpus } from './generated-corpus.js'

const THRESHOLD = 0.8
const SHORT = 5

/** What is wrong with a run, in words, or nothing. */
function problems(one: ModelRun): string[] {
  const { removed, texts, stays } = one
  const found: string[] = []
  for (const { document, start, end, sources, coverage, kind } of removed) {
    const text = texts[document]
    const [from, to] = tokensIn(text, start, end)
    const words = text.words.slice(from, to)
    const fail = (what: string) =>
      found.push(`${what}: '${text.bytes.toString('utf8', start, end)}' of ${document}`)
    if (sources.length === 0) fail('no source')
    const covered = words.map(() => false)
    for (const source of sources) {
      const [sourceFrom, sourceTo] = tokensIn(texts[source.document], source.start, source.end)
      for (let i = sourceFrom; i < sourceTo; i += 1)
        if (!stays[source.document][i]) fail('source does not stay')
      if (source.document === document && source.start < end && start < source.end) fail('source overlaps')
      for (const [i, can] of coverable(words, wordsIn(one, source)).entries()) if (can) covered[i] = true
    }
    const count = covered.filter(Boolean).length
    if (count < words.length * (words.length < SHORT ? 1 : THRESHOLD)) fail(`only ${count} covered`)
    if (Math.round(coverage * words.length) > count)
      fail(`${coverage} claimed, ${count} of ${words.length} covered`)
    for (let i = from; i < to; i += 1) {
      if (covered[i - from]) continue
      if (isTelling(text, i)) fail(`'${text.words[i]}' tells`)
      const before = i > from && !covered[i - from - 1] ? caselessLetters(text, i - 1) : 0
      if (caselessLetters(text, i) > 0 && before + caselessLetters(text, i) > 1)
        fail(`'${text.words[i]}' may be a name`)
    }
    if (kind === 'exact' && count < words.length) fail('called exact')
  }
  return found
}

test('every removal is covered by the sources it names, and they stay', async () => {
  await fc.assert(
    fc.asyncProperty(generatedCorpus({ vocabularies: [20, 500] }), async (documents) => {
      expect(problems(await run(documents))).toEqual([])
    }),
    { numRuns: 2000 },
  )
})

test('copies of copies, each with more edits, never rest on text that went', async () => {
  const cascade = generatedCorpus({
    documents: 9,
    steps: 3,
    makes: ['fresh', 'copy'],
    vocabularies: [500],
    styles: ['plain'],
    facts: false,
  })
  await fc.assert(
    fc.asyncProperty(cascade, async (documents) => {
      expect(problems(await run(documents))).toEqual([])
    }),
    { numRuns: 700 },
  )
})

test('every five words in a row of an exact copy stand in the output', async () => {
  await fc.assert(
    fc.asyncProperty(generatedCorpus(), async (documents) => {
      const one = await run(documents)
      const kept = new Set(
        one.texts.flatMap(({ words }, id) => grams(words.filter((_, i) => one.stays[id][i]))),
      )
      for (const exact of one.removed.filter(({ kind }) => kind === 'exact')) {
        for (const gram of grams(wordsIn(one, exact))) expect(kept).toContain(gram)
      }
    }),
    { numRuns: 1000 },
  )
})

function grams(words: readonly string[]): string[] {
  return words.slice(SHORT - 1).map((_, i) => words.slice(i, i + SHORT).join(' '))
}
