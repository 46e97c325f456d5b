/**
 * File names as strings without loss. POSIX names are bytes and need not be UTF-8; a JavaScript string
 * holds any of them when a byte that is no UTF-8 stands as the lone surrogate U+DC00 + byte (Python's
 * "surrogateescape"). `native` turns such a string back into the bytes that the system knows.
 */
import { isUtf8 } from 'node:buffer'
import { realpathSync } from 'node:fs'

const ESCAPE = 0xdc00

/** The string for a name's bytes. */
export function nameOf(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (isUtf8(buffer)) return buffer.toString('utf8')
  let text = ''
  for (let at = 0; at < buffer.length; ) {
    const size = sequenceAt(buffer, at)
    text += size === 0 ? String.fromCharCode(ESCAPE + buffer[at]) : buffer.toString('utf8', at, at + size)
    at += size || 1
  }
  return text
}

/** What to hand to `node:fs`: the string itself where it can say the name, else the name's bytes. */
export function native(path: string): string | Buffer {
  return path.isWellFormed() ? path : nativeBytes(path)
}

/** The bytes of a name. */
export function nativeBytes(path: string): Buffer {
  if (path.isWellFormed()) return Buffer.from(path, 'utf8')
  const parts: Buffer[] = []
  for (const character of path) {
    const code = character.charCodeAt(0)
    const escaped = character.length === 1 && code >= ESCAPE && code <= ESCAPE + 0xff
    parts.push(escaped ? Buffer.from([code - ESCAPE]) : Buffer.from(character, 'utf8'))
  }
  return Buffer.concat(parts)
}

/** The path without links. Throws the system's error; `realpathSync` itself knows only names in UTF-8. */
export function realPath(path: string): string {
  return nameOf(realpathSync.native(native(path), { encoding: 'buffer' }))
}

/** Whether two paths lead to one file or folder; false where one leads nowhere. */
export function isSamePlace(one: string, other: string): boolean {
  try {
    return realPath(one) === realPath(other)
  } catch {
    return false
  }
}

/**
 * A name for the glob matcher, whose `.` stops at line ends: they are escaped as bytes that are no UTF-8.
 * `nameOf(nativeBytes(...))` takes it back.
 */
export function matchable(name: string): string {
  return name.replace(/[\n\r\u2028\u2029]/g, (end) =>
    Array.from(Buffer.from(end), (byte) => String.fromCharCode(ESCAPE + byte)).join(''),
  )
}

/** Order of two paths by their UTF-8 bytes (DESIGN: corpus order must not hang on a locale). */
export function byBytes(a: string, b: string): number {
  return PLAIN.test(a) && PLAIN.test(b)
    ? a < b
      ? -1
      : a > b
        ? 1
        : 0
    : Buffer.compare(nativeBytes(a), nativeBytes(b))
}

/** Code units below the surrogates compare as their UTF-8 bytes do. */
const PLAIN = /^[\0-\ud7ff]*$/

/** Length of the valid UTF-8 sequence at `at`, 0 if there is none. */
function sequenceAt(bytes: Buffer, at: number): number {
  for (let size = 1; size <= 4 && at + size <= bytes.length; size += 1) {
    if (isUtf8(bytes.subarray(at, at + size))) return size
  }
  return 0
}
