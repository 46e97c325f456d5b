/** Blocks that are set aside: the rest stands as if they had never been there, and their tokens are behind it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Fingerprints } from '../../src/fingerprint/fingerprints.js'
import { DOCUMENT } from '../../src/fingerprint/marks.js'

const block = fc
  .array(fc.constantFrom('tide', 'Quay', '12', 'lamp', 'no'), { maxLength: 4 })
  .map((words) => words.join(' ') || '---')
const documents = fc.array(fc.array(fc.tuple(block, fc.boolean()), { maxLength: 6 }), { maxLength: 5 })

function read(texts: readonly string[]): Fingerprints {
  const corpus = new Fingerprints()
  for (const text of texts) corpus.add(Buffer.from(text), false)
  return corpus
}

test('what stays is what a corpus without the blocks holds', () => {
  fc.assert(
    fc.property(documents, (made) => {
      const corpus = read(made.map((blocks) => blocks.map(([text]) => text).join('\n\n')))
      const before = corpus.hash.slice(0, corpus.tokens)
      const first = corpus.first.slice(0, corpus.count + 1)
      const goes = made.flat().map(([, gone]) => gone)
      corpus.setAside((number) => goes[number])
      const rest = read(
        made.map((blocks) => blocks.flatMap(([text, gone]) => (gone ? [] : [text])).join('\n\n')),
      )
      const stays = corpus.first[corpus.count]
      expect(stays).toBe(rest.tokens)
      expect([...corpus.hash.subarray(0, stays)]).toEqual([...rest.hash.subarray(0, stays)])
      expect([...corpus.marks.subarray(0, stays)]).toEqual([...rest.marks.subarray(0, stays)])
      // As at the beginning of a document, no run goes across.
      if (corpus.aside[corpus.count] > stays) expect(corpus.marks[stays] & DOCUMENT).toBe(DOCUMENT)
      for (const [number, gone] of goes.entries()) {
        const span = gone ? corpus.aside : corpus.first
        expect([...corpus.hash.subarray(span[number], span[number + 1])]).toEqual([
          ...before.subarray(first[number], first[number + 1]),
        ])
      }
    }),
  )
})
