/**
 * All patterns of a set of rules as one program for a machine without backtracking (Thompson: "Regular expression
 * search algorithm", 1968; the virtual machine is Pike's). An instruction takes one token or none; a gap of n words is
 * n optional instructions, so that a program is as long as its patterns are.
 */
import { edgeOf } from './edges.js'
import type { Node } from './pattern.js'
import type { Rule } from './rule.js'

/** Takes the word with the number `arg`. */
export const WORD = 0
/** Takes a word of the class `arg`. */
export const CLASS = 1
export const ANY = 2
export const NUMBER_TOKEN = 3
/** Takes a word with a capital or without case. */
export const CAPITAL_TOKEN = 4
/** Goes on behind it and at `arg`. */
export const SPLIT = 5
/** Goes on at `arg`. */
export const JUMP = 6
/** The pattern `arg` is complete. */
export const MATCH = 7
/** In the place of MATCH where a pattern was left out. */
const NEVER = 8

export interface Program {
  readonly op: Uint8Array
  readonly arg: Int32Array
  /** Words by hash, numbered from 0. */
  readonly words: ReadonlyMap<number, number>
  /** Class c holds the words members[classFrom[c], classFrom[c + 1]), ascending: a handful, in most. */
  readonly members: Uint32Array
  readonly classFrom: Uint32Array
  /** The rule of each pattern. */
  readonly ruleOf: readonly number[]
  /** Where each pattern begins. */
  readonly entry: readonly number[]
  /** Patterns that may begin with the word w: startPatterns[startOf[w], startOf[w + 1]). */
  readonly startOf: Uint32Array
  readonly startPatterns: Uint32Array
  /** Patterns that may begin with a number. */
  readonly numberStart: Uint32Array
  /** Patterns that may begin with any word: they end with one of `wildEnds` or, if `wildNumber`, a number. */
  readonly wildStart: Uint32Array
  readonly wildEnds: ReadonlySet<number>
  /** 1 for these patterns: they match only as all of a sentence, or they would take what stands before them. */
  readonly isWild: Uint8Array
  readonly wildNumber: boolean
}

/** The same without some patterns: none of them begins, or is ever complete. */
export function withoutPatterns(program: Program, isOut: (pattern: number) => boolean): Program {
  const { op, arg, words, members, classFrom, ruleOf, entry } = program
  const { startOf, startPatterns, numberStart, wildStart, wildEnds, isWild, wildNumber } = program
  const kept: number[] = []
  const keptOf = new Uint32Array(startOf.length)
  for (let word = 0; word + 1 < startOf.length; word += 1) {
    for (let i = startOf[word]; i < startOf[word + 1]; i += 1)
      if (!isOut(startPatterns[i])) kept.push(startPatterns[i])
    keptOf[word + 1] = kept.length
  }
  // Named in the order of `programFromFile`: V8 then takes both for things of one kind, and the machine stays fast.
  return {
    op: op.map((code, pc) => (code === MATCH && isOut(arg[pc]) ? NEVER : code)),
    arg,
    words,
    members,
    classFrom,
    ruleOf,
    entry,
    startOf: keptOf,
    startPatterns: Uint32Array.from(kept),
    numberStart: numberStart.filter((pattern) => !isOut(pattern)),
    wildStart: wildStart.filter((pattern) => !isOut(pattern)),
    wildEnds,
    isWild,
    wildNumber,
  }
}

export function compile(rules: readonly Rule[]): Program {
  const op: number[] = []
  const arg: number[] = []
  const words = new Map<number, number>()
  const classes: Set<number>[] = []
  const classOf = new Map<Node, number>()
  const wordOf = (hash: number): number => {
    const known = words.get(hash)
    if (known !== undefined) return known
    words.set(hash, words.size)
    return words.size - 1
  }
  const put = (code: number, value: number): number => {
    op.push(code)
    return arg.push(value) - 1
  }

  /** The words that a choice offers by themselves are one instruction; a list is the same node wherever it is named. */
  const putWords = (node: Node, single: readonly Node[]): void => {
    let number = classOf.get(node)
    if (number === undefined) {
      const set = new Set<number>()
      for (const one of single) if (one.kind === 'word') set.add(wordOf(one.hash))
      number = classes.push(set) - 1
      classOf.set(node, number)
    }
    put(CLASS, number)
  }
  const emit = (node: Node): void => {
    switch (node.kind) {
      case 'word':
        put(WORD, wordOf(node.hash))
        return
      case 'any':
        put(ANY, 0)
        return
      case 'number':
        put(NUMBER_TOKEN, 0)
        return
      case 'capital':
        put(CAPITAL_TOKEN, 0)
        return
      case 'sequence':
        for (const one of node.nodes) emit(one)
        return
      case 'optional': {
        const split = put(SPLIT, 0)
        emit(node.node)
        arg[split] = op.length
        return
      }
      case 'repeat': {
        const begin = op.length
        emit(node.node)
        const split = put(SPLIT, 0)
        put(JUMP, begin)
        arg[split] = op.length
        return
      }
      case 'choice': {
        const single = node.nodes.filter(({ kind }) => kind === 'word')
        const rest = single.length > 1 ? node.nodes.filter(({ kind }) => kind !== 'word') : node.nodes
        const branches: (() => void)[] = rest.map((one) => () => emit(one))
        if (single.length > 1) branches.push(() => putWords(node, single))
        const ends: number[] = []
        branches.forEach((branch, at) => {
          const split = at < branches.length - 1 ? put(SPLIT, 0) : -1
          branch()
          if (split < 0) return
          ends.push(put(JUMP, 0))
          arg[split] = op.length
        })
        for (const end of ends) arg[end] = op.length
      }
    }
  }

  const ruleOf: number[] = []
  const entry: number[] = []
  const starts: number[][] = []
  const numberStart: number[] = []
  const wildStart: number[] = []
  const wildEnds = new Set<number>()
  let wildNumber = false
  rules.forEach((rule, number) => {
    for (const { node } of rule.patterns) {
      const pattern = ruleOf.push(number) - 1
      entry.push(op.length)
      emit(node)
      put(MATCH, pattern)
      const begin = edgeOf(node, false)
      for (const hash of begin.words) {
        const word = wordOf(hash)
        starts[word] ??= []
        starts[word].push(pattern)
      }
      if (begin.number) numberStart.push(pattern)
      if (!begin.wild) continue
      wildStart.push(pattern)
      const end = edgeOf(node, true)
      for (const hash of end.words) wildEnds.add(hash)
      wildNumber ||= end.number
    }
  })

  const classFrom = new Uint32Array(classes.length + 1)
  classes.forEach((set, number) => {
    classFrom[number + 1] = classFrom[number] + set.size
  })
  const startOf = new Uint32Array(words.size + 1)
  for (let word = 0; word < words.size; word += 1)
    startOf[word + 1] = startOf[word] + (starts[word]?.length ?? 0)
  return {
    op: Uint8Array.from(op),
    arg: Int32Array.from(arg),
    words,
    members: Uint32Array.from(classes.flatMap((set) => [...set].sort((a, b) => a - b))),
    classFrom,
    ruleOf,
    entry,
    startOf,
    startPatterns: Uint32Array.from(
      Array.from({ length: words.size }, (_, word) => starts[word] ?? []).flat(),
    ),
    numberStart: Uint32Array.from(numberStart),
    wildStart: Uint32Array.from(wildStart),
    wildEnds,
    isWild: Uint8Array.from(ruleOf, (_, pattern) => (wildStart.includes(pattern) ? 1 : 0)),
    wildNumber,
  }
}

/** Members of a class that are looked through one by one. */
const FEW = 8

/** Whether a word is in a class. */
export function inClass({ members, classFrom }: Program, number: number, word: number): boolean {
  let from = classFrom[number]
  let to = classFrom[number + 1]
  while (to - from > FEW) {
    const middle = (from + to) >>> 1
    if (members[middle] <= word) from = middle
    else to = middle
  }
  for (; from < to; from += 1) if (members[from] === word) return true
  return false
}
