/**
 * What a token says beside its letters, as bits: whether a difference in it matters (law 2's "telling"), and
 * where sentences begin. Read from the text while it is there.
 */
import type { Bytes } from '../columns/column.js'
import { decode } from '../text/code-point.js'
import type { Tokens } from '../text/tokens.js'
import { isLetterByte } from './byte-kinds.js'
import { isFunctionWord } from './function-words.js'
import { CAPITAL, COUNTED, FIGURE, letterKind, SPACELESS, UNCASED } from './letter-kinds.js'
import { ENDS, ENDS_NOT, endsSentence, MAY_END } from './sentences.js'
import { signOf } from './signs.js'
import { wordSet } from './word-set.js'

/** A digit, a capital inside a sentence, a negation, a word beside an @: copies that differ here are two texts. */
export const TELLING = 1
/** First token of a sentence; a block begins one. */
export const SENTENCE = 2
/** A word in a script without case: names do not show, so any such word of two letters may be one. */
export const CASELESS = 4
/** One character of a script written without spaces: two of them in a row may be a name. */
export const CHARACTER = 8
/** First token of a document: no run goes across. */
export const DOCUMENT = 16
/** The token does not stay: nothing may rely on it. */
export const GONE = 32
/** Holds a digit. */
export const NUMBER = 64
/**
 * Of a number: it only labels its block. Of any other token: a sentence may begin with it; of the first one of a block, which
 * does, that a dash stands before it. No bit is left for each.
 */
export const LABEL = 128

/** Whether a token is a number at the start of a block that only labels it: verse, list item, line or page. */
export function isLabel(mark: number): boolean {
  return (mark & (LABEL | NUMBER)) === (LABEL | NUMBER)
}

/** Whether a sentence may begin with a token, or not. */
export function mayBegin(mark: number): boolean {
  return (mark & (LABEL | NUMBER)) === LABEL
}

/** Whether a dash stands before a token that begins its block: it is a name below a quotation, or speech. */
export function isBehindDash(mark: number): boolean {
  return (mark & (LABEL | NUMBER | SENTENCE)) === (LABEL | SENTENCE)
}

/** Whether a token behind `from`, up to `to` itself, is of the same document: the text around a source is no part of it. */
export function reachesTo(marks: Bytes, from: number, to: number): boolean {
  if (to >= marks.length) return false
  for (let at = from + 1; at <= to; at += 1) if ((marks.at(at) & DOCUMENT) !== 0) return false
  return true
}

/**
 * What a character of a script written without spaces counts, in words: Chinese has about 1.5 to a word, Japanese and Thai
 * more; but from 11 tokens on, a shingle and a window, every repeat of a whole block goes (law 6), and 11 of these
 * are 8 words.
 */
const CHARACTER_WORDS = 3 / 4

/** Words of the tokens [from, to): so that a heading of eight characters is not taken for a line of eight words. */
function wordsIn(marks: Bytes, from: number, to: number): number {
  let characters = 0
  for (let at = from; at < to; at += 1) if ((marks.at(at) & CHARACTER) !== 0) characters += 1
  return to - from - characters * (1 - CHARACTER_WORDS)
}

/** Whether the tokens [from, to) have so many words. */
export function haveWords(marks: Bytes, from: number, to: number, words: number): boolean {
  if (to - from < words) return false
  return (to - from) * CHARACTER_WORDS >= words || wordsIn(marks, from, to) >= words
}

/**
 * Whether the tokens [from, to), which have `words` words, say something by themselves: half of so many are no numbers.
 * A row of values means what stands above it, and the same values stand below other headings.
 */
export function sayEnough(marks: Bytes, from: number, to: number, words: number): boolean {
  let others = 0
  for (let at = from; at < to; at += 1) {
    if ((marks.at(at) & NUMBER) === 0) others += 1
    if (others * 2 >= words) return true
  }
  return others * 2 >= words
}

/** Words to a number, fewer of which say what it is a number of: "Preheat to 200 °C and bake for 30 minutes" has four. */
const WORDS_TO_A_NUMBER = 4

/**
 * Whether the tokens [from, to), which are no sentence, are a row of values: "Saturday: 10:00 am to 1:00 pm", one of two
 * numbers or more with few words to each. A time or a date is one number. Half of what it says stands in the rows around it.
 */
export function isRowOfValues(marks: Bytes, from: number, to: number): boolean {
  let [numbers, others] = [0, 0]
  let isNumber = false
  for (let at = from; at < to; at += 1) {
    const mark = marks.at(at)
    const was = isNumber
    isNumber = (mark & NUMBER) !== 0
    if (!isNumber) others += 1
    else if (!was && !isLabel(mark)) numbers += 1
  }
  return numbers > 1 && others < numbers * WORDS_TO_A_NUMBER
}

/**
 * Words that turn a statement into another one, as they fold, in the languages with the most text on the web:
 * negations, and numbers in words, but for those that mean something else as well (one, first, due, once, sei).
 */
export const isTellingWord = wordSet(
  (
    'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen ' +
    'nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen ' +
    'zwei drei vier funf sechs sieben acht neun zehn zwolf zwanzig dreissig vierzig funfzig hundert tausend ' +
    'millionen milliarde milliarden deux trois quatre cinq sept huit neuf onze douze quinze vingt trente quarante ' +
    'cinquante cent mille millions milliard milliards tres cuatro cinco siete ocho nueve diez doce quince veinte ' +
    'treinta cuarenta cincuenta cien ciento millon millones quattro cinque sette otto nove dieci dodici venti trenta ' +
    'cento milione milioni dois quatro sete oito dez vinte trinta milhao milhoes twee drie vijf zes zeven acht negen ' +
    'tien twaalf honderd duizend miljoen два три четыре пять шесть семь восемь девять десять двадцать сто тысяча ' +
    'тысяч миллион миллионов ' +
    'no not never none nor neither nobody nothing nowhere without cannot ' +
    'nicht nie niemals kein keine keinen keinem keiner keines ohne weder ' +
    'non ne pas jamais sans aucun aucune ni sin nunca nada ningun ninguno ninguna ' +
    'nao nem sem senza mai nessuno niet geen zonder nooit bez ' +
    // Polish, Turkish, Greek, Vietnamese, Indonesian, Korean
    'nie nigdy zaden zadna zadne degil yok hayir asla hicbir δεν μην χωρισ khong chang chua tidak bukan tanpa ' +
    '안 못 아니다 아닌 아니라 없다 없는 없이 않다 않는 않은 않았다 ' +
    // Arabic, Hebrew, Hindi, Bengali, Tamil; Burmese, Thai, Lao and Khmer by the character that tells: မ ไม่ ບໍ່ មិន
    'لا لم لن ليس ليست غير بدون دون לא אין בלי אינו אינה नहीं न मत बिना না নেই নয় ছাড়া இல்லை அல்ல வேண்டாம் မ ม่ ບໍ່ មិ គ្មា ពុំ កុំ ' +
    'не нет ни без никогда нельзя 不 没 沒 無 无 非 未 否 别 勿 ' +
    // Not 一: of a number with another one the other tells.
    '二 三 四 五 六 七 八 九 十 百 千 万 萬 亿 億 两 兩 零 〇'
  ).split(' '),
)

function endsInNt(folded: Uint8Array, from: number, end: number): boolean {
  return end - from > 3 && folded[end - 1] === 0x74 && folded[end - 2] === 0x27 && folded[end - 3] === 0x6e
}

/**
 * Writes the marks of a block's tokens into `marks` from `at`, where 1 stands for those that hold a digit; their
 * hashes stand in `hash` from `at`.
 */
export function markTokens(
  text: Uint8Array,
  tokens: Tokens,
  blockStart: number,
  hash: Uint32Array,
  marks: Uint8Array,
  at: number,
): void {
  markTokensFrom(0, text, tokens, blockStart, hash, marks, at)
  markLabels(text, tokens, blockStart, marks, at)
}

/** The same for the tokens from number `first` on, and without labels, which need the whole block. */
export function markTokensFrom(
  first: number,
  text: Uint8Array,
  tokens: Tokens,
  blockStart: number,
  hash: Uint32Array,
  marks: Uint8Array,
  at: number,
): void {
  const { count, start, end, folded, foldedStart } = tokens
  let previousEnd = first === 0 ? blockStart : end[first - 1]
  for (let i = first; i < count; i += 1) {
    const from = start[i]
    const gap = from - previousEnd
    const ends =
      i === 0
        ? ENDS
        : gap === 1 && text[previousEnd] === 0x20
          ? endsInSpace(text, from)
            ? MAY_END
            : ENDS_NOT
          : endsSentence(text, start[i - 1], previousEnd, from)
    const begins = ends === ENDS
    let mark = marks[at + i] === 0 ? 0 : TELLING | NUMBER
    let isAmount = mark !== 0
    if (begins) mark |= SENTENCE
    const lead = text[from]
    if (lead < 0x80) {
      // $ and %: tokens of their own.
      if ((lead <= 0x5a && lead >= 0x41 && !begins) || lead === 0x24 || lead === 0x25) mark |= TELLING
      if (lead === 0x24) isAmount = true
    } else {
      const decoded = decode(text, from, end[i])
      if (decoded < 0) mark |= TELLING
      else {
        const kind = letterKind(decoded >>> 3)
        if ((kind & FIGURE) !== 0) mark |= TELLING | NUMBER
        if ((kind & (FIGURE | COUNTED)) !== 0) isAmount = true
        if ((kind & CAPITAL) !== 0 && !begins) mark |= TELLING
        if ((kind & COUNTED) !== 0) mark |= TELLING
        if ((kind & UNCASED) !== 0)
          mark |=
            (kind & SPACELESS) !== 0
              ? CHARACTER
              : end[i] - from > 3 && !isFunctionWord(hash[at + i])
                ? CASELESS
                : 0
      }
    }
    // The words beside an @ are somebody's address.
    if (text[end[i]] === 0x40 || (from > blockStart && text[from - 1] === 0x40)) mark |= TELLING
    if (isTellingWord(hash[at + i]) || endsInNt(folded, foldedStart[i], foldedStart[i + 1] - 1))
      mark |= TELLING
    if (ends === MAY_END && (mark & NUMBER) === 0) mark |= LABEL
    marks[at + i] = mark
    hash[at + i] ^= signOf(text, from, end[i], blockStart, isAmount)
    previousEnd = end[i]
  }
}

/** Whether the space before a word is all that ends a sentence in its script: Thai and Lao, U+0E00 to U+0EFF. */
function endsInSpace(text: Uint8Array, at: number): boolean {
  return text[at] === 0xe0 && text[at + 1] >= 0xb8 && text[at + 1] <= 0xbb
}

/** A label has up to three numbers: 12, 3.16, 2.4.1. */
const LABEL_NUMBERS = 3
/** Bytes of a number that is a label, at most: 13.01.2005 is a day. */
const LABEL_BYTES = 7
/** The same of one that begins with a letter: Q3, A12; but v1.3, mt76 and RFC822 are names. */
const LETTER_LABEL_BYTES = 3
/** Words after a number that is a label only because it is set apart: a row of a table has fewer. */
const LABELLED = 8

/**
 * Marks the numbers that label the block, or the token behind a dash, once all its tokens are marked.
 *
 * "12 people" counts people, "12:30 Train" tells a time, "12. People", "12   People" and an indented "12 People" may
 * number a block: what follows the number is a closing mark or a wide gap, or the line is set in and goes on with a
 * capital, as verses are printed. Days are no labels: 2005/01/13, 2005-01-13.
 */
export function markLabels(
  text: Uint8Array,
  { count, start, end }: Tokens,
  blockStart: number,
  marks: Uint8Array,
  at: number,
): void {
  if (count > 0 && (marks[at] & NUMBER) === 0 && isDash(text, blockStart, start[0])) marks[at] |= LABEL
  let numbers = 0
  while (numbers < Math.min(count, LABEL_NUMBERS) && (marks[at + numbers] & NUMBER) !== 0) numbers += 1
  if (numbers === 0 || numbers === count) return
  for (let i = 0; i < numbers; i += 1) {
    const sign = text[end[i]]
    const isDay = i + 1 < numbers && (sign === 0x2f || sign === 0x2d)
    const most = isLetterByte(text[start[i]]) ? LETTER_LABEL_BYTES : LABEL_BYTES
    if (isDay || end[i] - start[i] > most) return
  }
  const after = end[numbers - 1]
  const next = start[numbers]
  const mark = text[after]
  const closes = mark === 0x2e || mark === 0x29 || mark === 0x3a || mark === 0x5d || mark === 0x09
  const isVerse =
    numbers === 1 && text[blockStart] === 0x20 && count > LABELLED && startsWithCapital(text, next)
  if (closes || isWideGap(text, after, next) || isVerse)
    for (let i = 0; i < numbers; i += 1) marks[at + i] |= LABEL
}

/** Whether what stands before the first token at `to` begins with – — ―, or with -- and a blank, but for blanks. */
function isDash(text: Uint8Array, from: number, to: number): boolean {
  let at = from
  while (at < to && (text[at] === 0x20 || text[at] === 0x09)) at += 1
  if (to - at < 3) return false
  if (text[at] === 0x2d) return text[at + 1] === 0x2d && text[at + 2] === 0x20
  return text[at] === 0xe2 && text[at + 1] === 0x80 && text[at + 2] >= 0x93 && text[at + 2] <= 0x95
}

/** More than two blanks and nothing else: an opening quote has three bytes, too. */
function isWideGap(text: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (text[at] !== 0x20 && text[at] !== 0x09) return false
  return to - from > 2
}

function startsWithCapital(text: Uint8Array, at: number): boolean {
  const decoded = decode(text, at, text.length)
  return decoded >= 0 && (letterKind(decoded >>> 3) & CAPITAL) !== 0
}
