/** What is found of a corpus, before any of it is written. */
import type { Boilerplate } from '../boilerplate/boilerplate.js'
import type { ReadDocument } from '../corpus/first-read.js'
import type { IndexLines } from '../corpus/index-places.js'
import type { PassedFile } from '../corpus/passed.js'
import type { Located } from '../corpus/second-read.js'
import type { OtherThresholds } from '../decide/other-thresholds.js'
import type { Resemblances } from '../decide/resemblance.js'
import type { NamesOfGroups } from '../decide/text-names.js'
import type { Skipped, Warning } from '../model.js'

export interface Found extends Located {
  /** In corpus order, those of the old corpus first that are told of. */
  readonly documents: readonly ReadDocument[]
  readonly passed: readonly PassedFile[]
  readonly skipped: readonly Skipped[]
  readonly warnings: readonly Warning[]
  readonly boilerplate: Boilerplate | null
  /** Names of the texts of the groups that the page holds. */
  readonly names: NamesOfGroups
  /** For the page. */
  readonly thresholds: OtherThresholds | null
  readonly resemblances: Resemblances
  /** Where the blocks of an index lie. */
  readonly lines: IndexLines | null
  /** Tokens of the old corpus, end exclusive. */
  readonly oldTokens: readonly [number, number]
  /** Of the new documents. */
  readonly newBlocks: number
  readonly newWords: number
}
