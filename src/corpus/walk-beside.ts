/** The files of the corpus that a run is judged against. Those that are judged are no part of it, wherever it lies. */
import { dirname } from 'node:path'
import type { Host } from '../host.js'
import type { Warning } from '../model.js'
import type { ReadDocument } from './first-read.js'
import { realPath } from './names.js'
import { openInputs } from './packed/open-inputs.js'
import type { Expanded, ExpandOptions } from './records/expand.js'
import { type FoundFile, originOf, type WalkOptions, walk } from './walk.js'

export interface FilesBeside extends Pick<Expanded, 'close'> {
  readonly files: readonly FoundFile[]
  readonly warnings: readonly Warning[]
  /** Whether all that it holds is judged: then nothing is left of it. */
  readonly isNew: boolean
}

/** Throws DedupeError where the path names nothing. */
export async function walkBeside(
  path: string,
  fresh: readonly ReadDocument[],
  options: WalkOptions & ExpandOptions,
  host: Host,
): Promise<FilesBeside> {
  const { walk: found, close } = await openInputs(walk([path], { ...options, exclude: [] }), options, host)
  const place = placeOf()
  const judged = new Set(
    fresh
      .filter(({ file }) => file.data === null && file.isStandardInput !== true)
      .map(({ file }) => place(file)),
  )
  const texts = found.files.filter(({ passed }) => passed === null)
  const files = texts.filter((file) => !judged.has(place(file)))
  const left = texts.length - files.length
  if (left === 0) return { files, warnings: [], isNew: false, close }
  const message = `${left === 1 ? '1 document' : `${left} documents`} of --against ${left === 1 ? 'is' : 'are'} judged: left out of ${path}`
  return { files, warnings: [{ code: 'judged', message }], isNew: files.length === 0, close }
}

/** Answers with the place of a document's file, whatever links its folder is reached by. */
function placeOf(): (file: FoundFile) => string {
  const folders = new Map<string, string>()
  return (file) => {
    const origin = originOf(file)
    // Below an archive there are no folders.
    const from = file.original?.from ?? origin
    const folder = dirname(from)
    let real = folders.get(folder)
    if (real === undefined) {
      real = realPath(folder)
      folders.set(folder, real)
    }
    return `${real}/${origin.slice(from.lastIndexOf('/') + 1)}`
  }
}
