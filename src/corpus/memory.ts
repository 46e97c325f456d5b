/** Documents that the caller holds in memory, in the place of a walk over folders. */
import { normalize } from 'node:path'
import { DedupeError } from '../failure.js'
import type { FoundFile, Walk } from './walk.js'

export interface MemoryDocument {
  /** A name for it, as a relative path; unique. The site is its folder, the date the one in its name. */
  readonly path: string
  readonly text: string | Uint8Array
}

/** Throws DedupeError for a path that is not relative or stands twice. */
export function fromMemory(documents: readonly MemoryDocument[]): Walk {
  const seen = new Set<string>()
  const files = documents.map(({ path, text }): FoundFile => {
    const data = typeof text === 'string' ? Buffer.from(text, 'utf8') : text
    if (path === '' || path.startsWith('/') || normalize(path) !== path || path.split('/')[0] === '..') {
      throw new DedupeError('bad-path', `A document needs a relative path as its name, not '${path}'`)
    }
    if (seen.has(path)) throw new DedupeError('bad-path', `Two documents have the name '${path}'`)
    seen.add(path)
    return {
      path,
      from: path,
      data,
      root: 0,
      below: path,
      bytes: data.length,
      mode: 0o644,
      modifiedUs: 0,
      passed: null,
      included: true,
    }
  })
  return {
    roots: [{ folder: null, pattern: '', isFile: false, mount: '' }],
    files,
    skipped: [],
    warnings: [],
  }
}
