/**
 * The corpus of `--against`: looked at before any of it is read, as what a run needs hangs on its size, and opened when the
 * new documents are known. Those that are judged are no part of it, wherever it lies.
 */
import type { Host } from '../host.js'
import type { Warning } from '../model.js'
import { type TextSize, textsOf } from '../preflight.js'
import type { ReadDocument } from './first-read.js'
import { isIndex } from './index-file/index-bytes.js'
import { OpenIndex } from './index-file/open-index.js'
import { judgedNotice } from './judged-notice.js'
import { OUTPUT_READ } from './own-outputs.js'
import { openInputs } from './packed/open-inputs.js'
import { realPlaces } from './real-places.js'
import type { Expanded, ExpandOptions } from './records/expand.js'
import { unreadOld } from './unreadable.js'
import { type FoundFile, type Walk, type WalkOptions, walk } from './walk.js'
import { writtenReports } from './written-reports.js'

export interface Beside {
  readonly path: string
  /** Of an index of all that it was made of, of which new documents may meet any part. */
  readonly size: TextSize
  /** What was found there; null for an index. */
  readonly walk: Walk | null
}

/**
 * Throws DedupeError where the path names nothing, an index that cannot be used, or what a report (`options.reports`) would
 * take the place of.
 */
export function lookBeside(path: string, options: WalkOptions): Beside {
  if (!isIndex(path)) {
    const found = walk([path], { ...options, exclude: [] })
    return { path, size: textsOf(found.files), walk: found }
  }
  writtenReports(options.reports ?? []).isOne(path)
  const index = new OpenIndex(path)
  index.close()
  const { documents, bytes } = index.footer
  return { path, size: { documents, bytes }, walk: null }
}

export interface FilesBeside extends Pick<Expanded, 'close'> {
  readonly files: readonly FoundFile[]
  readonly warnings: readonly Warning[]
  /** Whether all that it holds is judged: then nothing is left of it. */
  readonly isNew: boolean
}

/** The files at the path to which a walk belongs, without those of the `fresh` documents. */
export async function openBeside(
  path: string,
  files: Walk,
  fresh: readonly ReadDocument[],
  options: ExpandOptions,
  host: Host,
): Promise<FilesBeside> {
  const { walk: found, close } = await openInputs(files, options, host)
  const place = realPlaces()
  const judged = new Set(fresh.filter(({ file }) => file.data === null).map(({ file }) => place(file)))
  const texts = found.files.filter(({ passed }) => passed === null)
  const old = texts.filter((file) => !judged.has(place(file)))
  const left = texts.length - old.length
  const passed = found.files.flatMap((file) => (file.passed === null ? [] : [{ file, pass: file.passed }]))
  const unread = unreadOld(path, found.skipped, passed)
  const own = found.warnings.filter(({ code }) => code === OUTPUT_READ)
  const warnings = [...judgedNotice(left, path), ...own, ...unread]
  return { files: old, warnings, isNew: left > 0 && old.length === 0, close }
}
