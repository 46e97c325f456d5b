/** Blocks that are set aside: the rest stands as if they had never been there, and their tokens are behind it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Corpus } from '../../src/fingerprint/corpus.js'
import { Fingerprints } from '../../src/fingerprint/fingerprints.js'
import { DOCUMENT } from '../../src/fingerprint/marks.js'
import { corpusOf } from '../model/corpus.js'

const block = fc
  .array(fc.constantFrom('tide', 'Quay', '12', 'lamp', 'no'), { maxLength: 4 })
  .map((words) => words.join(' ') || '---')
const documents = fc.array(fc.array(fc.tuple(block, fc.boolean()), { maxLength: 6 }), { maxLength: 5 })

function read(texts: readonly string[]): Corpus {
  const fingerprints = new Fingerprints()
  for (const text of texts) fingerprints.add(Buffer.from(text), false)
  return corpusOf(fingerprints)
}

test('what stays is what a corpus without the blocks holds', () => {
  fc.assert(
    fc.property(documents, (made) => {
      const corpus = read(made.map((blocks) => blocks.map(([text]) => text).join('\n\n')))
      const before = corpus.hash.read(0, corpus.tokens).slice()
      const first = corpus.first.read(0, corpus.count + 1).slice()
      const goes = made.flat().map(([, gone]) => gone)
      corpus.setAside((number) => goes[number])
      const rest = read(
        made.map((blocks) => blocks.flatMap(([text, gone]) => (gone ? [] : [text])).join('\n\n')),
      )
      const stays = corpus.first.at(corpus.count)
      expect(stays).toBe(rest.tokens)
      expect([...corpus.hash.read(0, stays)]).toEqual([...rest.hash.read(0, stays)])
      expect([...corpus.marks.read(0, stays)]).toEqual([...rest.marks.read(0, stays)])
      // As at the beginning of a document, no run goes across.
      if (corpus.aside.at(corpus.count) > stays) expect(corpus.marks.at(stays) & DOCUMENT).toBe(DOCUMENT)
      for (const [number, gone] of goes.entries()) {
        const span = gone ? corpus.aside : corpus.first
        expect([...corpus.hash.read(span.at(number), span.at(number + 1))]).toEqual([
          ...before.subarray(first[number], first[number + 1]),
        ])
      }
    }),
  )
})
