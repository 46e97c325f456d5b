/** The writing of a report as tasks: items of its two long lists in, their JSON out. */
import type { Transferable } from 'node:worker_threads'
import type { ExcerptPiece } from '../corpus/excerpts.js'
import { Places, type SharedPlaces } from '../corpus/token-places.js'
import { NumberList } from '../number-list.js'
import { FIRST_RECORD, NEXT_RECORD } from '../report/json.js'
import { type DocumentHead, RecordWriter } from '../report/record-writer.js'
import { type Recorded, writeDocuments, writeGroups } from '../report/records-in-parts.js'
import type { Numbers } from '../shared-numbers.js'

export interface ReportState {
  readonly decisions: Readonly<Record<keyof Recorded['decisions'], Numbers>>
  readonly groups: Recorded['groups']
  readonly places: SharedPlaces
  readonly excerpts: readonly ExcerptPiece[]
  readonly boilerplate: Recorded['boilerplate']
  readonly text: boolean
}

export interface ReportTask {
  /** Items of a list, see records-in-parts.ts. */
  readonly from: number
  readonly to: number
  /** For documents: the heads of those that begin there, from the document `first` on. Null for groups. */
  readonly heads: readonly DocumentHead[] | null
  readonly first: number
  /** Whether the first record of the list is among them. */
  readonly begins: boolean
  /** Memory to write into, if it has room. */
  readonly room: SharedArrayBuffer | null
}

export interface ReportPart {
  readonly bytes: SharedArrayBuffer
  readonly length: number
}

/** What does the tasks of a thread. */
export function reportTask(
  state: ReportState,
): (task: ReportTask) => readonly [result: ReportPart, transfer: Transferable[]] {
  const { decisions, groups, boilerplate, text } = state
  const list = (name: keyof Recorded['decisions']) => NumberList.over(decisions[name])
  const places = new Places(state.places)
  places.excerpts.know(state.excerpts)
  const recorded: Recorded = {
    decisions: {
      from: list('from'),
      to: list('to'),
      covered: list('covered'),
      kind: list('kind'),
      goes: list('goes'),
      reason: list('reason'),
      firstSource: list('firstSource'),
    },
    groups,
    places,
    boilerplate,
    text,
  }
  const writer = new RecordWriter()
  return ({ from, to, heads, first, begins, room }) => {
    writer.beginList(begins ? FIRST_RECORD : NEXT_RECORD, NEXT_RECORD)
    const written =
      heads === null
        ? writeGroups(recorded, from, to, writer)
        : writeDocuments(recorded, (document) => heads[document - first], from, to, writer)
    // It is full again and again, and grows: a task is one piece.
    while (written.next().done !== true);
    const piece = writer.json.take()
    const bytes = room !== null && room.byteLength >= piece.length ? room : roomFor(piece.length)
    new Uint8Array(bytes).set(piece)
    return [{ bytes, length: piece.length }, []]
  }
}

/** A quarter more than was asked for: tasks of as many items are about as long. */
function roomFor(length: number): SharedArrayBuffer {
  return new SharedArrayBuffer(Math.ceil(length * 1.25))
}
