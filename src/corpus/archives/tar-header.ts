/** A block of 512 bytes that tells of a member (POSIX.1-1988 ustar, with GNU's large numbers). */
import type { Stamp } from '../files.js'
import { memberName } from './member-names.js'

export const BLOCK = 512

export interface TarHeader extends Stamp {
  readonly name: string
  readonly size: number
  /** A character, see POSIX `typeflag`. */
  readonly type: string
}

const SUM_AT = 148
const SUM_LENGTH = 8

/** Null where the block is no header: its sum does not fit, or a number is none. */
export function tarHeader(block: Uint8Array): TarHeader | null {
  let sum = 0
  for (let i = 0; i < BLOCK; i++) sum += i >= SUM_AT && i < SUM_AT + SUM_LENGTH ? 0x20 : block[i]
  if (numberAt(block, SUM_AT, SUM_LENGTH) !== sum) return null
  const size = numberAt(block, 124, 12)
  const mode = numberAt(block, 100, 8)
  const time = numberAt(block, 136, 12)
  if (size === null || size < 0 || mode === null || time === null) return null
  const short = textAt(block, 0, 100)
  // GNU's own headers have other things in the place of the prefix.
  const isUstar = Buffer.from(block.subarray(257, 263)).toString('latin1') === 'ustar\0'
  const prefix = isUstar ? textAt(block, 345, 155) : ''
  return {
    name: prefix === '' ? short : `${prefix}/${short}`,
    size,
    type: String.fromCharCode(block[156]),
    mode: mode & 0o777,
    modifiedUs: time * 1e6,
  }
}

export function isZero(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte !== 0) return false
  return true
}

function textAt(block: Uint8Array, at: number, length: number): string {
  const field = block.subarray(at, at + length)
  const end = field.indexOf(0)
  return memberName(end < 0 ? field : field.subarray(0, end))
}

/** Octal digits, or with the highest bit set a number in base 256; null for anything else. */
function numberAt(block: Uint8Array, at: number, length: number): number | null {
  if ((block[at] & 0x80) !== 0) {
    let value = (block[at] & 0x40) === 0 ? block[at] & 0x3f : (block[at] & 0x7f) - 0x80
    for (let i = 1; i < length; i++) value = value * 256 + block[at + i]
    return Number.isSafeInteger(value) ? value : null
  }
  const digits = Buffer.from(block.subarray(at, at + length)).toString('latin1')
  const match = /^ *([0-7]*)[ \0]*$/.exec(digits)
  return match === null ? null : Number.parseInt(match[1] || '0', 8)
}
