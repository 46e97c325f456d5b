/** The writing of a report as tasks: items of its two long lists in, their JSON out. */

import type { Transferable } from 'node:worker_threads'
import type { Words } from '../columns/column.js'
import { type Handed, taken } from '../columns/flat.js'
import type { ExcerptPiece } from '../corpus/excerpts.js'
import { Places, type SharedPlaces } from '../corpus/token-places.js'
import { FIRST_RECORD, NEXT_RECORD } from '../report/json.js'
import { JsonBytes } from '../report/json-bytes.js'
import { type DocumentHead, RecordWriter } from '../report/record-writer.js'
import { type Recorded, writeDocuments, writeGroups } from '../report/records-in-parts.js'

type DecisionColumns = keyof Recorded['decisions']
type GroupColumns = Exclude<keyof Recorded['groups'], 'count' | 'stretches'>

/** Until the first task: it has memory of its own. */
const FIRST_BYTES = 64
/** Bytes of a task's memory at first: a task has two million, and what is not written to is not taken. */
const ROOM_BYTES = 1 << 22

export interface ReportState {
  readonly decisions: Handed<DecisionColumns>
  readonly count: number
  readonly groups: Handed<GroupColumns>
  readonly ofSource: Handed<'ofSource'>
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
  const places = Places.shared(state.places)
  places.excerpts.know(state.excerpts)
  const recorded: Recorded = {
    decisions: taken<Record<DecisionColumns, Words>>(decisions),
    groups: {
      count: state.count,
      ...taken<Record<GroupColumns, Words>>(groups),
      stretches: taken<Record<'ofSource', Words>>(state.ofSource),
    },
    places,
    boilerplate,
    text,
  }
  const writer = new RecordWriter(new JsonBytes(FIRST_BYTES, sharedRoom))
  return ({ from, to, heads, first, begins, room }) => {
    writer.beginList(begins ? FIRST_RECORD : NEXT_RECORD, NEXT_RECORD)
    const written =
      heads === null
        ? writeGroups(recorded, from, to, writer)
        : writeDocuments(recorded, (document) => heads[document - first], from, to, writer)
    // Straight into memory that the other thread sees: it is full again and again, and grows, as a task is one piece.
    writer.json.turnTo(room === null ? sharedRoom(ROOM_BYTES) : Buffer.from(room))
    while (written.next().done !== true);
    const { buffer, length } = writer.json.take()
    return [{ bytes: buffer as unknown as SharedArrayBuffer, length }, []]
  }
}

function sharedRoom(bytes: number): Buffer {
  return Buffer.from(new SharedArrayBuffer(bytes))
}
