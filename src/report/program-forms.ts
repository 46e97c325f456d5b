/** A report in the forms that programs read. */
import type { Report } from '../model.js'
import { githubAnnotations } from './ci/github.js'
import { junit } from './ci/junit.js'
import { markdown } from './ci/markdown.js'
import type { FileOf } from './ci/repeats.js'
import { sarif } from './ci/sarif.js'
import { reportJson } from './json.js'
import { reportNdjson } from './ndjson.js'

export const PROGRAM_FORMATS = ['json', 'ndjson', 'sarif', 'github', 'junit', 'markdown'] as const
export type ProgramFormat = (typeof PROGRAM_FORMATS)[number]

/** What the gates of a run say. */
export interface Verdict {
  readonly failed: boolean
  /** One sentence for each gate that fails. */
  readonly reasons: readonly string[]
  /** Copies that a baseline lets pass: the report that is shown is without them. */
  readonly known?: number
}

/** A report in a form that programs read. `fileOf` gives the place that a document was read from. */
export function* rendered(
  report: Report,
  format: ProgramFormat,
  fileOf: FileOf,
  { failed, reasons, known = 0 }: Verdict,
): Generator<string> {
  switch (format) {
    case 'json':
      return yield* reportJson(report)
    case 'ndjson':
      return yield* reportNdjson(report)
    case 'junit':
      return yield* junit(report, fileOf, failed)
    case 'sarif':
      return yield sarif(report, fileOf, failed)
    case 'github':
      return yield githubAnnotations(report, fileOf, failed)
    case 'markdown':
      return yield markdown(report, fileOf, failed, reasons, known)
  }
}
