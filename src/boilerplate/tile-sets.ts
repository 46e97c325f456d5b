/**
 * The sets of instructions that tile-filter.ts met: each is kept once and has a number. With each goes what its next token
 * is asked, so that most steps need not look at the instructions themselves. The store is bounded.
 */
import type { InstructionList } from './instruction-list.js'
import { CAPITAL_TOKEN, CLASS, NUMBER_TOKEN, type Program, WORD } from './program.js'

/** What a set asks of a token beside its word. */
export const ASKS_CAPITAL = 1
export const ASKS_NUMBER = 2
/** Among the traits of a set: whether a pattern may begin at the next token. */
const OPEN = 4
/** In the place of a set: none. */
export const NO_SET = -1
/** Instructions kept in all sets together: 8 MB. */
const MOST_KEPT = 1 << 21
/** Sets at most, in bits, twice as many as those instructions make, and those that one sentence may add: it has 100 tokens. */
const MOST_SETS = 16
const ADDED = 1 << 8
/** Sets for each instruction of a program that is too small to need as many, and those of the smallest, in bits. */
const SETS_EACH = 3
const LEAST_SETS = 10
/**
 * Words of 32 bits in a set's sign, in which bit `number % 256` is set for each word that an instruction takes: five of
 * six words that no instruction takes are told by it.
 */
const SIGN = 8

export class TileSets {
  count = 0
  /**
   * Set s has the instructions pool[from[s], from[s + 1]): up to others[s] those that take words of their own, WORD and CLASS,
   * then those that take any of a kind. Both ascend.
   */
  pool = new Uint32Array(1 << 12)
  readonly from: Uint32Array
  readonly others: Uint32Array
  /** Sets at most, in bits. */
  readonly bits: number
  readonly #program: Program
  /** By set: what it asks, and OPEN. */
  readonly #traits: Uint8Array
  /** By set: its sign. */
  readonly #signs: Int32Array
  /** By class: the sign of its words. */
  readonly #classSigns: Int32Array
  /** A bit for each word that patterns begin with. */
  readonly #begins: Uint32Array
  /** By hash: a set + 1, or 0; a half of them at most in use. */
  readonly #slots: Int32Array
  readonly #hash: Int32Array

  constructor(program: Program) {
    this.#program = program
    this.bits = Math.min(MOST_SETS, Math.max(LEAST_SETS, 32 - Math.clz32(program.op.length) + SETS_EACH))
    const most = 1 << this.bits
    this.from = new Uint32Array(most + 1)
    this.others = new Uint32Array(most)
    this.#traits = new Uint8Array(most)
    this.#signs = new Int32Array(most * SIGN)
    this.#slots = new Int32Array(most * 2)
    this.#hash = new Int32Array(most)
    const { startOf, words, members, classFrom } = program
    this.#classSigns = new Int32Array((classFrom.length - 1) * SIGN)
    for (let one = 0; one + 1 < classFrom.length; one += 1)
      for (let at = classFrom[one]; at < classFrom[one + 1]; at += 1) sign(this.#classSigns, one, members[at])
    this.#begins = new Uint32Array((words.size + 31) >>> 5)
    for (let word = 0; word < words.size; word += 1)
      if (startOf[word] < startOf[word + 1]) this.#begins[word >>> 5] |= 1 << (word & 31)
  }

  /** Whether another sentence may have no room. */
  get isFull(): boolean {
    return this.from[this.count] > MOST_KEPT || this.count > this.others.length - ADDED
  }

  clear(): void {
    this.#signs.fill(0, 0, this.count * SIGN)
    this.#slots.fill(0)
    this.count = 0
  }

  /** All instructions of a set, ascending. */
  instructions(set: number): Uint32Array {
    return this.pool.slice(this.from[set], this.from[set + 1]).sort()
  }

  /** Whether a pattern may begin at the next token. */
  isOpen(set: number): boolean {
    return (this.#traits[set] & OPEN) !== 0
  }

  asks(set: number): number {
    return this.#traits[set] & (ASKS_CAPITAL | ASKS_NUMBER)
  }

  /** Whether a word may be taken by one of a set's instructions that do not take any word, or begin a pattern there. */
  mayTake(set: number, word: number): boolean {
    if ((this.#signs[set * SIGN + ((word >>> 5) & (SIGN - 1))] & (1 << (word & 31))) !== 0) return true
    return this.isOpen(set) && (this.#begins[word >>> 5] & (1 << (word & 31))) !== 0
  }

  /** The number of what is in a set, or in none, and in two lists: of instructions that take words of their own, and of others. */
  add(base: number, words: InstructionList, others: InstructionList, opens: boolean): number {
    const open = opens || (base !== NO_SET && this.isOpen(base))
    const end = this.#write(base, words, others)
    const { pool, from, count } = this
    const mask = this.#slots.length - 1
    const begin = from[count]
    let hash = open ? 1 : 0
    for (let i = begin; i < end; i += 1) hash = Math.imul(hash ^ pool[i], 0x01000193) ^ (hash >>> 15)
    let slot = Math.imul(hash, 0x9e3779b1) >>> (31 - this.bits)
    for (; this.#slots[slot] !== 0; slot = (slot + 1) & mask) {
      const one = this.#slots[slot] - 1
      if (this.#hash[one] === hash && this.isOpen(one) === open && this.#isSame(one, begin, end)) return one
    }
    this.#slots[slot] = count + 1
    this.#hash[count] = hash
    return this.#keep(base, words, others, end, open)
  }

  /** The same with a number of its own, that nothing else has and leads to. */
  put(words: InstructionList, others: InstructionList, open: boolean): number {
    return this.#keep(NO_SET, words, others, this.#write(NO_SET, words, others), open)
  }

  /** Writes a set behind all others; answers with its end. */
  #write(base: number, words: InstructionList, others: InstructionList): number {
    const { from, count } = this
    const begin = from[count]
    const [first, middle, last] =
      base === NO_SET ? [begin, begin, begin] : [from[base], this.others[base], from[base + 1]]
    const most = begin + last - first + words.count + others.count
    if (most > this.pool.length) {
      const larger = new Uint32Array(Math.max(most, this.pool.length * 2))
      larger.set(this.pool)
      this.pool = larger
    }
    this.others[count] = merge(this.pool, first, middle, words, begin)
    return merge(this.pool, middle, last, others, this.others[count])
  }

  #keep(base: number, words: InstructionList, others: InstructionList, end: number, open: boolean): number {
    const { op, arg } = this.#program
    const signs = this.#signs
    const set = this.count++
    this.from[set + 1] = end
    let traits = base === NO_SET ? 0 : this.#traits[base]
    if (open) traits |= OPEN | ASKS_NUMBER
    for (let i = 0; i < others.count; i += 1) {
      const code = op[others.pc[i]]
      if (code === NUMBER_TOKEN) traits |= ASKS_NUMBER
      else if (code === CAPITAL_TOKEN) traits |= ASKS_CAPITAL
    }
    this.#traits[set] = traits
    if (base !== NO_SET) add(signs, set, signs, base)
    for (let i = 0; i < words.count; i += 1) {
      const pc = words.pc[i]
      if (op[pc] === WORD) sign(signs, set, arg[pc])
      else add(signs, set, this.#classSigns, arg[pc])
    }
    return set
  }

  #isSame(set: number, begin: number, end: number): boolean {
    const { pool } = this
    const from = this.from[set]
    if (this.from[set + 1] - from !== end - begin) return false
    for (let i = 0; i < end - begin; i += 1) if (pool[from + i] !== pool[begin + i]) return false
    return true
  }
}

/** Sets the bit of a word in the sign of one set or class. */
function sign(signs: Int32Array, one: number, word: number): void {
  signs[one * SIGN + ((word >>> 5) & (SIGN - 1))] |= 1 << (word & 31)
}

/** Adds the sign of another. */
function add(signs: Int32Array, one: number, others: Int32Array, other: number): void {
  for (let i = 0; i < SIGN; i += 1) signs[one * SIGN + i] |= others[other * SIGN + i]
}

/** Whether an instruction that takes words takes its own only. */
export const hasWords = (op: number): boolean => op === WORD || op === CLASS

/** Writes pool[from, to) and a list, both ascending, to pool[out...), each once; answers with the end. */
function merge(pool: Uint32Array, from: number, to: number, list: InstructionList, out: number): number {
  const { pc, count } = list
  let one = from
  let end = out
  for (let i = 0; i < count; i += 1) {
    const next = pc[i]
    while (one < to && pool[one] < next) pool[end++] = pool[one++]
    if (one < to && pool[one] === next) one += 1
    pool[end++] = next
  }
  while (one < to) pool[end++] = pool[one++]
  return end
}
