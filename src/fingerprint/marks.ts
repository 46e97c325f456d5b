/**
 * What a token says beside its letters, as bits: whether a difference in it matters (law 2's "telling"), and
 * where sentences begin. Read from the text while it is there.
 */
import { decode } from '../text/code-point.js'
import type { Tokens } from '../text/tokens.js'
import { CAPITAL, FIGURE, letterKind, SPACELESS, UNCASED } from './letter-kinds.js'
import { endsSentence } from './sentences.js'

/** A digit, a capital inside a sentence, a negation: copies that differ here are two texts. */
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
/** A number at the start of a block that only labels it: verse, list item, line or page. */
export const LABEL = 128

/** Negations of the languages with the most text on the web, as they fold. */
const NEGATIONS = new Set(
  (
    'no not never none nor neither nobody nothing nowhere without cannot ' +
    'nicht nie niemals kein keine keinen keinem keiner keines ohne weder ' +
    'non ne pas jamais sans aucun aucune ni sin nunca nada ningun ninguno ninguna ' +
    'nao nem sem nunca jamais senza mai nessuno niet geen zonder nooit nie bez ' +
    'не нет ни без никогда нельзя 不 没 沒 無 无 非 未 否'
  ).split(' '),
)

const latin1 = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode.apply(null, bytes.subarray(from, to) as unknown as number[])
const LONGEST_NEGATION = 18
const hashes = new Set([...NEGATIONS].map((word) => latin1(Buffer.from(word), 0, Buffer.byteLength(word))))
/** Negations by their first byte: most words are ruled out without making a string of them. */
const FIRST_BYTES = new Uint8Array(256)
for (const word of hashes) FIRST_BYTES[word.charCodeAt(0)] = 1

/** Writes the marks of tokens [from, to) of a block into `marks` from `at`. */
export function markTokens(text: Uint8Array, tokens: Tokens, blockStart: number, marks: Uint8Array, at: number): void {
  const { count, start, end, folded, foldedStart } = tokens
  let previousEnd = blockStart
  for (let i = 0; i < count; i += 1) {
    const from = start[i]
    const gap = from - previousEnd
    const begins = i === 0 || ((gap !== 1 || text[previousEnd] !== 0x20) && endsSentence(text, start[i - 1], previousEnd, from))
    let mark = begins ? SENTENCE : 0
    const lead = text[from]
    if (lead < 0x80) {
      if (lead <= 0x39) mark |= TELLING | NUMBER
      else if (lead <= 0x5a && !begins) mark |= TELLING
    } else {
      const decoded = decode(text, from, end[i])
      if (decoded < 0) mark |= TELLING
      else {
        const kind = letterKind(decoded >>> 3)
        if ((kind & FIGURE) !== 0) mark |= TELLING | NUMBER
        if ((kind & CAPITAL) !== 0 && !begins) mark |= TELLING
        if ((kind & UNCASED) !== 0) mark |= (kind & SPACELESS) !== 0 ? CHARACTER : end[i] - from > 3 ? CASELESS : 0
      }
    }
    // A digit after the first character (A4, covid19) and a negation show in the folded letters.
    const last = foldedStart[i + 1] - 1
    if (FIRST_BYTES[folded[foldedStart[i]]] === 1 && last - foldedStart[i] <= LONGEST_NEGATION && hashes.has(latin1(folded, foldedStart[i], last))) {
      mark |= TELLING
    }
    // n't: the folded token ends in "n't".
    if (last - foldedStart[i] > 3 && folded[last - 1] === 0x74 && folded[last - 2] === 0x27 && folded[last - 3] === 0x6e) mark |= TELLING
    for (let b = foldedStart[i]; b < last; b += 1) {
      if (folded[b] <= 0x39 && folded[b] >= 0x30) {
        mark |= TELLING | NUMBER
        break
      }
    }
    marks[at + i] = mark
    previousEnd = end[i]
  }
  markLabels(text, tokens, marks, at)
}

/** A label has up to three numbers: 12, 3:16, 2.4.1. */
const LABEL_NUMBERS = 3

/**
 * "12 people" counts people, "12. People" and "  12 In the beginning" number a block: what follows a label
 * is a closing mark, a wide gap or a capital.
 */
function markLabels(text: Uint8Array, { count, start, end }: Tokens, marks: Uint8Array, at: number): void {
  let numbers = 0
  while (numbers < Math.min(count, LABEL_NUMBERS) && (marks[at + numbers] & NUMBER) !== 0) numbers += 1
  if (numbers === 0 || numbers === count) return
  const after = end[numbers - 1]
  const next = start[numbers]
  const mark = text[after]
  const closes = mark === 0x2e || mark === 0x29 || mark === 0x3a || mark === 0x5d || mark === 0x7c || mark === 0x09
  const capital = decode(text, next, text.length)
  const isLabel = closes || next - after > 2 || (capital >= 0 && (letterKind(capital >>> 3) & CAPITAL) !== 0)
  if (isLabel) for (let i = 0; i < numbers; i += 1) marks[at + i] |= LABEL
}
