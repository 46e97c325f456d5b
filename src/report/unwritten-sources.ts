/**
 * A guard for law 2: what went as a copy may rest on a document that could then not be written, for its name is too long
 * or the file system refuses it. The decisions are made by then; so the run says where the text is.
 */
import type { ReadDocument } from '../corpus/first-read.js'
import type { Stretches } from '../decide/stretches.js'
import type { Warning } from '../model.js'
import { plural } from './quantity.js'

/** `failed` holds the paths of files that are missing under `clean/`. */
export function unwrittenSources(
  documents: readonly Pick<ReadDocument, 'path'>[],
  failed: ReadonlySet<string>,
  { document, count }: Pick<Stretches, 'document' | 'count'>,
): Warning[] {
  if (failed.size === 0) return []
  const cited = new Set<string>()
  for (let stretch = 0; stretch < count; stretch += 1) {
    const { path } = documents[document.at(stretch)]
    if (failed.has(path)) cited.add(path)
  }
  if (cited.size === 0) return []
  const [first] = cited
  const message =
    `${plural(cited.size, 'file')} could not be written although other documents lost copies of its text, ` +
    `first '${first}': take the text from the originals, or run again into another folder`
  return [{ code: 'source-not-written', message }]
}
