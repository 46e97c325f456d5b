/**
 * What only the second reading of a text can tell: at which bytes and on which lines its stretches of tokens lie,
 * which bytes a removal takes, and the words to show for a group.
 */
import { cutBlocks } from '../decide/cuts.js'
import { CUT, type Decisions, REMOVED } from '../decide/decisions.js'
import type { Groups } from '../decide/groups.js'
import type { Fingerprints } from '../fingerprint/fingerprints.js'
import { decodeAs } from './encoding/decode.js'
import type { ReadDocument } from './first-read.js'
import type { LedgerEntry } from './ledger.js'
import { lineNumbers } from './line-numbers.js'
import { TextSpans } from './text-spans.js'
import { type Places, REMOVAL } from './token-places.js'

/** Characters of a group's text that the report shows. */
const EXCERPT = 200
/** A character has at most four bytes in UTF-8. */
const EXCERPT_BYTES = EXCERPT * 4

export interface Decided {
  readonly corpus: Fingerprints
  readonly decisions: Decisions
  readonly groups: Groups
}

/**
 * Fills `places` for the document of rank `rank`, `input` being its bytes; answers with what to cut from them.
 */
export function locate(
  { corpus, decisions, groups }: Decided,
  rank: number,
  document: ReadDocument,
  input: Uint8Array,
  places: Places,
  excerpts: boolean,
): LedgerEntry['cuts'] {
  const text = decodeAs(input, document.encoding)
  if ('notText' in text) throw new Error(`${document.encoding} was read once and not again`)
  const spans = new TextSpans(corpus, text.bytes)
  const { goes, verdict, ofBlock, firstOfDocument } = decisions
  // Start and end of every stretch, in bytes of the text; stretches are numbered as in `places`.
  const wanted: number[] = []
  const bounds: number[] = []
  const want = (place: number, start: number, end: number) => {
    wanted.push(place)
    bounds.push(start, end)
  }
  for (const stretch of places.stretchesOf(rank)) {
    const [from, to, block] = places.tokensOf(stretch)
    want(stretch, spans.startOf(from, block), spans.endOf(to, block))
  }
  const { firstBlock, blocks } = document
  const removals: number[] = []
  const cut = (occurrence: number, start: number, end: number) => {
    removals.push(occurrence)
    want(places.numberOf(REMOVAL, occurrence), start, end)
  }
  const gone = (block: number) => verdict[block] === REMOVED
  cutBlocks(text.bytes, corpus, firstBlock, firstBlock + blocks, gone, (block, start, end) =>
    cut(ofBlock[block] - 1, start, end),
  )
  for (let i = firstOfDocument.at(rank); i < firstOfDocument.at(rank + 1); i += 1) {
    const block = decisions.block.at(i)
    if (goes.at(i) === 0 || verdict[block] !== CUT) continue
    cut(i, ...spans.sentences(block, decisions.from.at(i), decisions.to.at(i)))
  }
  store(text, wanted, bounds, places)
  if (excerpts) {
    for (const group of places.groupsOf(rank)) {
      const [from, to, block] = [groups.from[group], groups.to[group], -1]
      places.excerpts[group] = excerptOf(text.bytes, spans.startOf(from, block), spans.endOf(to, block))
    }
  }
  const cuts = removals.map((occurrence) => {
    const at = places.numberOf(REMOVAL, occurrence)
    return [places.start[at], places.end[at] - places.start[at]] as const
  })
  return cuts.sort((a, b) => a[0] - b[0])
}

/** Writes offsets in the input, and lines, of stretches given by offsets in the text. */
function store(
  text: { readonly bytes: Uint8Array; toInput(offsets: Uint32Array): Uint32Array },
  wanted: readonly number[],
  bounds: readonly number[],
  places: Places,
): void {
  // Lines are counted, and offsets carried back, in one pass each: over all offsets, once and in order.
  const offsets = Uint32Array.from(bounds).sort()
  let count = 0
  for (let i = 0; i < offsets.length; i += 1)
    if (i === 0 || offsets[i] !== offsets[i - 1]) offsets[count++] = offsets[i]
  const sorted = offsets.slice(0, count)
  const lines = new Uint32Array(count)
  lineNumbers(text.bytes, sorted, lines)
  const input = text.toInput(sorted.slice())
  const find = (offset: number) => {
    let low = 0
    let high = count - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if (sorted[middle] < offset) low = middle + 1
      else high = middle
    }
    return low
  }
  for (let i = 0; i < wanted.length; i += 1) {
    const begin = find(bounds[i * 2])
    const end = find(bounds[i * 2 + 1])
    const place = wanted[i]
    places.start[place] = input[begin]
    places.end[place] = input[end]
    places.startLine[place] = lines[begin]
    // The line of the last byte: a stretch that takes its line end along does not reach the next line.
    const last = text.bytes[sorted[end] - 1]
    const ends = last === 10 || (last === 13 && text.bytes[sorted[end]] !== 10)
    places.endLine[place] = Math.max(lines[begin], lines[end] - (ends ? 1 : 0))
  }
}

function excerptOf(text: Uint8Array, start: number, end: number): string {
  const part = text.subarray(start, Math.min(end, start + EXCERPT_BYTES))
  const decoded = Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('utf8')
  return Array.from(decoded).slice(0, EXCERPT).join('')
}
