/** A file whose documents are records, as the first read found it. */
import type { FoundFile } from '../walk.js'
import type { FormatName } from './formats.js'

export interface RecordFile {
  readonly file: FoundFile
  readonly name: FormatName
  /** Length and hash of its bytes. */
  readonly bytes: number
  readonly hash: string
  /** Records that are documents. */
  readonly records: number
}
