/** Recognises UTF-8 with faults, and UTF-16 and UTF-32 with and without a byte order mark. */
import { isAscii, isUtf8 } from 'node:buffer'
import { type Codec, type Cursor, GROWTH, LONGEST } from './codec.js'
import { utf16Codec, utf32Codec } from './wide.js'

/** The encoding that a byte order mark names, or null. */
export function byteOrderMark(input: Uint8Array): string | null {
  const [a, b, c, d] = input
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 && input.length % 4 === 0 ? 'utf-32le' : 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be'
  return a === 0x84 && b === 0x31 && c === 0x95 && d === 0x33 ? 'gb18030' : null
}

/** Valid UTF-8, or valid up to a last character that was cut off (by a size limit of a scraper, say). */
export function isUtf8UpToCut(input: Uint8Array): boolean {
  if (isUtf8(input)) return true
  for (let cut = 1; cut <= 3 && cut < input.length; cut++) {
    const byte = input[input.length - cut]
    if (byte < 0x80) return false
    if (byte < 0xc0) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    const whole = input.subarray(0, input.length - cut)
    // In ASCII one high byte at the end says nothing: "café" in Latin-1 ends in 0xE9.
    return cut < length && byte <= 0xf4 && isUtf8(whole) && !isAscii(whole)
  }
  return false
}

/**
 * UTF-8 with faults: that many of the non-ASCII bytes stand in well-formed sequences, or that many of the runs of
 * them are well-formed throughout. By chance texts in other encodings reach 0.5 (EUC-JP) and 0.3; a broken byte
 * in each long line of Chinese spoils every run, and every second word in Latin-1 a third of the bytes.
 */
const MIN_BYTES = 0.75
const MIN_RUNS = 0.5

/** True for text that is UTF-8 but for some bytes, judged by its non-ASCII bytes; there must be some. */
export function isUtf8WithFaults(input: Uint8Array): boolean {
  let bytes = 0
  let validBytes = 0
  let runs = 0
  let validRuns = 0
  for (let i = 0; i < input.length; ) {
    if (input[i] < 0x80) {
      i++
      continue
    }
    const start = i
    let faults = 0
    while (i < input.length && input[i] >= 0x80) {
      const lead = input[i]
      const length = lead < 0xc2 || lead > 0xf4 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
      let have = 1
      while (have < length && (input[i + have] & 0xc0) === 0x80) have++
      if (length === 1 || have < length) faults += have
      i += have
    }
    bytes += i - start
    validBytes += i - start - faults
    runs++
    if (faults === 0) validRuns++
  }
  return runs > 0 && (validBytes >= bytes * MIN_BYTES || validRuns >= runs * MIN_RUNS)
}

/** Bytes looked at: what holds for the first thousands of characters of UTF-16 holds for all. */
const HEAD = 16384

/**
 * A UTF-16 or UTF-32 encoding in which `input` reads as text, or null. For input with more control characters
 * than text has: the NULs of ASCII in two or four bytes, the 0x04 of Cyrillic, the low bytes of Chinese.
 */
export function wideWithoutMark(input: Uint8Array): string | null {
  let best: string | null = null
  let bestShare = 0
  for (const [name, codec, unit] of WIDE) {
    const units = Math.floor(Math.min(input.length, HEAD) / unit)
    if (units < 2) continue
    const share = familiarShare(input.subarray(0, units * unit), codec, unit)
    if (share > bestShare) {
      best = name
      bestShare = share
    }
  }
  return best
}

const WIDE: readonly (readonly [name: string, codec: Codec, unit: number])[] = [
  ['utf-32le', utf32Codec(true), 4],
  ['utf-32be', utf32Codec(false), 4],
  ['utf-16le', utf16Codec(true), 2],
  ['utf-16be', utf16Codec(false), 2],
]

/** Never in text: controls, what is not assigned or for private use, what could not be decoded. */
const STRANGE = /[\p{Cn}\p{Co}\ufffd]|(?![\t\n\v\f\r])\p{Cc}/gu
/** White space and ASCII, and the full-width space, comma and stops: in text of every script. */
const FAMILIAR = /[\t\n\r\x20-\x7e\u3000-\u3002\uff0c\u1362\u0964]/g

/**
 * The share of strange characters allowed. Random bytes read as UTF-16 have 20 %; text has none but for damage.
 */
const MAX_STRANGE = 0.03
/**
 * The share of familiar characters asked for. Chinese has about 10 % commas, stops and line ends; in the wrong
 * byte order, or in single bytes read in twos, they come out as rare ideographs and there are next to none.
 */
const MIN_FAMILIAR = 0.04

/** The share of familiar characters, 0 if too few of them or too many strange ones. */
function familiarShare(head: Uint8Array, codec: Codec, unit: number): number {
  const out = new Uint8Array((head.length + LONGEST) * GROWTH)
  const cursor: Cursor = { read: 0, write: 0, mode: 0 }
  codec(head, cursor, head.length, out, null)
  const text = new TextDecoder().decode(out.subarray(0, cursor.write))
  const strange = (text.match(STRANGE)?.length ?? 0) / text.length
  if (strange > MAX_STRANGE) return 0
  // Nothing else has four bytes below 0x110000 again and again.
  if (unit === 4) return 1
  const familiar = (text.match(FAMILIAR)?.length ?? 0) / text.length
  return familiar >= MIN_FAMILIAR ? familiar : 0
}
