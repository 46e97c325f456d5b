/**
 * Which blocks, and which sentences of blocks, are boilerplate by a rule. Works on the flat arrays of
 * fingerprints: a block is the tokens [from, to) of `hash` and `marks`, and its shape of label-shape.ts.
 *
 * Each sentence is tiled: it matches if patterns, one behind the other, cover all of its tokens; a number may
 * stand behind one ("Share 12 Comments 3"). Patterns never match a part of a sentence. All
 * patterns run at the same time over the sentence, so that a token costs at most one step for each instruction of
 * the program, whatever the text: there is no going back.
 */
import {
  BARRED,
  BRACKETED,
  COLON,
  COPYRIGHT,
  POINTING,
  SMALL_START,
  STOPPED,
} from '../fingerprint/label-shape.js'
import { CASELESS, CHARACTER, NUMBER, SENTENCE, TELLING } from '../fingerprint/marks.js'
import { completing, PatternStarts, takesToken } from './pattern-starts.js'
import {
  ANY,
  CAPITAL_TOKEN,
  CLASS,
  compile,
  JUMP,
  MATCH,
  type Program,
  SPLIT,
  WORD,
  withoutPatterns,
} from './program.js'
import { type Condition, isGuess, type Rule, type RuleHead } from './rule.js'
import { DEAD, TileFilter } from './tile-filter.js'
import { WordNumbers } from './word-numbers.js'

/**
 * Longer blocks are not looked at. A consent notice of five sentences has 80 words, one of three sentences in a
 * script without spaces as many characters.
 */
export const MOST_TOKENS = 100

/** Marks of a token that may be a name: a capital, the first of a sentence, a script without case. */
const NAMES = TELLING | SENTENCE | CASELESS | CHARACTER

/** A tile that is a number between others. */
const CRUMB = -2
const NONE = -1
/** Slots of the first filter, in bits: at some thousand words a few per cent of other words pass it. */
const FILTER_BITS = 1 << 17

const ALONE = 1
const NEEDS_STOP = 2
const NEEDS_NO_STOP = 4
const NEEDS_COLON = 8
const NEEDS_BRACKETS = 16
const NEEDS_POINTER = 32
const NEEDS_CAPITALS = 64
const NEEDS_COPYRIGHT = 128
const BIT: Readonly<Record<Condition, number>> = {
  alone: ALONE,
  stopped: NEEDS_STOP,
  unstopped: NEEDS_NO_STOP,
  colon: NEEDS_COLON,
  bracketed: NEEDS_BRACKETS,
  pointing: NEEDS_POINTER,
  capitals: NEEDS_CAPITALS,
  copyright: NEEDS_COPYRIGHT,
}

export class RuleMatcher {
  readonly rules: readonly RuleHead[]
  /** After `matchBlock`: sentences that go out of a block that stays, [begin, end) of tokens and the rule. */
  sentenceFrom: number[] = []
  sentenceTo: number[] = []
  sentenceRule: number[] = []
  /** Steps of the machine so far, so that tests can count what a text costs. */
  steps = 0

  readonly #program: Program
  readonly #words: WordNumbers
  readonly #starts: PatternStarts
  readonly #tiles: TileFilter
  readonly #conditions: Uint8Array
  readonly #bySentence: Uint8Array
  /** 1 for rules that only guess: of two ways to tile a sentence, the one without them counts. */
  readonly #guesses: Uint8Array
  readonly #filter = new Uint32Array(FILTER_BITS / 32)
  readonly #ends: SentenceEnds
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
  readonly #tileRule = new Int32Array(MOST_TOKENS + 1)
  readonly #tileFrom = new Int32Array(MOST_TOKENS + 1)
  /** 1 where a guess is among the tiles up to each border. */
  readonly #tileGuess = new Uint8Array(MOST_TOKENS + 1)
  /** Tokens before which no pattern of the last sentence can be complete, and what the machine stands at behind them. */
  #prefix = 0
  #prefixSet = 0
  /** The same without the patterns that ask for the sign ©: they take any name and number, and few blocks have it. */
  readonly #unsigned: RuleMatcher | null

  constructor(rules: readonly RuleHead[], program: Program) {
    this.rules = rules
    const asks = (pattern: number) => rules[program.ruleOf[pattern]].when.includes('copyright')
    this.#unsigned = program.ruleOf.some((_, pattern) => asks(pattern))
      ? new RuleMatcher(
          rules.map((rule) => ({ ...rule, when: rule.when.filter((one) => one !== 'copyright') })),
          withoutPatterns(program, asks),
        )
      : null
    this.#program = program
    this.#words = new WordNumbers(program.words)
    this.#starts = new PatternStarts(program)
    const complete = completing(program)
    this.#tiles = new TileFilter(program, this.#starts, complete)
    this.#conditions = Uint8Array.from(rules, ({ when }) => when.reduce((bits, one) => bits | BIT[one], 0))
    this.#bySentence = Uint8Array.from(rules, ({ unit }) => (unit === 'sentence' ? 1 : 0))
    this.#guesses = Uint8Array.from(rules, ({ name }) => (isGuess(name) ? 1 : 0))
    for (const [hash, word] of program.words)
      if (program.startOf[word] < program.startOf[word + 1])
        this.#filter[(hash >>> 5) & (FILTER_BITS / 32 - 1)] |= 1 << (hash & 31)
    this.#ends = sentenceEnds(program, complete)
    const size = program.op.length
    this.#now = new Uint32Array(size)
    this.#nowFrom = new Uint32Array(size)
    this.#next = new Uint32Array(size)
    this.#nextFrom = new Uint32Array(size)
    this.#stack = new Uint32Array(size + 1)
    this.#reached = new Float64Array(size)
  }

  /** The most steps that one token can cost. */
  get size(): number {
    return this.#program.op.length
  }

  /**
   * Whether rules may take all of the block: the shape of all other blocks, most of a corpus, need not be read
   * (label-shape.ts; BARRED stands for it). `signed`: the block may hold the sign ©.
   */
  mightMatch(hash: Uint32Array, marks: Uint8Array, from: number, to: number, signed: boolean): boolean {
    if (!signed && this.#unsigned !== null) return this.#unsigned.mightMatch(hash, marks, from, to, signed)
    if (to === from || to - from > MOST_TOKENS) return false
    // The cheap filters first: they turn away six of ten blocks, and the automaton nearly all of the rest.
    if (!this.#mayEnd(hash[to - 1], marks[to - 1])) return false
    for (let begin = from; begin < to; ) {
      let end = begin + 1
      while (end < to && (marks[end] & SENTENCE) === 0) end += 1
      if (!this.#mayBegin(hash, marks, begin, end)) return false
      begin = end
    }
    for (let begin = from; begin < to; ) {
      let end = begin + 1
      while (end < to && (marks[end] & SENTENCE) === 0) end += 1
      if (!this.#mayEnd(hash[end - 1], marks[end - 1]) || !this.#mayTile(hash, marks, begin, end))
        return false
      begin = end
    }
    return true
  }

  /**
   * The number of the rule by which the whole block goes, or -1; then the sentences that go alone stand in
   * `sentenceFrom`, `sentenceTo` and `sentenceRule`. Of several rules the one that covers most tokens is named.
   */
  matchBlock(hash: Uint32Array, marks: Uint8Array, from: number, to: number, shape: number): number {
    if (this.#unsigned !== null && (shape & COPYRIGHT) === 0)
      return this.#matchUnsigned(this.#unsigned, hash, marks, from, to, shape)
    this.sentenceFrom = []
    this.sentenceTo = []
    this.sentenceRule = []
    if (to === from || to - from > MOST_TOKENS || (shape & BARRED) !== 0) return NONE
    // A word in small letters by itself names something: a command, a field.
    if (to - from === 1 && (shape & SMALL_START) !== 0) return NONE
    let rule = NONE
    let longest = 0
    let all = true
    for (let begin = from; begin < to; ) {
      let end = begin + 1
      while (end < to && (marks[end] & SENTENCE) === 0) end += 1
      const found =
        this.#mayBegin(hash, marks, begin, end) && this.#mayTile(hash, marks, begin, end)
          ? this.#tile(hash, marks, begin, end, from, to, shape)
          : NONE
      if (found === NONE) all = false
      else {
        const guess = this.#guesses[found]
        if (rule === NONE || guess > this.#guesses[rule]) longest = 0
        // One sentence that is guessed makes the block a guess.
        if (end - begin > longest && (rule === NONE || guess >= this.#guesses[rule])) {
          rule = found
          longest = end - begin
        }
        if (guess === 0 && this.#bySentence[found] !== 0) {
          this.sentenceFrom.push(begin)
          this.sentenceTo.push(end)
          this.sentenceRule.push(found)
        }
      }
      begin = end
    }
    return all ? rule : NONE
  }

  #matchUnsigned(
    matcher: RuleMatcher,
    hash: Uint32Array,
    marks: Uint8Array,
    from: number,
    to: number,
    shape: number,
  ): number {
    const rule = matcher.matchBlock(hash, marks, from, to, shape)
    this.steps += matcher.steps
    matcher.steps = 0
    this.sentenceFrom = matcher.sentenceFrom
    this.sentenceTo = matcher.sentenceTo
    this.sentenceRule = matcher.sentenceRule
    return rule
  }

  /** The cheap filter: can any pattern begin with the sentence's first token? */
  #mayBegin(hash: Uint32Array, marks: Uint8Array, begin: number, end: number): boolean {
    const first = hash[begin]
    if ((this.#filter[(first >>> 5) & (FILTER_BITS / 32 - 1)] & (1 << (first & 31))) !== 0) return true
    return (marks[begin] & NUMBER) !== 0 || this.#mayEndWild(hash, marks, end)
  }

  /** Can any pattern end with this token, or a number stand behind one? */
  #mayEnd(hash: number, mark: number): boolean {
    const { byWord, any, capital } = this.#ends
    if (any || (mark & NUMBER) !== 0 || (capital && (mark & NAMES) !== 0)) return true
    const word = this.#words.of(hash)
    return word >= 0 && (byWord[word >>> 5] & (1 << (word & 31))) !== 0
  }

  /** The third filter: one look a token until no pattern can go on. */
  #mayTile(hash: Uint32Array, marks: Uint8Array, begin: number, end: number): boolean {
    const tiles = this.#tiles
    const words = this.#words
    tiles.tidy()
    const wild = this.#mayEndWild(hash, marks, end)
    let set = tiles.begin(wild)
    this.#prefix = 0
    // Of equal tiles the pattern that began first counts: by its word, by number, by any. Sets do not know which was which.
    let isWhole = !wild && (marks[begin] & NUMBER) === 0
    let ends = false
    for (let at = begin; at < end && set !== DEAD; at += 1) {
      const mark = marks[at]
      const word = words.of(hash[at])
      if (at + 1 === end) {
        ends = tiles.endsBehind(set, word, (mark & NUMBER) !== 0, (mark & NAMES) !== 0)
        break
      }
      set = tiles.step(set, word, (mark & NUMBER) !== 0, (mark & NAMES) !== 0)
      if (set === DEAD) break
      if (tiles.isOpen(set)) isWhole = false
      else if (isWhole) {
        this.#prefix = at + 1 - begin
        this.#prefixSet = set
      }
    }
    this.steps += tiles.steps + this.#starts.steps
    tiles.steps = this.#starts.steps = 0
    return ends
  }

  #mayEndWild(hash: Uint32Array, marks: Uint8Array, end: number): boolean {
    const { wildStart, wildEnds, wildNumber } = this.#program
    if (wildStart.length === 0) return false
    return wildEnds.has(hash[end - 1]) || (wildNumber && (marks[end - 1] & NUMBER) !== 0)
  }

  /** The rule of the longest tile of a sentence that is tiled, or -1. */
  #tile(
    hash: Uint32Array,
    marks: Uint8Array,
    begin: number,
    end: number,
    blockFrom: number,
    blockTo: number,
    shape: number,
  ): number {
    const tileRule = this.#tileRule
    const length = end - begin
    tileRule.fill(NONE, 0, length + 1)
    this.#nextCount = 0
    let steps = 0
    if (this.#prefix > 0) this.#beginBehind(this.#tiles.instructions(this.#prefixSet), begin)
    for (let at = begin + this.#prefix; at < end; at += 1) {
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
        const wild = at === begin && this.#mayEndWild(hash, marks, end)
        const begun = this.#starts.behind(word, isNumber, isCapital, wild)
        for (let i = 0; i < begun.ends.length; i += 1) this.#follow(begun.ends[i], at)
        if (at + 1 < end) this.#beginLooking(begun.takers, at, hash[at + 1], marks[at + 1])
        steps += begun.ends.length + begun.takers.length
      }
      if (this.#nextCount === 0 && (!isNumber || at === begin)) return NONE
      this.#settle(marks, at + 1, begin, end, blockFrom, blockTo, shape)
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
  #settle(
    marks: Uint8Array,
    to: number,
    begin: number,
    end: number,
    blockFrom: number,
    blockTo: number,
    shape: number,
  ): void {
    const { op, arg, ruleOf, isWild } = this.#program
    for (let i = 0; i < this.#nextCount; i += 1) {
      const pc = this.#next[i]
      if (op[pc] !== MATCH) continue
      const from = this.#nextFrom[i]
      if (isWild[arg[pc]] !== 0 && to < end) continue
      const rule = ruleOf[arg[pc]]
      const guess = this.#guesses[rule] | (from > begin ? this.#tileGuess[from - begin] : 0)
      if (this.#tileRule[to - begin] !== NONE) {
        const worse = guess - this.#tileGuess[to - begin]
        if (worse > 0 || (worse === 0 && this.#tileFrom[to - begin] <= from - begin)) continue
      }
      if (!this.#holds(this.#conditions[rule], marks, from, to, end, blockFrom, blockTo, shape)) continue
      this.#tileRule[to - begin] = rule
      this.#tileFrom[to - begin] = from - begin
      this.#tileGuess[to - begin] = guess
    }
  }

  #holds(
    needs: number,
    marks: Uint8Array,
    from: number,
    to: number,
    end: number,
    blockFrom: number,
    blockTo: number,
    shape: number,
  ): boolean {
    if (needs === 0) return true
    // All sentences but the last end with a stop, or there would be no next one.
    const stopped = end < blockTo || (shape & STOPPED) !== 0
    if ((needs & ALONE) !== 0 && (from !== blockFrom || to !== blockTo)) return false
    if ((needs & NEEDS_STOP) !== 0 && !stopped) return false
    if ((needs & NEEDS_NO_STOP) !== 0 && stopped) return false
    if ((needs & NEEDS_COLON) !== 0 && (to < blockTo || (shape & COLON) === 0)) return false
    if ((needs & NEEDS_BRACKETS) !== 0 && (shape & BRACKETED) === 0) return false
    if ((needs & NEEDS_POINTER) !== 0 && (shape & POINTING) === 0) return false
    if ((needs & NEEDS_COPYRIGHT) !== 0 && (shape & COPYRIGHT) === 0) return false
    if ((needs & NEEDS_CAPITALS) !== 0)
      for (let at = from + 1; at < to; at += 1) if ((marks[at] & NAMES) === 0) return false
    return true
  }

  #longestTile(length: number): number {
    const rules = this.#tileRule
    const froms = this.#tileFrom
    if (rules[length] === NONE) return NONE
    let rule = NONE
    let longest = 0
    // A guess among the tiles makes all of it one, and is named.
    const guess = this.#tileGuess[length]
    for (let to = length; to > 0; to = froms[to]) {
      if (rules[to] === CRUMB || to - froms[to] <= longest || this.#guesses[rules[to]] < guess) continue
      rule = rules[to]
      longest = to - froms[to]
    }
    return rule
  }
}

/** What sentences that are tiled end with, beside numbers. */
interface SentenceEnds {
  /** A bit for each word. */
  readonly byWord: Uint32Array
  readonly capital: boolean
  readonly any: boolean
}

function sentenceEnds(program: Program, isComplete: Uint8Array): SentenceEnds {
  const { op, arg, classes, classWords } = program
  const byWord = new Uint32Array(classWords)
  let capital = false
  let any = false
  for (let pc = 0; pc + 1 < op.length; pc += 1) {
    if (isComplete[pc + 1] === 0) continue
    if (op[pc] === WORD) byWord[arg[pc] >>> 5] |= 1 << (arg[pc] & 31)
    else if (op[pc] === CLASS)
      for (let i = 0; i < classWords; i += 1) byWord[i] |= classes[arg[pc] * classWords + i]
    else if (op[pc] === CAPITAL_TOKEN) capital = true
    else if (op[pc] === ANY) any = true
  }
  return { byWord, capital, any }
}

/** Parsed rules, ready to match. */
export function matcherFor(rules: readonly Rule[]): RuleMatcher {
  return new RuleMatcher(rules, compile(rules))
}
