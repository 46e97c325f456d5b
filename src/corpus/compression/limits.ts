/** What unpacking may give at most, and how a stream is held to it. Sizes in bytes. */
import { DedupeError } from '../../failure.js'

export interface Limits {
  /** Whatever the ratio, so much may come out. */
  readonly free: number
  /** Past `free`: unpacked over packed bytes. */
  readonly ratio: number
}

/**
 * Prose packs to between a third and a tenth, logs and crawls full of one page to a fiftieth, seldom to a hundredth;
 * 200 is twice that. A gigabyte costs little to read and throw away whatever is in it, so that small files full of one
 * letter are no matter. gzip gives at most 1032 times its size, the other three many thousand times.
 */
export const LIMITS: Limits = { free: 2 ** 30, ratio: 200 }

/** How much may come out of a file of `packed` bytes. */
export function most(packed: number, { free, ratio }: Limits): number {
  return Math.max(free, packed * ratio)
}

/** The same chunks; throws DedupeError `bomb` before the one that would pass `bytes`. */
export async function* held(
  chunks: AsyncIterable<Uint8Array>,
  bytes: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  let total = 0
  for await (const chunk of chunks) {
    total += chunk.length
    if (total > bytes) throw tooMuch(bytes)
    yield chunk
  }
}

export function tooMuch(bytes: number): DedupeError {
  const unpacked = bytes >= 1e9 ? `${Math.round(bytes / 1e8) / 10} GB` : `${bytes} bytes`
  return new DedupeError('bomb', `it would unpack to more than ${unpacked}, which no text of its size does`)
}
