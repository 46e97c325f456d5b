/**
 * Which lines are copies of another one but for a single word. In so few words any word may be what the line is there to
 * say ("optional" for "required"), so that a line goes only for a named reason:
 *
 *   slip      the word is the other one misspelt: a few letters apart, and seen nowhere else
 *   spelling  the word is the other one in another right spelling, or its plural
 *   misfit    the word is an ordinary one of the corpus, but stands nowhere else in such company, and nowhere else in the
 *             place of the other: nobody chose it for what it means
 *
 * and never where the two lines stand in one document (reference text says the same of one thing after the other), where
 * other lines fill the same place otherwise (a form), or where the word is a number, a name or the opposite of the other.
 */
import type { Fingerprints } from '../fingerprint/fingerprints.js'
import { isFunctionWord } from '../fingerprint/function-words.js'
import { CASELESS, CHARACTER, NUMBER, SENTENCE, TELLING } from '../fingerprint/marks.js'
import { areOpposites } from '../fingerprint/opposites.js'
import { type BlockRange, blockOwners } from '../match/owners.js'
import { slipBetween } from './misspelling.js'
import { findNearLines, type LineLimits, type NearLines } from './near-lines.js'
import { alternate, countUses, type WordUse } from './word-uses.js'

/** A token of a block, by its place there. */
export interface WordPlace {
  readonly block: number
  readonly at: number
}

/** Answers with the folded words at places, or null for one that is set like code: next to a sign, or with capitals inside. */
export type ReadWords = (places: readonly WordPlace[]) => readonly (string | null)[]

/** For each line that may go the line that it copies, by the numbers of their blocks. */
export type LineEdits = ReadonlyMap<number, number>

/** A misspelling is seen here and perhaps in another copy; what is seen more often is a word. */
const RARE = 2
/** Of a word with another letter in it: how often the word is seen that it would be a misspelling of. */
const FAMILIAR = 10
/** Times that both words are seen at least before it says something that they never stand in each other's place. */
const SEEN = 5
const SEEN_CHANGED = 3
/** Function words of a line of prose: commands and lists have none or one, by chance. */
const PROSE = 2
/** Places elsewhere where a common word may have one of the two neighbours: about what chance gives beside "the". */
const CHANCE = 4
const COMMON = 10

/**
 * The lines of the corpus that are copies but for one word. `documents` come in corpus order; `read` reads the few texts
 * again whose words are asked for.
 */
export function findLineEdits(
  corpus: Fingerprints,
  documents: readonly BlockRange[],
  limits: LineLimits,
  read: ReadWords,
): LineEdits {
  const owner = blockOwners(documents)
  const lines = findNearLines(corpus, documents, limits).filter(
    (pair) => owner(pair.stays) !== owner(pair.changed) && mayDiffer(corpus, pair),
  )
  if (lines.length === 0) return new Map()
  const uses = countUses(corpus, lines)
  const alone = ofOneFrame(lines)
  const asked: NearLines[] = []
  const useOf: WordUse[] = []
  for (const [number, pair] of lines.entries()) {
    if (isName(uses[number]) || !(isRare(uses[number]) || alone.has(pair))) continue
    asked.push(pair)
    useOf.push(uses[number])
  }
  const words = read(
    asked.flatMap(({ stays, changed, at }) => [
      { block: stays, at },
      { block: changed, at },
    ]),
  )
  const edits = new Map<number, number>()
  const open: NearLines[] = []
  for (const [number, pair] of asked.entries()) {
    const [word, changed] = [words[number * 2], words[number * 2 + 1]]
    if (word === null || changed === null) continue
    if (isSlip(word, changed, useOf[number], alone.has(pair))) keepFirst(edits, pair)
    else if (alone.has(pair) && mayBeMisfit(corpus, pair, useOf[number])) open.push(pair)
  }
  const meant = alternate(corpus, open)
  for (const [number, pair] of open.entries()) if (!meant[number]) keepFirst(edits, pair)
  return edits
}

function keepFirst(edits: Map<number, number>, { changed, stays }: NearLines): void {
  if (!edits.has(changed)) edits.set(changed, stays)
}

/** Whether nothing about the two words alone says that both lines are to stay. */
function mayDiffer({ first, hash, marks }: Fingerprints, { stays, changed, at }: NearLines): boolean {
  const [a, b] = [first[stays] + at, first[changed] + at]
  const tells = TELLING | NUMBER | CASELESS | CHARACTER
  return ((marks[a] | marks[b]) & tells) === 0 && !areOpposites(hash[a], hash[b])
}

/** The pairs of which neither line is in another pair: what is filled in otherwise elsewhere is a form. */
function ofOneFrame(lines: readonly NearLines[]): ReadonlySet<NearLines> {
  const times = new Map<number, number>()
  for (const { stays, changed } of lines)
    for (const block of [stays, changed]) times.set(block, (times.get(block) ?? 0) + 1)
  return new Set(lines.filter(({ stays, changed }) => times.get(stays) === 1 && times.get(changed) === 1))
}

/** Whether one of the words is most often a name: at the start of a sentence its capital does not show it. */
function isName({ seen, seenChanged, named, namedChanged }: WordUse): boolean {
  return named * 2 > seen || namedChanged * 2 > seenChanged
}

function isRare({ seen, seenChanged }: WordUse): boolean {
  return Math.min(seen, seenChanged) <= RARE
}

function isSlip(word: string, changed: string, use: WordUse, isAlone: boolean): boolean {
  const slip = slipBetween(word, changed)
  if (slip === null) return false
  if (slip === 'spelling') return isAlone
  return isRare(use) && (slip === 'slip' || Math.max(use.seen, use.seenChanged) >= FAMILIAR)
}

function mayBeMisfit({ first, hash, marks }: Fingerprints, { changed, at }: NearLines, use: WordUse): boolean {
  const token = first[changed] + at
  if ((marks[token] & SENTENCE) !== 0 || isFunctionWord(hash[token])) return false
  let prose = 0
  for (let i = first[changed]; i < first[changed + 1]; i += 1) if (isFunctionWord(hash[i])) prose += 1
  if (prose < PROSE) return false
  if (use.seen < SEEN || use.seenChanged < SEEN_CHANGED) return false
  const known = [use.before, use.behind].filter((places) => places >= 0)
  return Math.min(...known) === 0 && Math.max(...known) <= (use.seenChanged < COMMON ? 0 : CHANCE)
}
