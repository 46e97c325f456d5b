/** The text of one field of a row, and cuts of it as edits of the row. Offsets are bytes from the row's first one. */
import type { RawEdit, TextCut } from './record-format.js'

export interface Cell {
  /** What stands between the quotes, or all of a field without. */
  readonly from: number
  readonly to: number
  readonly isQuoted: boolean
  /** The only field of its row: were nothing left of it, the row would be a blank line. */
  readonly isAlone: boolean
}

const [QUOTE, CARRIAGE_RETURN, LINE_FEED] = [0x22, 13, 10]

/** Quotes inside of a quoted field are doubled. */
export function cellText(raw: Uint8Array, { from, to, isQuoted }: Cell): Uint8Array {
  const cell = raw.subarray(from, to)
  if (!isQuoted || cell.indexOf(QUOTE) < 0) return cell
  const text = new Uint8Array(cell.length)
  let length = 0
  for (let at = 0; at < cell.length; at += 1) {
    text[length++] = cell[at]
    if (cell[at] === QUOTE) at += 1
  }
  return text.subarray(0, length)
}

export function cellEdits(
  raw: Uint8Array,
  cell: Cell,
  delimiter: number,
  cuts: readonly TextCut[],
): RawEdit[] {
  if (cuts.length === 0) return []
  return cell.isQuoted ? quotedEdits(raw, cell, cuts) : bareEdits(raw, cell, delimiter, cuts)
}

function quotedEdits(raw: Uint8Array, { from, to }: Cell, cuts: readonly TextCut[]): RawEdit[] {
  let at = from
  let text = 0
  const reach = (offset: number): number => {
    for (; text < offset && at < to; text += 1) at += raw[at] === QUOTE ? 2 : 1
    return at
  }
  return cuts.map(({ start, end, put }) => {
    const begin = reach(start)
    return { start: begin, length: reach(end) - begin, put: put === null ? null : doubled(put) }
  })
}

/** What is left may need quotes, which it had not: then the first and last edits bring them. */
function bareEdits(
  raw: Uint8Array,
  { from, to, isAlone }: Cell,
  delimiter: number,
  cuts: readonly TextCut[],
): RawEdit[] {
  const left: Uint8Array[] = []
  let at = 0
  for (const { start, end, put } of cuts) {
    left.push(raw.subarray(from + at, from + start), put ?? NOTHING)
    at = end
  }
  left.push(raw.subarray(from + at, to))
  const stays = Buffer.concat(left)
  const special = (byte: number) => byte === delimiter || byte === LINE_FEED || byte === CARRIAGE_RETURN
  const needsQuotes = stays.length === 0 ? isAlone : stays[0] === QUOTE || stays.some(special)
  if (!needsQuotes) {
    return cuts.map(({ start, end, put }) => ({ start: from + start, length: end - start, put }))
  }
  const put = Buffer.concat([QUOTES, doubled(stays), QUOTES])
  return [{ start: from, length: to - from, put }]
}

const NOTHING = new Uint8Array(0)
const QUOTES = Buffer.from('"')

function doubled(text: Uint8Array): Uint8Array {
  return Buffer.from(Buffer.from(text).toString('latin1').replaceAll('"', '""'), 'latin1')
}
