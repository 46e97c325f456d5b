/** Real files with something done to them, for readers that must cope with all of it. */
import fc from 'fast-check'

export interface Mutation {
  readonly at: number
  readonly length: number
  readonly how: 'cut' | 'flip' | 'cut out' | 'repeat'
}

/** What may be done to up to `most` bytes of a file. */
export function mutationOf(whole: Uint8Array, most: number) {
  return {
    at: fc.nat({ max: whole.length - 1 }),
    length: fc.integer({ min: 1, max: most }),
    how: fc.constantFrom<Mutation['how']>('cut', 'flip', 'cut out', 'repeat'),
  }
}

/** The file that ends at `at`, or whose `length` bytes from there on have a bit flipped, are missing, or stand twice. */
export function mutated(whole: Uint8Array, { at, length, how }: Mutation): Buffer {
  const [before, middle, after] = [
    whole.subarray(0, at),
    whole.subarray(at, at + length),
    whole.subarray(at + length),
  ]
  const flipped = middle.map((byte) => byte ^ (1 << (length % 8)))
  return Buffer.concat(
    {
      cut: [before],
      flip: [before, flipped, after],
      'cut out': [before, after],
      repeat: [before, middle, middle, after],
    }[how],
  )
}
