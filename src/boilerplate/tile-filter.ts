/**
 * Could patterns tile this sentence? Answered for nearly every sentence by one look a token: the sets of
 * instructions that the machine of rule-matcher.ts may stand at are numbered when they are first met, and so are the
 * steps between them (the lazy automaton of Thompson's machine, as in grep and RE2). It knows nothing of conditions and
 * of which pattern began where, so a yes is only a maybe. The store is bounded: when it is full, it is emptied.
 */
import { type PatternStarts, takesToken } from './pattern-starts.js'
import { CAPITAL_TOKEN, CLASS, JUMP, MATCH, NUMBER_TOKEN, type Program, SPLIT, WORD } from './program.js'

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
/** Instructions kept in all sets together: 8 MB. */
const MOST_KEPT = 1 << 21
/** What a set asks of a token beside its word. */
const ASKS_CAPITAL = 1
const ASKS_NUMBER = 2
/** Marks a step of which only is asked whether a sentence may end behind it: for that no set has to be made. */
const LAST = 4

export class TileFilter {
  /** Instructions looked at so far. */
  steps = 0
  readonly #program: Program
  readonly #starts: PatternStarts
  readonly #complete: Uint8Array
  /** By set: its instructions, ascending, and whether a pattern may begin at the next token. */
  #sets: Uint32Array[] = []
  #open: boolean[] = []
  #asks: number[] = []
  readonly #begins: Uint32Array
  /** By a hash of its instructions: the last set that has it, and by set the one before with the same. */
  #known = new Map<number, number>()
  #sameHash: number[] = []
  #kept = 0
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
    const { startOf, words } = program
    this.#begins = new Uint32Array(program.classWords)
    for (let word = 0; word < words.size; word += 1)
      if (startOf[word] < startOf[word + 1]) this.#begins[word >>> 5] |= 1 << (word & 31)
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
    return this.#open[set]
  }

  #look(set: number, token: number, isNumber: boolean, isCapital: boolean, last: number): number {
    const kind = ((isNumber ? ASKS_NUMBER : 0) | (isCapital ? ASKS_CAPITAL : 0)) & this.#asks[set]
    const symbol = ((token + 1) << 3) | last | kind
    const slot = this.#slot(set, symbol)
    if (this.#slots[slot] !== FREE) return this.#slots[slot + TO]
    // Most words are taken by none of a set's instructions, and go on like one that no pattern has.
    const next =
      token >= 0 && !this.#takesWord(set, token)
        ? this.#look(set, -1, isNumber, isCapital, last)
        : last === 0
          ? this.#make(set, token, isNumber, isCapital)
          : this.#ends(set, token, isNumber, isCapital)
            ? 0
            : DEAD
    const free = this.#slot(set, symbol)
    this.#slots[free] = set + 1
    this.#slots[free + SYMBOL] = symbol
    this.#slots[free + TO] = next
    this.#used += 1
    return next
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
    return this.#sets[set]
  }

  /** Makes room, where that is needed. Sets lose their numbers, so it may be called between sentences only. */
  tidy(): void {
    if (this.#used > SLOTS / 2 || this.#kept > MOST_KEPT) this.#reset()
  }

  #reset(): void {
    this.#sets = []
    this.#open = []
    this.#asks = []
    this.#known = new Map()
    this.#sameHash = []
    this.#kept = 0
    if (this.#used > 0) this.#slots.fill(FREE)
    this.#used = 0
    // The first two keep their numbers and are never led to.
    this.#put(this.#takeList(), true)
    for (const pattern of this.#program.wildStart) this.#follow(this.#program.entry[pattern])
    this.#put(this.#takeList(), true)
  }

  #takesWord(set: number, word: number): boolean {
    if (this.#open[set] && (this.#begins[word >>> 5] & (1 << (word & 31))) !== 0) return true
    const { op, arg, classes, classWords } = this.#program
    const instructions = this.#sets[set]
    this.steps += instructions.length
    for (let i = 0; i < instructions.length; i += 1) {
      const pc = instructions[i]
      if (
        op[pc] === WORD ? arg[pc] === word : op[pc] === CLASS && inClass(classes, arg[pc] * classWords, word)
      )
        return true
    }
    return false
  }

  #make(set: number, word: number, isNumber: boolean, isCapital: boolean): number {
    // A number may stand behind what is complete, not at the beginning.
    let open = isNumber && set > 1 && this.#open[set]
    if (this.#open[set]) {
      // What may begin with any word stands in the set itself.
      const begun = this.#starts.behind(word, isNumber, isCapital, false)
      for (let i = 0; i < begun.takers.length; i += 1) this.#follow(begun.takers[i])
      if (begun.ends.length > 0) open = true
    }
    if (this.#advance(this.#sets[set], word, isNumber, isCapital)) open = true
    if (this.#listed === 0 && !open) return DEAD
    return this.#add(open)
  }

  #ends(set: number, word: number, isNumber: boolean, isCapital: boolean): boolean {
    const isOpen = this.#open[set]
    if (isNumber && set > 1 && isOpen) return true
    if (isOpen && this.#starts.behind(word, isNumber, isCapital, false).ends.length > 0) return true
    const instructions = this.#sets[set]
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

  #add(open: boolean): number {
    const set = this.#takeList()
    let hash = open ? 1 : 0
    for (let i = 0; i < set.length; i += 1) hash = Math.imul(hash ^ set[i], 0x01000193) ^ (hash >>> 15)
    const last = this.#known.get(hash) ?? -1
    for (let one = last; one >= 0; one = this.#sameHash[one])
      if (this.#open[one] === open && isSame(this.#sets[one], set)) return one
    const number = this.#put(set, open)
    this.#known.set(hash, number)
    this.#sameHash[number] = last
    return number
  }

  /** Numbers a set, with what its next token is asked. */
  #put(set: Uint32Array, open: boolean): number {
    const { op } = this.#program
    let asks = open ? ASKS_NUMBER : 0
    for (let at = 0; at < set.length; at += 1) {
      const code = op[set[at]]
      if (code === NUMBER_TOKEN) asks |= ASKS_NUMBER
      else if (code === CAPITAL_TOKEN) asks |= ASKS_CAPITAL
    }
    this.#kept += set.length
    this.#open.push(open)
    this.#asks.push(asks)
    this.#sameHash.push(-1)
    return this.#sets.push(set) - 1
  }
}

function inClass(classes: Uint32Array, from: number, word: number): boolean {
  return (classes[from + (word >>> 5)] & (1 << (word & 31))) !== 0
}

function isAscending(set: Uint32Array): boolean {
  for (let i = 1; i < set.length; i += 1) if (set[i - 1] > set[i]) return false
  return true
}

function isSame(one: Uint32Array, other: Uint32Array): boolean {
  if (one.length !== other.length) return false
  for (let i = 0; i < one.length; i += 1) if (one[i] !== other[i]) return false
  return true
}
