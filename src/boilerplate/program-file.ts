/**
 * The program of the rules that ship, as JSON: compiled when the package is built, because parsing 1,500 patterns takes
 * longer than reading a small folder. Numbers stand in base64, least byte first as on every machine that Node runs on.
 */
import type { Program } from './program.js'
import type { RuleHead } from './rule.js'

export interface ProgramFile {
  readonly rules: readonly RuleHead[]
  readonly wildNumber: boolean
  /** The arrays of the program; words as a list. */
  readonly numbers: Readonly<Record<string, string>>
}

export function programToFile(rules: readonly RuleHead[], program: Program): ProgramFile {
  return {
    rules: rules.map(({ name, language, when }) => ({ name, language, when })),
    wildNumber: program.wildNumber,
    numbers: {
      op: packed(program.op),
      arg: packed(program.arg),
      words: packed(program.words.keys()),
      members: packed(program.members),
      classFrom: packed(program.classFrom),
      ruleOf: packed(program.ruleOf),
      entry: packed(program.entry),
      startOf: packed(program.startOf),
      startPatterns: packed(program.startPatterns),
      numberStart: packed(program.numberStart),
      wildStart: packed(program.wildStart),
      wildEnds: packed(program.wildEnds),
      isWild: packed(program.isWild),
    },
  }
}

export function programFromFile({ numbers, wildNumber }: ProgramFile): Program {
  const list = (name: string) => unpacked(numbers[name])
  const words = new Map<number, number>()
  for (const hash of list('words')) words.set(hash, words.size)
  return {
    op: Uint8Array.from(list('op')),
    arg: Int32Array.from(list('arg')),
    words,
    members: list('members'),
    classFrom: list('classFrom'),
    ruleOf: Array.from(list('ruleOf')),
    entry: Array.from(list('entry')),
    startOf: list('startOf'),
    startPatterns: list('startPatterns'),
    numberStart: list('numberStart'),
    wildStart: list('wildStart'),
    wildEnds: new Set(list('wildEnds')),
    isWild: Uint8Array.from(list('isWild')),
    wildNumber,
  }
}

function packed(numbers: Iterable<number>): string {
  return Buffer.from(Uint32Array.from(numbers).buffer).toString('base64')
}

function unpacked(text: string): Uint32Array {
  const bytes = new Uint8Array(Buffer.from(text, 'base64'))
  return new Uint32Array(bytes.buffer)
}
