/** All that a report is made of, in flat arrays. */
import type { Boilerplate } from '../boilerplate/boilerplate.js'
import type { ReadDocument } from '../corpus/first-read.js'
import type { Places } from '../corpus/token-places.js'
import type { Decisions } from '../decide/decisions.js'
import type { Groups } from '../decide/groups.js'
import type { Resemblances } from '../decide/resemblance.js'
import type { Skipped, Warning } from '../model.js'

export interface Findings {
  /** In corpus order. */
  readonly documents: readonly ReadDocument[]
  /** So many of them are of the old corpus: the first ones. Null where there is none. */
  readonly against: number | null
  /** Of all new documents together. */
  readonly blocks: number
  readonly words: number
  /** The tokens that are of the old corpus, end exclusive. */
  readonly oldTokens: readonly [number, number]
  readonly decisions: Decisions
  readonly boilerplate: Boilerplate | null
  readonly groups: Groups
  readonly places: Places
  readonly resemblances: Resemblances
  readonly skipped: readonly Skipped[]
  readonly warnings: readonly Warning[]
  /** False with --no-text. */
  readonly text: boolean
}

/** Whether a group is of boilerplate: then nothing has to stay of it. */
export function isFrame({ groups }: Findings, group: number): boolean {
  return groups.line.at(group) > 0
}

/** The rule that a group goes by, or null. */
export function ruleOfGroup({ groups, boilerplate }: Findings, group: number): string | null {
  const line = groups.line.at(group)
  return line === 0 || boilerplate === null ? null : boilerplate.lines[line - 1].rule
}

/** The id of a group as it is written. */
export function groupId({ groups }: Findings, group: number): string {
  return hex(groups.idHigh.at(group)) + hex(groups.idLow.at(group))
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0')
}
