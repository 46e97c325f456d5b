/** What is wrong with packed data, in the words of a report: "Copied unread: its gzip data ends in the middle". */
import { DedupeError } from '../../failure.js'
import type { Compression } from './kind.js'

const NAMES: Readonly<Record<Compression, string>> = {
  gz: 'gzip',
  zst: 'zstd',
  bz2: 'bzip2',
  xz: 'xz',
}

export function truncated(kind: Compression): DedupeError {
  return new DedupeError('truncated', `its ${NAMES[kind]} data ends in the middle`)
}

export function corrupt(kind: Compression): DedupeError {
  return new DedupeError('corrupt', `its ${NAMES[kind]} data is damaged`)
}

export function trailing(kind: Compression): DedupeError {
  return new DedupeError('corrupt', `other bytes stand behind its ${NAMES[kind]} data`)
}

export function unsupported(what: string): DedupeError {
  return new DedupeError('unsupported', what)
}
