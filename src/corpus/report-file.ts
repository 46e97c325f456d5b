/** Writes report.json, and knows the digest that `reportDigest` would find in it, without reading it again. */
import { closeSync, openSync, writeSync } from 'node:fs'
import { hasher } from '../fingerprint/hash.js'
import type { Report } from '../model.js'
import { native } from './names.js'
import { withoutClock } from './report-digest.js'

/** Hands on all pieces of a report, in order; each is valid during the call. The first holds all before the documents. */
export type EachPiece = (report: Report, take: (piece: Uint8Array) => void) => Promise<void>

/** Creates the file, which must not exist; answers with its digest. Throws the system's error. */
export async function writeReport(path: string, report: Report, eachPiece: EachPiece): Promise<string> {
  const file = openSync(native(path), 'wx')
  try {
    const hash = hasher()
    let isFirst = true
    await eachPiece(report, (piece) => {
      for (let at = 0; at < piece.length; ) at += writeSync(file, piece, at)
      hash.update(isFirst ? withoutClock(piece) : piece)
      isFirst = false
    })
    return hash.digest()
  } finally {
    closeSync(file)
  }
}
