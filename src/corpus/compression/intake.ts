/** Bytes of a stream as one run in memory, as many as are asked for: for formats that are read by length. */

export class Intake {
  readonly #chunks: AsyncIterator<Uint8Array>
  #buffer = new Uint8Array(1 << 16)
  #start = 0
  #end = 0
  #ended = false

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  /** All that is held. Valid until the next call. */
  get bytes(): Uint8Array {
    return this.#buffer.subarray(this.#start, this.#end)
  }

  get length(): number {
    return this.#end - this.#start
  }

  /** Reads until `length` bytes are held; false where the stream ends before. */
  async fill(length: number): Promise<boolean> {
    while (this.length < length && !this.#ended) {
      const next = await this.#chunks.next()
      if (next.done) this.#ended = true
      else this.#add(next.value)
    }
    return this.length >= length
  }

  drop(length: number): void {
    this.#start += Math.min(length, this.length)
  }

  /** Passes over bytes; false where the stream ends before. */
  async skip(length: number): Promise<boolean> {
    let left = length
    while (left > this.length) {
      left -= this.length
      this.#start = this.#end
      if (!(await this.fill(1))) return false
    }
    this.drop(left)
    return true
  }

  /** Lets go of the stream, wherever it is. */
  async close(): Promise<void> {
    await this.#chunks.return?.()
  }

  #add(chunk: Uint8Array): void {
    const held = this.length
    if (this.#end + chunk.length > this.#buffer.length) {
      const size = held + chunk.length
      const room = size <= this.#buffer.length ? this.#buffer : new Uint8Array(Math.max(size, held * 2))
      room.set(this.bytes)
      this.#buffer = room
      this.#start = 0
      this.#end = held
    }
    this.#buffer.set(chunk, this.#end)
    this.#end += chunk.length
  }
}
