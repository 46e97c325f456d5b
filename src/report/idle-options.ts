/** Options that changed nothing say so (law 10): a person who sets one believes that it did something. */
import type { ReadDocument } from '../corpus/first-read.js'
import { CUT, REMOVED } from '../decide/decisions.js'
import type { Warning } from '../model.js'
import type { CleanOptions } from '../options.js'

export function idleOptions(
  documents: readonly ReadDocument[],
  verdict: Uint8Array,
  options: CleanOptions,
): Warning[] {
  const warnings: Warning[] = []
  const idle = (message: string) => warnings.push({ code: 'option-no-effect', message })
  if (options.scope === 'across' && documents.length === 1) {
    idle('--scope across compares documents with each other, and there is only one')
  }
  const emptied = documents.some(
    ({ firstBlock, blocks }) =>
      blocks > 0 && verdict.subarray(firstBlock, firstBlock + blocks).every((one) => one === REMOVED),
  )
  if (options.keepEmpty && !emptied) idle('--keep-empty changed nothing: no document was emptied')
  if (options.mark !== null && !verdict.includes(CUT))
    idle('--mark changed nothing: no passage was cut out of a paragraph')
  return warnings
}
