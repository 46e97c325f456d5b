/**
 * The program of the rules that ship, as JSON: compiled when the package is built, because parsing 1,500 patterns takes
 * longer than reading a small folder. Numbers stand in base64, least byte first as on every machine that Node runs on.
 */
import { inClass, type Program } from './program.js'
import type { RuleHead } from './rule.js'

export interface ProgramFile {
  readonly rules: readonly RuleHead[]
  readonly classWords: number
  readonly wildNumber: boolean
  /** The arrays of the program; words and the members of classes as lists. */
  readonly numbers: Readonly<Record<string, string>>
}

export function programToFile(rules: readonly RuleHead[], program: Program): ProgramFile {
  const { classes, classWords } = program
  const members: number[] = []
  const classFrom: number[] = [0]
  for (let from = 0; from < classes.length; from += classWords) {
    for (let word = 0; word < classWords * 32; word += 1) if (inClass(classes, from, word)) members.push(word)
    classFrom.push(members.length)
  }
  return {
    rules: rules.map(({ name, language, when }) => ({ name, language, when })),
    classWords,
    wildNumber: program.wildNumber,
    numbers: {
      op: packed(program.op),
      arg: packed(program.arg),
      words: packed(program.words.keys()),
      members: packed(members),
      classFrom: packed(classFrom),
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

export function programFromFile({ numbers, classWords, wildNumber }: ProgramFile): Program {
  const list = (name: string) => unpacked(numbers[name])
  const [members, classFrom] = [list('members'), list('classFrom')]
  const classes = new Uint32Array((classFrom.length - 1) * classWords)
  for (let number = 0; number + 1 < classFrom.length; number += 1)
    for (let at = classFrom[number]; at < classFrom[number + 1]; at += 1)
      classes[number * classWords + (members[at] >>> 5)] |= 1 << (members[at] & 31)
  const words = new Map<number, number>()
  for (const hash of list('words')) words.set(hash, words.size)
  return {
    op: Uint8Array.from(list('op')),
    arg: Int32Array.from(list('arg')),
    words,
    classes,
    classWords,
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
