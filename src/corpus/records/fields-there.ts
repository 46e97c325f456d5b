/** The fields that records have, for whoever named one that none of them has, or whose texts are in none of the usual ones. */
import { columnsOf, readableHead, TABLE } from './detect.js'
import { HEAD } from './detect-file.js'
import { openFormat } from './formats.js'
import { isBlank } from './json-scan.js'
import type { FieldNames } from './record-format.js'
import { sampledEncoding } from './sampled-encoding.js'
import { headOf } from './source.js'

/** Records that are looked at. */
const SAMPLE = 20

const OPEN_ARRAY = 0x5b
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf]
const NONE: FieldNames = { text: '', id: null, url: null, date: null }

/** In the order that they are met, those in an object with its name before them (`metadata.url`). Throws the system's error. */
export function fieldsThere(path: string, name: string): readonly string[] {
  const { head: bytes, isWhole } = headOf(path, HEAD)
  const { head } = readableHead(name, bytes, isWhole, () => sampledEncoding(path))
  if (TABLE.test(name)) return columnsOf(name, head)
  const found = new Set<string>()
  for (const record of firstRecords(head, isWhole)) {
    for (const [field, value] of Object.entries(record)) {
      if (!isObject(value)) found.add(field)
      else for (const inner of Object.keys(value)) found.add(`${field}.${inner}`)
    }
  }
  return [...found]
}

function* firstRecords(head: Uint8Array, isWhole: boolean): Generator<object> {
  const isArray = head.find((byte) => !isBlank(byte) && !BYTE_ORDER_MARK.includes(byte)) === OPEN_ARRAY
  const reader = openFormat({ format: isArray ? 'json' : 'jsonl', fields: NONE, delimiter: null }).reader()
  let seen = 0
  for (const chunk of isWhole ? [head, null] : [head])
    for (const { raw, record, problem } of reader.push(chunk)) {
      if (record === null && problem === null) continue
      seen += 1
      if (seen > SAMPLE) return
      const value = parsed(Buffer.from(raw).toString('utf8').replace(/^,/, ''))
      if (isObject(value)) yield value
    }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // It is told as that if the file is read.
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
