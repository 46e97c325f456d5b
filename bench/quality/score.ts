/**
 * Compares what was removed with what was planted, word by word. It knows the texts, the planted items and the removed
 * bytes, and nothing of how the program finds them: words, folding and alignment are its own.
 */
import type { Item, Planted, Span, Want } from './corpus.js'

/** Removed bytes of one document, ascending, ends exclusive. */
export type Removals = readonly { readonly start: number; readonly end: number }[]

/** Counts of one class, or of one language. */
export interface Tally {
  readonly name: string
  readonly want: Want
  items: number
  words: number
  /** Of these, removed. */
  removed: number
  /** Of the removed ones those that still stand elsewhere, as they should; for what stays nowhere, all. */
  hits: number
}

export interface Score {
  readonly classes: readonly Tally[]
  readonly languages: readonly (Tally & { harmed: number; mustStay: number })[]
  /** Words of text that was there and stands nowhere any more: all copies gone, or never repeated. */
  readonly lost: { readonly copies: number; readonly own: number; readonly ownWords: number }
  readonly harmed: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
  /** Words by which the cut of a passage is off at both ends together, on average over the passages found; -1 if none was. */
  readonly borderError: number
}

const UNSPACED =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]'
const WORD = new RegExp(`(?=\\p{L})${UNSPACED}\\p{M}*|(?:(?!${UNSPACED})[\\p{L}\\p{N}\\p{M}])+`, 'gu')

interface Words {
  readonly folded: readonly string[]
  readonly start: readonly number[]
  readonly end: readonly number[]
  readonly gone: readonly boolean[]
  /** Whether the word belongs to an item, as a copy or as a source. */
  readonly planted: boolean[]
}

export function score(planted: Planted, removals: ReadonlyMap<string, Removals>): Score {
  const documents = planted.documents.map(({ path, text }) => wordsOf(text, removals.get(path) ?? []))
  const wordsIn = ({ document, start, end }: Span) => numbersIn(documents[document], start, end)
  const standing = standingWords(planted.items, documents, wordsIn)

  const classes = new Map<string, Tally>()
  const languages = new Map<string, Tally & { harmed: number; mustStay: number }>()
  let [hits, mustGo, harmed] = [0, 0, 0]
  for (const item of planted.items) {
    const tally = classes.get(item.kind) ?? {
      name: item.kind,
      want: item.want,
      items: 0,
      words: 0,
      removed: 0,
      hits: 0,
    }
    classes.set(item.kind, tally)
    const language = languages.get(item.language) ?? {
      name: item.language,
      want: 'go',
      items: 0,
      words: 0,
      removed: 0,
      hits: 0,
      harmed: 0,
      mustStay: 0,
    }
    languages.set(item.language, language)
    tally.items += 1
    for (const span of item.spans) {
      const words = documents[span.document]
      for (const at of wordsIn(span)) {
        words.planted[at] = true
        const gone = words.gone[at]
        const hit = gone && standing.copyIsCovered(span.document, at)
        tally.words += 1
        if (gone) tally.removed += 1
        if (hit) tally.hits += 1
        if (item.want === 'go') {
          mustGo += 1
          language.words += 1
          if (gone) language.removed += 1
          if (hit) {
            hits += 1
            language.hits += 1
          }
        } else if (item.want === 'stay') {
          language.mustStay += 1
          if (gone) {
            harmed += 1
            language.harmed += 1
          }
        }
      }
    }
    for (const span of item.sources)
      for (const at of wordsIn(span)) documents[span.document].planted[at] = true
  }

  let [own, ownWords] = [0, 0]
  for (const { gone, planted: isPlanted } of documents)
    for (const [at, isGone] of gone.entries())
      if (!isPlanted[at]) {
        ownWords += 1
        if (isGone) own += 1
      }
  const wrong = standing.lost + own + harmed
  const precision = hits + wrong === 0 ? 1 : hits / (hits + wrong)
  const recall = mustGo === 0 ? 1 : hits / mustGo
  return {
    classes: [...classes.values()],
    languages: [...languages.values()],
    lost: { copies: standing.lost, own, ownWords },
    harmed,
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    borderError: borderError(planted.items, documents, wordsIn),
  }
}

function wordsOf(text: string, removals: Removals): Words {
  const bytes = byteOffsets(text)
  const [folded, start, end, gone]: [string[], number[], number[], boolean[]] = [[], [], [], []]
  let next = 0
  for (const match of text.matchAll(WORD)) {
    const [from, to] = [bytes[match.index], bytes[match.index + match[0].length]]
    while (next < removals.length && removals[next].end <= from) next += 1
    let inside = 0
    for (let at = next; at < removals.length && removals[at].start < to; at += 1)
      inside += Math.min(to, removals[at].end) - Math.max(from, removals[at].start)
    folded.push(match[0].normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase())
    start.push(from)
    end.push(to)
    gone.push(inside * 2 > to - from)
  }
  return { folded, start, end, gone, planted: folded.map(() => false) }
}

function byteOffsets(text: string): Uint32Array {
  const offsets = new Uint32Array(text.length + 1)
  let bytes = 0
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) ?? 0
    offsets[at] = bytes
    if (code > 0xffff) offsets[at + 1] = bytes
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    at += code > 0xffff ? 2 : 1
  }
  offsets[text.length] = bytes
  return offsets
}

function numbersIn({ start, end }: Words, from: number, to: number): number[] {
  const numbers: number[] = []
  for (let at = lowerBound(start, from); at < start.length && end[at] <= to; at += 1) numbers.push(at)
  return numbers
}

function lowerBound(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle] < value) low = middle + 1
    else high = middle
  }
  return low
}

interface Standing {
  /** Words of sources that stand nowhere any more. */
  readonly lost: number
  /** Whether a removed copy's word still stands in its source, or was no word of it. */
  readonly copyIsCovered: (document: number, word: number) => boolean
}

/** Follows every source word to all copies of it. */
function standingWords(
  items: readonly Item[],
  documents: readonly Words[],
  wordsIn: (span: Span) => readonly number[],
): Standing {
  /** For each source word whether it or a copy of it stands. */
  const stands = new Map<string, boolean>()
  const sourceOf = new Map<string, string>()
  const key = (document: number, word: number) => `${document}:${word}`
  const list = (spans: readonly Span[]) =>
    spans.flatMap((span) => wordsIn(span).map((word) => ({ document: span.document, word })))
  for (const { spans, sources } of items) {
    if (sources.length === 0) continue
    const [copy, source] = [list(spans), list(sources)]
    for (const { document, word } of source) {
      const name = key(document, word)
      stands.set(name, (stands.get(name) ?? false) || !documents[document].gone[word])
    }
    const text = (words: typeof copy) => words.map(({ document, word }) => documents[document].folded[word])
    for (const [c, s] of alignment(text(copy), text(source))) {
      const from = key(source[s].document, source[s].word)
      sourceOf.set(key(copy[c].document, copy[c].word), from)
      if (!documents[copy[c].document].gone[copy[c].word]) stands.set(from, true)
    }
  }
  return {
    lost: [...stands.values()].filter((stand) => !stand).length,
    copyIsCovered: (document, word) => {
      const source = sourceOf.get(key(document, word))
      return source === undefined || stands.get(source) === true
    },
  }
}

/** A longest common subsequence of two lists of words, as pairs of places; equal ends are taken as they are. */
export function alignment(
  a: readonly string[],
  b: readonly string[],
): readonly (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = []
  let begin = 0
  while (begin < a.length && begin < b.length && a[begin] === b[begin]) pairs.push([begin, begin++])
  let [endA, endB] = [a.length, b.length]
  const tail: (readonly [number, number])[] = []
  while (endA > begin && endB > begin && a[endA - 1] === b[endB - 1]) tail.push([--endA, --endB])
  const [rows, columns] = [endA - begin, endB - begin]
  const left = new Uint16Array((rows + 1) * (columns + 1))
  for (let i = rows - 1; i >= 0; i -= 1)
    for (let j = columns - 1; j >= 0; j -= 1)
      left[i * (columns + 1) + j] =
        a[begin + i] === b[begin + j]
          ? left[(i + 1) * (columns + 1) + j + 1] + 1
          : Math.max(left[(i + 1) * (columns + 1) + j], left[i * (columns + 1) + j + 1])
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    if (a[begin + i] === b[begin + j]) pairs.push([begin + i++, begin + j++])
    else if (left[(i + 1) * (columns + 1) + j] >= left[i * (columns + 1) + j + 1]) i += 1
    else j += 1
  }
  return [...pairs, ...tail.reverse()]
}

/** How far the cuts of passages inside other paragraphs lie from their borders, in words at both ends together. */
function borderError(
  items: readonly Item[],
  documents: readonly Words[],
  wordsIn: (span: Span) => readonly number[],
): number {
  let [found, error] = [0, 0]
  for (const { kind, spans } of items) {
    if (kind !== 'partial') continue
    const { gone, planted } = documents[spans[0].document]
    const words = wordsIn(spans[0])
    const first = words.findIndex((at) => gone[at])
    if (first < 0) continue
    found += 1
    const last = words.findLastIndex((at) => gone[at])
    error += first + (words.length - 1 - last)
    // Words taken along beyond a border that was reached.
    for (let at = words[0] - 1; first === 0 && at >= 0 && gone[at] && !planted[at]; at -= 1) error += 1
    for (let at = words[words.length - 1] + 1; last === words.length - 1 && gone[at] && !planted[at]; at += 1)
      error += 1
  }
  return found === 0 ? -1 : error / found
}
