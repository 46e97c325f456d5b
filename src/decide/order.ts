/**
 * The keep policy: puts documents into corpus order, the total order that says which of two copies is the
 * earlier one and so the one that stays. Ties, and `--keep first`, go by path order.
 */
import { globSet } from '../glob.js'
import type { Keep, Warning } from '../model.js'

export interface Datable {
  /** Place under `clean/`. */
  readonly path: string
  readonly words: number
  /** Microseconds since 1970; null for a document from memory. */
  readonly modifiedUs: number | null
  /** Day or moment in ISO form that the file's name states, or null. */
  readonly date: string | null
}

export interface Order<T> {
  readonly documents: readonly T[]
  readonly warnings: readonly Warning[]
}

/** `documents` come in path order. */
export function corpusOrder<T extends Datable>(
  documents: readonly T[],
  keep: Keep,
  prefer: readonly string[],
): Order<T> {
  const warnings: Warning[] = []
  const globs = globSet(prefer)
  const preferred = documents.map((document) => {
    const hit = globs.first(document.path)
    return hit < 0 ? prefer.length : hit
  })
  const ages = documents.map((document) => timeOf(document))
  const undated = keep === 'oldest' || keep === 'newest' ? ages.filter((age) => age === null).length : 0
  const sign = keep === 'newest' ? -1 : 1
  const byPolicy = (a: number, b: number): number => {
    if (keep === 'first') return 0
    if (keep === 'longest') return documents[b].words - documents[a].words
    const [one, two] = [ages[a], ages[b]]
    if (one === null || two === null) return Number(one === null) - Number(two === null)
    return sign * (one - two)
  }
  const ranks = documents.map((_, index) => index)
  ranks.sort((a, b) => preferred[a] - preferred[b] || byPolicy(a, b) || a - b)

  for (const pattern of globs.idle()) {
    warnings.push({ code: 'option-no-effect', message: `--prefer '${pattern}' matched no document` })
  }
  if (undated > 0) {
    const who = undated === 1 ? '1 document has' : `${undated} documents have`
    warnings.push({
      code: 'undated',
      message: `${who} no date: last in --keep ${keep}`,
    })
  }
  if (keep !== 'first' && documents.length > 0 && ranks.every((rank, index) => rank === index)) {
    warnings.push({
      code: 'option-no-effect',
      message: `--keep ${keep} changed nothing: the documents stand in that order by their paths already`,
    })
  }
  return { documents: ranks.map((rank) => documents[rank]), warnings }
}

function timeOf(document: Datable): number | null {
  const { date } = document
  if (date === null) return document.modifiedUs
  return Date.parse(date.includes('T') ? date : `${date}T00:00:00Z`) * 1000
}
