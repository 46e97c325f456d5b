/**
 * What rules ask beside the words of a match. One place for all conditions of rule.ts, as bits of numbers; `topical` is
 * the only one that looks at the words again, and `company`, which is about the document, is seen to in ruled-blocks.ts.
 */
import { BRACKETED, COLON, COPYRIGHT, POINTING, STOPPED } from '../fingerprint/label-shape.js'
import { CASELESS, CHARACTER, NUMBER, SENTENCE, TELLING } from '../fingerprint/marks.js'
import { CLASS, type Program, WORD } from './program.js'
import type { Condition, RuleHead } from './rule.js'
import { isTopic } from './topics.js'

/** Marks of a token that may be a name: a capital, the first of a sentence, a script without case. */
export const NAMES = TELLING | SENTENCE | CASELESS | CHARACTER

const ALONE = 1
const NEEDS_STOP = 2
const NEEDS_NO_STOP = 4
const NEEDS_COLON = 8
const NEEDS_BRACKETS = 16
const NEEDS_POINTER = 32
const NEEDS_CAPITALS = 64
const NEEDS_COPYRIGHT = 128
const NEEDS_TOPIC = 256
const BIT: Readonly<Record<Condition, number>> = {
  alone: ALONE,
  stopped: NEEDS_STOP,
  unstopped: NEEDS_NO_STOP,
  colon: NEEDS_COLON,
  bracketed: NEEDS_BRACKETS,
  pointing: NEEDS_POINTER,
  capitals: NEEDS_CAPITALS,
  copyright: NEEDS_COPYRIGHT,
  topical: NEEDS_TOPIC,
  company: 0,
}

/** A sentence, and the block that it stands in: [blockFrom, blockTo) of `hash` and `marks`; it ends at `end`. */
export interface SentenceView {
  readonly hash: Uint32Array
  readonly marks: Uint8Array
  readonly end: number
  readonly blockFrom: number
  readonly blockTo: number
  /** Bits of label-shape.ts. */
  readonly shape: number
}

export class RuleConditions {
  readonly #program: Program
  readonly #needs: Uint16Array
  /** By pattern: its own words, made where they are asked for. */
  readonly #words = new Map<number, ReadonlySet<number>>()
  readonly #numbers: (hash: number) => number

  /** `numberOf` says the number of a word in the program, or -1. */
  constructor(rules: readonly RuleHead[], program: Program, numberOf: (hash: number) => number) {
    this.#program = program
    this.#needs = Uint16Array.from(rules, ({ when }) => when.reduce((bits, one) => bits | BIT[one], 0))
    this.#numbers = numberOf
  }

  /** Whether a rule takes what one of its patterns matched, the tokens [from, to). */
  holds(rule: number, pattern: number, sentence: SentenceView, from: number, to: number): boolean {
    const needs = this.#needs[rule]
    if (needs === 0) return true
    const { marks, end, blockFrom, blockTo, shape } = sentence
    // All sentences but the last end with a stop, or there would be no next one.
    const stopped = end < blockTo || (shape & STOPPED) !== 0
    const leads = to === blockTo && (shape & COLON) !== 0
    if ((needs & ALONE) !== 0 && (from !== blockFrom || to !== blockTo)) return false
    if ((needs & NEEDS_STOP) !== 0 && !stopped) return false
    if ((needs & NEEDS_NO_STOP) !== 0 && stopped) return false
    if ((needs & NEEDS_COLON) !== 0 && !leads) return false
    if ((needs & NEEDS_BRACKETS) !== 0 && (shape & BRACKETED) === 0) return false
    if ((needs & NEEDS_POINTER) !== 0 && (shape & POINTING) === 0) return false
    if ((needs & NEEDS_COPYRIGHT) !== 0 && (shape & COPYRIGHT) === 0) return false
    if ((needs & NEEDS_CAPITALS) !== 0)
      for (let at = from + 1; at < to; at += 1) if ((marks[at] & NAMES) === 0) return false
    return (needs & NEEDS_TOPIC) === 0 || !(stopped || leads) || this.#isTopical(pattern, sentence, from, to)
  }

  /** Whether all words are the pattern's own, or one of them is a word of sites: else a gap took what somebody says. */
  #isTopical(pattern: number, { hash, marks }: SentenceView, from: number, to: number): boolean {
    const own = this.#wordsOf(pattern)
    let foreign = false
    for (let at = from; at < to; at += 1) {
      if (isTopic(hash[at])) return true
      if ((marks[at] & NUMBER) === 0 && !own.has(this.#numbers(hash[at]))) foreign = true
    }
    return !foreign
  }

  /** The instructions of a pattern stand together, up to where the next one begins. */
  #wordsOf(pattern: number): ReadonlySet<number> {
    let words = this.#words.get(pattern)
    if (words !== undefined) return words
    const { op, arg, entry, members, classFrom } = this.#program
    const own = new Set<number>()
    const end = pattern + 1 < entry.length ? entry[pattern + 1] : op.length
    for (let pc = entry[pattern]; pc < end; pc += 1) {
      if (op[pc] === WORD) own.add(arg[pc])
      else if (op[pc] === CLASS)
        for (let at = classFrom[arg[pc]]; at < classFrom[arg[pc] + 1]; at += 1) own.add(members[at])
    }
    words = own
    this.#words.set(pattern, words)
    return words
  }
}
