import fc from 'fast-check'
import { expect, test } from 'vitest'
import { KeptBytes, keptPieces } from '../../src/corpus/cut-bytes.js'
import type { LedgerEntry } from '../../src/corpus/ledger.js'
import { writeEntry } from '../../src/corpus/ledger-line.js'
import { LedgerPart } from '../../src/corpus/ledger-part.js'
import { JsonBytes } from '../../src/report/json-bytes.js'

/** Lengths that stay and go in turn; each may be nothing, or longer than what is copied byte by byte. */
const LENGTHS = fc.array(fc.tuple(fc.integer({ max: 150, min: 0 }), fc.integer({ max: 150, min: 1 })), {
  maxLength: 20,
})

function cutText(lengths: readonly (readonly [number, number])[], rest: number) {
  const cuts: [number, number][] = []
  let at = 0
  for (const [stays, goes] of lengths) {
    cuts.push([at + stays, goes])
    at += stays + goes
  }
  return { cuts, text: Uint8Array.from({ length: at + rest }, (_, i) => (i * 7 + (i >> 8)) & 255) }
}

function entry(cuts: LedgerEntry['cuts'], more: Partial<LedgerEntry> = {}): LedgerEntry {
  const [hash, clean] = ['xxh64:0000000000000001', 'xxh64:0000000000000002']
  return {
    path: 'a/ä"\u2028\udc00.txt',
    root: 1,
    below: 'ä',
    bytes: 9,
    hash,
    clean,
    cuts,
    ...more,
    stamp: null,
  }
}

test('what stays is the same in one piece, text after text', () => {
  const kept = new KeptBytes()
  fc.assert(
    fc.property(LENGTHS, fc.integer({ max: 150, min: 0 }), (lengths, rest) => {
      const { cuts, text } = cutText(lengths, rest)
      const pieces = kept.pieces(text, cuts, undefined)
      expect(pieces.length).toBeLessThanOrEqual(1)
      expect(Buffer.concat(pieces)).toEqual(Buffer.concat(keptPieces(text, cuts)))
    }),
  )
})

test('a text without cuts is not copied, and one that goes whole has no pieces', () => {
  const kept = new KeptBytes()
  const text = Uint8Array.of(1, 2, 3)
  expect(kept.pieces(text, [], undefined)[0]).toBe(text)
  expect(
    kept.pieces(
      text,
      [
        [0, 1],
        [1, 2],
      ],
      undefined,
    ),
  ).toEqual([])
})

test('what is put in the place of a cut stands there', () => {
  const put = new Map([[1, Uint8Array.of(7, 8)]])
  expect(Buffer.concat(new KeptBytes().pieces(Uint8Array.of(1, 2, 3), [[1, 1]], put))).toEqual(
    Buffer.from([1, 7, 8, 3]),
  )
})

test.each<[string, LedgerEntry]>([
  ['without cuts', entry([])],
  [
    'with cuts',
    entry([
      [0, 1],
      [3_000_000_000, 12],
    ]),
  ],
  ['with marks', entry([[0, 1]], { put: [3] })],
  ['of no file', entry([[0, 9]], { clean: null })],
  [
    'of records',
    entry([], { records: { format: 'jsonl', edits: 1, listed: 2, removed: 3, put: 4 } as never }),
  ],
])('a line %s is what JSON makes of the entry', (_, one) => {
  const json = new JsonBytes(1)
  writeEntry(one, json)
  expect(Buffer.from(json.take()).toString()).toBe(`${JSON.stringify(one)}\n`)
})

test('with a mode and a time where no file keeps them', () => {
  const one = { ...entry([[0, 9]]), stamp: { mode: 0o644, modifiedUs: -5 } }
  const json = new JsonBytes(1)
  writeEntry(one, json)
  expect(Buffer.from(json.take()).toString()).toBe(`${JSON.stringify(one)}\n`)
})

test('parts of a ledger hold their lines and bytes alone, and keep them when the next is begun', () => {
  fc.assert(
    fc.property(fc.array(LENGTHS, { maxLength: 4, minLength: 1 }), (texts) => {
      const part = new LedgerPart(true)
      const parts = texts.map((lengths) => {
        const { cuts, text } = cutText(lengths, 3)
        part.add(entry(cuts), text)
        const removed = cuts.flatMap(([start, length]) => [...text.subarray(start, start + length)])
        return { cuts, removed, taken: part.take() }
      })
      for (const { cuts, removed, taken } of parts) {
        expect(taken.files).toBe(1)
        expect(Buffer.from(taken.index).toString()).toBe(`${JSON.stringify(entry(cuts))}\n`)
        expect([...taken.removed]).toEqual(removed)
      }
    }),
  )
})
