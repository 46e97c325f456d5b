/** The data of the page, read from the elements that hold them: rows at the start, texts when they are asked for. */
import { KINDS } from '../kinds.js'
import type { Kind, Status } from '../model.js'
import {
  DOCUMENTS_ELEMENT,
  type DocumentRow,
  GROUPS_ELEMENT,
  type GroupRow,
  HEAD_ELEMENT,
  PAGE_STATUSES,
  PAGE_VERSION,
  type PageHead,
} from '../report/page-format.js'
import { eachOccurrence, fateAt } from './occurrences.js'

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

export interface Group {
  /** Its place among the rows. */
  readonly at: number
  readonly id: string
  readonly rule: string | null
  readonly words: number
  readonly text: string | null
  readonly total: number
  readonly removed: number
  /** Words of the copy that went with most which its sources do not have. */
  readonly own: number
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
  const documents = once(() => read<DocumentRow[]>(DOCUMENTS_ELEMENT).map((row) => new RowDoc(row, head)))
  const groups = once(() => read<GroupRow[]>(GROUPS_ELEMENT).map((row, at) => new RowGroup(row, at)))
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

/** A document as a view of its row: of a hundred thousand only those in sight are looked at. */
class RowDoc implements Doc {
  readonly #row: DocumentRow
  readonly #head: PageHead

  constructor(row: DocumentRow, head: PageHead) {
    this.#row = row
    this.#head = head
  }

  get id(): number {
    return this.#row[0]
  }
  get path(): string {
    return this.#row[1]
  }
  get site(): string {
    return this.#head.siteNames[this.#row[2]] ?? ''
  }
  get words(): number {
    return this.#row[3]
  }
  get removedWords(): number {
    return this.#row[4]
  }
  get status(): Status {
    return PAGE_STATUSES[this.#row[5]] as Status
  }
  get bytes(): number {
    return this.#row[6]
  }
  get encoding(): string {
    return this.#row[7]
  }
  get blocks(): number {
    return this.#row[8]
  }
  get date(): string | null {
    return this.#row[9]
  }
  get nearest(): number {
    return this.#row[10]
  }
  get containment(): number {
    return this.#row[11] / 1000
  }
  get resemblance(): number {
    return this.#row[12] / 1000
  }
  get hash(): string {
    return `xxh64:${this.#row[13]}`
  }
}

class RowGroup implements Group {
  readonly at: number
  readonly row: GroupRow

  constructor(row: GroupRow, at: number) {
    this.row = row
    this.at = at
  }

  get id(): string {
    return this.row[0]
  }
  get rule(): string | null {
    return this.row[1]
  }
  get words(): number {
    return this.row[2]
  }
  get text(): string | null {
    return this.row[3]
  }
  get total(): number {
    return this.row[4]
  }
  get removed(): number {
    return this.row[5]
  }
  get own(): number {
    return this.row[8]
  }
  /** Of a group most of whose copies are exact the kind is exact, whatever a few are. */
  get kind(): Kind {
    const counts = KINDS.map(() => 0)
    eachOccurrence(this.row, (numbers, at) => {
      const { kind, reason } = fateAt(numbers[at + 5] as number)
      if (reason !== 'canonical') (counts[KINDS.indexOf(kind)] as number) += 1
    })
    return KINDS[counts.indexOf(Math.max(...counts))] as Kind
  }
}

/** How many words go of a group. */
export function removedWordsOf({ words, removed }: Group): number {
  return words * removed
}
