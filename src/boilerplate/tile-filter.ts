/**
 * Could patterns tile this sentence? Answered for nearly every sentence by one look a token: the sets of
 * instructions that the machine of rule-matcher.ts may stand at are numbered when they are first met, and so are the
 * steps between them (the lazy automaton of Thompson's machine, as in grep and RE2). It knows nothing of conditions and
 * of which pattern began where, so a yes is only a maybe. The store is bounded: when it is full, it is emptied.
 */
import { type PatternStarts, takesToken } from './pattern-starts.js'
import { JUMP, MATCH, type Program, SPLIT } from './program.js'
import { ASKS_CAPITAL, ASKS_NUMBER, MOST_SETS, TileSets } from './tile-sets.js'

/** No pattern can go on from here. */
export const DEAD = -1
/** What stands in a slot, for a set its number + 1. */
const FREE = 0

/** Steps kept, a half of them at most in use, in bits. */
const SLOT_BITS = 18
const SLOTS = 1 << SLOT_BITS
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
  /** By set and kind of step: where a word leads that none of its instructions takes, less DEAD and 1; 0 is not known. */
  readonly #plain = new Int32Array(MOST_SETS * PLAIN)
  #used = 0
  readonly #slots = new Int32Array(SLOTS * SLOT)
  readonly #reached: Uint8Array
  readonly #list: Uint32Array
  #listed = 0
  readonly #stack: Uint32Array

  /** `complete` holds 1 for the instructions from which a pattern is complete without another token. */
  constructor(program: Program, starts: PatternStarts, complete: Uint8Array) {
    this.#program = program
    this.#complete = complete
    this.#starts = starts
    const size = program.op.length
    this.#reached = new Uint8Array(size)
    this.#list = new Uint32Array(size)
    this.#stack = new Uint32Array(size + 1)
    this.#sets = new TileSets(program)
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
    if (token < 0 || !sets.mayTake(set, token)) {
      const known = this.#plain[set * PLAIN + kind]
      return known === 0 ? this.#plainStep(set, isNumber, isCapital, kind) : known + DEAD - 1
    }
    const symbol = ((token + 1) << 3) | kind
    const slot = this.#slot(set, symbol)
    if (this.#slots[slot] !== FREE) return this.#slots[slot + TO]
    this.steps += sets.instructions(set).length
    const next = sets.takes(set, token)
      ? this.#find(set, token, isNumber, isCapital, last)
      : this.#look(set, -1, isNumber, isCapital, last)
    this.#slots[slot] = set + 1
    this.#slots[slot + SYMBOL] = symbol
    this.#slots[slot + TO] = next
    this.#used += 1
    return next
  }

  /** Where a set leads by a word that none of its instructions takes, of this kind of step. */
  #plainStep(set: number, isNumber: boolean, isCapital: boolean, kind: number): number {
    const next = this.#find(set, -1, isNumber, isCapital, kind & LAST)
    this.#plain[set * PLAIN + kind] = next - DEAD + 1
    return next
  }

  #find(set: number, token: number, isNumber: boolean, isCapital: boolean, last: number): number {
    if (last === 0) return this.#make(set, token, isNumber, isCapital)
    return this.#ends(set, token, isNumber, isCapital) ? 0 : DEAD
  }

  /** The slot of a step, or a free one for it. */
  #slot(set: number, symbol: number): number {
    const slots = this.#slots
    const from = set + 1
    let at = (Math.imul(symbol, 0x9e3779b1) ^ Math.imul(set, 0x85ebca6b)) >>> (32 - SLOT_BITS)
    for (; ; at = (at + 1) & (SLOTS - 1)) {
      const slot = at * SLOT
      if (slots[slot] === FREE || (slots[slot] === from && slots[slot + SYMBOL] === symbol)) return slot
    }
  }

  /** The instructions of a set that take a token, ascending. */
  instructions(set: number): Uint32Array {
    return this.#sets.instructions(set)
  }

  /** Makes room, where that is needed. Sets lose their numbers, so it may be called between sentences only. */
  tidy(): void {
    if (this.#used > SLOTS / 2 || this.#sets.isFull) this.#reset()
  }

  #reset(): void {
    this.#plain.fill(0, 0, this.#sets.count * PLAIN)
    this.#sets.clear()
    if (this.#used > 0) this.#slots.fill(FREE)
    this.#used = 0
    // The first two keep their numbers and are never led to.
    this.#sets.put(this.#takeList(), true)
    for (const pattern of this.#program.wildStart) this.#follow(this.#program.entry[pattern])
    this.#sets.put(this.#takeList(), true)
  }

  #make(set: number, word: number, isNumber: boolean, isCapital: boolean): number {
    // A number may stand behind what is complete, not at the beginning.
    const isOpen = this.#sets.isOpen(set)
    let open = isNumber && set > 1 && isOpen
    if (isOpen) {
      // What may begin with any word stands in the set itself.
      const begun = this.#starts.behind(word, isNumber, isCapital, false)
      for (let i = 0; i < begun.takers.length; i += 1) this.#follow(begun.takers[i])
      if (begun.ends.length > 0) open = true
    }
    if (this.#advance(this.#sets.instructions(set), word, isNumber, isCapital)) open = true
    if (this.#listed === 0 && !open) return DEAD
    return this.#sets.add(this.#takeList(), open)
  }

  #ends(set: number, word: number, isNumber: boolean, isCapital: boolean): boolean {
    const isOpen = this.#sets.isOpen(set)
    if (isNumber && set > 1 && isOpen) return true
    if (isOpen && this.#starts.behind(word, isNumber, isCapital, false).ends.length > 0) return true
    const instructions = this.#sets.instructions(set)
    this.steps += instructions.length
    for (let i = 0; i < instructions.length; i += 1) {
      const pc = instructions[i]
      const takes = this.#complete[pc + 1] !== 0 && takesToken(this.#program, pc, word, isNumber, isCapital)
      if (takes) return true
    }
    return false
  }

  /** Follows all instructions that take the token; answers whether a pattern is complete behind one. */
  #advance(instructions: Uint32Array, word: number, isNumber: boolean, isCapital: boolean): boolean {
    let complete = false
    for (let i = 0; i < instructions.length; i += 1) {
      const pc = instructions[i]
      if (takesToken(this.#program, pc, word, isNumber, isCapital) && this.#follow(pc + 1)) complete = true
    }
    this.steps += instructions.length
    return complete
  }

  /** Adds what goes on at an instruction; answers whether a pattern is complete there. */
  #follow(pc: number): boolean {
    const { op, arg } = this.#program
    const stack = this.#stack
    let depth = 0
    stack[depth++] = pc
    let complete = false
    while (depth > 0) {
      const one = stack[--depth]
      const code = op[one]
      if (code === MATCH) complete = true
      if (code === MATCH || this.#reached[one] !== 0) continue
      this.#reached[one] = 1
      this.steps += 1
      if (code === JUMP || code === SPLIT) stack[depth++] = arg[one]
      if (code === SPLIT) stack[depth++] = one + 1
      this.#list[this.#listed++] = one
    }
    return complete
  }

  /** The instructions that were followed to and take a token, ascending. */
  #takeList(): Uint32Array {
    const { op } = this.#program
    const list = this.#list
    let count = 0
    for (let i = 0; i < this.#listed; i += 1) {
      const one = list[i]
      this.#reached[one] = 0
      if (op[one] !== JUMP && op[one] !== SPLIT) list[count++] = one
    }
    this.#listed = 0
    const set = list.slice(0, count)
    // Two of three stand in order already.
    return isAscending(set) ? set : set.sort()
  }
}

function isAscending(set: Uint32Array): boolean {
  for (let i = 1; i < set.length; i += 1) if (set[i - 1] > set[i]) return false
  return true
}
