/**
 * The table of an index that leads from keys to documents, made from lists of both. Buckets are made some at a time, for which
 * the lists are gone through again: all of it in memory would be as much as the lists once more.
 */
import { hash64 } from '../../fingerprint/hash.js'
import type { NumberList } from '../../number-list.js'
import { bucketsFor, MOST_DOCUMENTS } from './layout.js'

export interface KeyTable {
  /** Where each bucket begins, counted in keys, and the end of the last. */
  readonly buckets: Uint32Array
  /** Lower half of the XXH64 of each bucket. */
  readonly checks: Uint32Array
}

/** Keys below which a bucket is sorted sooner by insertion. */
const FEW = 64

/** Rows of buckets that are made at once, 32 MB; of very many a share, so that the lists are not gone through too often. */
const ROWS = 1 << 22
const MOST_PASSES = 32

/** Numbers of the lists that are read at once. */
const PIECE = 1 << 18

/**
 * `documents` has for each of `keys` who holds it: documents ascend, and a key may come several times. Calls with the rows of
 * key and document, by bucket, which are good until it returns.
 */
export function keyTable(
  keys: NumberList,
  documents: NumberList,
  tokens: number,
  take: (rows: Uint32Array) => void,
  rowsAtOnce = ROWS,
): KeyTable {
  const count = bucketsFor(tokens)
  const mask = count - 1
  // Where buckets begin in a table of all rows; behind those that are made, in the table as it is written.
  const buckets = new Uint32Array(count + 1)
  eachPiece(keys, (piece) => {
    for (const key of piece) buckets[(key & mask) + 1] += 1
  })
  for (let i = 0; i < count; i += 1) buckets[i + 1] += buckets[i]
  const checks = new Uint32Array(count)
  const most = Math.max(rowsAtOnce, Math.ceil(keys.length / MOST_PASSES))
  let written = 0
  for (let first = 0, base = 0; first < count; ) {
    let last = first + 1
    while (last < count && buckets[last + 1] - base <= most) last += 1
    const ends = buckets.slice(first + 1, last + 1)
    const rows = rowsOf(keys, documents, mask, first, base, ends)
    let to = 0
    for (let bucket = first; bucket < last; bucket += 1) {
      const from = to
      const begin = bucket === first ? 0 : (ends[bucket - first - 1] - base) * 2
      const end = (ends[bucket - first] - base) * 2
      sortRows(rows, begin, end)
      to = keepFirst(rows, begin, end, to)
      buckets[bucket + 1] = written + to / 2
      checks[bucket] = checkOf(rows.subarray(from, to))
    }
    take(rows.subarray(0, to))
    written += to / 2
    base = ends[ends.length - 1]
    first = last
  }
  return { buckets, checks }
}

/** The rows of the buckets from `first` on, in the order of the lists; `base` are all before, `ends` say where each ends. */
function rowsOf(
  keys: NumberList,
  documents: NumberList,
  mask: number,
  first: number,
  base: number,
  ends: Uint32Array,
): Uint32Array {
  const rows = new Uint32Array((ends[ends.length - 1] - base) * 2)
  const next = new Uint32Array(ends.length)
  for (let i = 0; i < ends.length; i += 1) next[i] = (i === 0 ? 0 : ends[i - 1] - base) * 2
  eachPiece(keys, (piece, from) => {
    const holders = documents.column.read(from, from + piece.length)
    for (let i = 0; i < piece.length; i += 1) {
      const bucket = (piece[i] & mask) - first
      if (bucket < 0 || bucket >= next.length) continue
      const at = next[bucket]
      rows[at] = piece[i]
      rows[at + 1] = holders[i]
      next[bucket] = at + 2
    }
  })
  return rows
}

function eachPiece({ column, length }: NumberList, take: (piece: Uint32Array, from: number) => void): void {
  for (let from = 0; from < length; from += PIECE)
    take(column.read(from, Math.min(length, from + PIECE)), from)
}

/** Lower half of the XXH64 of the rows of a bucket. */
export function checkOf(rows: Uint32Array): number {
  return Number(hash64(new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength)) & 0xffffffffn)
}

/** Sorts rows of two numbers by key; of one key they stay in order. */
function sortRows(rows: Uint32Array, from: number, to: number): void {
  if (to - from > FEW * 2) {
    const copy = rows.slice(from, to)
    const order = Uint32Array.from({ length: copy.length / 2 }, (_, i) => i)
    order.sort((a, b) => copy[a * 2] - copy[b * 2] || a - b)
    for (const [i, one] of order.entries()) {
      rows[from + i * 2] = copy[one * 2]
      rows[from + i * 2 + 1] = copy[one * 2 + 1]
    }
    return
  }
  for (let i = from + 2; i < to; i += 2) {
    const key = rows[i]
    const document = rows[i + 1]
    let at = i
    for (; at > from && rows[at - 2] > key; at -= 2) {
      rows[at] = rows[at - 2]
      rows[at + 1] = rows[at - 1]
    }
    rows[at] = key
    rows[at + 1] = document
  }
}

/** Moves the first documents of each key to `to`, each once; answers where they end. */
function keepFirst(rows: Uint32Array, from: number, end: number, to: number): number {
  let kept = 0
  for (let at = from; at < end; at += 2) {
    const isSame = at > from && rows[at] === rows[to - 2] && kept > 0
    if (!isSame) kept = 0
    else if (rows[at + 1] === rows[to - 1] || kept === MOST_DOCUMENTS) continue
    rows[to] = rows[at]
    rows[to + 1] = rows[at + 1]
    to += 2
    kept += 1
  }
  return to
}
