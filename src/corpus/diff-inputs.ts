/** The documents of a report that lose something, read once more, for a diff to be made of them. Offsets are bytes. */
import { DedupeError } from '../failure.js'
import { hashName } from '../fingerprint/hash.js'
import type { DocumentReport, Report } from '../model.js'
import type { DiffInput } from '../report/diff.js'
import { decodeAs } from './encoding/decode.js'
import { textOffset } from './encoding/text-offset.js'
import { FileReader } from './files.js'
import { bytesOf } from './first-read.js'
import type { FoundFile } from './walk.js'

/** In these a byte of a character can look like a line end: no patch can be made of their bytes. */
const WIDE = /^utf-(?:16|32)/

/**
 * In the report's order, one at a time: the bytes are valid until the next is asked for. `decodes` turns every text into
 * UTF-8, for eyes; else only those of which no patch can be made. Throws DedupeError where a file changed meanwhile.
 */
export function* diffInputs(
  report: Report,
  files: readonly FoundFile[],
  decodes: boolean,
): Generator<DiffInput> {
  const found = new Map(files.map((file) => [file.path, file]))
  const reader = new FileReader()
  const keepEmpty = report.run.options.keepEmpty === true
  for (const document of report.documents) {
    const file = found.get(document.path)
    if (document.removals.length === 0 || file === undefined) continue
    const input = bytesOf(file, reader)
    if (hashName(input) !== document.hash) {
      throw new DedupeError('changed', `${document.path} changed since it was read: the diff ends before it`)
    }
    yield { path: document.path, keepEmpty, ...shownBytes(document, input, decodes) }
  }
}

function shownBytes({ encoding, removals }: DocumentReport, input: Uint8Array, decodes: boolean) {
  const foreign = encoding !== 'utf-8' && (decodes || WIDE.test(encoding))
  const text = foreign ? decodeAs(input, encoding) : null
  if (text === null || 'notText' in text) return { bytes: input, cuts: removals, decodedFrom: null }
  const cuts = removals.map(({ start, end }) => ({
    start: textOffset(text, start),
    end: textOffset(text, end),
  }))
  return { bytes: text.bytes, cuts, decodedFrom: encoding }
}
