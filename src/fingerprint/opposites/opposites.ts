/**
 * Words of which one says what the other does not: opposites, and members of a small set such as units, days or
 * colours. Two texts that differ in such a pair are two texts, however alike they are otherwise. Asked by token hash.
 *
 * In scripts without case any new word of two letters tells already, so that Arabic, Hebrew, Hindi and Korean need no
 * list. Of Chinese and Japanese single characters are given: one alone between equal ones is no name.
 */
import { addTo } from '../../lists-by-key.js'
import { hashText } from '../token-hash.js'
import { CHARACTERS } from './characters.js'
import { DUTCH } from './dutch.js'
import { ENGLISH } from './english.js'
import { FRENCH } from './french.js'
import { GERMAN } from './german.js'
import { ITALIAN } from './italian.js'
import { POLISH } from './polish.js'
import { PORTUGUESE } from './portuguese.js'
import { RUSSIAN } from './russian.js'
import { SPANISH } from './spanish.js'
import { formsOf } from './table.js'
import { TURKISH } from './turkish.js'

/** Each with the articles and pronouns that lose their vowel before another. */
export const TABLES: readonly (readonly [string, ...string[]])[] = [
  [ENGLISH],
  [GERMAN],
  [DUTCH],
  [FRENCH, "l'", "d'", "s'", "n'", "qu'"],
  [SPANISH],
  [PORTUGUESE],
  [ITALIAN, "l'", "d'", "un'", "all'", "dell'", "nell'", "dall'", "sull'", "c'"],
  [POLISH],
  [RUSSIAN],
  [TURKISH],
  [CHARACTERS],
]

/** More sides than any set has: a set and a side are one number. */
const SIDES = 64
/** More sets than any table has. */
const LINES = 1024
/** Marks of the words in sets, by the lowest bits of their hashes: they hold back nearly all others before the map is asked. */
const MARKS = 1 << 16

interface Known {
  readonly marks: Uint8Array
  /** By the hash of a word: the sides on which it is. */
  readonly sides: ReadonlyMap<number, readonly number[]>
}

/** Made when it is asked for first: most commands never do. */
let known: Known | null = null

function makeKnown(): Known {
  const marks = new Uint8Array(MARKS)
  const sides = new Map<number, number[]>()
  const forms = TABLES.flatMap(([table, ...articles], number) => formsOf(table, articles, number * LINES))
  // All at once: tokens are made room for once.
  for (const [at, hash] of hashText(forms.map(({ word }) => word).join(' ')).entries()) {
    const { set, side } = forms[at]
    marks[hash % MARKS] = 1
    addTo(sides, hash, set * SIDES + side)
  }
  return { marks, sides }
}

/** Whether two different tokens, given by their hashes, are on two sides of a set, and on one side of none. */
export function areOpposites(one: number, other: number): boolean {
  known ??= makeKnown()
  const { marks, sides } = known
  if (marks[one % MARKS] === 0 || marks[other % MARKS] === 0 || one === other) return false
  const some = sides.get(one)
  const others = sides.get(other)
  if (some === undefined || others === undefined) return false
  let opposed = false
  for (const a of some)
    for (const b of others) {
      if (a === b) return false
      opposed ||= Math.floor(a / SIDES) === Math.floor(b / SIDES)
    }
  return opposed
}
