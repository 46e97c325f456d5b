/** Whether a block that mostly stands elsewhere is an edited copy, or another text in the same words. */
import type { Corpus } from '../fingerprint/corpus.js'
import { isFunctionWord } from '../fingerprint/function-words.js'
import { CHARACTER, haveWords, isLabel, reachesTo } from '../fingerprint/marks.js'
import type { Cover } from '../match/cover.js'
import { PARAGRAPH } from '../match/telling.js'
import { leavesOutWords } from './left-out.js'
import { isRestricted } from './restricted.js'

/** New words in a row that an edit leaves; more are a clause of their own, and it would be lost. */
const NEW_CLAUSE = 5
/** A paragraph in characters of a script without spaces, of which a word has about two. */
const LONG_CHARACTERS = 80
/** Stands for the word of a source where there is none; no token is taken for it, but that one in 2^32 hashes to it. */
const NOTHING = 0

/**
 * Whether what is new in the block, which `cover` covers, looks like an edit. In a long paragraph a
 * word in five may be another; in a line of a few words one other word makes another line, one more or one less, and in
 * code and tables each one does. So it does in any block beside what its document `own`, which begins there, says itself:
 * who writes one paragraph after the other in the same words speaks of another thing.
 */
export function isEdit(
  { first, hash, marks, rigid }: Corpus,
  cover: Cover,
  block: number,
  own: number,
): boolean {
  const from = first.at(block)
  const size = first.at(block + 1) - from
  /** Words that are new, and for what each stood in its place first; few blocks have any. */
  let replaced: Map<number, number> | null = null
  let fresh = 0
  let row = 0
  let character = false
  for (let i = 0; i < size; i += 1) {
    row = cover.isNew(i) && !isLabel(marks.at(from + i)) ? row + 1 : 0
    if (row > 0 && rigid.at(block) === 1) return false
    if (row > NEW_CLAUSE) return false
    if (row > 0 && !isFunctionWord(hash.at(from + i))) {
      const instead = insteadOf({ hash, marks }, cover, i, row)
      replaced ??= new Map()
      const before = replaced.get(hash.at(from + i))
      // The same word for the same in two places is another subject: "conflicting values" for "unsupported values".
      if (instead !== NOTHING && before === instead) return false
      if (before === undefined) replaced.set(hash.at(from + i), instead)
      if (isOwn(cover, i, size, own, from)) return false
      fresh += 1
    }
    if (row > 0 && (marks.at(from + i) & CHARACTER) !== 0) character = true
  }
  if (character && size < LONG_CHARACTERS) return false
  if (isRestricted({ hash }, cover, from, 0, size)) return false
  if (haveWords(marks, from, from + size, PARAGRAPH)) return true
  return (fresh === 0 || size >= PARAGRAPH) && !leavesOutWords({ hash, marks }, cover, size)
}

/** Whether the source around the new word i of the block, which begins at `from`, lies in the document of the block. */
function isOwn(cover: Cover, i: number, size: number, own: number, from: number): boolean {
  let beside = i - 1
  while (beside >= 0 && cover.isNew(beside)) beside -= 1
  if (beside < 0) for (beside = i + 1; beside < size && cover.isNew(beside); ) beside += 1
  return beside < size && cover.sourceAt[beside] >= own && cover.sourceAt[beside] < from
}

/** What the source of the words before has in the place of word i of the block, the last of `row` new ones in a row. */
function insteadOf(
  { hash, marks }: Pick<Corpus, 'hash' | 'marks'>,
  cover: Cover,
  i: number,
  row: number,
): number {
  const before = i - row
  // A label is no new word, and has no place in the source if it is not the source's.
  if (before < 0 || !cover.covers(before)) return NOTHING
  const last = cover.sourceAt[before]
  return reachesTo(marks, last, last + row) ? hash.at(last + row) : NOTHING
}
