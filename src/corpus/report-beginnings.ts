/** Reports of dedupe in the forms that --format writes, told by how they begin. */
import { closeSync, openSync, readSync } from 'node:fs'
import { TOOL } from '../report/tool.js'
import { isFile } from './files.js'
import { native } from './names.js'

/** Bytes that tell one. */
const HEAD = 1024

/** Annotations for GitHub of nothing are an empty file. */
const BEGINNINGS: readonly RegExp[] = [
  /^$/,
  new RegExp(`^\\{\\s*("type":"report",)?"schemaVersion":\\s?\\d+,\\s*"tool":\\s?\\{"name":"${TOOL.name}"`),
  /^\{\s*"version": "2\.1\.0",[\s\S]*"driver": \{\s*"name": "dedupe"/,
  /^<\?xml [^>]*>\s*<testsuites name="dedupe" /,
  /^::(?:warning|error|notice) [^\n]*title=dedupe%3A/,
  /^### dedupe: /,
]

/** Throws the system's error. */
export function isReport(path: string): boolean {
  if (!isFile(path)) return false
  const head = Buffer.alloc(HEAD)
  const file = openSync(native(path), 'r')
  try {
    const text = head.toString('utf8', 0, readSync(file, head, 0, HEAD, 0))
    return BEGINNINGS.some((one) => one.test(text))
  } finally {
    closeSync(file)
  }
}
