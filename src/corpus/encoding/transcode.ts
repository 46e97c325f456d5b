/**
 * Input bytes to UTF-8 and output offsets back to input offsets. Both in bytes.
 *
 * The input is decoded in blocks, and the cursor before each block is kept (17 bytes per block). The way back
 * looks up the block of an offset and decodes that block once more, now with the start of every character: the
 * same code does both, so they cannot disagree. Keeping an offset per character was rejected: 4-8 times the text.
 */
import { constants } from 'node:buffer'
import { type Codec, type Cursor, GROWTH, LONGEST } from './codec.js'

export interface Transcoded {
  readonly bytes: Uint8Array
  /**
   * Turns offsets into `bytes` (ascending) into offsets in the input, in place. An offset inside a character goes to
   * the start of that character, one at or past the end to the end of the input. Linear: every block is decoded
   * at most once more, and only blocks that are asked for. Returns `offsets`.
   */
  toInput<T extends Float64Array | Uint32Array>(offsets: T): T
}

/**
 * Bytes of input per block. One offset costs one block, about 0.1 ms; the scratch arrays of the way back hold
 * 3 bytes of text and 12 of offsets per byte of a block, here 240 KiB, which stays in the second-level cache.
 */
const BLOCK = 16384

/** Null if the text would be longer than an array can be. `limit`: that length, in bytes. */
export function transcode(input: Uint8Array, codec: Codec, limit = constants.MAX_LENGTH): Transcoded | null {
  const blocks = Math.ceil(input.length / BLOCK)
  const reads = new Float64Array(blocks + 1)
  const writes = new Float64Array(blocks + 1)
  const modes = new Uint8Array(blocks + 1)
  const cursor: Cursor = { read: 0, write: 0, mode: 0 }
  let out = new Uint8Array(Math.min(input.length, BLOCK) * GROWTH + LONGEST * GROWTH)
  for (let k = 0; k < blocks; k++) {
    reads[k] = cursor.read
    writes[k] = cursor.write
    modes[k] = cursor.mode
    const stop = Math.min((k + 1) * BLOCK, input.length)
    const needed = cursor.write + (stop - cursor.read + LONGEST) * GROWTH
    if (needed > out.length) {
      const larger = grown(
        out.subarray(0, cursor.write),
        needed,
        cursor.write * (input.length / cursor.read),
        limit,
      )
      if (larger === null) return null
      out = larger
    }
    codec(input, cursor, stop, out, null)
  }
  reads[blocks] = input.length
  writes[blocks] = cursor.write
  const bytes = trimmed(out, cursor.write)
  return { bytes, toInput: (offsets) => toInput(input, codec, { reads, writes, modes }, offsets) }
}

/** An array with the same content and room for what the text so far lets expect. */
function grown(
  text: Uint8Array,
  needed: number,
  expected: number,
  limit: number,
): Uint8Array<ArrayBuffer> | null {
  if (needed > limit) return null
  // A sixteenth of reserve: text that grows evenly is copied once or twice; the doubling bounds all other.
  const length = Math.min(limit, Math.max(needed, Math.ceil(expected * 1.0625), text.length * 1.5))
  try {
    const larger = new Uint8Array(Math.floor(length))
    larger.set(text)
    return larger
  } catch {
    return null
  }
}

/** The text alone. It is copied out of an array that is far too long for it, which could then be freed. */
function trimmed(out: Uint8Array<ArrayBuffer>, length: number): Uint8Array {
  return out.length - length > length / 8 ? out.slice(0, length) : out.subarray(0, length)
}

interface Anchors {
  readonly reads: Float64Array
  readonly writes: Float64Array
  readonly modes: Uint8Array
}

function toInput<T extends Float64Array | Uint32Array>(
  input: Uint8Array,
  codec: Codec,
  { reads, writes, modes }: Anchors,
  offsets: T,
): T {
  const blocks = reads.length - 1
  const scratch = new Uint8Array(blocks === 0 ? 0 : (Math.min(BLOCK, input.length) + LONGEST) * GROWTH)
  const starts = new Uint32Array(scratch.length)
  let block = 0
  let decoded = -1
  for (let i = 0; i < offsets.length; i++) {
    const offset = offsets[i]
    if (offset >= writes[blocks]) {
      offsets[i] = input.length
      continue
    }
    while (offset < writes[block]) block--
    while (writes[block + 1] <= offset) block++
    if (decoded !== block) {
      const cursor = { read: reads[block], write: 0, mode: modes[block] }
      codec(input, cursor, Math.min((block + 1) * BLOCK, input.length), scratch, starts)
      decoded = block
    }
    let at = offset - writes[block]
    while ((scratch[at] & 0xc0) === 0x80) at--
    offsets[i] = reads[block] + starts[at]
  }
  return offsets
}
