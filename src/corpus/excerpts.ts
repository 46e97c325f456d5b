/** The first characters of each group's text, all of them for boilerplate, as UTF-8 in large pieces: a string for each would be twice the memory. */

/** Characters of a group's text that the report shows. */
const EXCERPT = 200
/** A character has at most four bytes in UTF-8, and U+FFFD for a broken byte three. */
const EXCERPT_BYTES = EXCERPT * 4
/** Bytes of a piece: large beside an excerpt, small beside a corpus. */
const PIECE = 1 << 20

const NONE = new Uint8Array(0)

export class Excerpts {
  readonly #pieces: Buffer[] = []
  /** Piece, place in it and length of each excerpt. */
  readonly #piece: Uint32Array
  readonly #start: Uint32Array
  readonly #length: Uint32Array
  #used = PIECE

  constructor(groups: number) {
    this.#piece = new Uint32Array(groups)
    this.#start = new Uint32Array(groups)
    this.#length = new Uint32Array(groups)
  }

  /** Keeps the first characters of `text` from `start` to `end`, in bytes. What is malformed becomes U+FFFD. */
  keep(group: number, text: Uint8Array, start: number, end: number): void {
    if (this.#used + EXCERPT_BYTES > PIECE) {
      this.#pieces.push(Buffer.allocUnsafeSlow(PIECE))
      this.#used = 0
    }
    const piece = this.#pieces[this.#pieces.length - 1]
    const begin = this.#used
    const most = Math.min(end - start, EXCERPT)
    let length = 0
    while (length < most && text[start + length] < 0x80) {
      piece[begin + length] = text[start + length]
      length += 1
    }
    if (length < most) length = piece.write(firstCharacters(text, start, end), begin, 'utf8')
    this.#piece[group] = this.#pieces.length - 1
    this.#start[group] = begin
    this.#length[group] = length
    this.#used = begin + length
  }

  /** Keeps all of `text` from `start` to `end`. What is malformed becomes U+FFFD. */
  keepAll(group: number, text: Uint8Array, start: number, end: number): void {
    const bytes = Buffer.from(Buffer.from(text.subarray(start, end)).toString('utf8'))
    if (this.#used + bytes.length > PIECE) {
      this.#pieces.push(Buffer.allocUnsafeSlow(Math.max(PIECE, bytes.length)))
      this.#used = 0
    }
    this.#pieces[this.#pieces.length - 1].set(bytes, this.#used)
    this.#piece[group] = this.#pieces.length - 1
    this.#start[group] = this.#used
    this.#length[group] = bytes.length
    this.#used += bytes.length
  }

  /** The UTF-8 of a group's excerpt: `start` and `end` in `piece`. Nothing where none was kept. */
  piece(group: number): Uint8Array {
    return this.#length[group] === 0 ? NONE : this.#pieces[this.#piece[group]]
  }

  start(group: number): number {
    return this.#start[group]
  }

  end(group: number): number {
    return this.#start[group] + this.#length[group]
  }

  text(group: number): string {
    const length = this.#length[group]
    const start = this.#start[group]
    return length === 0 ? '' : this.#pieces[this.#piece[group]].toString('utf8', start, start + length)
  }
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
