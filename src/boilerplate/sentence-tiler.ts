/**
 * The machine that tiles one sentence: it matches if patterns, one behind the other, cover all of its tokens; a number
 * may stand behind one ("Share 12 Comments 3"). All patterns run at the same time over the sentence, so that a token
 * costs at most one step for each instruction of the program, whatever the text: there is no going back.
 */
import { NUMBER } from '../fingerprint/marks.js'
import { type PatternStarts, takesToken } from './pattern-starts.js'
import { JUMP, MATCH, type Program, SPLIT } from './program.js'
import { isGeneral, isGuess, type RuleHead } from './rule.js'
import { NAMES, RuleConditions, type SentenceView } from './rule-conditions.js'
import type { WordNumbers } from './word-numbers.js'

/** A tile that is a number between others. */
const CRUMB = -2
export const NONE = -1

/** What a rule proves: by itself, beside other boilerplate, or nothing. */
export const STRONG = 0
const LEANING = 1
export const GUESSING = 2

function weaknessOf({ name, when }: RuleHead): number {
  if (isGuess(name)) return GUESSING
  return isGeneral(name) || when.includes('company') ? LEANING : STRONG
}

export class SentenceTiler {
  /** Steps so far. */
  steps = 0
  /** By rule one of the above: of two ways to tile a sentence, the one without a guess counts. */
  readonly weakness: Uint8Array
  readonly #program: Program
  readonly #words: WordNumbers
  readonly #starts: PatternStarts
  readonly #conditions: RuleConditions
  /** Threads: where in the program, and the token where the pattern began. */
  #now: Uint32Array
  #nowFrom: Uint32Array
  #next: Uint32Array
  #nextFrom: Uint32Array
  #nextCount = 0
  readonly #stack: Uint32Array
  /** The round in which an instruction was last reached. */
  readonly #reached: Float64Array
  #round = 0
  /** The tile that ends at each border of the sentence: its rule and where it begins. */
  readonly #tileRule: Int32Array
  readonly #tileFrom: Int32Array
  /** 1 where a guess is among the tiles up to each border. */
  readonly #tileGuess: Uint8Array

  /** `most` tokens of a sentence. */
  constructor(
    rules: readonly RuleHead[],
    program: Program,
    words: WordNumbers,
    starts: PatternStarts,
    most: number,
  ) {
    this.#program = program
    this.#words = words
    this.#starts = starts
    this.#conditions = new RuleConditions(rules, program, (hash) => words.of(hash))
    this.weakness = Uint8Array.from(rules, weaknessOf)
    const size = program.op.length
    this.#now = new Uint32Array(size)
    this.#nowFrom = new Uint32Array(size)
    this.#next = new Uint32Array(size)
    this.#nextFrom = new Uint32Array(size)
    this.#stack = new Uint32Array(size + 1)
    this.#reached = new Float64Array(size)
    this.#tileRule = new Int32Array(most + 1)
    this.#tileFrom = new Int32Array(most + 1)
    this.#tileGuess = new Uint8Array(most + 1)
  }

  /**
   * The rule of the longest tile of the sentence that begins at `begin`, or -1 where it is not tiled. No pattern is
   * complete within its first `prefix` tokens, behind which the machine stands at `instructions`.
   */
  tile(
    sentence: SentenceView,
    begin: number,
    mayEndWild: boolean,
    prefix: number,
    instructions: Uint32Array | null,
  ): number {
    const { hash, marks, end } = sentence
    const tileRule = this.#tileRule
    const length = end - begin
    tileRule.fill(NONE, 0, length + 1)
    this.#nextCount = 0
    let steps = 0
    if (instructions !== null) this.#beginBehind(instructions, begin)
    for (let at = begin + prefix; at < end; at += 1) {
      const isNumber = (marks[at] & NUMBER) !== 0
      const isCapital = (marks[at] & NAMES) !== 0
      const word = this.#words.of(hash[at])
      const count = this.#nextCount
      const threads = this.#next
      const froms = this.#nextFrom
      this.#next = this.#now
      this.#nextFrom = this.#nowFrom
      this.#now = threads
      this.#nowFrom = froms
      this.#nextCount = 0
      this.#round += 1
      steps += count
      for (let i = 0; i < count; i += 1)
        if (takesToken(this.#program, threads[i], word, isNumber, isCapital))
          this.#follow(threads[i] + 1, froms[i])
      if (at === begin || tileRule[at - begin] !== NONE) {
        const begun = this.#starts.behind(word, isNumber, isCapital, at === begin && mayEndWild)
        for (let i = 0; i < begun.ends.length; i += 1) this.#follow(begun.ends[i], at)
        if (at + 1 < end) this.#beginLooking(begun.takers, at, hash[at + 1], marks[at + 1])
        steps += begun.ends.length + begun.takers.length
      }
      if (this.#nextCount === 0 && (!isNumber || at === begin)) return NONE
      this.#settle(sentence, at + 1, begin)
      const isOpen = at > begin && tileRule[at - begin] !== NONE
      if (isNumber && isOpen && tileRule[at + 1 - begin] === NONE) {
        tileRule[at + 1 - begin] = CRUMB
        this.#tileFrom[at + 1 - begin] = at - begin
        this.#tileGuess[at + 1 - begin] = this.#tileGuess[at - begin]
      }
    }
    this.steps += steps
    return this.#longestTile(length)
  }

  /** Where the filter saw to it already that no tile ends, its instructions are all that the machine can stand at. */
  #beginBehind(instructions: Uint32Array, from: number): void {
    for (let i = 0; i < instructions.length; i += 1) {
      this.#next[i] = instructions[i]
      this.#nextFrom[i] = from
    }
    this.#nextCount = instructions.length
  }

  /** Adds the threads that take the next token: of hundreds hardly one. */
  #beginLooking(takers: Uint32Array, from: number, hash: number, mark: number): void {
    const word = this.#words.of(hash)
    const isNumber = (mark & NUMBER) !== 0
    const isCapital = (mark & NAMES) !== 0
    for (let i = 0; i < takers.length; i += 1)
      if (takesToken(this.#program, takers[i], word, isNumber, isCapital)) this.#follow(takers[i], from)
  }

  /** Adds the threads that go on at an instruction; the first to reach one began earliest and keeps it. */
  #follow(pc: number, from: number): void {
    const { op, arg } = this.#program
    const stack = this.#stack
    const reached = this.#reached
    const round = this.#round
    let depth = 0
    stack[depth++] = pc
    while (depth > 0) {
      const one = stack[--depth]
      if (reached[one] === round) continue
      reached[one] = round
      this.steps += 1
      if (op[one] === JUMP) stack[depth++] = arg[one]
      else if (op[one] === SPLIT) {
        stack[depth++] = arg[one]
        stack[depth++] = one + 1
      } else {
        this.#next[this.#nextCount] = one
        this.#nextFrom[this.#nextCount++] = from
      }
    }
  }

  /** Takes the longest complete pattern that ends at `to` as the tile there. */
  #settle(sentence: SentenceView, to: number, begin: number): void {
    const { op, arg, ruleOf, isWild } = this.#program
    for (let i = 0; i < this.#nextCount; i += 1) {
      const pc = this.#next[i]
      if (op[pc] !== MATCH) continue
      const from = this.#nextFrom[i]
      if (isWild[arg[pc]] !== 0 && to < sentence.end) continue
      const rule = ruleOf[arg[pc]]
      const guess =
        (this.weakness[rule] === GUESSING ? 1 : 0) | (from > begin ? this.#tileGuess[from - begin] : 0)
      if (this.#tileRule[to - begin] !== NONE) {
        const worse = guess - this.#tileGuess[to - begin]
        if (worse > 0 || (worse === 0 && this.#tileFrom[to - begin] <= from - begin)) continue
      }
      if (!this.#conditions.holds(rule, arg[pc], sentence, from, to)) continue
      this.#tileRule[to - begin] = rule
      this.#tileFrom[to - begin] = from - begin
      this.#tileGuess[to - begin] = guess
    }
  }

  #longestTile(length: number): number {
    const rules = this.#tileRule
    const froms = this.#tileFrom
    if (rules[length] === NONE) return NONE
    let rule = NONE
    let longest = 0
    // A guess among the tiles makes all of it one, and is named.
    const guessed = this.#tileGuess[length] === 1
    for (let to = length; to > 0; to = froms[to]) {
      if (rules[to] === CRUMB || to - froms[to] <= longest) continue
      if (guessed && this.weakness[rules[to]] !== GUESSING) continue
      rule = rules[to]
      longest = to - froms[to]
    }
    return rule
  }
}
