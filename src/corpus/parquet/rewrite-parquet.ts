/**
 * A Parquet file with other texts and fewer rows, and the way back. All other columns keep their values, nulls, lists and types;
 * row groups that nothing changes in are copied as they are. What changed is kept in a second Parquet file: the
 * original rows, and in its metadata which they were. Both together are read again and compared before the run goes on
 * (law 1 is about the values here).
 */
import { rmSync } from 'node:fs'
import { DedupeError, systemCode } from '../../failure.js'
import { type Hasher, hasher } from '../../fingerprint/hash.js'
import { native } from '../names.js'
import { hashLeaf, type Leaf, LeafBuilder, type Rows, rowsOf } from './leaf.js'
import { metaOf, openWritten, type ParquetFile } from './parquet-file.js'
import { type Fate, fatesIn, runsOf } from './row-runs.js'
import { ParquetWriter } from './write-parquet.js'

/** Undefined: the row stays; null: it goes; bytes: they are its text, where it has one. */
export type RowChange = undefined | null | Uint8Array

export interface WrittenFile {
  readonly hash: string
  readonly bytes: number
}

export interface RewrittenParquet {
  /** Of the original's values. */
  readonly values: string
  readonly clean: WrittenFile
  readonly kept: WrittenFile
}

const KEY = 'corpus-dedupe'

/**
 * Writes the cleaned file and what was taken from it; neither may exist. `text` is the number of the text's column.
 * Throws DedupeError, and takes both files away, where the file cannot be read or not be written as it was.
 */
export function rewriteParquet(
  file: ParquetFile,
  text: number,
  changeOf: (row: number) => RowChange,
  cleanPath: string,
  keptPath: string,
): RewrittenParquet {
  try {
    const written = write(file, text, changeOf, cleanPath, keptPath)
    assertRestores(file, written.values, cleanPath, keptPath)
    return written
  } catch (error) {
    for (const path of [cleanPath, keptPath]) rmSync(native(path), { force: true })
    throw error instanceof DedupeError || systemCode(error) !== null ? error : notAsItWas()
  }
}

function write(
  file: ParquetFile,
  text: number,
  changeOf: (row: number) => RowChange,
  cleanPath: string,
  keptPath: string,
): RewrittenParquet {
  const { metadata, columns } = file
  const hash = hasher()
  const runs: string[] = []
  const clean = new ParquetWriter(cleanPath, file)
  let kept: ParquetWriter | null = null
  try {
    kept = new ParquetWriter(keptPath, file)
    let first = 0
    for (const [group, { num_rows }] of metadata.row_groups.entries()) {
      const changes = Array.from({ length: Number(num_rows) }, (_, i) => changeOf(first + i))
      first += changes.length
      const fates = changes.map((change): Fate => (change === undefined ? 'k' : change === null ? 'd' : 'c'))
      runs.push(runsOf(fates))
      writeGroup(file, group, text, changes, fates, { clean, kept, hash })
    }
    const keyValues = metadata.key_value_metadata ?? []
    const note = { key: KEY, value: JSON.stringify({ version: 1, text: columns[text].name, groups: runs }) }
    const own = { clean: clean.close(keyValues), kept: kept.close([note]) }
    return { values: hash.digest(), ...own }
  } catch (error) {
    clean.abort()
    kept?.abort()
    throw error
  }
}

function writeGroup(
  file: ParquetFile,
  group: number,
  text: number,
  changes: readonly RowChange[],
  fates: readonly Fate[],
  to: { readonly clean: ParquetWriter; readonly kept: ParquetWriter; readonly hash: Hasher },
): void {
  const { metadata, columns } = file
  const stays = fates.filter((fate) => fate !== 'd').length
  const changed = fates.filter((fate) => fate !== 'k').length
  for (const [number, column] of columns.entries()) {
    const leaf = file.read(group, number)
    hashLeaf(to.hash, leaf)
    const { codec } = metaOf(metadata, group, number)
    const rows = rowsOf(leaf)
    if (changed > 0)
      to.kept.column(
        chosen(rows, fates, (fate) => fate !== 'k'),
        column,
        codec,
      )
    if (stays === 0) continue
    if (changed === 0 || (number !== text && stays === fates.length)) {
      to.clean.copied(group, number)
      continue
    }
    const left =
      number === text ? { ...leaf, values: leaf.values.map((value, i) => changes[i] ?? value) } : leaf
    to.clean.column(
      chosen(rowsOf(left), fates, (fate) => fate !== 'd'),
      column,
      codec,
    )
  }
  if (stays > 0) to.clean.group(stays)
  if (changed > 0) to.kept.group(changed)
}

function chosen(rows: Rows, fates: readonly Fate[], wants: (fate: Fate) => boolean): Leaf {
  const builder = new LeafBuilder()
  for (const [row, fate] of fates.entries()) if (wants(fate)) builder.add(rows, row)
  return builder
}

/** Done at once: whoever calls takes both files away where this throws. */
function assertRestores(file: ParquetFile, values: string, cleanPath: string, keptPath: string): void {
  const clean = openWritten(cleanPath)
  try {
    const same = JSON.stringify(clean.metadata.schema) === JSON.stringify(file.metadata.schema)
    const kept = openWritten(keptPath)
    try {
      const hash = hasher()
      for (const leaves of restoredGroups(clean, kept)) for (const leaf of leaves) hashLeaf(hash, leaf.leaf)
      if (same && hash.digest() === values) return
    } finally {
      kept.close()
    }
  } catch (error) {
    if (!(error instanceof DedupeError)) throw error
  } finally {
    clean.close()
  }
  throw notAsItWas()
}

/** Leaves of what was kept which rows went, and none of their values. Answers with the file that it is now. */
export function withoutRows(file: ParquetFile, keptPath: string): WrittenFile {
  const kept = openWritten(keptPath)
  const notes = kept.metadata.key_value_metadata ?? []
  kept.close()
  rmSync(native(keptPath))
  return new ParquetWriter(keptPath, file).close(notes)
}

function notAsItWas(): DedupeError {
  return new DedupeError('unsupported', 'its Parquet data could not be written again as it was')
}

interface Restored {
  readonly leaf: Leaf
  /** The row group of the cleaned file that has this column as it was; null where rows were put together. */
  readonly as: number | null
}

/** The row groups of the original, each with its columns. Throws DedupeError where the two files do not fit. */
function* restoredGroups(clean: ParquetFile, kept: ParquetFile): Generator<Generator<Restored>> {
  const groups = fatesOf(kept)
  let [cleanGroup, keptGroup] = [0, 0]
  for (const fates of groups) {
    const hasClean = fates.some((fate) => fate !== 'd')
    const hasKept = fates.some((fate) => fate !== 'k')
    yield columnsOf(clean, kept, fates, hasClean ? cleanGroup : null, hasKept ? keptGroup : null)
    if (hasClean) cleanGroup += 1
    if (hasKept) keptGroup += 1
  }
  if (cleanGroup !== clean.metadata.row_groups.length || keptGroup !== kept.metadata.row_groups.length)
    throw misfit()
}

function* columnsOf(
  clean: ParquetFile,
  kept: ParquetFile,
  fates: readonly Fate[],
  cleanGroup: number | null,
  keptGroup: number | null,
): Generator<Restored> {
  for (const number of clean.columns.keys()) {
    if (cleanGroup !== null && cleanGroup >= clean.metadata.row_groups.length) throw misfit()
    if (keptGroup !== null && keptGroup >= kept.metadata.row_groups.length) throw misfit()
    const own = cleanGroup === null ? null : clean.read(cleanGroup, number)
    if (own !== null && keptGroup === null) {
      yield { leaf: own, as: cleanGroup }
      continue
    }
    const from = own === null ? null : rowsOf(own)
    const back = keptGroup === null ? null : rowsOf(kept.read(keptGroup, number))
    const builder = new LeafBuilder()
    let [ownRow, backRow] = [0, 0]
    for (const fate of fates) {
      if (fate !== 'k' && back !== null) builder.add(back, backRow++)
      if (fate === 'k' && from !== null) builder.add(from, ownRow)
      if (fate !== 'd') ownRow += 1
    }
    yield { leaf: builder, as: null }
  }
}

/**
 * Puts the original together from a cleaned file and what was kept; `path` must not exist. Answers with the hash of its
 * values, which is the caller's to compare. Throws DedupeError where the files do not fit.
 */
export function restoreParquet(cleanPath: string, keptPath: string, path: string): string {
  const clean = openWritten(cleanPath)
  try {
    const kept = openWritten(keptPath)
    try {
      const hash = hasher()
      const writer = new ParquetWriter(path, clean)
      const codecs = kept.metadata.row_groups[0] ?? clean.metadata.row_groups[0]
      let group = 0
      const all = fatesOf(kept)
      for (const leaves of restoredGroups(clean, kept)) {
        let number = 0
        for (const { leaf, as } of leaves) {
          hashLeaf(hash, leaf)
          if (as !== null) writer.copied(as, number)
          else writer.column(leaf, clean.columns[number], codecs.columns[number].meta_data?.codec ?? 'SNAPPY')
          number += 1
        }
        writer.group(all[group].length)
        group += 1
      }
      writer.close(clean.metadata.key_value_metadata ?? [])
      return hash.digest()
    } finally {
      kept.close()
    }
  } finally {
    clean.close()
  }
}

/** What became of the original's rows, a list for each row group. Throws DedupeError where a file says nothing of it. */
export function fatesOf(kept: ParquetFile): readonly (readonly Fate[])[] {
  const note = kept.metadata.key_value_metadata?.find(({ key }) => key === KEY)?.value
  let groups: unknown
  try {
    groups = (JSON.parse(note ?? '{}') as { groups?: unknown }).groups
  } catch {
    throw misfit()
  }
  if (!Array.isArray(groups)) throw misfit()
  return groups.map((runs) => {
    const fates = typeof runs === 'string' ? fatesIn(runs, 2 ** 31) : null
    if (fates === null) throw misfit()
    return fates
  })
}

function misfit(): DedupeError {
  return new DedupeError('corrupt', 'what was kept of it does not fit')
}
