/** The occurrences of a group, which stand in its row as flat numbers (report/page-format.ts). */
import { KINDS, REASONS } from '../kinds.js'
import type { Action, Kind, Reason, Span, Occurrence as Told } from '../model.js'
import { type GroupRow, PAGE_ACTIONS } from '../report/page-format.js'
import type { Group } from './data.js'

export interface Occurrence extends Told {
  /** Names its text for decisions; empty where the page does not know one. */
  readonly key: string
}

/** Numbers of an occurrence before its sources, and of a source. */
const FIXED = 8
const SOURCE = 3

/** Calls with the numbers of a group and where each occurrence begins in them. */
export function eachOccurrence(
  row: GroupRow,
  visit: (numbers: readonly number[], at: number, index: number) => void,
): void {
  const numbers = row[6]
  let index = 0
  for (let at = 0; at < numbers.length; index += 1) {
    visit(numbers, at, index)
    at += FIXED + (numbers[at + 7] as number) * SOURCE
  }
}

export function fateAt(fate: number): { kind: Kind; action: Action; reason: Reason } {
  const reason = REASONS[fate % REASONS.length] as Reason
  const both = Math.floor(fate / REASONS.length)
  const action = PAGE_ACTIONS[both % PAGE_ACTIONS.length] as Action
  return { kind: KINDS[Math.floor(both / PAGE_ACTIONS.length)] as Kind, action, reason }
}

/** The occurrences of a group that the page holds. */
export function occurrencesOf({ row }: Group): Occurrence[] {
  const list: Occurrence[] = []
  eachOccurrence(row, (numbers, at, index) => {
    list.push(occurrenceAt(row, numbers, at, index))
  })
  return list
}

export function occurrenceAt(
  row: GroupRow,
  numbers: readonly number[],
  at: number,
  index: number,
): Occurrence {
  const number = (i: number) => numbers[at + i] as number
  const span = (i: number): Span => {
    const start = number(i + 1)
    return { document: number(i), start, end: start + number(i + 2) }
  }
  const fate = fateAt(number(5))
  const sources: Span[] = []
  for (let i = 0; i < number(7); i += 1) sources.push(span(FIXED + i * SOURCE))
  if (sources.length === 0 && fate.kind !== 'boilerplate' && fate.reason !== 'canonical') {
    sources.push({
      document: numbers[0] as number,
      start: numbers[1] as number,
      end: (numbers[1] as number) + (numbers[2] as number),
    })
  }
  const key = row[7][index] ?? ''
  return {
    ...span(0),
    startLine: number(3),
    endLine: number(3) + number(4),
    ...fate,
    coverage: number(6) / 1000,
    sources,
    key: key === '' ? (row[7][0] ?? '') : key,
  }
}
