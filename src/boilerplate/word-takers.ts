/**
 * Which instructions take a word as their own (WORD, CLASS), by word: a set has a hundred of them, of which hardly one takes
 * the word that stands there.
 */
import type { InstructionList } from './instruction-list.js'
import { CLASS, type Program, WORD } from './program.js'

export class WordTakers {
  /** The word w is taken by the instructions pc[from[w], from[w + 1]), ascending. */
  readonly #from: Uint32Array
  readonly #pc: Uint32Array

  constructor({ op, arg, members, classFrom, words }: Program) {
    const from = new Uint32Array(words.size + 2)
    const eachWord = (see: (word: number, pc: number) => void) => {
      for (let pc = 0; pc < op.length; pc += 1) {
        if (op[pc] === WORD) see(arg[pc], pc)
        else if (op[pc] === CLASS)
          for (let at = classFrom[arg[pc]]; at < classFrom[arg[pc] + 1]; at += 1) see(members[at], pc)
      }
    }
    eachWord((word) => {
      from[word + 2] += 1
    })
    for (let word = 0; word < words.size; word += 1) from[word + 2] += from[word + 1]
    this.#pc = new Uint32Array(from[words.size + 1])
    // Behind this, from[w + 1] is where the word w ends and the next one begins.
    eachWord((word, pc) => {
      this.#pc[from[word + 1]++] = pc
    })
    this.#from = from
  }

  /** Adds those of the instructions set[from, to), ascending, that take a word. */
  find(word: number, set: Uint32Array, from: number, to: number, out: InstructionList): void {
    const begin = this.#from[word]
    const end = this.#from[word + 1]
    if (end - begin < to - from) common(this.#pc, begin, end, set, from, to, out)
    else common(set, from, to, this.#pc, begin, end, out)
  }
}

/** Adds what stands in few[at, end) and in many[from, to) alike, both ascending. */
function common(
  few: Uint32Array,
  at: number,
  end: number,
  many: Uint32Array,
  from: number,
  to: number,
  out: InstructionList,
): void {
  let low = from
  for (let i = at; i < end && low < to; i += 1) {
    const sought = few[i]
    let high = to
    while (low < high) {
      const middle = (low + high) >>> 1
      if (many[middle] < sought) low = middle + 1
      else high = middle
    }
    if (low < to && many[low] === sought) out.add(sought)
  }
}
