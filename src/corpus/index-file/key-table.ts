/** The table of an index that leads from keys to documents, made from lists of both. */
import { hash64 } from '../../fingerprint/hash.js'
import { bucketsFor, MOST_DOCUMENTS } from './layout.js'

export interface KeyTable {
  /** Where each bucket begins, counted in keys, and the end of the last. */
  readonly buckets: Uint32Array
  /** Lower half of the XXH64 of each bucket. */
  readonly checks: Uint32Array
  /** Key and document, by bucket. */
  readonly keys: Uint32Array
}

/** Keys below which a bucket is sorted sooner by insertion. */
const FEW = 64

/** `documents[i]` holds `keys[i]`: documents ascend, and a key may come several times. */
export function keyTable(keys: Uint32Array, documents: Uint32Array, tokens: number): KeyTable {
  const count = bucketsFor(tokens)
  const mask = count - 1
  const begins = new Uint32Array(count + 1)
  for (let i = 0; i < keys.length; i += 1) begins[(keys[i] & mask) + 1] += 1
  for (let i = 0; i < count; i += 1) begins[i + 1] += begins[i]
  const rows = new Uint32Array(keys.length * 2)
  const next = begins.slice(0, count)
  for (let i = 0; i < keys.length; i += 1) {
    const at = next[keys[i] & mask]++ * 2
    rows[at] = keys[i]
    rows[at + 1] = documents[i]
  }
  const buckets = new Uint32Array(count + 1)
  const checks = new Uint32Array(count)
  let to = 0
  for (let bucket = 0; bucket < count; bucket += 1) {
    const from = to
    sortRows(rows, begins[bucket] * 2, begins[bucket + 1] * 2)
    to = keepFirst(rows, begins[bucket] * 2, begins[bucket + 1] * 2, to)
    buckets[bucket + 1] = to / 2
    checks[bucket] = checkOf(rows.subarray(from, to))
  }
  return { buckets, checks, keys: rows.subarray(0, to) }
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
