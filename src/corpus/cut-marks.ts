/**
 * What `--mark` puts in the place of a passage that was cut out of a block that stays. Blocks that go whole leave no
 * mark. Computed from the removals alone, so that the copy, the diff and the library cannot disagree. Offsets are bytes.
 */
import type { Bytes } from '../columns/column.js'
import { CUT } from '../decide/verdicts.js'
import { KINDS } from '../kinds.js'
import type { Removal, Warning } from '../model.js'
import { codePointAt, previous } from '../text/edge-characters.js'
import { textOffsets } from '../verify/input-offsets.js'
import { decodeAs } from './encoding/decode.js'
import { encodeAs } from './encoding/encode.js'
import type { ReadDocument } from './first-read.js'
import { canHold } from './records/formats.js'
import type { RecordFile } from './records/record-file.js'
import type { Decided } from './second-read.js'
import { END, OCCURRENCE, PLACE, type Places, START } from './token-places.js'

/** What goes of a text, ascending and apart. */
export type Cut = Pick<Removal, 'start' | 'end' | 'kind'>

/** The bytes to put in, by the start of the removal in whose place they come. */
export type Inserted = ReadonlyMap<number, Uint8Array>

const NOTHING: Inserted = new Map()

/** What to put into a document; nothing where its encoding cannot hold the mark. `mark` is null without the option. */
export function marksIn(
  input: Uint8Array,
  encoding: string,
  cuts: readonly Cut[],
  mark: string | null,
): Inserted {
  if (mark === null || !cuts.some(isPassage) || encodeAs(mark, encoding) === null) return NOTHING
  const text = decodeAs(input, encoding)
  if ('notText' in text) return NOTHING
  const bounds = Uint32Array.from(cuts.flatMap(({ start, end }) => [start, end]))
  const places = textOffsets(text, bounds)
  const spans = cuts.map(({ kind }, i) => ({ kind, start: places[i * 2], end: places[i * 2 + 1] }))
  const inserted = new Map<number, Uint8Array>()
  for (const [i, words] of spacedMarks(text.bytes, spans, mark).entries()) {
    // The blanks beside the mark are such as the document has already.
    const bytes = words === null ? null : encodeAs(words, encoding)
    if (bytes !== null) inserted.set(cuts[i].start, bytes)
  }
  return inserted
}

/** For each cut in a text in UTF-8 the mark with the blanks it needs beside it, or null. */
export function spacedMarks(text: Uint8Array, cuts: readonly Cut[], mark: string): (string | null)[] {
  const characters = Array.from(mark)
  return cuts.map((cut, i) => {
    if (!isPassage(cut)) return null
    // Neighbours are those that stay: a block that goes may lie between.
    let [first, last] = [i, i]
    while (first > 0 && cuts[first - 1].end === cuts[first].start) first -= 1
    while (last + 1 < cuts.length && cuts[last + 1].start === cuts[last].end) last += 1
    const before = characterBefore(text, 0, cuts[first].start)
    const after = characterAt(text, cuts[last].end, text.length)
    const head = gap(before, characterAt(text, cut.start, cut.end), characters[0])
    const tail = gap(after, characterBefore(text, cut.start, cut.end), characters[characters.length - 1])
    return head + mark + tail
  })
}

/** The removals of the document of rank `rank`, once they are located. */
export function cutsOf(
  { kind }: Pick<Decided['decisions'], 'kind'>,
  { removals, firstRemoval }: Places,
  rank: number,
): Cut[] {
  const cuts: Cut[] = []
  for (let at = firstRemoval.at(rank) * PLACE; at < firstRemoval.at(rank + 1) * PLACE; at += PLACE) {
    const [start, end] = [removals.at(at + START), removals.at(at + END)]
    cuts.push({ start, end, kind: KINDS[kind.at(removals.at(at + OCCURRENCE))] })
  }
  return cuts
}

/** Says where the mark was left out; `records` are the files that documents lie in. */
export function unmarked(
  documents: readonly ReadDocument[],
  verdict: Bytes,
  mark: string | null,
  records: readonly RecordFile[],
): Warning[] {
  if (mark === null) return []
  const encodings = new Set<string>()
  let count = 0
  for (const { file, encoding, firstBlock, blocks } of documents) {
    if (!verdict.read(firstBlock, firstBlock + blocks).includes(CUT)) continue
    const name = file.record === undefined ? undefined : records[file.record.source].name
    if (name === undefined ? encodeAs(mark, encoding) !== null : canHold(name, mark)) continue
    encodings.add(name?.encoding ?? encoding)
    count += 1
  }
  if (count === 0) return []
  const where = `${count === 1 ? '1 document' : `${count} documents`} in ${[...encodings].sort().join(', ')}`
  const message = `--mark '${mark}' was left out of ${where}: the encoding cannot hold it`
  return [{ code: 'mark-left-out', message }]
}

function isPassage({ kind }: Cut): boolean {
  return kind === 'passage'
}

const BLANK = /^[\p{White_Space}\ufeff]$/u
const LINE_END = /^[\n\v\f\r\x85\u2028\u2029]$/
/** Chinese and Japanese letters and punctuation: a line end between them stands for nothing. */
const UNSPACED = /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{scx=Yi}\uff01-\uff60]$/u
const WORD = /^[\p{L}\p{M}\p{N}]$/u

/**
 * What stands between the mark and a character that stays, '' for none of these: the blank with which the removed text
 * stood beside it, if that went; a line end as a space, so that none is made.
 */
function gap(neighbour: string, removed: string, edge: string): string {
  if (neighbour === '' || BLANK.test(neighbour)) return ''
  if (LINE_END.test(removed)) return UNSPACED.test(neighbour) ? '' : ' '
  if (BLANK.test(removed)) return removed
  // Two words would become one, and law 7 lets none be split or joined.
  const join = WORD.test(neighbour) && WORD.test(edge) && !UNSPACED.test(neighbour) && !UNSPACED.test(edge)
  return join ? ' ' : ''
}

function characterAt(text: Uint8Array, at: number, end: number): string {
  return at < end ? String.fromCodePoint(codePointAt(text, at, end)) : ''
}

function characterBefore(text: Uint8Array, from: number, end: number): string {
  return from < end ? String.fromCodePoint(codePointAt(text, previous(text, from, end), end)) : ''
}
