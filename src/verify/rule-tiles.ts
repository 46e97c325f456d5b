/**
 * Rules a second time, for the proof: whether a named rule takes a block, answered from the parsed patterns alone. It
 * shares no step with the matcher that decided (rule-matcher.ts): no program, no filter, no automaton. A pattern is a
 * function from a set of places to a set of places, so nothing is tried twice and nothing goes back. Places are tokens
 * of one sentence; a set is the sorted list of its members.
 */
import type { Node } from '../boilerplate/pattern.js'
import { type Condition, isGuess, type Rule } from '../boilerplate/rule.js'
import { isTopic } from '../boilerplate/topics.js'
import {
  BARRED,
  BRACKETED,
  COLON,
  COPYRIGHT,
  POINTING,
  SMALL_START,
  STOPPED,
} from '../fingerprint/label-shape.js'
import { CASELESS, CHARACTER, NUMBER, SENTENCE, TELLING } from '../fingerprint/marks.js'

/** Rules look at no longer blocks. */
const MOST_TOKENS = 100
const NAMES = TELLING | SENTENCE | CASELESS | CHARACTER

export interface RuledBlock {
  readonly hash: Uint32Array
  readonly marks: Uint8Array
  /** Bits of label-shape.ts. */
  readonly shape: number
}

/** The rules, and what was asked of them already: blocks that go are few texts, many times. */
export class RuleProof {
  readonly #rules: readonly Rule[]
  readonly #known = new Map<string, boolean>()

  constructor(rules: readonly Rule[]) {
    this.#rules = rules
  }

  /** Whether a block goes by the rule of this name. */
  takes(block: RuledBlock, name: string): boolean {
    const key = `${name} ${block.shape} ${block.hash.join()} ${block.marks.join()}`
    let taken = this.#known.get(key)
    if (taken === undefined) {
      const named = this.#rules.filter((rule) => rule.name === name)
      // Most blocks are of one rule alone.
      taken = named.length > 0 && (isTaken(block, name, named) || isTaken(block, name, this.#rules))
      this.#known.set(key, taken)
    }
    return taken
  }
}

/** Whether the sentences of a block can be told apart into matches of `rules`, one of which is of the rule `name`. */
export function isTaken({ hash, marks, shape }: RuledBlock, name: string, rules: readonly Rule[]): boolean {
  const size = hash.length
  if (size === 0 || size > MOST_TOKENS || (shape & BARRED) !== 0) return false
  if (size === 1 && (shape & SMALL_START) !== 0) return false
  // What a guess takes is a guess: it proves nothing for a rule that is none.
  const able = isGuess(name) ? rules : rules.filter((rule) => !isGuess(rule.name))
  let named = false
  for (let begin = 0; begin < size; ) {
    let end = begin + 1
    while (end < size && (marks[end] & SENTENCE) === 0) end += 1
    const tiles = tile({ hash, marks, shape, begin, end }, name, able)
    if (!tiles.whole) return false
    named ||= tiles.named
    begin = end
  }
  return named
}

interface Sentence extends RuledBlock {
  readonly begin: number
  readonly end: number
}

function tile(sentence: Sentence, name: string, rules: readonly Rule[]): { whole: boolean; named: boolean } {
  const { marks, begin, end } = sentence
  /** Places that tiles lead to, and those of them that a way through the named rule leads to. */
  const reached = new Set([begin])
  const byName = new Set<number>()
  for (let from = begin; from < end; from += 1) {
    if (!reached.has(from)) continue
    // A number may stand behind a tile.
    if (from > begin && (marks[from] & NUMBER) !== 0) lead(from + 1, byName.has(from))
    for (const rule of rules)
      for (const { node } of rule.patterns)
        for (const to of ends(node, [from], sentence))
          if (to > from && holds(rule.when, node, sentence, from, to))
            lead(to, byName.has(from) || rule.name === name)
  }
  function lead(to: number, isNamed: boolean): void {
    reached.add(to)
    if (isNamed) byName.add(to)
  }
  return { whole: reached.has(end), named: byName.has(end) }
}

/** Where a match that begins at one of the places `from` may end. */
function ends(node: Node, from: readonly number[], sentence: Sentence): readonly number[] {
  const { hash, marks, end } = sentence
  const step = (takes: (at: number) => boolean) =>
    from.filter((at) => at < end && takes(at)).map((at) => at + 1)
  if (from.length === 0) return from
  switch (node.kind) {
    case 'word':
      return step((at) => hash[at] === node.hash)
    case 'any':
      return step(() => true)
    case 'number':
      return step((at) => (marks[at] & NUMBER) !== 0)
    case 'capital':
      return step((at) => (marks[at] & NAMES) !== 0)
    case 'sequence':
      return node.nodes.reduce((places, one) => ends(one, places, sentence), from)
    case 'choice':
      return union(node.nodes.map((one) => ends(one, from, sentence)))
    case 'optional':
      return union([from, ends(node.node, from, sentence)])
    case 'repeat': {
      let all = ends(node.node, from, sentence)
      for (;;) {
        const more = union([all, ends(node.node, all, sentence)])
        if (more.length === all.length) return all
        all = more
      }
    }
  }
}

function union(sets: readonly (readonly number[])[]): readonly number[] {
  const some = sets.filter(({ length }) => length > 0)
  if (some.length < 2) return some[0] ?? []
  return [...new Set(some.flat())].sort((a, b) => a - b)
}

function holds(
  when: readonly Condition[],
  pattern: Node,
  sentence: Sentence,
  from: number,
  to: number,
): boolean {
  const { hash, marks, shape, end } = sentence
  const stopped = end < hash.length || (shape & STOPPED) !== 0
  const met: Readonly<Record<Condition, () => boolean>> = {
    alone: () => from === 0 && to === hash.length,
    stopped: () => stopped,
    unstopped: () => !stopped,
    colon: () => to === hash.length && (shape & COLON) !== 0,
    bracketed: () => (shape & BRACKETED) !== 0,
    pointing: () => (shape & POINTING) !== 0,
    copyright: () => (shape & COPYRIGHT) !== 0,
    topical: () => {
      if (!stopped && !(to === hash.length && (shape & COLON) !== 0)) return true
      const tokens = Array.from({ length: to - from }, (_, i) => from + i)
      const own = wordsOf(pattern)
      return (
        tokens.some((at) => isTopic(hash[at])) ||
        tokens.every((at) => own.has(hash[at]) || (marks[at] & NUMBER) !== 0)
      )
    },
    // About the document, of which a proof has the block alone.
    company: () => true,
    capitals: () => marks.subarray(from + 1, to).every((mark) => (mark & NAMES) !== 0),
  }
  return when.every((one) => met[one]())
}

const knownWords = new WeakMap<Node, ReadonlySet<number>>()

/** Hashes of all words that a pattern names. */
function wordsOf(node: Node): ReadonlySet<number> {
  const known = knownWords.get(node)
  if (known !== undefined) return known
  const words = new Set<number>()
  if (node.kind === 'word') words.add(node.hash)
  else
    for (const one of 'nodes' in node ? node.nodes : 'node' in node ? [node.node] : [])
      for (const word of wordsOf(one)) words.add(word)
  knownWords.set(node, words)
  return words
}
