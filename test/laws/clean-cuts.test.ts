/** Law 7: a removal splits no character, no word and no sentence, and what stays reads as it did. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ModelRun, run } from '../model/run.js'
import { beginsSentence, type ModelText, modelText } from '../model/text.js'
import { generatedCorpus } from './generated-corpus.js'

/** Where a cut may be: no word is open, and inside a block a sentence begins at the next word. */
function mayCut(text: ModelText, at: number): boolean {
  const next = text.start.findIndex((start) => start >= at)
  if (text.words.some((_, i) => text.start[i] < at && at < text.end[i])) return false
  const block = text.blocks.find(({ start, end }) => start < at && at < end)
  if (block === undefined) return true
  const isInner = next > block.from && next < block.to
  return isInner ? beginsSentence(text, next) : next <= block.from || next >= block.to || next < 0
}

function badCuts({ report, texts }: ModelRun): string[] {
  const found: string[] = []
  for (const { id, removals } of report.documents) {
    const text = texts[id]
    for (const at of removals.flatMap(({ start, end }) => [start, end])) {
      const splitsCharacter = at < text.bytes.length && (text.bytes[at] & 0xc0) === 0x80
      if (splitsCharacter || !mayCut(text, at))
        found.push(text.bytes.toString('utf8', Math.max(0, at - 60), at + 60))
    }
  }
  return found
}

/** Small vocabularies make long runs, low `minPassage` many cuts. */
const corpora = generatedCorpus()

test('cuts lie between characters, words, and sentences of a block', async () => {
  await fc.assert(
    fc.asyncProperty(corpora, fc.constantFrom(8, 15, 40), async (documents, minPassage) => {
      expect(badCuts(await run(documents, { minPassage }))).toEqual([])
    }),
    { numRuns: 1200 },
  )
})

test('the words that stay are those of the input that no removal takes', async () => {
  await fc.assert(
    fc.asyncProperty(corpora, fc.constantFrom(8, 40), async (documents, minPassage) => {
      const { cleaned, texts, stays } = await run(documents, { minPassage })
      for (const [id, { text }] of cleaned.entries()) {
        expect(modelText(text).words).toEqual(texts[id].words.filter((_, i) => stays[id][i]))
      }
    }),
    { numRuns: 1000 },
  )
})

test('what stays is spaced singly, as the input was', async () => {
  await fc.assert(
    fc.asyncProperty(corpora, fc.constantFrom(8, 40), async (documents, minPassage) => {
      const { cleaned } = await run(documents, { minPassage })
      for (const { text } of cleaned) {
        expect(text).not.toMatch(/^\s| {2}| \n|\n |\n{3}| $|[.?]”?\p{L}/u)
      }
    }),
    { numRuns: 1000 },
  )
})

test('text without sentence ends goes in whole blocks', async () => {
  const endless = generatedCorpus({ facts: false, stops: [''], styles: ['plain', 'wrapped'] })
  await fc.assert(
    fc.asyncProperty(endless, fc.constantFrom(8, 40), async (documents, minPassage) => {
      const { report, texts } = await run(documents, { minPassage })
      for (const { id, removals } of report.documents) {
        for (const { start, end } of removals) {
          const borders = texts[id].blocks.flatMap((block) => [block.start, block.end])
          const inside = texts[id].blocks.filter((block) => block.start < end && start < block.end)
          for (const block of inside)
            expect(start <= block.start && block.end <= end, `${borders}`).toBe(true)
        }
      }
    }),
    { numRuns: 600 },
  )
})
