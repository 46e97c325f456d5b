/**
 * A line of `files.ndjson`. Written as bytes, number by number: a corpus of pages has a hundred cuts a file, and of a string
 * made of all of them a run would spend more time on the ledger than on writing the files.
 */
import { type JsonBytes, LONGEST_NUMBER, numberAt } from '../report/json-bytes.js'
import type { LedgerEntry } from './ledger.js'

const [BRACKET, CLOSED, COMMA] = ['[', ']', ','].map((mark) => mark.charCodeAt(0))
/** Bytes of `[start,length],` at most. */
const CUT_BYTES = 2 * LONGEST_NUMBER + 4

/** Appends what JSON.stringify makes of the entry, keys in the order of its type, and a line feed. */
export function writeEntry(entry: LedgerEntry, json: JsonBytes): void {
  const { path, root, below, bytes, hash, clean, cuts, records, put, stamp } = entry
  json.plain(JSON.stringify({ path, root, below, bytes, hash, clean }).slice(0, -1))
  json.ascii(',"cuts":[')
  writeCuts(cuts, json)
  json.ascii(']')
  if (put !== undefined) json.plain(`,"put":${JSON.stringify(put)}`)
  if (records !== undefined) json.plain(`,"records":${JSON.stringify(records)}`)
  json.ascii(`,"stamp":${JSON.stringify(stamp)}}\n`)
}

function writeCuts(cuts: LedgerEntry['cuts'], json: JsonBytes): void {
  if (cuts.length === 0) return
  const bytes = json.room(cuts.length * CUT_BYTES)
  let at = json.length
  for (const [start, length] of cuts) {
    bytes.setUint8(at, BRACKET)
    at = numberAt(bytes, at + 1, start)
    bytes.setUint8(at, COMMA)
    at = numberAt(bytes, at + 1, length)
    bytes.setUint8(at, CLOSED)
    bytes.setUint8(at + 1, COMMA)
    at += 2
  }
  // The last one has no comma behind it.
  json.length = at - 1
}
