/** What a character tells of its word, or of the gap between two words, by Unicode's properties: asked once, then looked up. */

export const FIGURE = 1
export const CAPITAL = 2
export const SMALL = 4
/** A letter of a script without case. */
export const UNCASED = 8
/** A letter of a script written without spaces. */
export const SPACELESS = 16
/** Ends a sentence: … ؟ ۔ need a space behind them, as a full stop does. */
export const TERMINAL = 32
/** Ends a sentence without one: 。 ！ ？ ｡ ． and the signs of South and South-East Asia, । ॥ ။ ។. */
export const FULL_STOP = 64
/** A currency, a percent sign, a degree: what a number counts. */
export const COUNTED = 4096
const KNOWN = 128
/** Signs of a gap: what closes a quotation or a bracket, what opens one, and white space. */
export const CLOSES = 256
export const OPENS = 512
export const WHITE = 1024
/** A combining mark: it belongs to the letter before it. */
export const MARK = 2048

const SPACELESS_SCRIPTS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
// Not ۔ and the Ethiopic stop: they are written with a space behind them, and Urdu has the first in abbreviations.
const FULL_STOPS = /[。｡！？．।॥။។៕]/u
const CLOSING = /[\p{Pe}\p{Pf}"']/u
/** Opens in some languages what it closes in others: „so“. */
const EITHER = /[“‘]/u

const kinds = new Uint16Array(0x110000)

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
  if (/\p{M}/u.test(text)) kind |= MARK
  if (SPACELESS_SCRIPTS.test(text)) kind |= SPACELESS
  if (/[\p{Sc}%‰‱°٪؉]/u.test(text)) kind |= COUNTED
  if (FULL_STOPS.test(text)) kind |= FULL_STOP
  else if (/[\p{Sentence_Terminal}…]/u.test(text)) kind |= TERMINAL
  else if (CLOSING.test(text)) kind |= CLOSES
  else if (/[\p{Ps}\p{Pi}]/u.test(text) && !EITHER.test(text)) kind |= OPENS
  else if (/\p{White_Space}/u.test(text)) kind |= WHITE
  kinds[codePoint] = kind
  return kind
}
