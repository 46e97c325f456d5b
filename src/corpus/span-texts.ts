/** The texts of places in original documents, out of an output alone: from `clean/` and the ledger. Offsets are bytes. */
import { decodeAs } from './encoding/decode.js'
import { textOffset } from './encoding/text-offset.js'
import { FileReader } from './files.js'
import { assertInside } from './inside.js'
import { RemovedReader, readLedger } from './ledger.js'
import { lineNumbers } from './line-numbers.js'
import { eachRecord } from './records/each-record.js'
import { isOfRecords, type RecordsFile } from './records/rebuild.js'
import { rebuild } from './restore.js'

export interface SpanText {
  /** UTF-8, whatever the document's encoding. */
  readonly bytes: Uint8Array
  readonly startLine: number
  readonly endLine: number
}

export interface WantedSpans {
  /** Of its file, and of a record the line; null for a document that is a whole file. */
  readonly path: string
  readonly line: number | null
  readonly encoding: string
  /** Offsets in the original, ends exclusive, in any order. */
  readonly spans: readonly { readonly start: number; readonly end: number }[]
}

export interface DocumentTexts {
  /** In the order of the spans that were wanted. */
  readonly spans: readonly SpanText[]
  readonly lines: number
}

/**
 * For each wanted document, by its name, the texts of its spans, or why it cannot be rebuilt. One pass
 * over the ledger, one document in memory at a time. Throws DedupeError where the ledger cannot be read.
 */
export function readSpans(
  folder: string,
  wanted: ReadonlyMap<string, WantedSpans>,
): Map<string, DocumentTexts | string> {
  const found = new Map<string, DocumentTexts | string>()
  if (wanted.size === 0) return found
  const byFile = new Map<string, (readonly [string, WantedSpans])[]>()
  for (const one of wanted) {
    const { path } = one[1]
    byFile.set(path, [...(byFile.get(path) ?? []), one])
  }
  const reader = new FileReader()
  const removed = new RemovedReader(folder)
  try {
    for (const entry of readLedger(folder)) {
      const own = byFile.get(entry.path)
      if (own === undefined) {
        removed.pass(entry)
        continue
      }
      assertInside(entry.path, folder)
      if (isOfRecords(entry)) readRecords(folder, entry, removed, own, found)
      else {
        const rebuilt = rebuild(folder, entry, reader, removed)
        for (const [name, wants] of own) {
          const texts = typeof rebuilt === 'string' ? rebuilt : textsIn(Buffer.concat(rebuilt.pieces), wants)
          found.set(name, texts)
        }
      }
      if (found.size === wanted.size) break
    }
  } finally {
    removed.close()
  }
  for (const [name, { path }] of wanted) {
    if (!found.has(name)) found.set(name, `the ledger does not know ${path}`)
  }
  return found
}

/** Of a file of records only the wanted texts are held. */
function readRecords(
  folder: string,
  entry: RecordsFile,
  removed: RemovedReader,
  own: readonly (readonly [name: string, wants: WantedSpans])[],
  found: Map<string, DocumentTexts | string>,
): void {
  const byLine = new Map(own.map(([name, wants]) => [wants.line, { name, wants }]))
  const problem = eachRecord(folder, entry, removed, ({ line, text }) => {
    const one = byLine.get(line)
    if (one !== undefined) found.set(one.name, textsIn(text, one.wants))
  })
  if (problem !== null) for (const [name] of own) found.set(name, problem)
}

function textsIn(original: Uint8Array, { encoding, spans }: WantedSpans): DocumentTexts | string {
  const text = decodeAs(original, encoding)
  if ('notText' in text) return `it can no longer be read as ${encoding}`
  const { bytes } = text
  const bounds = spans.map(({ start, end }) => [textOffset(text, start), textOffset(text, end)] as const)
  // The last byte of a span and not its end says where it ends: a line end belongs to its own line.
  const places = bounds.flatMap(([start, end]) => [start, Math.max(start, end - 1)])
  const order = Uint32Array.from([...places, bytes.length]).sort()
  const lines = new Uint32Array(order.length)
  lineNumbers(bytes, order, lines)
  const lineOf = (offset: number) => lines[order.indexOf(offset)]
  return {
    spans: bounds.map(([start, end], at) => ({
      bytes: bytes.slice(start, end),
      startLine: lineOf(places[at * 2]),
      endLine: lineOf(places[at * 2 + 1]),
    })),
    // Behind a last line end no further line begins.
    lines: lineOf(bytes.length) - (endsLine(bytes) ? 1 : 0),
  }
}

function endsLine(bytes: Uint8Array): boolean {
  const last = bytes[bytes.length - 1]
  return last === 10 || last === 13
}
