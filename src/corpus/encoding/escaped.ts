/** Recognises the 7-bit encodings ISO-2022-JP, ISO-2022-KR and HZ in bytes that are all ASCII. */
import { GROWTH, LONGEST } from './codec.js'
import { codecFor } from './codecs.js'

/** Bytes looked at from the first shift sequence on: thousands of characters settle it. */
const WINDOW = 16384

/**
 * What announces a switch to pairs of bytes. A terminal's escape sequences begin with ESC [ or ESC ], so none of
 * these stands in coloured logs.
 */
const OPENINGS: readonly (readonly [encoding: string, opening: string])[] = [
  ['iso-2022-kr', '\x1b$)C'],
  ['iso-2022-jp', '\x1b$B'],
  ['iso-2022-jp', '\x1b$@'],
  ['iso-2022-jp', '\x1b$(D'],
  ['hz-gb-2312', '~{'],
]

const ESCAPE = 0x1b

/** The name of the encoding, or null: then it is plain ASCII. */
export function escapedEncoding(input: Uint8Array): string | null {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength)
  const hasEscape = bytes.includes(ESCAPE)
  for (const [encoding, opening] of OPENINGS) {
    if (opening.charCodeAt(0) === ESCAPE && !hasEscape) continue
    const at = bytes.indexOf(opening, 0, 'latin1')
    if (at < 0) continue
    const window = bytes.subarray(at, at + WINDOW)
    if (encoding === 'hz-gb-2312' ? isHz(window.toString('latin1')) : decodesWell(window, encoding))
      return encoding
  }
  return null
}

/** Share of faults allowed among the characters beyond ASCII: damage, not another meaning of the bytes. */
const MAX_FAULTS = 0.05

function decodesWell(window: Uint8Array, encoding: string): boolean {
  const out = new Uint8Array((window.length + LONGEST) * GROWTH)
  const cursor = { read: 0, write: 0, mode: 0 }
  codecFor(encoding)(window, cursor, window.length - 1, out, null)
  const text = new TextDecoder().decode(out.subarray(0, cursor.write))
  const beyond = text.match(/[^\0-\x7f]/g)?.length ?? 0
  const faults = text.match(/\ufffd/g)?.length ?? 0
  return beyond > 0 && faults <= beyond * MAX_FAULTS
}

/**
 * Share of pairs asked for that are symbols, kana or hanzi of the first level of GB 2312, which cover 99 % of
 * running text. Source code can hold `~{` and `~}` around an even number of letters, but lower-case letters
 * would be hanzi of the second level.
 */
const MIN_FREQUENT = 0.8

function isHz(text: string): boolean {
  let pairs = 0
  let frequent = 0
  for (const [region] of text.matchAll(/~\{(?:[!-w][!-~])+?~\}/g)) {
    for (let i = 2; i < region.length - 2; i += 2) {
      pairs++
      const row = region.charCodeAt(i) - 0x20
      if (row <= 9 || (row >= 16 && row <= 55)) frequent++
    }
  }
  return pairs > 0 && frequent >= pairs * MIN_FREQUENT
}
