/** What is told of files of records: which fields were taken, what was copied unread, which options changed nothing. */
import type { Warning } from '../../model.js'
import type { AskedFields } from './detect.js'
import type { ProblemCount } from './problem-list.js'
import { problemNotice } from './problems.js'
import type { FieldNames } from './record-format.js'
import { isUtf16 } from './utf16.js'

/** Counts of one file. */
export interface FieldTally {
  readonly path: string
  readonly fields: FieldNames
  /** Missing for UTF-8. */
  readonly encoding: string | undefined
  /** Records that are documents, and of these those with an id, an address, an ISO date, another date. */
  readonly records: number
  readonly id: number
  readonly url: number
  readonly date: number
  readonly undated: number
  /** The line or number of the first with another date. */
  readonly firstUndated: number
  /** Records that are no documents, by their codes. */
  readonly problems: ReadonlyMap<string, ProblemCount>
  /** Records with the id of an earlier one, and the line or number of the first. */
  readonly sameIds: number
  readonly firstSame: number
}

const OPTIONS = { id: '--id-field', url: '--url-field', date: '--date-field' } as const

/** `hasOthers`: there are files whose records have no text that is known, which is told of them. */
export function fieldNotices(
  tallies: readonly FieldTally[],
  asked: AskedFields,
  hasOthers: boolean,
): Warning[] {
  const warnings: Warning[] = []
  const byFields = new Map<string, FieldTally[]>()
  for (const tally of tallies) {
    const names = namesOf(tally)
    byFields.set(names, [...(byFields.get(names) ?? []), tally])
  }
  for (const [names, files] of byFields) {
    const where = files.length === 1 ? files[0].path : `${files.length} files, first: ${files[0].path}`
    warnings.push({ code: 'record-fields', message: `Fields of the records: ${names} (${where})` })
  }
  const recognised = tallies.filter(({ encoding }) => encoding !== undefined && !isUtf16(encoding))
  if (recognised.length > 0) {
    const encodings = [...new Set(recognised.map(({ encoding }) => encoding))].join(', ')
    const files = recognised.length === 1 ? '1 file' : `${recognised.length} files`
    const where = recognised.length === 1 ? recognised[0].path : `first: ${recognised[0].path}`
    const message = `Records of ${files} are read as ${encodings}, by what is in them (${where})`
    warnings.push({ code: 'record-encoding', message })
  }
  const problems = new Map<string, { count: number; readonly first: string }>()
  for (const tally of tallies)
    for (const [code, { count, line }] of tally.problems) {
      const known = problems.get(code) ?? { count: 0, first: `${tally.path}:${line}` }
      known.count += count
      problems.set(code, known)
    }
  for (const [code, { count, first }] of problems)
    warnings.push({ code: `passed-${code}`, message: problemNotice(code, count, first) })
  const same = tallies.filter(({ sameIds }) => sameIds > 0)
  if (same.length > 0) {
    const count = same.reduce((sum, { sameIds }) => sum + sameIds, 0)
    const who = count === 1 ? '1 record has' : `${count} records have`
    const [{ path, firstSame }] = same
    const message = `${who} the id of an earlier one, first in ${path}:${firstSame}`
    warnings.push({ code: 'same-ids', message })
  }
  const undated = tallies.filter((tally) => tally.undated > 0)
  if (undated.length > 0) {
    const count = undated.reduce((sum, tally) => sum + tally.undated, 0)
    const who = count === 1 ? '1 record has' : `${count} records have`
    const [{ path, firstUndated }] = undated
    const message = `${who} a date that is not ISO 8601 and is not used, first in ${path}:${firstUndated}`
    warnings.push({ code: 'dates-not-iso', message })
  }
  if (tallies.length === 0)
    return [...warnings, ...(hasOthers ? idle(asked, 'no record has it', 'no record is read') : idle(asked))]
  for (const field of ['id', 'url', 'date'] as const) {
    const name = asked[`${field}Field`]
    if (name !== null && tallies.every((tally) => isIdle(tally, field)))
      warnings.push(without(OPTIONS[field], name, 'no record has it'))
  }
  return warnings
}

/** Options that speak of fields where there are no records at all. */
function idle(
  { textField, idField, urlField, dateField }: AskedFields,
  ofText = 'there are no records',
  why = ofText,
): Warning[] {
  const given = [
    ['--text-field', textField],
    ['--id-field', idField],
    ['--url-field', urlField],
    ['--date-field', dateField],
  ] as const
  return given.flatMap(([option, name]) =>
    name === null ? [] : [without(option, name, option === '--text-field' ? ofText : why)],
  )
}

function without(option: string, name: string, why: string): Warning {
  return { code: 'option-no-effect', message: `${option} '${name}' changed nothing: ${why}` }
}

/** The fields that records have; one that was asked for may be in none. */
function namesOf(tally: FieldTally): string {
  const named = (['text', 'id', 'url', 'date'] as const).flatMap((field) => {
    const name = tally.fields[field]
    return name === null || (field !== 'text' && isIdle(tally, field))
      ? []
      : [name === field ? field : `${field} in '${name}'`]
  })
  return named.join(', ')
}

function isIdle(tally: FieldTally, field: 'id' | 'url' | 'date'): boolean {
  return tally[field] === 0 && (field !== 'date' || tally.undated === 0)
}
