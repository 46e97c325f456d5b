/**
 * A sample of the documents of a walk, for an estimate before a long run: those whose paths have the smallest hashes.
 * Which documents these are depends on their paths alone, so that the same command draws the same sample on every
 * machine, and one more file changes at most one place of it.
 */
import { documentName } from '../document-name.js'
import { hash64 } from '../fingerprint/hash.js'
import type { FoundFile, Walk } from './walk.js'

/** What a sample was drawn from. */
export interface Whole {
  readonly documents: number
  readonly bytes: number
}

/** `count` documents of a walk, in path order, and nothing that is copied unread. */
export function sampleWalk(walk: Walk, count: number): Walk {
  const texts = textsOf(walk)
  if (texts.length <= count) return { ...walk, files: texts }
  const hashes = texts.map(({ path, record = null }) => hash64(Buffer.from(documentName({ path, record }))))
  const drawn = [...hashes.keys()].sort((a, b) => order(hashes[a], hashes[b]) || a - b).slice(0, count)
  return { ...walk, files: drawn.sort((a, b) => a - b).map((at) => texts[at]) }
}

export function wholeOf(walk: Walk): Whole {
  const texts = textsOf(walk)
  return { documents: texts.length, bytes: texts.reduce((sum, { bytes }) => sum + bytes, 0) }
}

function textsOf({ files }: Walk): readonly FoundFile[] {
  return files.filter(({ passed }) => passed === null)
}

const order = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0)
