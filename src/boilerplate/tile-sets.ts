/**
 * The sets of instructions that tile-filter.ts met: each is kept once and has a number. With each goes what its next token
 * is asked, so that most steps need not look at the instructions themselves. The store is bounded.
 */
import { CAPITAL_TOKEN, CLASS, inClass, NUMBER_TOKEN, type Program, WORD } from './program.js'

/** What a set asks of a token beside its word. */
export const ASKS_CAPITAL = 1
export const ASKS_NUMBER = 2
/** Among the traits of a set: whether a pattern may begin at the next token. */
const OPEN = 4
/** Instructions kept in all sets together: 8 MB. */
const MOST_KEPT = 1 << 21
/** Sets at most, twice as many as those instructions make, and those that one sentence may add: it has 100 tokens. */
export const MOST_SETS = 1 << 16
const ADDED = 1 << 8
/**
 * Words of 32 bits in a set's sign, in which bit `number % 256` is set for each word that an instruction takes: five of
 * six words that no instruction takes are told by it.
 */
const SIGN = 8

export class TileSets {
  readonly #program: Program
  /** By set: its instructions, ascending. */
  #instructions: Uint32Array[] = []
  /** By set: what it asks, and OPEN. */
  readonly #traits = new Uint8Array(MOST_SETS)
  /** By set: its sign. */
  readonly #signs = new Int32Array(MOST_SETS * SIGN)
  /** A bit for each word that patterns begin with. */
  readonly #begins: Uint32Array
  /** By a hash of its instructions: the last set that has it, and by set the one before with the same. */
  #known = new Map<number, number>()
  #sameHash: number[] = []
  #kept = 0

  constructor(program: Program) {
    this.#program = program
    const { startOf, words } = program
    this.#begins = new Uint32Array((words.size + 31) >>> 5)
    for (let word = 0; word < words.size; word += 1)
      if (startOf[word] < startOf[word + 1]) this.#begins[word >>> 5] |= 1 << (word & 31)
  }

  get count(): number {
    return this.#instructions.length
  }

  /** Whether another sentence may have no room. */
  get isFull(): boolean {
    return this.#kept > MOST_KEPT || this.count > MOST_SETS - ADDED
  }

  clear(): void {
    this.#signs.fill(0, 0, this.count * SIGN)
    this.#instructions = []
    this.#known = new Map()
    this.#sameHash = []
    this.#kept = 0
  }

  /** The instructions of a set that take a token, ascending. */
  instructions(set: number): Uint32Array {
    return this.#instructions[set]
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
    return this.#beginsAt(set, word)
  }

  /** Whether it is. */
  takes(set: number, word: number): boolean {
    if (this.#beginsAt(set, word)) return true
    const program = this.#program
    const { op, arg } = program
    const instructions = this.#instructions[set]
    for (let i = 0; i < instructions.length; i += 1) {
      const pc = instructions[i]
      if (op[pc] === WORD ? arg[pc] === word : op[pc] === CLASS && inClass(program, arg[pc], word))
        return true
    }
    return false
  }

  #beginsAt(set: number, word: number): boolean {
    return this.isOpen(set) && (this.#begins[word >>> 5] & (1 << (word & 31))) !== 0
  }

  /** The number of a set of instructions, ascending. */
  add(set: Uint32Array, open: boolean): number {
    let hash = open ? 1 : 0
    for (let i = 0; i < set.length; i += 1) hash = Math.imul(hash ^ set[i], 0x01000193) ^ (hash >>> 15)
    const last = this.#known.get(hash) ?? -1
    for (let one = last; one >= 0; one = this.#sameHash[one])
      if (this.isOpen(one) === open && isSame(this.#instructions[one], set)) return one
    const number = this.put(set, open)
    this.#known.set(hash, number)
    this.#sameHash[number] = last
    return number
  }

  /** Gives a set a number of its own, which no other is led to. */
  put(set: Uint32Array, open: boolean): number {
    const { op, arg } = this.#program
    const number = this.#instructions.push(set) - 1
    let traits = open ? OPEN | ASKS_NUMBER : 0
    for (let at = 0; at < set.length; at += 1) {
      const code = op[set[at]]
      if (code === WORD) this.#sign(number, arg[set[at]])
      else if (code === CLASS) this.#signClass(number, arg[set[at]])
      else if (code === NUMBER_TOKEN) traits |= ASKS_NUMBER
      else if (code === CAPITAL_TOKEN) traits |= ASKS_CAPITAL
    }
    this.#traits[number] = traits
    this.#kept += set.length
    this.#sameHash.push(-1)
    return number
  }

  #sign(set: number, word: number): void {
    this.#signs[set * SIGN + ((word >>> 5) & (SIGN - 1))] |= 1 << (word & 31)
  }

  #signClass(set: number, number: number): void {
    const { classFrom, members } = this.#program
    for (let i = classFrom[number]; i < classFrom[number + 1]; i += 1) this.#sign(set, members[i])
  }
}

function isSame(one: Uint32Array, other: Uint32Array): boolean {
  if (one.length !== other.length) return false
  for (let i = 0; i < one.length; i += 1) if (one[i] !== other[i]) return false
  return true
}
