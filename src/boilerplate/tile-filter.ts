/**
 * Could patterns tile this sentence? Answered for nearly every sentence by one look a token: the sets of
 * instructions that the machine of rule-matcher.ts may stand at are numbered when they are first met, and so are the
 * steps between them (the lazy automaton of Thompson's machine, as in grep and RE2). It knows nothing of conditions and
 * of which pattern began where, so a yes is only a maybe. The store is bounded: when it is full, it is emptied.
 */
import { InstructionList } from './instruction-list.js'
import { type PatternStarts, takesToken } from './pattern-starts.js'
import { JUMP, MATCH, type Program, SPLIT } from './program.js'
import { ASKS_CAPITAL, ASKS_NUMBER, hasWords, NO_SET, TileSets } from './tile-sets.js'
import { WordTakers } from './word-takers.js'

/** No pattern can go on from here. */
export const DEAD = NO_SET
/** What stands in a slot, for a set its number + 1. */
const FREE = 0

/** Steps kept for each set, a half of them at most in use, in bits. */
const SLOT_BITS = 2
/** A slot holds a set, a symbol and the set behind it: 16 bytes, so that a look costs one line of the cache. */
const SLOT = 4
const [SYMBOL, TO] = [1, 2]
/** Marks a step of which only is asked whether a sentence may end behind it: for that no set has to be made. */
const LAST = 4
/** That bit and those of what a set asks: of a set there are so many steps by a word that none of its instructions takes. */
const PLAIN = 8

export class TileFilter {
  /** Instructions looked at so far. */
  steps = 0
  readonly #program: Program
  readonly #starts: PatternStarts
  readonly #complete: Uint8Array
  readonly #sets: TileSets
  readonly #wordTakers: WordTakers
  /** Instructions of a set that take the word which is looked at. */
  readonly #takers = new InstructionList()
  /** By set and kind of step: where a word leads that none of its instructions takes, less DEAD and 1; 0 is not known. */
  readonly #plain: Int32Array
  #used = 0
  readonly #slots: Int32Array
  /** Bits of a hash that name no slot. */
  readonly #shift: number
  readonly #reached: Uint8Array
  /** What was followed to: instructions that take words of their own, others that take a token, and the rest. */
  readonly #words = new InstructionList()
  readonly #others = new InstructionList()
  readonly #passed = new InstructionList()
  readonly #stack: Uint32Array

  /** `complete` holds 1 for the instructions from which a pattern is complete without another token. */
  constructor(program: Program, starts: PatternStarts, complete: Uint8Array) {
    this.#program = program
    this.#complete = complete
    this.#starts = starts
    const size = program.op.length
    this.#reached = new Uint8Array(size)
    this.#stack = new Uint32Array(size + 1)
    this.#sets = new TileSets(program)
    this.#plain = new Int32Array(PLAIN << this.#sets.bits)
    this.#slots = new Int32Array(SLOT << (this.#sets.bits + SLOT_BITS))
    this.#shift = 32 - this.#sets.bits - SLOT_BITS
    this.#wordTakers = new WordTakers(program)
    this.#reset()
  }

  /** The set before a sentence; `wild` where patterns that begin with any word may match it. */
  begin(wild: boolean): number {
    return wild ? 1 : 0
  }

  /** The set behind a token: the number of its word or -1, and what kind of token it is. */
  step(set: number, token: number, isNumber: boolean, isCapital: boolean): number {
    return this.#look(set, token, isNumber, isCapital, 0)
  }

  /** Whether a sentence may end behind a token. */
  endsBehind(set: number, token: number, isNumber: boolean, isCapital: boolean): boolean {
    return this.#look(set, token, isNumber, isCapital, LAST) !== DEAD
  }

  /** Whether a pattern may be complete before this set. */
  isOpen(set: number): boolean {
    return this.#sets.isOpen(set)
  }

  #look(set: number, token: number, isNumber: boolean, isCapital: boolean, last: number): number {
    const sets = this.#sets
    const kind = (((isNumber ? ASKS_NUMBER : 0) | (isCapital ? ASKS_CAPITAL : 0)) & sets.asks(set)) | last
    if (token < 0 || !sets.mayTake(set, token)) return this.#plainStep(set, kind)
    const symbol = ((token + 1) << 3) | kind
    const slot = this.#slot(set, symbol)
    if (this.#slots[slot] !== FREE) return this.#slots[slot + TO]
    const next = last === 0 ? this.#wordStep(set, token, kind) : this.#wordEnds(set, token, kind) ? 0 : DEAD
    this.#slots[slot] = set + 1
    this.#slots[slot + SYMBOL] = symbol
    this.#slots[slot + TO] = next
    this.#used += 1
    return next
  }

  /** Where a set leads by a word that none of its instructions takes as its own, by a step of this kind. */
  #plainStep(set: number, kind: number): number {
    const at = set * PLAIN + kind
    const known = this.#plain[at]
    if (known !== 0) return known + DEAD - 1
    const next = (kind & LAST) === 0 ? this.#makePlain(set, kind) : this.#endsPlain(set, kind) ? 0 : DEAD
    this.#plain[at] = next - DEAD + 1
    return next
  }

  /** The slot of a step, or a free one for it. */
  #slot(set: number, symbol: number): number {
    const slots = this.#slots
    const from = set + 1
    let slot = ((Math.imul(symbol, 0x9e3779b1) ^ Math.imul(set, 0x85ebca6b)) >>> this.#shift) * SLOT
    for (; ; slot = slot + SLOT === slots.length ? 0 : slot + SLOT)
      if (slots[slot] === FREE || (slots[slot] === from && slots[slot + SYMBOL] === symbol)) return slot
  }

  /** The instructions of a set that take a token, ascending. */
  instructions(set: number): Uint32Array {
    return this.#sets.instructions(set)
  }

  /** Makes room, where that is needed. Sets lose their numbers, so it may be called between sentences only. */
  tidy(): void {
    if (this.#used > this.#slots.length / (2 * SLOT) || this.#sets.isFull) this.#reset()
  }

  #reset(): void {
    this.#plain.fill(0, 0, this.#sets.count * PLAIN)
    this.#sets.clear()
    if (this.#used > 0) this.#slots.fill(FREE)
    this.#used = 0
    // The first two keep their numbers and are never led to.
    this.#put()
    for (const pattern of this.#program.wildStart) this.#follow(this.#program.entry[pattern])
    this.#put()
  }

  #makePlain(set: number, kind: number): number {
    const sets = this.#sets
    const [isNumber, isCapital] = [(kind & ASKS_NUMBER) !== 0, (kind & ASKS_CAPITAL) !== 0]
    // A number may stand behind what is complete, not at the beginning.
    let open = isNumber && set > 1 && sets.isOpen(set)
    if (this.#begin(set, -1, kind)) open = true
    const end = sets.from[set + 1]
    for (let at = sets.others[set]; at < end; at += 1) {
      const pc = sets.pool[at]
      if (takesToken(this.#program, pc, -1, isNumber, isCapital) && this.#follow(pc + 1)) open = true
    }
    this.steps += end - sets.others[set]
    return this.#take(DEAD, open)
  }

  /** What any word leads to, with what instructions lead to that take this one. */
  #wordStep(set: number, word: number, kind: number): number {
    const base = this.#plainStep(set, kind)
    let open = this.#begin(set, word, kind)
    const { pc, count } = this.#takersOf(set, word)
    for (let i = 0; i < count; i += 1) if (this.#follow(pc[i] + 1)) open = true
    return this.#take(base, open)
  }

  #takersOf(set: number, word: number): InstructionList {
    const { pool, from, others } = this.#sets
    const takers = this.#takers
    takers.count = 0
    this.#wordTakers.find(word, pool, from[set], others[set], takers)
    this.steps += takers.count
    return takers
  }

  /** Follows the patterns that may begin with a token, if any may; answers whether one is complete behind it. */
  #begin(set: number, word: number, kind: number): boolean {
    if (!this.#sets.isOpen(set)) return false
    // What may begin with any word stands in the set itself.
    const { takers, ends } = this.#behind(word, kind)
    for (let i = 0; i < takers.length; i += 1) this.#follow(takers[i])
    return ends.length > 0
  }

  #behind(word: number, kind: number) {
    return this.#starts.behind(word, (kind & ASKS_NUMBER) !== 0, (kind & ASKS_CAPITAL) !== 0, false)
  }

  #endsPlain(set: number, kind: number): boolean {
    const sets = this.#sets
    const [isNumber, isCapital] = [(kind & ASKS_NUMBER) !== 0, (kind & ASKS_CAPITAL) !== 0]
    if (sets.isOpen(set) && ((isNumber && set > 1) || this.#behind(-1, kind).ends.length > 0)) return true
    const end = sets.from[set + 1]
    this.steps += end - sets.others[set]
    for (let at = sets.others[set]; at < end; at += 1) {
      const pc = sets.pool[at]
      if (this.#complete[pc + 1] !== 0 && takesToken(this.#program, pc, -1, isNumber, isCapital)) return true
    }
    return false
  }

  #wordEnds(set: number, word: number, kind: number): boolean {
    if (this.#plainStep(set, kind) !== DEAD) return true
    const sets = this.#sets
    if (sets.isOpen(set) && this.#behind(word, kind).ends.length > 0) return true
    const { pc, count } = this.#takersOf(set, word)
    for (let i = 0; i < count; i += 1) if (this.#complete[pc[i] + 1] !== 0) return true
    return false
  }

  /** Adds what goes on at an instruction; answers whether a pattern is complete there. */
  #follow(pc: number): boolean {
    const { op, arg } = this.#program
    const stack = this.#stack
    const reached = this.#reached
    let depth = 0
    stack[depth++] = pc
    let complete = false
    while (depth > 0) {
      const one = stack[--depth]
      const code = op[one]
      if (code === MATCH) complete = true
      if (code === MATCH || reached[one] !== 0) continue
      reached[one] = 1
      this.steps += 1
      if (code === JUMP || code === SPLIT) {
        stack[depth++] = arg[one]
        if (code === SPLIT) stack[depth++] = one + 1
        this.#passed.add(one)
      } else if (hasWords(code)) this.#words.add(one)
      else this.#others.add(one)
    }
    return complete
  }

  /** The set of what is in another, or in none, and of what was followed to. */
  #take(base: number, open: boolean): number {
    const [words, others] = [this.#words, this.#others]
    if (words.count === 0 && others.count === 0) {
      this.#clear()
      if (!open || (base !== DEAD && this.#sets.isOpen(base))) return base
    }
    words.sort()
    others.sort()
    const set = this.#sets.add(base, words, others, open)
    this.#clear()
    return set
  }

  /** The same, open and with a number of its own. */
  #put(): void {
    this.#words.sort()
    this.#others.sort()
    this.#sets.put(this.#words, this.#others, true)
    this.#clear()
  }

  #clear(): void {
    for (const list of [this.#words, this.#others, this.#passed]) {
      const { pc, count } = list
      for (let i = 0; i < count; i += 1) this.#reached[pc[i]] = 0
      list.count = 0
    }
  }
}
