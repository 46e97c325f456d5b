/** What a block looks like, as far as law 3 asks: read from the text by expressions, apart from the code that decides. */
import type { Tokens } from '../text/tokens.js'

/** It can be a heading: a few words, no sentence and no row of links. */
export const HEADING = 1
/** It is marked as one. */
export const TITLE = 2
/** It ends within a sentence, or begins within one. */
export const GOES_ON = 4
export const OPENS_SMALL = 8
/** A form feed stands before it. */
export const FEED = 16

/** Words of a heading, at most; two characters of a script without spaces are one. */
const MOST_WORDS = 7
const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu
const SENTENCE = /[.!?:;…。！？：]/u
const LINKS = /[[\]|©·»«•›‹←→▸▶*<>]|^\s*-/u
const MARKED = /^\s*(?:#{2}|# |=)|\n\s*([=~^+*-])\1\1[^\p{L}\p{N}]*$/u
const ROW = /^(?:\p{Lu}\p{Ll}+\s*){4,}$/u

/** Bits of the block text[start, end); `gap` is the end of the block before. */
export function looksOf(text: Uint8Array, gap: number, start: number, end: number, tokens: Tokens): number {
  let looks = text.subarray(gap, start).includes(0x0c) ? FEED : 0
  if (tokens.count === 0) return looks
  const line = Buffer.from(text.buffer, text.byteOffset + start, Math.min(end - start, 4096)).toString('utf8')
  if (MARKED.test(line)) looks |= TITLE
  if (/^\W*\p{Ll}/u.test(line)) looks |= OPENS_SMALL
  const last = Buffer.from(
    text.buffer,
    text.byteOffset + Math.max(start, end - 16),
    Math.min(16, end - start),
  )
  if (/[\p{Ll},]\W*$/u.test(last.toString('utf8')) && tokens.count > MOST_WORDS) looks |= GOES_ON
  if (tokens.count > 2 * MOST_WORDS || SENTENCE.test(line) || LINKS.test(line) || ROW.test(line.trim()))
    return looks
  const characters = line.match(SPACELESS)?.length ?? 0
  return tokens.count - characters / 2 <= MOST_WORDS ? looks | HEADING : looks
}
