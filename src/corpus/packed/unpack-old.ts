/**
 * The packed files of the corpus that an output was judged against, unpacked once more: for `verify`, which proves by their
 * texts and waits for nothing itself. Only files that the report names are opened; what is in them is checked by its hash.
 */
import { join, resolve } from 'node:path'
import { documentName } from '../../document-name.js'
import { DedupeError } from '../../failure.js'
import { createHost } from '../../host.js'
import { isIndex } from '../index-file/index-bytes.js'
import { REPORT, readManifest } from '../manifest.js'
import { originOf } from '../origin.js'
import { recordsOf, runOf } from '../report-records.js'
import { type FoundFile, walk } from '../walk.js'
import { openInputs } from './open-inputs.js'
import { packingOf } from './packing.js'

export interface UnpackedOld {
  /** A document by where it was read from, and the line of a record behind it (documentName). */
  readonly documents: ReadonlyMap<string, FoundFile>
  /** Removes what was unpacked. */
  close(): void
}

/**
 * Null where nothing is packed that the output rests on, or where its report or its corpus cannot be read any more: the proof
 * says so. Throws DedupeError where `folder` is no output, or there is no room; a file that cannot be unpacked any more is
 * left out. `temp` is where to, null for the system's place.
 */
export async function unpackOld(folder: string, temp: string | null): Promise<UnpackedOld | null> {
  const { against } = readManifest(folder)
  if (against === undefined || isIndex(join(folder, against.path))) return null
  const told = ifReadable(() => citedIn(join(folder, REPORT)))
  if (told === null) return null
  const { named, options } = told
  const cited = new Set(
    named.map((path) => resolve(path.startsWith('/') ? path : join(folder, against.folder, path))),
  )
  const holdsCited = ({ from }: FoundFile) => {
    const place = resolve(from)
    for (const path of cited) if (path === place || path.startsWith(`${place}/`)) return true
    return false
  }
  const found = ifReadable(() =>
    walk([join(folder, against.path)], { include: options.include, exclude: [], out: null }),
  )
  if (found === null) return null
  const files = found.files.filter((file) => packingOf(file) !== null && holdsCited(file))
  if (files.length === 0) return null
  const { walk: opened, close } = await openInputs({ ...found, files }, { ...options, temp }, createHost())
  const documents = new Map<string, FoundFile>()
  for (const file of opened.files) {
    const record = file.record ?? null
    documents.set(documentName({ path: resolve(originOf(file)), record }), file)
  }
  return { documents, close }
}

/** What cannot be read any more is null. */
function ifReadable<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof DedupeError) return null
    throw error
  }
}

/** The old documents that a report names, and what its run was told of how to read them. Throws DedupeError for a damaged one. */
function citedIn(report: string) {
  const { options = {} } = runOf(report)
  const named = [...recordsOf(report, 'against')].map(({ path }) => path)
  const field = (name: string) => (typeof options[name] === 'string' ? options[name] : null)
  const include = Array.isArray(options.include) ? options.include.map(String) : []
  const [textField, idField, urlField, dateField] = ['textField', 'idField', 'urlField', 'dateField'].map(
    field,
  )
  return {
    named,
    options: { include, textField, idField, urlField, dateField, site: null },
  }
}
