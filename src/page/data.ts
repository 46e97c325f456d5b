/** The data of the page, read from the elements that hold them: rows at the start, texts when they are asked for. */
import { KINDS, REASONS } from '../kinds.js'
import type { Action, Kind, Reason, Status } from '../model.js'
import {
  DOCUMENTS_ELEMENT,
  type DocumentRow,
  GROUPS_ELEMENT,
  type GroupRow,
  HEAD_ELEMENT,
  PAGE_ACTIONS,
  PAGE_STATUSES,
  PAGE_VERSION,
  type PageHead,
} from '../report/page-format.js'

export interface Doc {
  readonly id: number
  readonly path: string
  readonly site: string
  readonly words: number
  readonly removedWords: number
  readonly status: Status
  readonly bytes: number
  readonly encoding: string
  readonly blocks: number
  readonly date: string | null
  /** A document's id, or -1. */
  readonly nearest: number
  readonly containment: number
  readonly resemblance: number
  readonly hash: string
}

export interface Span {
  readonly document: number
  readonly start: number
  readonly end: number
}

export interface Occurrence extends Span {
  readonly startLine: number
  readonly endLine: number
  readonly kind: Kind
  readonly action: Action
  readonly reason: Reason
  /** 0..1. */
  readonly coverage: number
  readonly sources: readonly Span[]
  /** Names its text for decisions; empty where the page does not know one. */
  readonly key: string
}

export interface Group {
  /** Its place among the rows. */
  readonly at: number
  readonly id: string
  readonly rule: string | null
  readonly words: number
  readonly text: string | null
  readonly total: number
  readonly removed: number
  /** The kind of most of its copies. */
  readonly kind: Kind
  readonly row: GroupRow
}

export interface PageData {
  readonly head: PageHead
  readonly documents: readonly Doc[]
  readonly groups: readonly Group[]
  /** A document by its id; undefined where the page has no row for it. */
  document(id: number): Doc | undefined
  group(id: string): Group | undefined
}

/** Numbers of an occurrence before its sources, and of a source. */
const FIXED = 8
const SOURCE = 3

function read<T>(id: string): T {
  const element = document.getElementById(id)
  if (element === null) throw new Error(`The file ends too early: it has no ${id}`)
  return JSON.parse(element.textContent ?? '') as T
}

/** Throws where the file is cut off or of another version. */
export function readData(): PageData {
  const head = read<PageHead>(HEAD_ELEMENT)
  if (head.version !== PAGE_VERSION)
    throw new Error(`The data have version ${head.version}, the page reads ${PAGE_VERSION}`)
  // Rows are parsed when they are asked for: the overview needs none, and opens before.
  const documents = once(() => read<DocumentRow[]>(DOCUMENTS_ELEMENT).map((row) => docOf(row, head)))
  const groups = once(() => read<GroupRow[]>(GROUPS_ELEMENT).map(groupOf))
  const complete = head.holds.documents.shown === head.holds.documents.all
  const byId = once(() => new Map(documents().map((doc) => [doc.id, doc])))
  const byName = once(() => new Map(groups().map((group) => [group.id, group])))
  return {
    head,
    get documents() {
      return documents()
    },
    get groups() {
      return groups()
    },
    document: (id) => (complete ? documents()[id] : byId().get(id)),
    group: (id) => byName().get(id),
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function docOf(row: DocumentRow, { siteNames }: PageHead): Doc {
  const [
    id,
    path,
    site,
    words,
    removedWords,
    status,
    bytes,
    encoding,
    blocks,
    date,
    nearest,
    held,
    alike,
    hash,
  ] = row
  return {
    id,
    path,
    site: siteNames[site] ?? '',
    words,
    removedWords,
    status: PAGE_STATUSES[status] as Status,
    bytes,
    encoding,
    blocks,
    date,
    nearest,
    containment: held / 1000,
    resemblance: alike / 1000,
    hash: `xxh64:${hash}`,
  }
}

function groupOf(row: GroupRow, at: number): Group {
  const [id, rule, words, text, total, removed] = row
  return { at, id, rule, words, text, total, removed, kind: kindOf(row), row }
}

/** Of a group most of whose copies are exact the kind is exact, whatever a few are. */
function kindOf(row: GroupRow): Kind {
  const counts = KINDS.map(() => 0)
  eachOccurrence(row, (numbers, at) => {
    const { kind, reason } = fateAt(numbers[at + 5] as number)
    if (reason !== 'canonical') (counts[KINDS.indexOf(kind)] as number) += 1
  })
  return KINDS[counts.indexOf(Math.max(...counts))] as Kind
}

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

/** The kind as which a group's copies count, and how many words go of it. */
export function removedWordsOf({ words, removed }: Group): number {
  return words * removed
}
