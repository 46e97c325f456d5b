/**
 * What a file of records is to the rest: raw bytes, of which some are the texts of documents. A cleaned file is the
 * raw one with edits; so all other fields, their order and their spelling stay as they are, and the ledger gives every
 * raw byte back (law 1). Offsets of a text are bytes of it in UTF-8, raw offsets are bytes of the unpacked file.
 */

/** Fields that hold a record's text and what is told of it; null where a record has none. */
export interface FieldNames {
  readonly text: string
  readonly id: string | null
  readonly url: string | null
  readonly date: string | null
}

/** A document inside a file of records. */
export interface RecordText {
  /** 1-based line of the unpacked file where the record begins; for formats without lines the record's number. */
  readonly line: number
  readonly id: string | null
  readonly url: string | null
  /** As it stands in the record; ISO dates are compared, others are told of. */
  readonly date: string | null
  /** UTF-8. Valid until the next piece is asked for. */
  readonly text: Uint8Array
}

/** A record that is no document: its bytes stay as they are, and the report names it. */
export interface RecordProblem {
  readonly line: number
  /** A stable word, see problems.ts. */
  readonly code: string
  readonly message: string
  /** What the record is named, where that can be told although its text cannot, and is no JSON. */
  readonly id?: string | null
}

/** A run of raw bytes: a record, or what stands between records. All pieces together are the file. */
export interface Piece {
  /** Valid until the next piece is asked for. */
  readonly raw: Uint8Array
  readonly record: RecordText | null
  readonly problem: RecordProblem | null
  /** Where its id stands as a value of JSON, also that of a record that is no document: an empty range for none. */
  readonly idFrom?: number
  readonly idTo?: number
  /** The same as UTF-8, where `raw` is none. */
  readonly idJson?: Uint8Array
  /** A line with nothing on it, where records are lines. */
  readonly isBlankLine?: boolean
}

/** What becomes of raw bytes: `length` of them go from `start` on, and `put` comes in their place. Ascending and apart. */
export interface RawEdit {
  readonly start: number
  readonly length: number
  readonly put: Uint8Array | null
}

/** A removal from a record's text, with what `--mark` puts in its place (UTF-8). Ascending and apart. */
export interface TextCut {
  readonly start: number
  readonly end: number
  readonly put: Uint8Array | null
}

/**
 * Splits one file. It is handed chunks, and not a stream: so that files are read with or without waiting, and no record
 * costs a promise.
 */
export interface PieceReader<P extends Piece = Piece> {
  /**
   * The pieces that are whole with these bytes; null ends the file. To be gone through before the next call; then the
   * chunk's memory is free again. Never throws for what the bytes say: that is a problem of a piece.
   */
  push(chunk: Uint8Array | null): Iterable<P>
}

export interface RecordFormat<P extends Piece = Piece> {
  readonly name: 'jsonl' | 'json' | 'csv' | 'warc'
  reader(): PieceReader<P>
  /** Cuts of a piece's text as edits of its raw bytes, starts counted from the piece's first byte. */
  edits(piece: P, cuts: readonly TextCut[]): readonly RawEdit[]
  /** Takes a whole record out, with the separator that goes with it. */
  drop(piece: P): readonly RawEdit[]
  /** What else goes of the first record that stays, where others before it went; they come before its other edits. */
  lead?(piece: P): readonly RawEdit[]
}

/** Bytes of the longest record that is read; a longer one is copied through. Half of what one array is sure to hold. */
export const MOST_BYTES = 512 << 20
