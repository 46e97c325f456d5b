/** The first characters of each group's text, all of them for boilerplate, as UTF-8 in large pieces: a string for each would be twice the memory. */
import { sharedNumbers } from '../shared-numbers.js'

/** Characters of a group's text that the report shows. */
const EXCERPT = 200
/** A character has at most four bytes in UTF-8, and U+FFFD for a broken byte three. */
export const EXCERPT_BYTES = EXCERPT * 4
/** Bytes of a piece: large beside an excerpt, small beside a corpus. */
const PIECE = 1 << 20

const NONE = new Uint8Array(0)

/** Number of the piece, place in it and length of each excerpt, and how many pieces there are; shared by threads. */
export interface SharedExcerpts {
  readonly piece: Uint32Array
  readonly start: Uint32Array
  readonly length: Uint32Array
  readonly pieces: Int32Array
}

/** A piece that this thread began. */
export interface ExcerptPiece {
  readonly number: number
  readonly bytes: SharedArrayBuffer
}

export class Excerpts {
  readonly shared: SharedExcerpts
  readonly #pieces: Buffer[] = []
  #begun: ExcerptPiece[] = []
  /** The piece that is being filled. */
  #number = -1
  #used = PIECE

  constructor(shared: SharedExcerpts) {
    this.shared = shared
  }

  static room(groups: number): SharedExcerpts {
    const numbers = () => sharedNumbers(groups)
    const pieces = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
    return { piece: numbers(), start: numbers(), length: numbers(), pieces }
  }

  /** The pieces begun since the last call, for another thread to know them; the last is still written to. */
  takeBegun(): readonly ExcerptPiece[] {
    const begun = this.#begun
    this.#begun = []
    return begun
  }

  /** All pieces, for another thread to read them. */
  get pieces(): readonly ExcerptPiece[] {
    return this.#pieces.map(({ buffer }, number) => ({
      number,
      bytes: buffer as unknown as SharedArrayBuffer,
    }))
  }

  /** Pieces that another thread began. */
  know(pieces: readonly ExcerptPiece[]): void {
    for (const { number, bytes } of pieces) this.#pieces[number] = Buffer.from(bytes)
  }

  #reserve(length: number): Buffer {
    if (this.#number < 0 || this.#used + length > PIECE) {
      const bytes = new SharedArrayBuffer(Math.max(PIECE, length))
      this.#number = Atomics.add(this.shared.pieces, 0, 1)
      this.#pieces[this.#number] = Buffer.from(bytes)
      this.#begun.push({ number: this.#number, bytes })
      this.#used = 0
    }
    return this.#pieces[this.#number]
  }

  #kept(group: number, length: number): void {
    this.shared.piece[group] = this.#number
    this.shared.start[group] = this.#used
    this.shared.length[group] = length
    this.#used += length
  }

  /** Keeps the first characters of `text` from `start` to `end`, in bytes. What is malformed becomes U+FFFD. */
  keep(group: number, text: Uint8Array, start: number, end: number): void {
    const piece = this.#reserve(EXCERPT_BYTES)
    this.#kept(group, writeFirst(text, start, end, piece, this.#used))
  }

  /** Keeps all of `text` from `start` to `end`. What is malformed becomes U+FFFD. */
  keepAll(group: number, text: Uint8Array, start: number, end: number): void {
    const bytes = wellFormed(text, start, end)
    this.#reserve(bytes.length).set(bytes, this.#used)
    this.#kept(group, bytes.length)
  }

  /** The UTF-8 of a group's excerpt: `start` and `end` in `piece`. Nothing where none was kept. */
  piece(group: number): Uint8Array {
    return this.shared.length[group] === 0 ? NONE : this.#pieces[this.shared.piece[group]]
  }

  start(group: number): number {
    return this.shared.start[group]
  }

  end(group: number): number {
    return this.shared.start[group] + this.shared.length[group]
  }

  text(group: number): string {
    const { piece, length } = this.shared
    return length[group] === 0
      ? ''
      : this.#pieces[piece[group]].toString('utf8', this.start(group), this.end(group))
  }
}

/** All of `text` from `start` to `end`; what is malformed becomes U+FFFD. */
export function wellFormed(text: Uint8Array, start: number, end: number): Buffer {
  return Buffer.from(Buffer.from(text.subarray(start, end)).toString('utf8'))
}

/** Writes the first characters of `text` from `start` to `end` into `out` from `at` on; answers with their bytes. */
export function writeFirst(text: Uint8Array, start: number, end: number, out: Buffer, at: number): number {
  const most = Math.min(end - start, EXCERPT)
  let length = 0
  while (length < most && text[start + length] < 0x80) {
    out[at + length] = text[start + length]
    length += 1
  }
  return length < most ? out.write(firstCharacters(text, start, end), at, 'utf8') : length
}

function firstCharacters(text: Uint8Array, start: number, end: number): string {
  const part = text.subarray(start, Math.min(end, start + EXCERPT_BYTES))
  const decoded = Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('utf8')
  let units = 0
  let characters = 0
  for (const character of decoded) {
    if (characters === EXCERPT) break
    characters += 1
    units += character.length
  }
  return decoded.slice(0, units)
}
