/**
 * Gates: what of a report is too much for a check to pass. Pure functions over the report; shares are of words, 0..1. A
 * gate is asked of all documents together, or of each file.
 */
import { DedupeError } from '../failure.js'
import { KINDS } from '../kinds.js'
import type { Kind, Report } from '../model.js'
import { percent, plural } from '../report/quantity.js'

export interface Gates {
  /** Share of all words that may be redundant; null asks nothing. */
  readonly maxRedundancy: number | null
  /** The same of the words of each file. */
  readonly maxFileRedundancy: number | null
  /** Documents that may go whole. */
  readonly maxDuplicates: number | null
  /** Kinds of which nothing may go. */
  readonly failOn: readonly Kind[]
}

/** Throws DedupeError for a value that a gate cannot have. */
export function checkedGates(given: { readonly [Gate in keyof Gates]?: Gates[Gate] | undefined }): Gates {
  const isShare = (value: unknown) => typeof value === 'number' && value >= 0 && value <= 1
  const isCount = (value: unknown) => Number.isInteger(value) && Number(value) >= 0
  const isKinds = (value: unknown) =>
    Array.isArray(value) && value.every((one) => KINDS.some((kind) => kind === one))
  const checks = {
    maxRedundancy: isShare,
    maxFileRedundancy: isShare,
    maxDuplicates: isCount,
    failOn: isKinds,
  }
  for (const [gate, fits] of Object.entries(checks)) {
    const value = given[gate as keyof Gates]
    if (value != null && !fits(value))
      throw new DedupeError('bad-option', `The option '${gate}' cannot be ${JSON.stringify(value)}`)
  }
  return {
    maxRedundancy: given.maxRedundancy ?? null,
    maxFileRedundancy: given.maxFileRedundancy ?? null,
    maxDuplicates: given.maxDuplicates ?? null,
    failOn: given.failOn ?? [],
  }
}

/** A gate that failed, by the name of its option, and a sentence that says by what. */
export interface GateFailure {
  readonly gate: string
  readonly message: string
}

/** The gates that fail, in the order of their options. Reads the documents of the report once. */
export function failures(report: Report, gates: Gates, fileOf: (path: string) => string): GateFailure[] {
  const { summary } = report
  const failed: GateFailure[] = []
  const fail = (gate: string, message: string) => failed.push({ gate, message: `${gate}: ${message}` })
  const most = gates.maxRedundancy
  if (most !== null && summary.redundancy > most)
    fail('--max-redundancy', `${percent(summary.redundancy)} of the words repeat, ${percent(most)} may`)
  const { worst, over, whole } = filesOf(report, gates.maxFileRedundancy, fileOf)
  const mostOf = gates.maxFileRedundancy
  if (mostOf !== null && worst !== null) {
    const { file, redundancy } = worst
    const more = over > 1 ? `; ${plural(over - 1, 'other file')} too` : ''
    fail(
      '--max-file-redundancy',
      `${percent(redundancy)} of the words of ${file} repeat, ${percent(mostOf)} may${more}`,
    )
  }
  if (gates.maxDuplicates !== null && whole.length > gates.maxDuplicates)
    fail(
      '--max-duplicates',
      `${plural(whole.length, 'document')} would go whole, ${gates.maxDuplicates} may: ${namesOf(whole.map(fileOf))}`,
    )
  for (const kind of KINDS.filter((one) => gates.failOn.includes(one))) {
    const { occurrences, words } = summary.byKind[kind]
    if (occurrences > 0)
      fail(
        `--fail-on ${kind}`,
        `${occurrences === 1 ? '1 copy' : `${occurrences} copies`} of ${plural(words, 'word')}`,
      )
  }
  return failed
}

/** Names told in one line. */
const NAMED = 3

function namesOf(names: readonly string[]): string {
  const more = names.length - NAMED
  return names.slice(0, NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '')
}

/** The file with the largest share over `most`, how many are over it, and the documents of which no word is left. */
function filesOf({ documents }: Report, most: number | null, fileOf: (path: string) => string) {
  // A file of records has many documents.
  const files = new Map<string, { words: number; removed: number }>()
  const whole: string[] = []
  for (const { path, words, removedWords, status } of documents) {
    // A line of dots or dashes alone stays behind all its words.
    if (status === 'emptied' || (words > 0 && removedWords === words)) whole.push(path)
    if (most === null) continue
    const file = fileOf(path)
    const sums = files.get(file) ?? { words: 0, removed: 0 }
    sums.words += words
    sums.removed += removedWords
    files.set(file, sums)
  }
  let worst: { readonly file: string; readonly redundancy: number } | null = null
  let over = 0
  for (const [file, { words, removed }] of files) {
    const redundancy = words === 0 ? 0 : removed / words
    if (most === null || redundancy <= most) continue
    over += 1
    if (worst === null || redundancy > worst.redundancy) worst = { file, redundancy }
  }
  return { worst, over, whole }
}
