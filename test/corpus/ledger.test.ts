import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keptPieces } from '../../src/corpus/cut-bytes.js'
import {
  cleanBytes,
  type LedgerEntry,
  LedgerWriter,
  putPieces,
  RemovedReader,
  readLedger,
  restoredPieces,
} from '../../src/corpus/ledger.js'
import { INDEX, LEDGER, REMOVED } from '../../src/corpus/manifest.js'
import { DedupeError } from '../../src/failure.js'
import { hashName } from '../../src/fingerprint/hash.js'
import { tempFolder } from '../tree.js'

function emptyOutput(): string {
  const folder = tempFolder()
  mkdirSync(join(folder, LEDGER))
  return folder
}

const ENTRY: LedgerEntry = {
  path: 'a.txt',
  root: 0,
  below: 'a.txt',
  bytes: 10,
  hash: 'xxh64:0000000000000000',
  clean: null,
  cuts: [
    [0, 4],
    [4, 6],
  ],
  stamp: { mode: 0o644, modifiedUs: -5 },
}

function entriesOf(lines: string, folder = emptyOutput()): LedgerEntry[] {
  writeFileSync(join(folder, INDEX), lines)
  return [...readLedger(folder)]
}

describe('an index', () => {
  test('is read as it was written', () => {
    expect(entriesOf(`${JSON.stringify(ENTRY)}\n${JSON.stringify({ ...ENTRY, path: 'c\udce9' })}\n`)).toEqual(
      [ENTRY, { ...ENTRY, path: 'c\udce9' }],
    )
    expect(entriesOf(`${JSON.stringify({ ...ENTRY, put: [0, 6] })}\n`)).toEqual([{ ...ENTRY, put: [0, 6] }])
    expect(entriesOf('')).toEqual([])
  })

  test.each<[string, object]>([
    ['a path that is no text', { path: 5 }],
    ['no root', { root: undefined }],
    ['half a root', { root: 0.5 }],
    ['a length below zero', { bytes: -1 }],
    ['a hash that is missing', { hash: null }],
    ['a cut beyond the end', { cuts: [[0, 11]] }],
    ['a cut of nothing', { cuts: [[3, 0]] }],
    [
      'cuts that overlap',
      {
        cuts: [
          [0, 4],
          [3, 2],
        ],
      },
    ],
    [
      'cuts that go back',
      {
        cuts: [
          [6, 2],
          [0, 2],
        ],
      },
    ],
    ['a cut of three numbers', { cuts: [[0, 1, 2]] }],
    ['cuts that are none', { cuts: 'all' }],
    ['marks that are none', { put: 'all' }],
    ['a mark of a length below zero', { put: [0, -1] }],
    ['marks of fewer cuts than there are', { put: [5] }],
    ['a number that no double holds', { bytes: 2 ** 53 }],
    ['a mode beyond modes', { stamp: { mode: 0o10000, modifiedUs: 0 } }],
    ['a stamp without a time', { stamp: { mode: 0 } }],
  ])('with %s is refused, and the line is named', (_, change) => {
    const lines = `${JSON.stringify(ENTRY)}\n${JSON.stringify({ ...ENTRY, ...change })}\n`
    expect(() => entriesOf(lines)).toThrow(/files\.ndjson, line 2 is not a ledger entry/)
  })

  test('of whatever bytes gives entries or a DedupeError, nothing else', () => {
    const folder = emptyOutput()
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(0, -0, 'a', [], [[0, 1]], null, 1e300, { mode: 1 }),
    )
    const mutated = fc
      .tuple(fc.constantFrom(...Object.keys(ENTRY)), value)
      .map(([key, one]) => JSON.stringify({ ...ENTRY, [key]: one }))
    const cut = fc.nat({ max: 120 }).map((length) => JSON.stringify(ENTRY).slice(0, length))
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      mutated,
      cut,
      fc.constant(JSON.stringify(ENTRY)),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 4 }), (lines) => {
        try {
          for (const { path, bytes, cuts } of entriesOf(lines.join('\n'), folder)) {
            expect(typeof path).toBe('string')
            for (const [start, length] of cuts) expect(start + length).toBeLessThanOrEqual(bytes)
          }
        } catch (error) {
          expect(error).toBeInstanceOf(DedupeError)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('that is missing is told as one that is broken', () => {
    expect(() => [...readLedger(emptyOutput())]).toThrow(DedupeError)
  })
})

describe('what is cut', () => {
  const document = fc.uint8Array({ maxLength: 60 }).chain((bytes) =>
    fc.uniqueArray(fc.nat({ max: bytes.length }), { maxLength: 8 }).map((borders) => {
      const sorted = borders.sort((a, b) => a - b)
      const cuts: [number, number][] = []
      for (let i = 0; i + 1 < sorted.length; i += 2) cuts.push([sorted[i], sorted[i + 1] - sorted[i]])
      return { bytes: Buffer.from(bytes), cuts }
    }),
  )

  test('and what stays give the originals again, document after document', () => {
    fc.assert(
      fc.property(fc.array(document, { maxLength: 5 }), (documents) => {
        const folder = emptyOutput()
        const writer = new LedgerWriter(folder, true)
        for (const { bytes, cuts } of documents) {
          writer.add({ ...ENTRY, bytes: bytes.length, hash: hashName(bytes), cuts }, bytes)
        }
        expect(writer.files).toBe(documents.length)
        writer.close()
        const removed = new RemovedReader(folder)
        const entries = [...readLedger(folder)]
        documents.forEach(({ bytes, cuts }, i) => {
          const kept = Buffer.concat(keptPieces(bytes, cuts))
          const length = cuts.reduce((sum, [, one]) => sum + one, 0)
          expect(kept.length).toBe(bytes.length - length)
          expect(Buffer.concat([...restoredPieces(entries[i], kept, removed)])).toEqual(bytes)
        })
        removed.close()
      }),
      { numRuns: 150 },
    )
  })

  test('and what stays with marks in it give the originals again, and the marks', () => {
    const marks = fc.infiniteStream(fc.uint8Array({ maxLength: 5 }))
    fc.assert(
      fc.property(document, marks, ({ bytes, cuts }, put) => {
        const folder = emptyOutput()
        const writer = new LedgerWriter(folder, true)
        const marks = cuts.map(() => put.next().value)
        const inserted = new Map(cuts.map(([start], i) => [start, marks[i]]))
        const clean = Buffer.concat(keptPieces(bytes, cuts, inserted))
        writer.add({ ...ENTRY, bytes: bytes.length, cuts, put: marks.map(({ length }) => length) }, bytes)
        writer.close()
        const removed = new RemovedReader(folder)
        const [entry] = readLedger(folder)
        expect(cleanBytes(entry)).toBe(clean.length)
        expect(Buffer.concat([...restoredPieces(entry, clean, removed)])).toEqual(bytes)
        expect(putPieces(entry, clean).map((piece) => [...piece])).toEqual(marks.map((mark) => [...mark]))
        removed.close()
      }),
      { numRuns: 150 },
    )
  })

  test('is not written without texts', () => {
    const folder = emptyOutput()
    const writer = new LedgerWriter(folder, false)
    writer.add(ENTRY, Buffer.from('0123456789'))
    expect(writer.close().removed).toBe(hashName(new Uint8Array(0)))
  })

  test('is given as far as it goes', () => {
    const folder = emptyOutput()
    writeFileSync(join(folder, REMOVED), 'abc')
    const removed = new RemovedReader(folder)
    expect([2, 5, 1].map((length) => Buffer.from(removed.next(length)).toString())).toEqual(['ab', 'c', ''])
    removed.close()
  })
})
