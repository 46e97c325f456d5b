/**
 * Where patterns stand behind their first token. Hundreds may begin with "the"; which of them go on, and at which
 * instructions, hangs on the token alone, so it is worked out once for each.
 */
import {
  ANY,
  CAPITAL_TOKEN,
  CLASS,
  inClass,
  JUMP,
  MATCH,
  NUMBER_TOKEN,
  type Program,
  SPLIT,
  WORD,
} from './program.js'

const IS_NUMBER = 1
const IS_CAPITAL = 2
const WILD = 4
const KINDS = 8

export interface Behind {
  /** Instructions that take the next token. */
  readonly takers: Uint32Array
  /** Patterns that the token completes. */
  readonly ends: Uint32Array
}

export class PatternStarts {
  /** Instructions looked at so far. */
  steps = 0
  readonly #program: Program
  /** By word + 1 and kind of token. */
  readonly #known = new Map<number, Behind>()
  /** The round in which an instruction was last reached: to clear a hundred thousand for each word cost more than to look. */
  readonly #reached: Uint32Array
  #round = 0

  constructor(program: Program) {
    this.#program = program
    this.#reached = new Uint32Array(program.op.length)
  }

  /**
   * What is behind the token with this word number or -1; patterns that may begin with any word among them if `wild`. In
   * the order of patterns: those that begin by word, by number, by any.
   */
  behind(word: number, isNumber: boolean, isCapital: boolean, wild: boolean): Behind {
    const kind = (isNumber ? IS_NUMBER : 0) | (isCapital ? IS_CAPITAL : 0) | (wild ? WILD : 0)
    const key = (word + 1) * KINDS + kind
    let found = this.#known.get(key)
    if (found === undefined) {
      found = this.#find(word, isNumber, isCapital, wild)
      this.#known.set(key, found)
    }
    return found
  }

  #find(word: number, isNumber: boolean, isCapital: boolean, wild: boolean): Behind {
    const { startOf, startPatterns, numberStart, wildStart, entry, op } = this.#program
    const begun: number[] = []
    this.#round += 1
    if (word >= 0)
      for (let i = startOf[word]; i < startOf[word + 1]; i += 1) this.#follow(entry[startPatterns[i]], begun)
    if (isNumber) for (const pattern of numberStart) this.#follow(entry[pattern], begun)
    if (wild) for (const pattern of wildStart) this.#follow(entry[pattern], begun)
    this.#round += 1
    const behind: number[] = []
    for (const pc of begun) {
      this.steps += 1
      if (op[pc] !== MATCH && takesToken(this.#program, pc, word, isNumber, isCapital))
        this.#follow(pc + 1, behind)
    }
    return {
      takers: Uint32Array.from(behind.filter((pc) => op[pc] !== MATCH)),
      ends: Uint32Array.from(behind.filter((pc) => op[pc] === MATCH)),
    }
  }

  /** Adds what an instruction leads to without a token, each once. */
  #follow(pc: number, list: number[]): void {
    const { op, arg } = this.#program
    const stack = [pc]
    for (let one = stack.pop(); one !== undefined; one = stack.pop()) {
      if (this.#reached[one] === this.#round) continue
      this.#reached[one] = this.#round
      this.steps += 1
      if (op[one] === JUMP) stack.push(arg[one])
      else if (op[one] === SPLIT) stack.push(arg[one], one + 1)
      else list.push(one)
    }
  }
}

/** Whether an instruction, no jump and no end, takes a token. */
export function takesToken(
  program: Program,
  pc: number,
  word: number,
  isNumber: boolean,
  isCapital: boolean,
): boolean {
  const { op, arg } = program
  switch (op[pc]) {
    case WORD:
      return arg[pc] === word
    case CLASS:
      return word >= 0 && inClass(program, arg[pc], word)
    case NUMBER_TOKEN:
      return isNumber
    case CAPITAL_TOKEN:
      return isCapital
    default:
      return op[pc] === ANY
  }
}

/** 1 for the instructions from which a pattern is complete without another token. */
export function completing({ op, arg }: Program): Uint8Array {
  const is = new Uint8Array(op.length)
  // Jumps go forward but for repeats: two rounds find nearly all, the last one finds none.
  for (let found = true; found; ) {
    found = false
    for (let pc = op.length - 1; pc >= 0; pc -= 1) {
      if (is[pc] !== 0) continue
      const completes =
        op[pc] === MATCH ||
        ((op[pc] === JUMP || op[pc] === SPLIT) && is[arg[pc]] !== 0) ||
        (op[pc] === SPLIT && is[pc + 1] !== 0)
      if (!completes) continue
      is[pc] = 1
      found = true
    }
  }
  return is
}
