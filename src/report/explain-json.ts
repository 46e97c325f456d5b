/** What `explain` tells as JSON: the report's own objects, with paths and texts put in. One object a line. */
import type { Explanation, Place } from '../corpus/explanation.js'
import { pieceText } from './json.js'
import { JsonBytes } from './json-bytes.js'
import { PIECE_BYTES } from './record-writer.js'

/** The group; each occurrence and source with its `path` and `text`, which is null where it cannot be had. */
export function* explanationJson({ group, shown }: Explanation): Generator<string> {
  const json = new JsonBytes(PIECE_BYTES * 2)
  const { id, rule, words, text } = group
  json.ascii('{')
  json.inside({ id, rule, words, text })
  json.ascii(',"occurrences":[')
  for (const [at, { occurrence, place, sources }] of shown.entries()) {
    const { document, start, end, startLine, endLine, kind, action, reason, coverage } = occurrence
    if (at > 0) json.ascii(',')
    json.value({
      ...{ document, path: place.path, start, end, startLine, endLine, kind, action, reason, coverage },
      text: textOf(place),
      sources: sources.map((source) => ({
        ...{ document: source.document, path: source.path, start: source.start, end: source.end },
        ...{
          startLine: source.lines?.[0] ?? null,
          endLine: source.lines?.[1] ?? null,
          text: textOf(source),
        },
      })),
    })
    if (json.length >= PIECE_BYTES) yield pieceText(json.take())
  }
  json.ascii(']}\n')
  yield pieceText(json.take())
}

function textOf({ text }: Place): string | null {
  return text === null ? null : Buffer.from(text.buffer, text.byteOffset, text.byteLength).toString('utf8')
}
