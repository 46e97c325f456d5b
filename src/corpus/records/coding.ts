/**
 * Files of records that are not in UTF-8: read as any other by way of UTF-8, and cut in their own bytes. Raw bytes of a piece are
 * those of the file. Bytes that the encoding gives no meaning, or that another spelling of the same character would come back as,
 * are held as sequences which no reader takes for UTF-8: their record passes by whole, and all others are read.
 */
import { plain } from './plain.js'
import { type ProblemCode, problem, type Unit } from './problems.js'
import type { Piece, PieceReader, RawEdit, RecordFormat, TextCut } from './record-format.js'

/** An encoding, there and back. Texts are such as `read` gives: UTF-8, and what stands for bytes that are none. */
export interface Coding {
  /** What a record with such bytes is told to be. */
  readonly broken: ProblemCode
  /** The characters that are whole with these bytes, of the file's last ones all; `read` says how many bytes they are. */
  read(bytes: Uint8Array, isLast: boolean): { readonly text: Buffer; readonly read: number }
  /** The bytes that `read` made this text of; it begins and ends between characters. */
  write(text: Uint8Array): Buffer
  /** The length of these. */
  length(text: Uint8Array): number
  /** Bytes for a text of our own, part of a string of JSON if `isJson`. */
  put(text: Uint8Array, isJson: boolean): Buffer
}

export interface CodedPiece extends Piece {
  /** The piece in UTF-8. */
  readonly inner: Piece
}

/** A format of records, read from another encoding. */
export function recoded(format: RecordFormat, coding: Coding): RecordFormat<CodedPiece> {
  const isJson = format.name !== 'csv'
  const own = ({ inner }: CodedPiece, edits: readonly RawEdit[]): RawEdit[] => {
    let [at, begin] = [0, 0]
    return edits.map(({ start, length, put }) => {
      begin += coding.length(inner.raw.subarray(at, start))
      const gone = coding.length(inner.raw.subarray(start, start + length))
      const edit = { start: begin, length: gone, put: put === null ? null : coding.put(put, isJson) }
      begin += gone
      at = start + length
      return edit
    })
  }
  const { lead } = format
  return {
    name: format.name,
    reader: () => new CodedReader(format.reader(), coding, format.name === 'json' ? 'Record' : 'Line'),
    edits: (piece, cuts: readonly TextCut[]) => own(piece, format.edits(piece.inner, cuts)),
    drop: (piece) => own(piece, format.drop(piece.inner)),
    ...(lead === undefined ? {} : { lead: (piece: CodedPiece) => own(piece, lead(piece.inner)) }),
  }
}

class CodedReader implements PieceReader<CodedPiece> {
  readonly #inner: PieceReader
  readonly #coding: Coding
  readonly #unit: Unit
  /** Part of a character at the end of the last chunk. */
  #rest: Uint8Array = new Uint8Array(0)

  constructor(inner: PieceReader, coding: Coding, unit: Unit) {
    this.#inner = inner
    this.#unit = unit
    this.#coding = coding
  }

  *push(chunk: Uint8Array | null): Generator<CodedPiece> {
    const bytes = chunk === null ? this.#rest : Buffer.concat([this.#rest, chunk])
    const { text, read } = this.#coding.read(bytes, chunk === null)
    this.#rest = Buffer.from(bytes.subarray(read))
    if (text.length > 0) for (const piece of this.#inner.push(text)) yield this.#own(piece)
    if (chunk !== null) return
    for (const piece of this.#inner.push(null)) yield this.#own(piece)
    if (this.#rest.length === 0) return
    const odd = plain(this.#rest)
    yield { ...odd, inner: odd }
  }

  #own(piece: Piece): CodedPiece {
    const { raw, problem: wrong, idFrom = 0, idTo = 0 } = piece
    const told = wrong?.code === 'not-utf8' ? problem(this.#unit, wrong.line, this.#coding.broken) : wrong
    const id = idTo > idFrom ? { idFrom: 0, idTo: 0, idJson: raw.subarray(idFrom, idTo) } : {}
    return { ...piece, ...id, problem: told, raw: this.#coding.write(raw), inner: piece }
  }
}
