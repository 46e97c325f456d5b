/**
 * The bytes of a file as they are read for its records. A seam: packed files are opened here too, and give what they
 * hold unpacked.
 */
import { closeSync, openSync, readSync } from 'node:fs'
import { native } from '../names.js'

const CHUNK = 1 << 20

/** The bytes of a file in chunks, each valid until the next is asked for. Throws the system's error. */
export function* chunksOf(path: string): Generator<Uint8Array> {
  const file = openSync(native(path), 'r')
  try {
    const chunk = Buffer.allocUnsafeSlow(CHUNK)
    for (let got = readSync(file, chunk); got > 0; got = readSync(file, chunk)) yield chunk.subarray(0, got)
  } finally {
    closeSync(file)
  }
}

/** The first bytes of a file, at least `length` of them, or all. */
export function headOf(
  path: string,
  length: number,
): { readonly head: Uint8Array; readonly isWhole: boolean } {
  const file = openSync(native(path), 'r')
  try {
    const head = Buffer.allocUnsafeSlow(length + 1)
    let held = 0
    for (let got = 1; got > 0 && held < head.length; held += got)
      got = readSync(file, head, held, head.length - held, null)
    return { head: head.subarray(0, Math.min(held, length)), isWhole: held <= length }
  } finally {
    closeSync(file)
  }
}
