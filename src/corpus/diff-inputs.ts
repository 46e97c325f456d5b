/** The documents of a report that lose something, read once more, for a diff to be made of them. Offsets are bytes. */
import { documentName, type Named } from '../document-name.js'
import { DedupeError } from '../failure.js'
import { hashName } from '../fingerprint/hash.js'
import type { DocumentReport, Report } from '../model.js'
import type { DiffInput } from '../report/diff.js'
import { marksIn, spacedMarks } from './cut-marks.js'
import { decodeAs } from './encoding/decode.js'
import { encodeAs } from './encoding/encode.js'
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
  const found = new Map(files.map((file) => [documentName(asNamed(file)), file]))
  const reader = new FileReader()
  const { keepEmpty, mark: given } = report.run.options
  const mark = typeof given === 'string' ? given : null
  for (const document of report.documents) {
    const name = documentName(document)
    const file = found.get(name)
    if (document.removals.length === 0 || file === undefined) continue
    const input = bytesOf(file, reader)
    if (hashName(input) !== document.hash) {
      throw new DedupeError('changed', `${name} changed since it was read: the diff ends before it`)
    }
    yield {
      path: name,
      keepEmpty: keepEmpty === true,
      ...shownBytes(document, input, decodes, mark),
      ...(document.record === null ? {} : { decodedFrom: 'a record' }),
    }
  }
}

function asNamed({ path, record }: FoundFile): Named {
  return { path, record: record ?? null }
}

/** What a document's diff shows; `decodes` turns its text into UTF-8. */
export function shownBytes(
  { encoding, removals }: DocumentReport,
  input: Uint8Array,
  decodes: boolean,
  mark: string | null,
): Pick<DiffInput, 'bytes' | 'cuts' | 'decodedFrom'> {
  const foreign = encoding !== 'utf-8' && (decodes || WIDE.test(encoding))
  const text = foreign ? decodeAs(input, encoding) : null
  if (text === null || 'notText' in text) {
    const inserted = marksIn(input, encoding, removals, mark)
    const cuts = removals.map(({ start, end }) => ({ start, end, put: inserted.get(start) }))
    return { bytes: input, cuts, decodedFrom: null }
  }
  const spans = removals.map(({ start, end, kind }) => ({
    kind,
    start: textOffset(text, start),
    end: textOffset(text, end),
  }))
  const holds = mark !== null && encodeAs(mark, encoding) !== null
  const marks = holds ? spacedMarks(text.bytes, spans, mark) : []
  const cuts = spans.map(({ start, end }, i) => {
    const put = marks[i] ?? null
    return { start, end, put: put === null ? undefined : Buffer.from(put, 'utf8') }
  })
  return { bytes: text.bytes, cuts, decodedFrom: encoding }
}
