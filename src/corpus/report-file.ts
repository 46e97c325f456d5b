/** Writes report.json, and knows the digest that `reportDigest` would find in it, without reading it again. */
import { closeSync, openSync, writeSync } from 'node:fs'
import { hasher } from '../fingerprint/hash.js'
import type { Report } from '../model.js'
import { reportPieces } from '../report/json.js'
import { native } from './names.js'
import { withoutClock } from './report-digest.js'

/** Creates the file, which must not exist; answers with its digest. Throws the system's error. */
export function writeReport(path: string, report: Report): string {
  const file = openSync(native(path), 'wx')
  try {
    const hash = hasher()
    let isFirst = true
    for (const piece of reportPieces(report)) {
      for (let at = 0; at < piece.length; ) at += writeSync(file, piece, at)
      hash.update(isFirst ? withoutClock(piece) : piece)
      isFirst = false
    }
    return hash.digest()
  } finally {
    closeSync(file)
  }
}
