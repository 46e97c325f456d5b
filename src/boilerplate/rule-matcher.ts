/**
 * Which blocks are boilerplate by a rule. Works on the flat arrays of fingerprints: a block is the tokens [from, to) of
 * `hash` and `marks`, and its shape of label-shape.ts. A block goes whole or not at all: each of its sentences must be
 * tiled by patterns (sentence-tiler.ts), and patterns never match a part of a sentence. (To cut single sentences out
 * of blocks that stay would take a tenth more words of scraped pages, most of them "Learn more" behind what is content.)
 */
import { HashBits } from '../fingerprint/hash-bits.js'
import { BARRED, COPYRIGHT, SMALL_START } from '../fingerprint/label-shape.js'
import { NUMBER, SENTENCE } from '../fingerprint/marks.js'
import { BlockMemo, UNKNOWN } from './block-memo.js'
import { completing, PatternStarts } from './pattern-starts.js'
import { compile, type Program, withoutPatterns } from './program.js'
import type { Rule, RuleHead } from './rule.js'
import { NAMES } from './rule-conditions.js'
import { GUESSING, NONE, SentenceTiler, STRONG } from './sentence-tiler.js'
import { DEAD, TileFilter } from './tile-filter.js'
import { WordNumbers } from './word-numbers.js'

/**
 * Longer blocks are not looked at. A consent notice of five sentences has 80 words, one of three sentences in a
 * script without spaces as many characters.
 */
export const MOST_TOKENS = 100
/**
 * Words of sentences that go by themselves, from which on they speak for what is guessed beside them and is no longer: the
 * text of a banner for its buttons. "Thank you." is four signs of nothing.
 */
const SPEAKS_FOR_ALL = 5

/** Slots of the first filter, in bits: at some thousand words a few per cent of other words pass it. */
const FILTER_BITS = 1 << 17

/** Slots of the filter of last words, in bits: for two dozen words. */
const WILD_BITS = 1 << 12

export class RuleMatcher {
  readonly rules: readonly RuleHead[]
  /** Steps of the machine so far, so that tests can count what a text costs. */
  steps = 0

  readonly #program: Program
  readonly #words: WordNumbers
  readonly #starts: PatternStarts
  readonly #tiles: TileFilter
  readonly #tiler: SentenceTiler
  readonly #filter = new HashBits(FILTER_BITS)
  /** Words that a pattern without a first word may end with: a Set is asked of those alone. */
  readonly #wildFilter = new HashBits(WILD_BITS)
  /** What was answered of blocks that came before: made at the first use, for most matchers of a run have none. */
  #matches: BlockMemo | null = null
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
    this.#tiles = new TileFilter(program, this.#starts, completing(program))
    this.#tiler = new SentenceTiler(rules, program, this.#words, this.#starts, MOST_TOKENS)
    for (const [hash, word] of program.words)
      if (program.startOf[word] < program.startOf[word + 1]) this.#filter.add(hash)
    for (const hash of program.wildEnds) this.#wildFilter.add(hash)
  }

  /** The same rules, by the same numbers, but those that `isOut` names take nothing. */
  without(isOut: (name: string) => boolean): RuleMatcher {
    const { rules } = this
    const out = (pattern: number) => isOut(rules[this.#program.ruleOf[pattern]].name)
    return new RuleMatcher(rules, withoutPatterns(this.#program, out))
  }

  /** The most steps that one token can cost. */
  get size(): number {
    return this.#program.op.length
  }

  /**
   * Whether rules may take all of the block: the shape of all other blocks, most of a corpus, need not be read
   * (label-shape.ts; BARRED stands for it). `signed`: the block holds the sign ©.
   */
  mightMatch(hash: Uint32Array, marks: Uint8Array, from: number, to: number, signed: boolean): boolean {
    if (!signed && this.#unsigned !== null) return this.#unsigned.mightMatch(hash, marks, from, to, signed)
    if (to === from || to - from > MOST_TOKENS) return false
    // The cheap filter first: it turns away half of all blocks, and the automaton nearly all of the rest. (To remember
    // what was answered of short blocks took longer than to ask the automaton again.)
    for (let begin = from; begin < to; ) {
      let end = begin + 1
      while (end < to && (marks[end] & SENTENCE) === 0) end += 1
      if (!this.#mayBegin(hash, marks, begin, end)) return false
      begin = end
    }
    for (let begin = from; begin < to; ) {
      let end = begin + 1
      while (end < to && (marks[end] & SENTENCE) === 0) end += 1
      if (!this.#mayTile(hash, marks, begin, end)) return false
      begin = end
    }
    return true
  }

  /** The number of the rule by which the block goes, or -1. Of several rules the one that covers most tokens is named. */
  matchBlock(hash: Uint32Array, marks: Uint8Array, from: number, to: number, shape: number): number {
    if (this.#unsigned !== null && (shape & COPYRIGHT) === 0) {
      const rule = this.#unsigned.matchBlock(hash, marks, from, to, shape)
      this.steps += this.#unsigned.steps
      this.#unsigned.steps = 0
      return rule
    }
    if (to === from || to - from > MOST_TOKENS || (shape & BARRED) !== 0) return NONE
    // A word in small letters by itself names something: a command, a field.
    if (to - from === 1 && (shape & SMALL_START) !== 0) return NONE
    this.#matches ??= new BlockMemo()
    const known = this.#matches.find(hash, marks, from, to, shape)
    if (known !== UNKNOWN) return known
    const rule = this.#ruleOf(hash, marks, from, to, shape)
    this.#matches.keep(hash, marks, from, to, shape, rule)
    return rule
  }

  #ruleOf(hash: Uint32Array, marks: Uint8Array, from: number, to: number, shape: number): number {
    const { weakness } = this.#tiler
    let rule = NONE
    let longest = 0
    // Of the sentences that go by themselves, and of all that are guessed.
    let strong = NONE
    let longestStrong = 0
    let proven = 0
    let guessed = 0
    for (let begin = from; begin < to; ) {
      let end = begin + 1
      while (end < to && (marks[end] & SENTENCE) === 0) end += 1
      if (!this.#mayBegin(hash, marks, begin, end) || !this.#mayTile(hash, marks, begin, end)) return NONE
      const found = this.#tile(hash, marks, begin, end, from, to, shape)
      if (found === NONE) return NONE
      const size = end - begin
      const isGuess = weakness[found] === GUESSING
      if (isGuess) guessed += size
      if (weakness[found] === STRONG) {
        proven += size
        if (size > longestStrong) {
          strong = found
          longestStrong = size
        }
      }
      const wasGuess = rule !== NONE && weakness[rule] === GUESSING
      if (rule === NONE || (isGuess && !wasGuess)) longest = 0
      // One sentence that is guessed makes the block a guess.
      if (size > longest && (isGuess || !wasGuess)) {
        rule = found
        longest = size
      }
      begin = end
    }
    return proven >= SPEAKS_FOR_ALL && proven >= guessed ? strong : rule
  }

  #tile(
    hash: Uint32Array,
    marks: Uint8Array,
    begin: number,
    end: number,
    blockFrom: number,
    blockTo: number,
    shape: number,
  ): number {
    const tiler = this.#tiler
    const sentence = { hash, marks, end, blockFrom, blockTo, shape }
    const behind = this.#prefix > 0 ? this.#tiles.instructions(this.#prefixSet) : null
    const rule = tiler.tile(sentence, begin, this.#mayEndWild(hash, marks, end), this.#prefix, behind)
    this.steps += tiler.steps
    tiler.steps = 0
    return rule
  }

  /** The cheap filter: can any pattern begin with the sentence's first token? */
  #mayBegin(hash: Uint32Array, marks: Uint8Array, begin: number, end: number): boolean {
    if (this.#filter.mayHave(hash[begin])) return true
    return (marks[begin] & NUMBER) !== 0 || this.#mayEndWild(hash, marks, end)
  }

  /** The second filter: one look a token until no pattern can go on. */
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
    if (wildNumber && (marks[end - 1] & NUMBER) !== 0) return true
    const last = hash[end - 1]
    return this.#wildFilter.mayHave(last) && wildEnds.has(last)
  }
}

/** Parsed rules, ready to match. */
export function matcherFor(rules: readonly Rule[]): RuleMatcher {
  return new RuleMatcher(rules, compile(rules))
}
