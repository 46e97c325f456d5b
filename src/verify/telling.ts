/**
 * Telling tokens, as DESIGN.md section 2 names them and written apart from the code that decides: a token that
 * holds a digit of any script, starts with a capital inside a sentence, or is a negation; in a script without
 * case, two letters or more that are no function word. Asked only of tokens that nothing covers, so strings serve.
 */
import type { Tokens } from '../text/tokens.js'

/** A removed stretch of text with its tokens; offsets in bytes of `text`. */
export interface Stretch {
  readonly text: Uint8Array
  readonly tokens: Tokens
  readonly start: number
}

const DIGIT = /\p{Nd}/u
const CAPITAL = /^[\p{Lu}\p{Lt}]/u
const CASELESS = /^[\p{Lo}\p{Lm}]/u
/** Scripts without spaces, of which each character is a token. */
const SPACELESS =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** As they fold: lower case, without accents. Words that negate in one language and do not in another stay out. */
const NEGATIONS = new Set(
  (
    'no not never none nor neither nobody nothing nowhere without cannot ' + // English
    'nicht nie niemals kein keine keinen keinem keiner keines ohne weder ' + // German
    'ne pas jamais sans aucun aucune ni sin nunca nada ningun ninguno ninguna ' + // French, Spanish
    'non nao nem sem senza mai nessuno niet geen zonder nooit bez ' + // Italian, Portuguese, Dutch, Slavic
    'не нет ни без никогда нельзя 不 没 沒 無 无 非 未 否'
  ).split(' '),
)

/** The most frequent words of scripts without case that name nothing. */
const FUNCTION_WORDS = new Set(
  (
    'في من على إلى عن ان أن إن هذا هذه ذلك التي الذي الذين كان كانت قد ثم ' + // Arabic
    'של את על אל עם זה לא כי הוא היא גם זאת הם אשר ' + // Hebrew
    'का की के को में से है और पर ने यह वह ये वे हैं था थी थे ही भी जो एवं तथा ' + // Hindi
    'এবং এই সেই যে এটি একটি টি হয় ছিল ஒரு இந்த அந்த என்று மற்றும் ஆகும் இது அது ' + // Bengali, Tamil
    '그 이 및 또 또한 그리고'
  ) // Korean
    .normalize('NFKD')
    .split(' '),
)

/** Of several words before a full stop, these do not end a sentence; nor does a letter alone. */
const TITLES = new Set(['mr', 'mrs', 'ms', 'dr', 'st', 'prof', 'gen', 'rev', 'hon', 'sen', 'gov'])

/** Whether token i tells something. `covered` has 1 for the tokens that stand elsewhere. */
export function isTelling(stretch: Stretch, i: number, covered: Uint8Array): boolean {
  const { text, tokens } = stretch
  const word = wordAt(stretch, i)
  if (DIGIT.test(word)) return !isLabel(stretch, i)
  const folded = foldedAt(tokens, i)
  if (NEGATIONS.has(folded) || /n't$/.test(folded)) return true
  if (CAPITAL.test(word)) return !beginsSentence(stretch, i)
  if (!CASELESS.test(word)) return false
  if (SPACELESS.test(word))
    return isOpenCharacter(stretch, i - 1, covered) || isOpenCharacter(stretch, i + 1, covered)
  return letters(text, tokens, i) >= 2 && !FUNCTION_WORDS.has(folded)
}

/** Token i as it is written. */
export function wordAt({ text, tokens }: Stretch, i: number): string {
  return read(text, tokens.start[i], tokens.end[i])
}

function foldedAt({ folded, foldedStart }: Tokens, i: number): string {
  return read(folded, foldedStart[i], foldedStart[i + 1] - 1)
}

function letters(text: Uint8Array, { start, end }: Tokens, i: number): number {
  return read(text, start[i], end[i]).match(/\p{L}/gu)?.length ?? 0
}

function isOpenCharacter(stretch: Stretch, i: number, covered: Uint8Array): boolean {
  return i >= 0 && i < stretch.tokens.count && covered[i] === 0 && SPACELESS.test(wordAt(stretch, i))
}

/** Whether a sentence begins with token i: with the first, after a label, and after a stop that may end one. */
function beginsSentence(stretch: Stretch, i: number): boolean {
  if (i === 0 || isLabel(stretch, i - 1)) return true
  const { text, tokens } = stretch
  const gap = read(text, tokens.end[i - 1], tokens.start[i])
  if (/[。！？｡．।॥။។៕]|(?!\.)[…\p{Sentence_Terminal}].*\s/su.test(gap)) return true
  if (!/\..*\s/su.test(gap)) return false
  const before = wordAt(stretch, i - 1)
  return !/^[A-Za-z]$/.test(before) && !TITLES.has(before.toLowerCase())
}

/** A label has up to three numbers: 12, 3.16, 2.4.1. */
const LABEL_NUMBERS = 3
/** Bytes of each: 13.01.2005 is a day. */
const LABEL_BYTES = 7
/** A bare number before a sentence may count it; before fewer words than this it may be what they are about. */
const LABELLED = 8

/**
 * Whether token i is a number that only labels what begins with it: a verse, a list item, a line, a page. It stands
 * at the start of a line, nothing but numbers before it, and a closing mark, a tab or a wide gap behind the last of
 * them; or, on a line that is set in, a single space and a capital, as verses are printed. No day is one: 2005/01/13.
 */
export function isLabel(stretch: Stretch, i: number): boolean {
  const { text, tokens, start } = stretch
  let numbers = 0
  while (numbers < Math.min(tokens.count, LABEL_NUMBERS) && DIGIT.test(wordAt(stretch, numbers))) numbers += 1
  if (i >= numbers || numbers === tokens.count || !beginsLine(text, start)) return false
  for (let at = 0; at < numbers; at += 1) {
    if (tokens.end[at] - tokens.start[at] > LABEL_BYTES) return false
    if (at + 1 < numbers && /^[/-]/.test(read(text, tokens.end[at], tokens.start[at + 1]))) return false
  }
  const gap = read(text, tokens.end[numbers - 1], tokens.start[numbers])
  if (/^(?:[.):\]\t]|[ \t]{3,}$)/.test(gap)) return true
  const isSetIn = text[start] === 0x20
  return isSetIn && numbers === 1 && tokens.count > LABELLED && CAPITAL.test(wordAt(stretch, numbers))
}

/** Whether only white space and quote marks stand before an offset on its line. */
function beginsLine(text: Uint8Array, at: number): boolean {
  let before = at
  while (before > 0 && (text[before - 1] === 0x20 || text[before - 1] === 0x09 || text[before - 1] === 0x3e))
    before -= 1
  const byte = text[before - 1]
  // Behind a line end, or any other character that is no part of a sentence: a form feed, a byte order mark.
  return before === 0 || byte < 0x20 || byte >= 0x80
}

function read(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8')
}
