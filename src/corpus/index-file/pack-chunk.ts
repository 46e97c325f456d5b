/** What an index holds of a document: hashes and marks of its tokens, and the table of its blocks. */
import type { Fingerprints } from '../../fingerprint/fingerprints.js'
import type { Decoded } from '../encoding/decode.js'
import type { TextSpans } from '../text-spans.js'
import { emptyTable, packBlocks } from './block-table.js'

/** Of the document in `corpus`, whose borders `spans` reads. Borders are told as offsets in the input. */
export function packChunk(
  corpus: Fingerprints,
  spans: TextSpans,
  words: number,
  blocks: number,
  text: Decoded,
): Uint8Array {
  const { hash, marks, first, start, end, bare, shape, rigid } = corpus
  spans.open(text.bytes, 0, blocks)
  const table = emptyTable(blocks)
  table.ends.set(first.subarray(1, blocks + 1))
  table.start.set(start.subarray(0, blocks))
  table.end.set(end.subarray(0, blocks))
  table.bare.set(bare.subarray(0, blocks))
  table.shape.set(shape.subarray(0, blocks))
  table.rigid.set(rigid.subarray(0, blocks))
  for (let block = 0; block < blocks; block += 1) {
    table.startLine[block] = spans.lineAt(start[block], block)
    table.endLine[block] = spans.lastLineOf(table.startLine[block], end[block], block)
  }
  if (text.encoding !== 'utf-8') toInput(text, table.start, table.end)
  const packed = packBlocks(table)
  const bytes = new Uint8Array(Math.ceil((words * 5 + packed.length) / 4) * 4)
  bytes.set(bytesOf(hash.subarray(0, words)))
  bytes.set(marks.subarray(0, words), words * 4)
  bytes.set(packed, words * 5)
  return bytes
}

/** From offsets in the text to offsets in the input. */
function toInput(text: Decoded, ...lists: readonly Uint32Array[]): void {
  const offsets = Uint32Array.from(new Set(lists.flatMap((list) => [...list]))).sort()
  const input = text.toInput(offsets.slice())
  const places = new Map(Array.from(offsets, (offset, i) => [offset, input[i]]))
  for (const list of lists) for (const [i, offset] of list.entries()) list[i] = places.get(offset) ?? 0
}

/** The bytes of numbers, as they lie in memory. */
export function bytesOf(numbers: Uint32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)
}
