/** The files of the corpus that a run is judged against. Those that are judged are no part of it, wherever it lies. */
import type { Host } from '../host.js'
import type { Warning } from '../model.js'
import type { ReadDocument } from './first-read.js'
import { judgedNotice } from './judged-notice.js'
import { OUTPUT_READ } from './own-outputs.js'
import { openInputs } from './packed/open-inputs.js'
import { realPlaces } from './real-places.js'
import type { Expanded, ExpandOptions } from './records/expand.js'
import { unreadOld } from './unreadable.js'
import { type FoundFile, type WalkOptions, walk } from './walk.js'

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
  const place = realPlaces()
  const judged = new Set(fresh.filter(({ file }) => file.data === null).map(({ file }) => place(file)))
  const texts = found.files.filter(({ passed }) => passed === null)
  const files = texts.filter((file) => !judged.has(place(file)))
  const left = texts.length - files.length
  const passed = found.files.flatMap((file) => (file.passed === null ? [] : [{ file, pass: file.passed }]))
  const unread = unreadOld(path, found.skipped, passed)
  const own = found.warnings.filter(({ code }) => code === OUTPUT_READ)
  const warnings = [...judgedNotice(left, path), ...own, ...unread]
  return { files, warnings, isNew: left > 0 && files.length === 0, close }
}
