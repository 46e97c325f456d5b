/**
 * How far a source goes, on and back from a place: it is one piece of text that stays, so that the border of a document
 * and text that went end it. All places are numbers of tokens; a source place lies between two tokens.
 */
import type { Bytes } from '../columns/column.js'
import type { Corpus } from '../fingerprint/corpus.js'
import { DOCUMENT, GONE } from '../fingerprint/marks.js'

type Text = Pick<Corpus, 'hash' | 'marks'>

/** Whether one of the places [from, to] begins a document or does not stay. */
export function leaves(marks: Bytes, from: number, to: number): boolean {
  for (let at = from; at <= to; at += 1) if ((marks.at(at) & (DOCUMENT | GONE)) !== 0) return true
  return false
}

/** Tokens from `source` on that are of its piece, at most `most`, before `end`. */
export function reachOn(marks: Bytes, source: number, end: number, most: number): number {
  let reach = 0
  while (reach < most && source + reach < end && (marks.at(source + reach) & (GONE | DOCUMENT)) === 0)
    reach += 1
  return reach
}

/** The same for the tokens before `source`. */
export function reachBack(marks: Bytes, source: number, most: number): number {
  let reach = 0
  while (
    reach < most &&
    source - reach > 0 &&
    (marks.at(source - reach) & DOCUMENT) === 0 &&
    (marks.at(source - reach - 1) & GONE) === 0
  ) {
    reach += 1
  }
  return reach
}

/** Equal tokens from `copy` and `source` on; the copy ends before `copyEnd`, the source before `sourceEnd`. */
export function runOn(
  { hash, marks }: Text,
  copy: number,
  source: number,
  copyEnd: number,
  sourceEnd: number,
): number {
  let run = 0
  while (
    copy + run < copyEnd &&
    source + run < sourceEnd &&
    (marks.at(source + run) & (GONE | DOCUMENT)) === 0 &&
    hash.at(copy + run) === hash.at(source + run)
  ) {
    run += 1
  }
  return run
}

/** Equal tokens before `copy` and `source`; the copy begins at `copyBegin`. */
export function runBack({ hash, marks }: Text, copy: number, source: number, copyBegin: number): number {
  let run = 0
  while (
    copy - run > copyBegin &&
    source - run > 0 &&
    (marks.at(source - run) & DOCUMENT) === 0 &&
    (marks.at(source - run - 1) & GONE) === 0 &&
    hash.at(copy - run - 1) === hash.at(source - run - 1)
  ) {
    run += 1
  }
  return run
}
