/** All that a report is made of, in flat arrays. */
import type { ReadDocument } from '../corpus/first-read.js'
import type { Places } from '../corpus/token-places.js'
import type { Decisions } from '../decide/decisions.js'
import type { Groups } from '../decide/groups.js'
import type { Resemblances } from '../decide/resemblance.js'
import type { Skipped, Warning } from '../model.js'

export interface Findings {
  /** In corpus order. */
  readonly documents: readonly ReadDocument[]
  /** Of all documents together. */
  readonly blocks: number
  readonly words: number
  readonly decisions: Decisions
  readonly groups: Groups
  readonly places: Places
  readonly resemblances: Resemblances
  readonly skipped: readonly Skipped[]
  readonly warnings: readonly Warning[]
  /** False with --no-text. */
  readonly text: boolean
}

/** The id of a group as it is written. */
export function groupId({ groups }: Findings, group: number): string {
  return hex(groups.idHigh[group]) + hex(groups.idLow[group])
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0')
}
