/**
 * The tokens of one or more stretches of text as flat arrays, in reading order. The arrays grow and are never
 * given back, so that one `Tokens` serves document after document without allocating.
 */
export class Tokens {
  count = 0
  /** Token i stands in the input bytes [start[i], end[i]). */
  start = new Uint32Array(0)
  end = new Uint32Array(0)
  /** Token i, folded, and one space: folded[foldedStart[i], foldedStart[i + 1]). */
  folded = new Uint8Array(0)
  /** One entry more than there are tokens. */
  foldedStart = new Uint32Array(1)

  clear(): void {
    this.count = 0
  }

  /** Makes room for so many tokens and bytes of folded text in all. */
  reserve(tokens: number, foldedBytes: number): void {
    if (tokens > this.start.length) {
      const capacity = Math.max(tokens, 2 * this.start.length)
      this.start = grown(this.start, new Uint32Array(capacity))
      this.end = grown(this.end, new Uint32Array(capacity))
      this.foldedStart = grown(this.foldedStart, new Uint32Array(capacity + 1))
    }
    if (foldedBytes > this.folded.length) {
      this.folded = grown(this.folded, new Uint8Array(Math.max(foldedBytes, 2 * this.folded.length)))
    }
  }
}

function grown<Numbers extends Uint8Array | Uint32Array>(old: Numbers, larger: Numbers): Numbers {
  larger.set(old)
  return larger
}
