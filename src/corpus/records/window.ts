/** Bytes of a stream that are not used yet, side by side: chunks are copied behind what is left of the last ones. */

const ROOM = 1 << 20

export class Window {
  // A Buffer, for its search for one byte is the system's.
  bytes = Buffer.allocUnsafeSlow(0)
  /** What is not used yet lies in [start, end). */
  start = 0
  end = 0
  #room = Buffer.allocUnsafeSlow(ROOM)

  /** Moves what is left to the front; answers with how far it moved. */
  append(chunk: Uint8Array): number {
    const moved = this.start
    const left = this.end - moved
    const needed = left + chunk.length
    if (needed > this.#room.length) {
      const grown = Buffer.allocUnsafeSlow(Math.max(needed, this.#room.length * 2))
      this.#room.copy(grown, 0, moved, this.end)
      this.#room = grown
    } else if (moved > 0) this.#room.copy(this.#room, 0, moved, this.end)
    this.#room.set(chunk, left)
    this.start = 0
    this.end = needed
    this.bytes = this.#room.subarray(0, needed)
    return moved
  }

  /** The bytes up to `end`, which are used with that. */
  take(end: number): Buffer {
    const piece = this.bytes.subarray(this.start, end)
    this.start = end
    return piece
  }
}
