/** Parquet files through a run: as lines of JSON while it goes on, as Parquet before and after. */
import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { RowGroup } from 'hyparquet'
import type { Breathe } from '../archives/archive.js'
import { LIMITS, type Limits, most, tooMuch } from '../compression/limits.js'
import { copyFile, FileWriter, hashFile, linesOf, type Stamp } from '../files.js'
import { native } from '../names.js'
import { openParquet, openWritten, type ParquetFile } from '../parquet/parquet-file.js'
import { keptNumbers, lineFields, parquetLines, ROW } from '../parquet/parquet-lines.js'
import { type ParquetFields, parquetFields } from '../parquet/parquet-records.js'
import {
  fatesOf,
  type RowChange,
  restoreParquet,
  rewriteParquet,
  type WrittenFile,
  withoutRows,
} from '../parquet/rewrite-parquet.js'
import { type AskedFields, USUAL } from '../records/detect.js'
import type { FieldNames } from '../records/record-format.js'

/** What a Parquet file is to the lines that were made of it. */
export interface ParquetPart {
  readonly fields: ParquetFields
  /** Of the lines before the run. */
  readonly lines: string
}

/** A Parquet file of an output: where what was taken from it is kept, below the output; null where nothing was. */
export interface ParquetCopy {
  readonly fields: ParquetFields
  readonly kept: (WrittenFile & { readonly name: string }) | null
  /** Hash of the original's values; with `kept` alone. */
  readonly values: string | null
}

/**
 * Writes the lines of a file; answers with its columns where none is known to hold a text. Of each row group a row is taken out and put
 * back, for a trial: so that what cannot be read or written is told before anything is decided, when one bad file does not
 * end the run yet (law 9). Throws DedupeError with a reason to be put behind "Copied unread:".
 */
export async function openLines(
  path: string,
  asked: AskedFields,
  lines: string,
  trial: string,
  limits: Limits = LIMITS,
  breathe: Breathe = () => null,
): Promise<(ParquetPart & { readonly names: FieldNames; readonly bytes: number }) | readonly string[]> {
  const bytes = most(statSync(native(path)).size, limits)
  const file = await openParquet(path, bytes)
  try {
    const { textField: text, idField: id, urlField: url, dateField: date } = asked
    const fields = parquetFields(file, { text, id, url, date }, USUAL)
    if (fields === null) return file.columns.map(({ name }) => name)
    await writeLines(parquetLines(file, fields), lines, bytes, breathe)
    try {
      await tryGroups(file, fields, trial, breathe)
    } catch (error) {
      rmSync(native(lines), { force: true })
      throw error
    }
    const written = hashFile(lines)
    return { fields, lines: written.hash, names: lineFields(file, fields), bytes: written.bytes }
  } finally {
    file.close()
  }
}

/** A dictionary makes many rows of few bytes. Throws DedupeError `bomb` before there are more than `bytes`. */
async function writeLines(
  lines: Iterable<string>,
  path: string,
  bytes: number,
  breathe: Breathe,
): Promise<void> {
  const out = new FileWriter(path)
  let isWhole = false
  try {
    for (const line of lines) {
      if (out.length + Buffer.byteLength(line) > bytes) throw tooMuch(bytes)
      out.write(line)
      const breath = breathe()
      if (breath !== null) await breath
    }
    isWhole = true
  } finally {
    out.close()
    if (!isWhole) rmSync(native(path), { force: true })
  }
}

async function tryGroups(
  file: ParquetFile,
  { text }: ParquetFields,
  place: string,
  breathe: Breathe,
): Promise<void> {
  for (const [number, group] of file.metadata.row_groups.entries()) {
    const alone: ParquetFile = {
      ...file,
      metadata: { ...file.metadata, row_groups: [unpackedGroup(group)], num_rows: group.num_rows },
      read: (_, column) => file.read(number, column),
      bytes: (_, column) => file.bytes(number, column),
    }
    const last = Number(group.num_rows) - 1
    const [clean, kept] = [`${place}c`, `${place}k`]
    rewriteParquet(alone, text, (row) => (row === last ? null : undefined), clean, kept)
    for (const path of [clean, kept]) rmSync(native(path))
    const breath = breathe()
    if (breath !== null) await breath
  }
}

/** To be written without packing, most of the work: every codec that is read is one that is written, whatever the values. */
function unpackedGroup(group: RowGroup): RowGroup {
  const columns = group.columns.map((column) => ({
    ...column,
    ...(column.meta_data === undefined
      ? {}
      : { meta_data: { ...column.meta_data, codec: 'UNCOMPRESSED' as const } }),
  }))
  return { ...group, columns }
}

/**
 * Turns cleaned lines into the cleaned Parquet file `to`, and puts what was taken out into `name` of `folder`; with `text`
 * false nothing but which rows that were, since the file under `clean/` is still to be compared with its lines.
 */
export async function packLines(
  original: string,
  before: string,
  { fields, lines }: ParquetPart,
  after: string,
  to: string,
  folder: string,
  name: string,
  stamp: Stamp,
  text: boolean,
): Promise<{ readonly clean: WrittenFile; readonly parquet: ParquetCopy }> {
  if (hashFile(after).hash === lines) {
    return { clean: copyFile(original, to, stamp), parquet: { fields, kept: null, values: null } }
  }
  const file = await openParquet(original)
  try {
    const changes = changesIn(before, after, file.columns[fields.text].name)
    const place = join(folder, name)
    const { clean, kept, values } = rewriteParquet(file, fields.text, changes, to, place)
    const left = text ? kept : withoutRows(file, place)
    return { clean, parquet: { fields, kept: { ...left, name }, values } }
  } finally {
    file.close()
  }
}

/** What became of each row, asked for in order. */
function changesIn(before: string, after: string, text: string): (row: number) => RowChange {
  const [old, cleaned] = [linesOf(before), linesOf(after)]
  const next = () => {
    const { value, done } = cleaned.next()
    if (done === true || value.length === 0) return null
    const bytes = Buffer.from(value)
    return { bytes, line: JSON.parse(bytes.toString('utf8')) as Readonly<Record<string, unknown>> }
  }
  let stays = next()
  return (row) => {
    const line = Buffer.from(old.next().value ?? [])
    if (stays?.line[ROW] !== row) return null
    const { bytes, line: record } = stays
    stays = next()
    return bytes.equals(line) ? undefined : Buffer.from(String(record[text]))
  }
}

/** Writes the cleaned lines of an output's Parquet file again. Throws DedupeError where the files do not fit. */
export function writtenLines(
  clean: string,
  kept: string | null,
  { fields }: ParquetCopy,
  to: string,
  stamp: Stamp,
): void {
  const file = openWritten(clean)
  const out = new FileWriter(to)
  try {
    const taken = kept === null ? null : openWritten(kept)
    const numbers = taken === null ? null : keptNumbers(fatesOf(taken))
    for (const line of parquetLines(file, fields, numbers)) out.write(line)
    taken?.close()
  } finally {
    out.close(stamp)
    file.close()
  }
}

/** Puts the original together; answers with whether its values are those that were read. */
export function restoreRows(clean: string, kept: string, { values }: ParquetCopy, to: string): boolean {
  return restoreParquet(clean, kept, to) === values
}
