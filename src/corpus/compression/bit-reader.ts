/** Bits of a run of bytes, the highest first. */

/** Thrown where bits are asked for that are not there. */
export class OutOfBits extends Error {}

export class BitReader {
  readonly #bytes: Uint8Array
  readonly #end: number
  /** Bits read so far. */
  at: number

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes
    this.#end = bytes.length * 8
    this.at = at
  }

  /** The next bits, 24 at most, without passing over them; zeros behind the end. */
  peek(count: number): number {
    const byte = this.at >> 3
    const bytes = this.#bytes
    const word = (bytes[byte] << 24) | (bytes[byte + 1] << 16) | (bytes[byte + 2] << 8) | bytes[byte + 3]
    return (word << (this.at & 7)) >>> (32 - count)
  }

  /** Throws OutOfBits. */
  skip(count: number): void {
    this.at += count
    if (this.at > this.#end) throw new OutOfBits()
  }

  /** The next bits, 1 to 24. Throws OutOfBits. */
  read(count: number): number {
    const value = this.peek(count)
    this.skip(count)
    return value
  }
}
