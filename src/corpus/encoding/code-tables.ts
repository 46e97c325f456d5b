/**
 * Code tables of the East Asian encodings, read out of iconv-lite once per encoding and process.
 *
 * The platform's TextDecoder was not taken: its tables change with the ICU version, it knows neither the DOS
 * nor most Mac code pages, and it tells nothing about where in the input a character stood.
 */
import iconv from 'iconv-lite'

export interface CodeTable {
  /** Code point of each byte that stands alone; 0 for a lead byte and for a byte without meaning. */
  readonly singles: Uint16Array
  /**
   * Code point of each pair, at `(lead & 0x7f) << 8 | trail`; 0 where there is none. The four pairs of Big5 that
   * stand for two code points hold the second in the bits from `SECOND` up.
   */
  readonly pairs: Uint32Array
}

/** Code points need 21 bits; the second code points that occur (U+0304, U+030C) fit in the 11 above. */
export const SECOND = 21

const NONE = '\ufffd'
const tables = new Map<string, CodeTable>()

export function codeTable(name: string): CodeTable {
  let table = tables.get(name)
  if (table === undefined) {
    const singles = singlesOf(name)
    table = { singles, pairs: pairsOf(name, [], singles) }
    tables.set(name, table)
  }
  return table
}

let jisX0212: Uint32Array | undefined

/** The three-byte characters of EUC-JP (JIS X 0212), by their last two bytes as in `CodeTable.pairs`. */
export function eucJpTriples(): Uint32Array {
  jisX0212 ??= pairsOf('euc-jp', [0x8f], null)
  return jisX0212
}

/** Four-byte sequences of GB 18030 below the supplementary planes: 0x81308130 to 0x8431A439. */
const GB_BMP_SEQUENCES = 39420
/** Linear number of 0x90308130, which is U+10000; the other planes follow without a gap. */
const GB_SUPPLEMENTARY = 189000

let gbBmp: Uint16Array | undefined

/** Code point of a four-byte sequence of GB 18030 by its linear number; 0 where there is none. */
export function gb18030Four(linear: number): number {
  if (linear >= GB_SUPPLEMENTARY) {
    const code = linear - GB_SUPPLEMENTARY + 0x10000
    return code <= 0x10ffff ? code : 0
  }
  if (linear >= GB_BMP_SEQUENCES) return 0
  if (gbBmp === undefined) {
    const bytes = new Uint8Array(GB_BMP_SEQUENCES * 5).fill(0x0a)
    for (let i = 0; i < GB_BMP_SEQUENCES; i++) {
      bytes[i * 5] = 0x81 + Math.floor(i / 12600)
      bytes[i * 5 + 1] = 0x30 + (Math.floor(i / 1260) % 10)
      bytes[i * 5 + 2] = 0x81 + (Math.floor(i / 10) % 126)
      bytes[i * 5 + 3] = 0x30 + (i % 10)
    }
    const lines = iconv.decode(bytes, 'gb18030', { stripBOM: false }).split('\n')
    gbBmp = Uint16Array.from({ length: GB_BMP_SEQUENCES }, (_, i) =>
      lines[i].length === 1 && lines[i] !== NONE ? lines[i].charCodeAt(0) : 0,
    )
  }
  return gbBmp[linear]
}

function singlesOf(name: string): Uint16Array {
  return Uint16Array.from({ length: 256 }, (_, byte) => {
    const text = iconv.decode(Uint8Array.of(byte, 0x0a), name, { stripBOM: false })
    return text.length === 2 && text[0] !== NONE ? text.charCodeAt(0) : 0
  })
}

/** One line per sequence, so that a wrong one cannot shift those behind it. */
function pairsOf(name: string, prefix: readonly number[], singles: Uint16Array | null): Uint32Array {
  const pairs = new Uint32Array(128 * 256)
  const width = prefix.length + 3
  const bytes = new Uint8Array(256 * width).fill(0x0a)
  for (let lead = 0x80; lead < 0x100; lead++) {
    if (singles !== null && singles[lead] !== 0) continue
    // No trail byte is a control, a space or 0x7F: only those would break the lines.
    for (let trail = 0; trail < 0x100; trail++) {
      const sequence = [...prefix, lead, trail < 0x21 || trail === 0x7f ? 0x21 : trail]
      bytes.set(sequence, trail * width)
    }
    const lines = iconv.decode(bytes, name, { stripBOM: false }).split('\n')
    for (let trail = 0x22; trail < 0x100; trail++) pairs[((lead & 0x7f) << 8) | trail] = codeOf(lines[trail])
  }
  return pairs
}

function codeOf(line: string): number {
  if (line.length === 0 || line.includes(NONE)) return 0
  const first = line.codePointAt(0) ?? 0
  if (first > 0xffff || line.length === 1) return first
  return (line.charCodeAt(1) << SECOND) | first
}
