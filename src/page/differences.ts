/** What two texts do not share, word by word. */
import { diffArrays } from 'diff'

export interface Piece {
  readonly text: string
  /** Whether the other text has it, too. */
  readonly shared: boolean
}

export interface Differences {
  readonly left: readonly Piece[]
  readonly right: readonly Piece[]
}

/** Edits after which two texts are shown without marks: by then nearly every word would be one. */
const MOST_EDITS = 1200

const SEGMENTER = new Intl.Segmenter('und', { granularity: 'word' })

/** Words, signs and white space, each by itself; white space counts as one space, as line breaks are not compared. */
function wordsOf(text: string): string[] {
  return Array.from(SEGMENTER.segment(text), ({ segment }) => segment)
}

const sameWord = (a: string, b: string): boolean => a === b || (a.trim() === '' && b.trim() === '')

/** Null where too much differs. */
export function differencesOf(a: string, b: string): Differences | null {
  const [own, others] = [wordsOf(a), wordsOf(b)]
  const changes = diffArrays(own, others, { comparator: sameWord, maxEditLength: MOST_EDITS })
  if (changes === undefined) return null
  const left: Piece[] = []
  const right: Piece[] = []
  let [i, j] = [0, 0]
  for (const { count, added, removed } of changes) {
    // Shared words keep the white space of their own side.
    if (!added) left.push({ text: own.slice(i, i + count).join(''), shared: !removed })
    if (!removed) right.push({ text: others.slice(j, j + count).join(''), shared: !added })
    if (!added) i += count
    if (!removed) j += count
  }
  return { left, right }
}
