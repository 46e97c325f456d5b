/** The first bytes of what a packed file holds. */
import { DedupeError } from '../../failure.js'
import type { Compression } from './kind.js'
import { unpacked } from './unpacked.js'

/** At least `length` bytes, or all; of damaged data what comes before the damage. Throws the system's error. */
export async function headUnpacked(
  path: string,
  kind: Compression,
  length: number,
): Promise<{ readonly head: Uint8Array; readonly isWhole: boolean }> {
  const pieces: Uint8Array[] = []
  let held = 0
  try {
    for await (const chunk of unpacked(path, kind)) {
      // The chunk's memory may be used again for the next.
      pieces.push(chunk.slice())
      held += chunk.length
      if (held > length) return { head: Buffer.concat(pieces).subarray(0, length), isWhole: false }
    }
  } catch (error) {
    if (!(error instanceof DedupeError)) throw error
    return { head: Buffer.concat(pieces), isWhole: false }
  }
  return { head: Buffer.concat(pieces), isWhole: true }
}
