/**
 * What signs at a token make of its hash: "-5" is not "5", nor "-$5" "$5"; C++ and C# are not C. Folding passes over all other
 * punctuation, and over these where they are a dash (5-7), a bullet or a heading's mark. Offsets are bytes.
 */

const MINUS = 0x9e3779b9
const PLUS_PLUS = 0x7f4a7c15
const SHARP = 0x85157af5

/** What may stand right before a minus: behind a word, a number or its unit it is a hyphen or parts a range ("5%-7%", 5"-7"). */
const BEFORE = new Uint8Array(128)
for (const sign of '\t\n\r ([{,;:=|<>$') BEFORE[sign.charCodeAt(0)] = 1

/** The sign of the token text[start, end); `isAmount`: a number, or the currency before one. */
export function signOf(
  text: Uint8Array,
  start: number,
  end: number,
  blockStart: number,
  isAmount: boolean,
): number {
  if (isAmount) return isNegative(text, start, blockStart) ? MINUS : 0
  if (text[end] === 0x2b && text[end + 1] === 0x2b) return PLUS_PLUS
  return text[end] === 0x23 ? SHARP : 0
}

/** Whether a minus stands directly before an amount: - or U+2212, or the dash U+2013 that is printed for it. */
function isNegative(text: Uint8Array, start: number, blockStart: number): boolean {
  const width = start > blockStart && text[start - 1] === 0x2d ? 1 : isLongMinus(text, start) ? 3 : 0
  const before = start - width
  if (width === 0 || before < blockStart) return false
  if (before === blockStart) return true
  const byte = text[before - 1]
  // A blank that does not break.
  return byte < 0x80 ? BEFORE[byte] === 1 : byte === 0xa0 && text[before - 2] === 0xc2
}

function isLongMinus(text: Uint8Array, end: number): boolean {
  if (end < 3 || text[end - 3] !== 0xe2) return false
  const [second, third] = [text[end - 2], text[end - 1]]
  return (second === 0x88 && third === 0x92) || (second === 0x80 && third === 0x93)
}
