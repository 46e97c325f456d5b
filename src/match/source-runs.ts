/**
 * How far a source goes, on and back from a place: it is one piece of text that stays, so that the border of a document
 * and text that went end it. All places are numbers of tokens; a source place lies between two tokens.
 */
import type { Fingerprints } from '../fingerprint/fingerprints.js'
import { DOCUMENT, GONE } from '../fingerprint/marks.js'

type Text = Pick<Fingerprints, 'hash' | 'marks'>

/** Whether one of the places [from, to] begins a document or does not stay. */
export function leaves(marks: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at <= to; at += 1) if ((marks[at] & (DOCUMENT | GONE)) !== 0) return true
  return false
}

/** Tokens from `source` on that are of its piece, at most `most`, before `end`. */
export function reachOn(marks: Uint8Array, source: number, end: number, most: number): number {
  let reach = 0
  while (reach < most && source + reach < end && (marks[source + reach] & (GONE | DOCUMENT)) === 0) reach += 1
  return reach
}

/** The same for the tokens before `source`. */
export function reachBack(marks: Uint8Array, source: number, most: number): number {
  let reach = 0
  while (
    reach < most &&
    source - reach > 0 &&
    (marks[source - reach] & DOCUMENT) === 0 &&
    (marks[source - reach - 1] & GONE) === 0
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
    (marks[source + run] & (GONE | DOCUMENT)) === 0 &&
    hash[copy + run] === hash[source + run]
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
    (marks[source - run] & DOCUMENT) === 0 &&
    (marks[source - run - 1] & GONE) === 0 &&
    hash[copy - run - 1] === hash[source - run - 1]
  ) {
    run += 1
  }
  return run
}
