/** The files of the corpus that a run is judged against. Those that are judged are no part of it, wherever it lies. */
import { dirname } from 'node:path'
import type { Warning } from '../model.js'
import type { ReadDocument } from './first-read.js'
import { realPath } from './names.js'
import { type FoundFile, type WalkOptions, walk } from './walk.js'

export interface FilesBeside {
  readonly files: readonly FoundFile[]
  readonly warnings: readonly Warning[]
  /** Whether all that it holds is judged: then nothing is left of it. */
  readonly isNew: boolean
}

/** Throws DedupeError where the path names nothing. */
export function walkBeside(path: string, fresh: readonly ReadDocument[], options: WalkOptions): FilesBeside {
  const found = walk([path], { ...options, exclude: [] })
  const place = placeOf()
  const judged = new Set(fresh.filter(({ file }) => file.data === null).map(({ file }) => place(file.from)))
  const texts = found.files.filter(({ passed }) => passed === null)
  const files = texts.filter(({ from }) => !judged.has(place(from)))
  const left = texts.length - files.length
  if (left === 0) return { files, warnings: [], isNew: false }
  const message = `${left === 1 ? '1 document' : `${left} documents`} of --against ${left === 1 ? 'is' : 'are'} judged: left out of ${path}`
  return { files, warnings: [{ code: 'judged', message }], isNew: files.length === 0 }
}

/** Answers with the place of a file, whatever links its folder is reached by. */
function placeOf(): (from: string) => string {
  const folders = new Map<string, string>()
  return (from) => {
    const folder = dirname(from)
    let real = folders.get(folder)
    if (real === undefined) {
      real = realPath(folder)
      folders.set(folder, real)
    }
    return `${real}${from.slice(from.lastIndexOf('/'))}`
  }
}
