/** The texts of places in original documents, out of an output alone: from `clean/` and the ledger. Offsets are bytes. */
import { decodeAs } from './encoding/decode.js'
import { textOffset } from './encoding/text-offset.js'
import { FileReader } from './files.js'
import { RemovedReader, readLedger } from './ledger.js'
import { lineNumbers } from './line-numbers.js'
import { assertInside, rebuild } from './restore.js'

export interface SpanText {
  /** UTF-8, whatever the document's encoding. */
  readonly bytes: Uint8Array
  readonly startLine: number
  readonly endLine: number
}

export interface WantedSpans {
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
 * For each wanted document, by its path under `clean/`, the texts of its spans, or why it cannot be rebuilt. One pass
 * over the ledger, one document in memory at a time. Throws DedupeError where the ledger cannot be read.
 */
export function readSpans(
  folder: string,
  wanted: ReadonlyMap<string, WantedSpans>,
): Map<string, DocumentTexts | string> {
  const found = new Map<string, DocumentTexts | string>()
  if (wanted.size === 0) return found
  const reader = new FileReader()
  const removed = new RemovedReader(folder)
  try {
    for (const entry of readLedger(folder)) {
      const wants = wanted.get(entry.path)
      if (wants === undefined) {
        removed.pass(entry)
        continue
      }
      assertInside(entry.path, folder)
      const rebuilt = rebuild(folder, entry, reader, removed)
      found.set(
        entry.path,
        typeof rebuilt === 'string' ? rebuilt : textsIn(Buffer.concat(rebuilt.pieces), wants),
      )
      if (found.size === wanted.size) break
    }
  } finally {
    removed.close()
  }
  for (const path of wanted.keys()) {
    if (!found.has(path)) found.set(path, `the ledger does not know ${path}`)
  }
  return found
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
