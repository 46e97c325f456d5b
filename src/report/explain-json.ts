/** What `explain` tells as JSON: the report's own objects, with paths and texts put in. One object a line. */
import type { Explanation, Place } from '../corpus/explanation.js'
import { inPieces } from './json.js'

/** The group; each occurrence and source with its `path` and `text`, which is null where it cannot be had. */
export function explanationJson({ group, shown }: Explanation): Generator<string> {
  return inPieces(texts())

  function* texts(): Generator<string> {
    const { id, rule, words, text } = group
    yield `${JSON.stringify({ id, rule, words, text }).slice(0, -1)},"occurrences":[`
    for (const [at, { occurrence, place, sources }] of shown.entries()) {
      const { document, start, end, startLine, endLine, kind, action, reason, coverage } = occurrence
      yield (at === 0 ? '' : ',') +
        JSON.stringify({
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
    }
    yield ']}\n'
  }
}

function textOf({ text }: Place): string | null {
  return text === null ? null : Buffer.from(text.buffer, text.byteOffset, text.byteLength).toString('utf8')
}
