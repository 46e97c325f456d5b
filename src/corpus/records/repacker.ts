/**
 * A file of records with the texts of some cut: its pieces pass by, and what stays of each, goes, or comes in is told.
 * The run writes with it, and `verify` reads with it, so that both say the same of what a cut of a text is in raw bytes.
 */
import type { RawSink } from './edit-list.js'
import type { Piece, PieceReader, RawEdit, RecordFormat, RecordText, TextCut } from './record-format.js'

export class Repacker {
  readonly #format: RecordFormat
  readonly #reader: PieceReader
  readonly #cutsOf: (record: RecordText) => readonly TextCut[] | null
  readonly #sink: RawSink
  /** Whether a record was taken out, and whether one stayed. */
  #dropped = false
  #kept = false

  /** `cutsOf` tells what goes of a record's text; null takes the record out. It is asked of each in order. */
  constructor(
    format: RecordFormat,
    cutsOf: (record: RecordText) => readonly TextCut[] | null,
    sink: RawSink,
  ) {
    this.#format = format
    this.#reader = format.reader()
    this.#cutsOf = cutsOf
    this.#sink = sink
  }

  /** The next bytes of the file; null ends it. */
  push(chunk: Uint8Array | null): void {
    for (const piece of this.#reader.push(chunk)) this.#apply(piece.raw, this.#editsOf(piece))
  }

  #editsOf(piece: Piece): readonly RawEdit[] {
    const cuts = piece.record === null ? NONE : this.#cutsOf(piece.record)
    if (cuts === null) {
      this.#dropped = true
      return this.#format.drop(piece)
    }
    const isElement = piece.record !== null || piece.problem !== null
    const lead = isElement && this.#dropped && !this.#kept ? (this.#format.lead?.(piece) ?? NONE) : NONE
    if (isElement) this.#kept = true
    const edits = cuts.length === 0 ? NONE : this.#format.edits(piece, cuts)
    return lead.length === 0 ? edits : [...lead, ...edits]
  }

  #apply(raw: Uint8Array, edits: readonly RawEdit[]): void {
    let at = 0
    for (const { start, length, put } of edits) {
      if (start > at) this.#sink.keep(raw.subarray(at, start))
      this.#sink.cut(raw.subarray(start, start + length))
      if (put !== null) this.#sink.put(put)
      at = start + length
    }
    if (at < raw.length) this.#sink.keep(raw.subarray(at))
  }
}

const NONE: readonly never[] = []
