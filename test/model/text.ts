/**
 * A text as the model sees it: tokens and blocks as the program cuts them (they have laws and tests of their own),
 * and everything that is judged about a token said anew, slowly and from the text alone. Offsets are bytes.
 */
import { Blocks, segment } from '../../src/text/segment.js'
import { tokenise } from '../../src/text/tokenise.js'
import { Tokens } from '../../src/text/tokens.js'

export interface ModelText {
  readonly bytes: Buffer
  /** Folded tokens, and where they stand. */
  readonly words: readonly string[]
  readonly start: readonly number[]
  readonly end: readonly number[]
  /** Blocks: bytes [start, end), tokens [from, to). */
  readonly blocks: readonly ModelBlock[]
}

export interface ModelBlock {
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
}

export function modelText(text: string | Uint8Array): ModelText {
  const bytes = Buffer.from(text as string)
  const spans = new Blocks()
  const tokens = new Tokens()
  segment(bytes, false, spans)
  const blocks: ModelBlock[] = []
  for (let i = 0; i < spans.count; i += 1) {
    const from = tokens.count
    tokenise(bytes, spans.start[i], spans.end[i], tokens)
    blocks.push({ start: spans.start[i], end: spans.end[i], from, to: tokens.count })
  }
  const at = Array.from({ length: tokens.count }, (_, i) => i)
  const folded = (i: number) => tokens.folded.subarray(tokens.foldedStart[i], tokens.foldedStart[i + 1] - 1)
  return {
    bytes,
    words: at.map((i) => Buffer.from(folded(i)).toString('utf8')),
    start: at.map((i) => tokens.start[i]),
    end: at.map((i) => tokens.end[i]),
    blocks,
  }
}

/** The block of a token. */
export function blockAt(text: ModelText, token: number): ModelBlock {
  return text.blocks.find(({ from, to }) => from <= token && token < to) as ModelBlock
}

/** The tokens that lie in bytes [start, end), as a range. */
export function tokensIn(text: ModelText, start: number, end: number): readonly [from: number, to: number] {
  const from = text.start.findIndex((at) => at >= start)
  if (from < 0 || text.end[from] > end) return [0, 0]
  let to = from
  while (to < text.words.length && text.end[to] <= end) to += 1
  return [from, to]
}

/** Whether a sentence may begin with a token: its block begins, or a mark that ends one stands before it. */
export function beginsSentence(text: ModelText, token: number): boolean {
  if (blockAt(text, token).from === token) return true
  const gap = textOf(text, text.end[token - 1], text.start[token])
  if (/[。！？]/u.test(gap)) return true
  if (!/[.!?…؟۔][^\p{L}\p{N}]*\s/u.test(gap)) return false
  const before = textOf(text, text.start[token - 1], text.end[token - 1])
  return !/^(?:Mr|\p{Lu})$/u.test(before)
}

const NEGATION = /^(?:not|不)$/u
/** A label has up to three numbers, and at the start of its block it tells nothing (law 2). */
const LABEL_NUMBERS = 3

/** Whether a token tells something by itself: law 2's telling, but for scripts without case. */
export function isTelling(text: ModelText, token: number): boolean {
  const { from } = blockAt(text, token)
  const raw = textOf(text, text.start[token], text.end[token])
  if (/\p{Nd}/u.test(raw)) {
    let label = true
    for (let i = from; i < token; i += 1) if (!/\p{Nd}/u.test(text.words[i])) label = false
    return !label || token - from >= LABEL_NUMBERS
  }
  return NEGATION.test(raw) || (/^\p{Lu}/u.test(raw) && !beginsSentence(text, token))
}

/** Letters of a script without case in a token: where there is none, names do not show by capitals. */
export function caselessLetters(text: ModelText, token: number): number {
  return text.words[token].match(/\p{Lo}/gu)?.length ?? 0
}

function textOf({ bytes }: ModelText, start: number, end: number): string {
  return bytes.toString('utf8', start, end)
}
