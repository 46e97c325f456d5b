/**
 * Could patterns tile this sentence? Answered for nearly every sentence by one look a token: the sets of
 * instructions that the machine of rule-matcher.ts may stand at are numbered when they are first met, and so are the
 * steps between them (the lazy automaton of Thompson's machine, as in grep and RE2). It knows nothing of conditions and
 * of which pattern began where, so a yes is only a maybe. The store is bounded: when it is full, it is emptied.
 */
import { ANY, CAPITAL_TOKEN, CLASS, JUMP, MATCH, NUMBER_TOKEN, type Program, SPLIT, WORD } from './program.js'

/** No pattern can go on from here. */
const DEAD = -1
const UNKNOWN = -2

/** Steps kept, a third of them at most in use: 12 bytes each. */
const SLOTS = 1 << 18
/** Words of 32 bits kept for all sets together: 32 MB. */
const MOST_KEPT = 1 << 23
/** What a set asks of a token beside its word. */
const ASKS_CAPITAL = 1
const ASKS_NUMBER = 2

export class TileFilter {
  /** Instructions looked at so far. */
  steps = 0
  readonly #program: Program
  /** By set: its instructions, and whether a pattern may begin at the next token. */
  #sets: Uint32Array[] = []
  #open: boolean[] = []
  /** By set: a bit for each word that any of its instructions takes; all others lead to the same next set. */
  #takes: Uint32Array[] = []
  #asks: number[] = []
  readonly #begins: Uint32Array
  #known = new Map<string, number>()
  #kept = 0
  #used = 0
  readonly #fromSet = new Int32Array(SLOTS).fill(UNKNOWN)
  readonly #symbol = new Uint32Array(SLOTS)
  readonly #toSet = new Int32Array(SLOTS)
  readonly #reached: Uint8Array
  #list: number[] = []

  constructor(program: Program) {
    this.#program = program
    this.#reached = new Uint8Array(program.op.length)
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
    const word = token >= 0 && (this.#takes[set][token >>> 5] & (1 << (token & 31))) !== 0 ? token : -1
    const kind = ((isNumber ? ASKS_NUMBER : 0) | (isCapital ? ASKS_CAPITAL : 0)) & this.#asks[set]
    const symbol = ((word + 1) << 2) | kind
    const mask = SLOTS - 1
    let slot = (Math.imul(symbol, 0x9e3779b1) ^ Math.imul(set, 0x85ebca6b)) >>> 14
    for (; this.#fromSet[slot] !== UNKNOWN; slot = (slot + 1) & mask)
      if (this.#fromSet[slot] === set && this.#symbol[slot] === symbol) return this.#toSet[slot]
    const next = this.#make(set, word, isNumber, isCapital)
    this.#fromSet[slot] = set
    this.#symbol[slot] = symbol
    this.#toSet[slot] = next
    this.#used += 1
    return next
  }

  /** Whether a sentence may end behind this set. */
  ends(set: number): boolean {
    return this.#open[set]
  }

  /** Makes room, where that is needed. Sets lose their numbers, so it may be called between sentences only. */
  tidy(): void {
    if (this.#used > SLOTS / 3 || this.#kept > MOST_KEPT) this.#reset()
  }

  #reset(): void {
    this.#sets = []
    this.#open = []
    this.#takes = []
    this.#asks = []
    this.#known = new Map()
    this.#kept = 0
    this.#used = 0
    this.#fromSet.fill(UNKNOWN)
    this.#list = []
    this.#add(true, 'first')
    for (const pattern of this.#program.wildStart) this.#follow(this.#program.entry[pattern])
    this.#add(true, 'wild')
  }

  #make(set: number, word: number, isNumber: boolean, isCapital: boolean): number {
    const { op, arg, classes, classWords, startOf, startPatterns, numberStart, entry } = this.#program
    const now = [...this.#sets[set]]
    if (this.#open[set]) {
      if (word >= 0)
        for (let i = startOf[word]; i < startOf[word + 1]; i += 1) this.#follow(entry[startPatterns[i]])
      if (isNumber) for (const pattern of numberStart) this.#follow(entry[pattern])
      now.push(...this.#take())
    }
    // A number may stand behind what is complete, not at the beginning.
    let open = isNumber && set > 1 && this.#open[set]
    for (const pc of now) {
      this.steps += 1
      const code = op[pc]
      const takes =
        code === ANY ||
        (code === WORD && arg[pc] === word) ||
        (code === NUMBER_TOKEN && isNumber) ||
        (code === CAPITAL_TOKEN && isCapital) ||
        (code === CLASS &&
          word >= 0 &&
          (classes[arg[pc] * classWords + (word >>> 5)] & (1 << (word & 31))) !== 0)
      if (takes && this.#follow(pc + 1)) open = true
    }
    if (this.#list.length === 0 && !open) return DEAD
    return this.#add(open, null)
  }

  /** Adds what goes on at an instruction; answers whether a pattern is complete there. */
  #follow(pc: number): boolean {
    const { op, arg } = this.#program
    const stack = [pc]
    let complete = false
    for (let one = stack.pop(); one !== undefined; one = stack.pop()) {
      if (op[one] === MATCH) complete = true
      if (op[one] === MATCH || this.#reached[one] !== 0) continue
      this.#reached[one] = 1
      this.steps += 1
      if (op[one] === JUMP || op[one] === SPLIT) stack.push(arg[one])
      if (op[one] === SPLIT) stack.push(one + 1)
      this.#list.push(one)
    }
    return complete
  }

  /** What the next token of a set is asked. */
  #describe(set: readonly number[], open: boolean): void {
    const { op, arg, classes, classWords } = this.#program
    const takes = open ? this.#begins.slice() : new Uint32Array(classWords)
    let asks = open ? ASKS_NUMBER : 0
    for (const pc of set) {
      const code = op[pc]
      if (code === WORD) takes[arg[pc] >>> 5] |= 1 << (arg[pc] & 31)
      else if (code === NUMBER_TOKEN) asks |= ASKS_NUMBER
      else if (code === CAPITAL_TOKEN) asks |= ASKS_CAPITAL
      else if (code === CLASS)
        for (let i = 0; i < classWords; i += 1) takes[i] |= classes[arg[pc] * classWords + i]
    }
    this.#takes.push(takes)
    this.#asks.push(asks)
  }

  /** The instructions that were followed to and take a token. */
  #take(): number[] {
    const { op } = this.#program
    const list = this.#list
    for (const one of list) this.#reached[one] = 0
    this.#list = []
    return list.filter((one) => op[one] !== JUMP && op[one] !== SPLIT)
  }

  #add(open: boolean, name: string | null): number {
    const set = this.#take().sort((a, b) => a - b)
    const key = name ?? `${open ? '+' : '-'}${set.join()}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    this.#known.set(key, this.#sets.length)
    this.#kept += set.length + this.#program.classWords
    this.#open.push(open)
    this.#describe(set, open)
    return this.#sets.push(Uint32Array.from(set)) - 1
  }
}

export { DEAD }
