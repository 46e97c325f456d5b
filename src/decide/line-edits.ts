/**
 * Which lines are copies of another one but for a single word. In so few words any word may be what the line is there to
 * say ("optional" for "required"), so that a line goes only for a named reason:
 *
 *   slip      the word is the other one misspelt: a few letters apart, seen nowhere else, and no English word in an English line
 *   spelling  the word is the other one in another right spelling
 *   misfit    the word is an ordinary one of the corpus, but stands nowhere else in such company, and nowhere else in the
 *             place of the other: nobody chose it for what it means
 *
 * (the last is a guess, which --mode strict does not make), and never where the two lines stand in one document (reference text says the same of one thing after the other), where
 * other lines fill the same place otherwise (a form), or where the word is a number, a name or the opposite of the other.
 */
import type { Corpus } from '../fingerprint/corpus.js'
import { isFunctionWord, isParticle } from '../fingerprint/function-words.js'
import { CASELESS, CHARACTER, isTellingWord, NUMBER, SENTENCE, TELLING } from '../fingerprint/marks.js'
import { areOpposites } from '../fingerprint/opposites/opposites.js'
import { type BlockRange, blockOwners } from '../match/owners.js'
import type { Mode, Scope } from '../model.js'
import { isEnglishLine, isEnglishWord } from './english-words.js'
import { type Slip, slipBetween } from './misspelling.js'
import { findNearLines, type LineLimits, type NearLines, type NearPairs } from './near-lines.js'
import { alternate, countUses, type WordUse } from './word-uses.js'

/** A token of a block, by its place there. */
export interface WordPlace {
  readonly block: number
  readonly at: number
}

/** Answers with the folded words at places, or null for one that is set like code: next to a sign, or with capitals inside. */
export type ReadWords = (places: readonly WordPlace[]) => readonly (string | null)[]

/** Options that count. */
export type LineEditOptions = LineLimits & { readonly scope: Scope; readonly mode: Mode }

/** For each line that may go the line that it copies, by the numbers of their blocks. */
export type LineEdits = ReadonlyMap<number, number>

/** A misspelling is seen here and perhaps in another copy; what is seen more often is a word, in any language. */
const RARE = 2
/** How often the other word, if not English, is seen that a word with one letter more or less would be a misspelling of. */
const FAMILIAR = 3
/** The same for one with another letter. */
const COMMON = 10
/** Times that both words are seen at least before it says something that they never stand in each other's place. */
const SEEN = 5
const SEEN_CHANGED = 3
/**
 * Function words of a line of prose: commands and lists have none or one, by chance. Particles are in them more often, so that
 * as many again are asked for of both together.
 */
const PROSE = 2
const PROSE_OF_BOTH = 4
/**
 * Places elsewhere where a word may have one of the two neighbours: about what chance gives beside "the" to a common word, and
 * to one that is seen less often.
 */
const CHANCE = 4
const CHANCE_OF_FEW = 1

/**
 * The lines of the corpus that are copies but for one word. `documents` come in corpus order; `read` reads the few texts
 * again whose words are asked for.
 */
export function findLineEdits(
  corpus: Corpus,
  documents: readonly BlockRange[],
  limits: LineEditOptions,
  read: ReadWords,
): LineEdits {
  // Both lines never stand in one document.
  if (limits.scope === 'within') return new Map()
  const owner = blockOwners(documents)
  const near = findNearLines(corpus, documents, limits)
  const lines: NearLines[] = []
  for (let i = 0; i < near.at.length; i += 1) {
    const pair = { stays: near.stays.at(i), changed: near.changed.at(i), at: near.at.at(i) }
    if (owner(pair.stays) !== owner(pair.changed) && mayDiffer(corpus, pair)) lines.push(pair)
  }
  const words = read(
    lines.flatMap(({ stays, changed, at }) => [
      { block: stays, at },
      { block: changed, at },
    ]),
  )
  const isAlone = ofOneFrame(corpus, near)
  // Who writes other names with a capital has written none here.
  const mayHide = ({ stays, changed }: NearLines) =>
    ![stays, changed].every((block) => hasCapitals(corpus, documents[owner(block)]))
  const slips: (Slip | null)[] = []
  const open = lines.filter((pair, number) => {
    const [word, changed] = [words[number * 2], words[number * 2 + 1]]
    if (word === null || changed === null || word === changed) return false
    const slip = slipBetween(word, changed)
    if (slip === null && (tells(corpus, pair) || !(isAlone(pair) && isProse(corpus, pair)))) return false
    slips.push(slip)
    return true
  })
  const uses = countUses(corpus, open)
  const edits = new Map<number, number>()
  const misfits: NearLines[] = []
  for (const [number, pair] of open.entries()) {
    const use = uses[number]
    // Inside a sentence its own letters show what is a name, however often the word names something elsewhere.
    if (tells(corpus, pair)) {
      if (isSlipOfTelling(slips[number], use)) keepFirst(edits, pair)
    } else if (isSlip(corpus, pair, slips[number], use) && !(beginsSentence(corpus, pair) && isName(use)))
      keepFirst(edits, pair)
    else if (isAlone(pair) && isProse(corpus, pair) && isStrange(use) && !(isName(use) && mayHide(pair)))
      misfits.push(pair)
  }
  if (limits.mode === 'strict') return edits
  const meant = alternate(corpus, misfits)
  for (const [number, pair] of misfits.entries()) if (!meant[number]) keepFirst(edits, pair)
  return edits
}

function keepFirst(edits: Map<number, number>, { changed, stays }: NearLines): void {
  if (!edits.has(changed)) edits.set(changed, stays)
}

/** Whether nothing about the two words alone says that both lines are to stay. */
function mayDiffer({ first, hash, marks }: Corpus, { stays, changed, at }: NearLines): boolean {
  const [a, b] = [first.at(stays) + at, first.at(changed) + at]
  // A word that is misspelt tells nothing any more, though the right one does: "withoout".
  const one = isTellingWord(hash.at(a)) ? marks.at(a) & ~TELLING : marks.at(a)
  const tells = TELLING | NUMBER | CASELESS | CHARACTER
  return ((one | marks.at(b)) & tells) === 0 && !areOpposites(hash.at(a), hash.at(b))
}

/** Whether the word of the line that stays is a negation or a number. */
function tells({ first, hash }: Corpus, { stays, at }: NearLines): boolean {
  return isTellingWord(hash.at(first.at(stays) + at))
}

/** The pairs of which neither line is in another pair: what is filled in otherwise elsewhere is a form. */
function ofOneFrame({ columns, count }: Corpus, { stays, changed }: NearPairs): (pair: NearLines) => boolean {
  const times = columns.bytes(count)
  for (const blocks of [stays, changed])
    for (let i = 0; i < blocks.length; i += 1)
      times.set(blocks.at(i), Math.min(2, times.at(blocks.at(i)) + 1))
  return (pair) => times.at(pair.stays) === 1 && times.at(pair.changed) === 1
}

function beginsSentence({ first, marks }: Corpus, { stays, changed, at }: NearLines): boolean {
  return ((marks.at(first.at(stays) + at) | marks.at(first.at(changed) + at)) & SENTENCE) !== 0
}

/** Whether a document has a word with a capital inside a sentence. */
function hasCapitals({ first, hash, marks }: Corpus, { firstBlock, blocks }: BlockRange): boolean {
  const end = first.at(firstBlock + blocks)
  for (let at = first.at(firstBlock); at < end; at += 1)
    if ((marks.at(at) & (TELLING | NUMBER)) === TELLING && !isTellingWord(hash.at(at))) return true
  return false
}

/** Whether one of the words is most often a name: at the start of a sentence its capital does not show it. */
function isName({ seen, seenChanged, named, namedChanged }: WordUse): boolean {
  return named * 2 > seen || namedChanged * 2 > seenChanged
}

/** Whether one of the words is the other, written otherwise: of two that the corpus knows neither is. */
function isSlip(corpus: Corpus, pair: NearLines, slip: Slip | null, { seen, seenChanged }: WordUse): boolean {
  if (slip === null) return false
  const [isEnglish, isEnglishChanged] = areEnglish(corpus, pair)
  // However seldom one of them is seen: a county is no country.
  if (isEnglish && isEnglishChanged) return false
  if (slip === 'spelling') return true
  const [rare, other] = [Math.min(seen, seenChanged), Math.max(seen, seenChanged)]
  // What is no English word is a word where the corpus has it.
  if (rare > RARE || (isEnglish && seenChanged > RARE) || (isEnglishChanged && seen > RARE)) return false
  if (slip === 'slip' || (slip !== 'other-letter' && (isEnglish || isEnglishChanged))) return true
  return slip !== 'form' && other >= (slip === 'one-letter' ? FAMILIAR : COMMON)
}

/** Whether the words by which two English lines differ are English: of other lines nobody knows. */
function areEnglish({ first, hash, marks }: Corpus, { stays, changed, at }: NearLines): [boolean, boolean] {
  const from = first.at(changed)
  if (!isEnglishLine({ hash, marks }, from, first.at(changed + 1), from + at)) return [false, false]
  return [isEnglishWord(hash.at(first.at(stays) + at)), isEnglishWord(hash.at(from + at))]
}

/** Whether a negation or a number, which everybody knows, was misspelt once: no word is so like them by chance. */
function isSlipOfTelling(slip: Slip | null, { seen, seenChanged }: WordUse): boolean {
  return slip === 'slip' && seenChanged === 1 && seen >= COMMON
}

/** Whether the line is prose in a language whose function words are known, and the word neither such nor its first. */
function isProse({ first, hash, marks }: Corpus, { changed, at }: NearLines): boolean {
  const [from, to] = [first.at(changed), first.at(changed + 1)]
  if ((marks.at(from + at) & SENTENCE) !== 0 || isFunctionWord(hash.at(from + at))) return false
  let words = 0
  let both = 0
  for (let i = from; i < to; i += 1) {
    if (isFunctionWord(hash.at(i))) words += 1
    else if (isParticle(hash.at(i))) both += 1
  }
  return words >= PROSE || words + both >= PROSE_OF_BOTH
}

/** Whether a word that is known stands beside neighbours that it has nowhere else. */
function isStrange({ seen, seenChanged, before, behind }: WordUse): boolean {
  if (seen < SEEN || seenChanged < SEEN_CHANGED) return false
  const known = [before, behind].filter((places) => places >= 0)
  return Math.min(...known) === 0 && Math.max(...known) <= (seenChanged < COMMON ? CHANCE_OF_FEW : CHANCE)
}
