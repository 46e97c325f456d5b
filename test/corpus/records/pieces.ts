/** Reads a file of records as a whole, in chunks of a size, and puts a file together from edits. */
import { expect } from 'vitest'
import type { Piece, RawEdit, RecordFormat, TextCut } from '../../../src/corpus/records/record-format.js'

export interface Seen {
  readonly raw: string
  readonly line: number | null
  readonly id: string | null
  readonly url: string | null
  readonly date: string | null
  /** Latin-1 of the text's bytes, so that equal strings are equal bytes. */
  readonly text: string | null
  readonly code: string | null
}

export function chunksOf(bytes: Uint8Array, size: number): Uint8Array[] {
  const chunks: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += size) chunks.push(Uint8Array.from(bytes.subarray(at, at + size)))
  return chunks
}

export function eachPiece<P extends Piece>(
  format: RecordFormat<P>,
  chunks: readonly Uint8Array[],
  take: (piece: P) => void,
): void {
  const reader = format.reader()
  for (const chunk of [...chunks, null]) {
    for (const piece of reader.push(chunk)) take(piece)
    // The chunk's memory is free again.
    chunk?.fill(0xaa)
  }
}

export function seen<P extends Piece>(format: RecordFormat<P>, bytes: Uint8Array, size = 1 << 20): Seen[] {
  const all: Seen[] = []
  eachPiece(format, chunksOf(bytes, size), ({ raw, record, problem }) => {
    all.push({
      raw: Buffer.from(raw).toString('latin1'),
      line: record?.line ?? problem?.line ?? null,
      id: record?.id ?? null,
      url: record?.url ?? null,
      date: record?.date ?? null,
      text: record === null ? null : Buffer.from(record.text).toString('latin1'),
      code: problem?.code ?? null,
    })
  })
  return all
}

/** What must not depend on chunks: what lies between records, and is not read, comes in pieces of any lengths. */
export function told(all: readonly Seen[]): unknown {
  return all
    .filter(({ line }) => line !== null)
    .map(({ raw, code, ...rest }) => (code === null ? { raw, ...rest } : { code, ...rest }))
}

/** The texts of records as strings. */
export function textsOf<P extends Piece>(format: RecordFormat<P>, bytes: Uint8Array): string[] {
  return seen(format, bytes).flatMap(({ text }) =>
    text === null ? [] : [Buffer.from(text, 'latin1').toString('utf8')],
  )
}

/** The file with each record's text cut as `cutsOf` says; null drops the record. */
export function rewritten<P extends Piece>(
  format: RecordFormat<P>,
  bytes: Uint8Array,
  cutsOf: (text: Buffer, number: number) => readonly TextCut[] | null,
): { readonly bytes: Buffer; readonly edits: readonly RawEdit[] } {
  const out: Buffer[] = []
  const all: RawEdit[] = []
  let offset = 0
  let number = 0
  let [dropped, kept] = [false, false]
  eachPiece(format, chunksOf(bytes, 1 << 20), (piece) => {
    const isElement = piece.record !== null || piece.problem !== null
    const cuts = piece.record === null ? [] : cutsOf(Buffer.from(piece.record.text), number)
    if (piece.record !== null) number += 1
    const edits: RawEdit[] = []
    if (cuts === null) {
      edits.push(...format.drop(piece))
      dropped = true
    } else {
      if (isElement && dropped && !kept) edits.push(...(format.lead?.(piece) ?? []))
      if (isElement) kept = true
      if (cuts.length > 0) edits.push(...format.edits(piece, cuts))
    }
    let at = 0
    for (const { start, length, put } of edits) {
      out.push(Buffer.from(piece.raw.subarray(at, start)))
      if (put !== null) out.push(Buffer.from(put))
      at = start + length
      all.push({ start: offset + start, length, put })
    }
    out.push(Buffer.from(piece.raw.subarray(at)))
    offset += piece.raw.length
  })
  return { bytes: Buffer.concat(out), edits: all }
}

/**
 * That a file in another encoding holds the records of `narrow`, the same in UTF-8, at all chunk borders, and is cut alike: `own`
 * reads what `encode` makes of it. Every third record from `seed` on goes, the others lose their first character, to `put` if any.
 */
export function expectAlike<P extends Piece, Q extends Piece>(
  format: RecordFormat<P>,
  narrow: Buffer,
  own: RecordFormat<Q>,
  encode: (text: string) => Buffer,
  seed: number,
  put: string | null,
): void {
  const file = encode(narrow.toString())
  const whole = seen(own, file)
  expect(whole.map(({ raw }) => raw).join('')).toBe(file.toString('latin1'))
  for (const size of [1, 2, 3, 5]) expect(told(seen(own, file, size))).toEqual(told(whole))
  expect(textsOf(own, file)).toEqual(textsOf(format, narrow))
  const cuts = (text: Buffer, n: number) => {
    if ((n + seed) % 3 === 0) return null
    const [first] = text.toString()
    const end = first === undefined ? 0 : Buffer.byteLength(first)
    return end === 0 ? [] : [{ start: 0, end, put: put === null ? null : Buffer.from(put) }]
  }
  const expected = encode(rewritten(format, narrow, cuts).bytes.toString())
  expect(rewritten(own, file, cuts).bytes.equals(expected)).toBe(true)
}
