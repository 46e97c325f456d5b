/** An index of files, from nothing or behind another index. */
import { statSync } from 'node:fs'
import { openStore } from '../../columns/store.js'
import { DedupeError } from '../../failure.js'
import type { Host } from '../../host.js'
import type { Skipped, Warning } from '../../model.js'
import { inWords } from '../../path-words.js'
import { indexNeedOf, pagesOf, tellNeed } from '../../preflight.js'
import { native } from '../names.js'
import { type PassedFile, passedEntry, passedNotices } from '../passed.js'
import type { Walk } from '../walk.js'
import { isIndex } from './index-bytes.js'
import type { Footer } from './layout.js'
import { OpenIndex } from './open-index.js'
import { addAll, type IndexTotals, IndexWriter } from './write-index.js'

export interface BuiltIndex extends IndexTotals {
  /** Where it was written. */
  readonly out: string
  /** Documents that were read now. */
  readonly added: number
  readonly skipped: readonly Skipped[]
  readonly warnings: readonly Warning[]
}

export interface IndexSettings {
  /** Where to write it; replaced as a whole. */
  readonly out: string
  /** An index to go on from: its documents come first, and their texts are not read again. Null begins anew. */
  readonly add: string | null
  /** Accept that there is nothing to read. */
  readonly allowEmpty: boolean
  /** Bytes of memory that it may take; null for what is free. */
  readonly maxMemory: number | null
  /** Where temporary files lie meanwhile; null for the system's folder. */
  readonly temp: string | null
}

/** `paths` led to the files of the walk. Throws DedupeError where nothing can be read or written: then nothing is. */
export async function buildIndex(
  paths: readonly string[],
  walk: Walk,
  settings: IndexSettings,
  host: Host,
): Promise<BuiltIndex> {
  assertReplaceable(settings.out)
  const before = settings.add === null ? null : new OpenIndex(settings.add)
  try {
    return await buildBehind(before, paths, walk, settings, host)
  } finally {
    before?.close()
  }
}

async function buildBehind(
  before: OpenIndex | null,
  paths: readonly string[],
  walk: Walk,
  { out, add, allowEmpty, maxMemory, temp }: IndexSettings,
  host: Host,
): Promise<BuiltIndex> {
  const need = indexNeedOf(walk.files, before?.footer)
  tellNeed(need, maxMemory, host)
  const store = openStore(need, pagesOf(need, maxMemory, host.freeMemory), temp)
  try {
    const writer = new IndexWriter(out, paths, store.columns)
    try {
      if (before !== null) writer.take(before)
      const passed: PassedFile[] = walk.files.flatMap((file) =>
        file.passed === null ? [] : [{ file, pass: file.passed }],
      )
      const skipped: Skipped[] = [...walk.skipped]
      const added = await addAll(writer, walk.files, host, (file, read) => {
        if ('pass' in read) passed.push({ file, pass: read.pass })
        else if ('skipped' in read) skipped.push(read.skipped)
      })
      if (added === 0 && !allowEmpty)
        throw new DedupeError(
          'nothing-read',
          `Nothing was read${paths.length === 0 ? '' : ` in ${inWords(paths)}`}: no file is a document`,
          'See --include, or --allow-empty to accept it',
        )
      const totals = writer.finish()
      const warnings = [...walk.warnings, ...passedNotices(passed), ...indexedAgain(writer.again, add)]
      return { ...totals, out, added, skipped: [...skipped, ...passed.map(passedEntry)], warnings }
    } catch (error) {
      writer.abort()
      throw error
    }
  } finally {
    store.close()
  }
}

/** Whoever adds a folder day by day may name one of yesterday: it takes room and is no help. */
function indexedAgain(count: number, index: string | null): Warning[] {
  if (count === 0) return []
  const who = count === 1 ? '1 document stands' : `${count} documents stand`
  const message = `${who} in ${index} already, and ${count === 1 ? 'is' : 'are'} in it twice now`
  return [{ code: 'indexed-again', message }]
}

/** A text of that name may be the only one of its kind: an index replaces an index alone, or an empty file. */
function assertReplaceable(out: string): void {
  const stats = statSync(native(out), { throwIfNoEntry: false })
  if (stats === undefined || isIndex(out) || (stats.isFile() && stats.size === 0)) return
  const what = stats.isDirectory() ? 'it is a folder' : 'it is no index of dedupe'
  throw new DedupeError('not-ours', `Cannot replace ${out}: ${what}`, 'Name another file with --out')
}

/** What an index says of itself. Throws DedupeError where it cannot be used. */
export function indexInfo(path: string): IndexInfo {
  return infoOf(path, () => {})
}

/** The same once all of it was read. Throws DedupeError where any of it is not what was written. */
export function checkIndex(path: string): IndexInfo {
  return infoOf(path, (index) => {
    index.siteNames()
    for (const _ of index.chunkPieces());
    index.eachKey(() => {})
  })
}

function infoOf(path: string, check: (index: OpenIndex) => void): IndexInfo {
  const index = new OpenIndex(path)
  try {
    check(index)
    const { format: _format, shingle: _shingle, parts: _parts, ...info } = index.footer
    return { ...info, size: statSync(native(path)).size }
  } finally {
    index.close()
  }
}

export interface IndexInfo extends Omit<Footer, 'format' | 'shingle' | 'parts'> {
  /** Bytes of the index. */
  readonly size: number
}
