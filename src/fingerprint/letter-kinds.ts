/** What a letter tells of its word, by Unicode's properties: asked once a code point, then looked up. */

export const FIGURE = 1
export const CAPITAL = 2
export const SMALL = 4
/** A letter of a script without case. */
export const UNCASED = 8
/** A letter of a script written without spaces. */
export const SPACELESS = 16
/** A currency, a percent sign, a degree: what a number counts. */
export const COUNTED = 32
const KNOWN = 128

const SPACELESS_SCRIPTS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

const kinds = new Uint8Array(0x110000)

/** The bits of a code point. */
export function letterKind(codePoint: number): number {
  return kinds[codePoint] === 0 ? learn(codePoint) : kinds[codePoint]
}

function learn(codePoint: number): number {
  const text = String.fromCodePoint(codePoint)
  let kind = KNOWN
  if (/\p{Nd}/u.test(text)) kind |= FIGURE
  if (/[\p{Lu}\p{Lt}]/u.test(text)) kind |= CAPITAL
  if (/\p{Ll}/u.test(text)) kind |= SMALL
  if (/[\p{Lo}\p{Lm}]/u.test(text)) kind |= UNCASED
  if (SPACELESS_SCRIPTS.test(text)) kind |= SPACELESS
  if (/[\p{Sc}%‰‱°٪؉]/u.test(text)) kind |= COUNTED
  kinds[codePoint] = kind
  return kind
}
