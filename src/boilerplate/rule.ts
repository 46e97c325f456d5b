/**
 * What a boilerplate rule is: data with a name, a language and examples, read from JSON (rules/*.json).
 *
 *     { "version": 1, "language": "en",
 *       "lists": { "news": ["news", "top stories"] },
 *       "rules": [
 *         { "name": "subscribe/newsletter",
 *           "patterns": ["sign up (for|to) [our|the] ...2 newsletter"],
 *           "when": ["unstopped"],
 *           "matches": ["Sign up for our weekly newsletter"],
 *           "leaves": ["Sign up for our weekly newsletter, the union told its members in 1998."] } ] }
 *
 * A pattern is about folded tokens, one a character in scripts without spaces, and always about all of a sentence or
 * of what other patterns leave of it:
 *
 *     words        these words
 *     (a|b c)      one of these
 *     [a|b c]      one of these or nothing
 *     (a|b)+       one or more of these, as in a menu; (a|b)* also none
 *     ...3         any words, at most so many; ... alone is at most 4
 *     #            a number
 *     <name>       a name: up to 5 words of which the first and the last have a capital or no case, or a domain
 *     {news}       one of a list
 */
import type { Node } from './pattern.js'

/** The version of the format; a file says which one it follows. */
export const RULES_VERSION = 1

/**
 * What must hold beside the words. `alone`: the match is all of its block. `stopped`, `unstopped`: the sentence ends
 * with a stop, or without one as labels do. `colon`: it ends with a colon. `bracketed`: the block stands in
 * brackets. `pointing`: the block holds an arrow or an address. `copyright`: it holds the sign ©.
 * `capitals`: every word of the match but its first has a capital. `topical`: in a sentence that ends with a stop or a
 * colon, what a gap or a name took is not all that the match says of sites (topics.ts). `company`: the document holds
 * other boilerplate, that needs none or is of another kind; elsewhere the match counts for no more than that of a general
 * rule. A general rule that asks for it holds anywhere in such a document.
 */
export const CONDITIONS = [
  'alone',
  'stopped',
  'unstopped',
  'colon',
  'bracketed',
  'pointing',
  'copyright',
  'capitals',
  'topical',
  'company',
] as const
export type Condition = (typeof CONDITIONS)[number]

/** What switches off the proof by counting, which has no rule and no name in reports. */
export const REPETITION = 'repetition'

/** Rules of this kind only guess: what they take is told of, and goes in the mode `aggressive` alone. */
const GUESSES = 'guess/'

export function isGuess(name: string): boolean {
  return name.startsWith(GUESSES)
}

/**
 * Whether a rule is so general that a line by itself may be of a story: it holds beside other boilerplate, and is a guess
 * elsewhere.
 */
export function isGeneral(name: string): boolean {
  return name.endsWith('/general')
}

/** What a general rule is called where it only guesses. */
export function guessFrom(name: string): string {
  return GUESSES + name
}

/** The rule behind such a guess; the name itself for a rule that always guesses. */
export function guessedBy(name: string): string {
  const rule = name.slice(GUESSES.length)
  return isGuess(name) && rule.includes('/') ? rule : name
}

export interface Pattern {
  readonly text: string
  readonly node: Node
}

/** What a match is judged by beside its words. */
export interface RuleHead {
  readonly name: string
  readonly language: string
  readonly when: readonly Condition[]
}

export interface Rule extends RuleHead {
  readonly patterns: readonly Pattern[]
  /** Blocks that must match. */
  readonly matches: readonly string[]
  /** Blocks that must stay: real prose with the same words. */
  readonly leaves: readonly string[]
}
