/**
 * From code points to the bytes of an encoding of one to four bytes a character: the inverse of what the codecs read, so that
 * the two cannot disagree. Of several spellings of a character one counts, that of the encoder in use elsewhere (iconv-lite).
 */
import iconv from 'iconv-lite'
import { codeTable, eucJpTriples, gb18030Four, SECOND } from './code-tables.js'
import { type Cursor, GROWTH, LONGEST, REPLACEMENT } from './codec.js'
import { codecFor } from './codecs.js'

/** Bytes of a character as one number, the first highest; 0 where the encoding has none (or for the byte 0). */
export type BytesOf = (code: number) => number

const MULTI_BYTE: ReadonlySet<string> = new Set(['shift_jis', 'euc-jp', 'euc-kr', 'big5', 'gb18030'])
/** Four-byte sequences of GB 18030 for the planes above the first begin at 0x90308130. */
const GB_SUPPLEMENTARY = 189000
const GB_BMP_SEQUENCES = 39420
const BMP = 0x10000

const inverses = new Map<string, BytesOf>()

/** @throws RangeError for a name that `codecFor` does not know. */
export function inverseOf(encoding: string): BytesOf {
  let inverse = inverses.get(encoding)
  if (inverse === undefined) {
    inverse = MULTI_BYTE.has(encoding) ? ofPairs(encoding) : ofSingles(encoding)
    inverses.set(encoding, inverse)
  }
  return inverse
}

function ofSingles(encoding: string): BytesOf {
  const codec = codecFor(encoding)
  const bytes = new Uint8Array(BMP)
  const out = new Uint8Array(LONGEST * GROWTH)
  for (let byte = 0; byte < 256; byte += 1) {
    const cursor: Cursor = { read: 0, write: 0, mode: 0 }
    codec(Uint8Array.of(byte), cursor, 1, out, null)
    const code = Buffer.from(out.subarray(0, cursor.write)).toString('utf8').codePointAt(0) ?? REPLACEMENT
    if (code !== REPLACEMENT && bytes[code] === 0) bytes[code] = byte
  }
  return (code) => (code < BMP ? bytes[code] : 0)
}

function ofPairs(encoding: string): BytesOf {
  const { singles, pairs } = codeTable(encoding)
  const low = new Uint32Array(BMP)
  const high = new Map<number, number>()
  const add = (code: number, bytes: number) => {
    // Four pairs of Big5 are two characters: what they came from cannot be told.
    if (code === 0 || code >= 1 << SECOND) return
    const known = code < BMP ? low[code] : (high.get(code) ?? 0)
    const chosen = known === 0 || usual(code, encoding) === bytes ? bytes : known
    if (code < BMP) low[code] = chosen
    else high.set(code, chosen)
  }
  for (let byte = 1; byte < 256; byte += 1) add(singles[byte], byte)
  for (let pair = 0; pair < pairs.length; pair += 1) add(pairs[pair], 0x8000 | pair)
  if (encoding === 'euc-jp')
    for (const [pair, code] of eucJpTriples().entries()) add(code, (0x8f << 16) | 0x8000 | pair)
  if (encoding !== 'gb18030') return (code) => (code < BMP ? low[code] : (high.get(code) ?? 0))
  for (let linear = 0; linear < GB_BMP_SEQUENCES; linear += 1) add(gb18030Four(linear), fourBytes(linear))
  return (code) => (code < BMP ? low[code] : fourBytes(code - BMP + GB_SUPPLEMENTARY))
}

/** What the encoder writes for a character. */
function usual(code: number, encoding: string): number {
  return iconv.encode(String.fromCodePoint(code), encoding).reduce((all, byte) => all * 256 + byte, 0)
}

/** The sequence of GB 18030 of a linear number. */
function fourBytes(linear: number): number {
  const [first, second] = [0x81 + Math.floor(linear / 12600), 0x30 + (Math.floor(linear / 1260) % 10)]
  const [third, fourth] = [0x81 + (Math.floor(linear / 10) % 126), 0x30 + (linear % 10)]
  return ((first * 256 + second) * 256 + third) * 256 + fourth
}
