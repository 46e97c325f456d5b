/**
 * What only the second reading of a text can tell: where its repeated blocks lie in the input, on which
 * lines, which bytes a removal takes, and the words to show for a group. Flat arrays by place in `members`.
 */
import { cutBlocks } from '../decide/cuts.js'
import type { Groups } from '../decide/groups.js'
import { STAYS } from '../decide/repeats.js'
import type { Fingerprints } from '../fingerprint/fingerprints.js'
import { decodeAs } from './encoding/decode.js'
import type { ReadDocument } from './first-read.js'
import type { LedgerEntry } from './ledger.js'
import { lineNumbers } from './line-numbers.js'

/** Characters of a group's text that the report shows. */
const EXCERPT = 200
/** A character has at most four bytes in UTF-8. */
const EXCERPT_BYTES = EXCERPT * 4

/** Per occurrence: the bytes cut for it and the block itself, as offsets in the input, and their lines. */
export class Places {
  readonly cutStart: Uint32Array
  readonly start: Uint32Array
  readonly end: Uint32Array
  readonly cutEnd: Uint32Array
  readonly cutStartLine: Uint32Array
  readonly startLine: Uint32Array
  readonly endLine: Uint32Array
  readonly cutEndLine: Uint32Array
  /** The first characters of each group's canonical; empty where texts are left out. */
  readonly excerpts: string[] = []

  constructor(occurrences: number) {
    const column = () => new Uint32Array(occurrences)
    this.cutStart = column()
    this.start = column()
    this.end = column()
    this.cutEnd = column()
    this.cutStartLine = column()
    this.startLine = column()
    this.endLine = column()
    this.cutEndLine = column()
  }
}

export interface Decisions {
  readonly blocks: Fingerprints
  /** First occurrence of each block, see firstOccurrences. */
  readonly first: Uint32Array
  /** What each block goes for, see decideRepeats. */
  readonly source: Uint32Array
  readonly groups: Groups
}

/** Fills `places` for one document, `input` being its bytes; answers with what to cut from them. */
export function locate(
  { blocks, first, source, groups }: Decisions,
  { firstBlock, blocks: count, encoding }: ReadDocument,
  input: Uint8Array,
  places: Places,
  excerpts: boolean,
): LedgerEntry['cuts'] {
  const text = decodeAs(input, encoding)
  if ('notText' in text) throw new Error(`${encoding} was read once and not again`)
  const listed: number[] = []
  for (let block = firstBlock; block < firstBlock + count; block += 1) {
    if (groups.slot[block] !== 0) listed.push(block)
  }
  // Four ascending offsets a block: its cut's start, its own start and end, its cut's end.
  const offsets = new Uint32Array(listed.length * 4)
  listed.forEach((block, row) => {
    offsets[row * 4] = offsets[row * 4 + 1] = blocks.start[block]
    offsets[row * 4 + 2] = offsets[row * 4 + 3] = blocks.end[block]
  })
  const goes = (block: number) => source[block] !== STAYS
  let row = 0
  cutBlocks(text.bytes, blocks, firstBlock, firstBlock + count, goes, (block, start, end) => {
    while (listed[row] !== block) row += 1
    offsets[row * 4] = start
    offsets[row * 4 + 3] = end
  })
  const lastBytes = offsets.map((offset, i) => (i % 4 < 2 ? offset : offset - 1))
  const lines = new Uint32Array(offsets.length)
  lineNumbers(text.bytes, lastBytes, lines)
  const spans = text.toInput(offsets)
  const cuts: [number, number][] = []
  listed.forEach((block, row) => {
    const place = groups.slot[block] - 1
    places.cutStart[place] = spans[row * 4]
    places.start[place] = spans[row * 4 + 1]
    places.end[place] = spans[row * 4 + 2]
    places.cutEnd[place] = spans[row * 4 + 3]
    places.cutStartLine[place] = lines[row * 4]
    places.startLine[place] = lines[row * 4 + 1]
    places.endLine[place] = lines[row * 4 + 2]
    places.cutEndLine[place] = lines[row * 4 + 3]
    if (goes(block)) cuts.push([spans[row * 4], spans[row * 4 + 3] - spans[row * 4]])
    else if (excerpts && first[block] === block) {
      // Canonicals come by in the order of the groups, since both follow corpus order.
      places.excerpts.push(excerptOf(text.bytes, blocks.start[block], blocks.end[block]))
    }
  })
  return cuts
}

function excerptOf(text: Uint8Array, start: number, end: number): string {
  const part = text.subarray(start, Math.min(end, start + EXCERPT_BYTES))
  const decoded = Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('utf8')
  return Array.from(decoded).slice(0, EXCERPT).join('')
}
