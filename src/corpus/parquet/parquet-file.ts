/** A Parquet file by its footer: what its columns are, where the texts are, and whether all of it can be read and written. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import type { ColumnMetaData, FileMetaData, SchemaElement } from 'hyparquet'
import { parquetMetadata } from 'hyparquet/src/metadata.js'
import { getMaxDefinitionLevel, getMaxRepetitionLevel, getSchemaPath } from 'hyparquet/src/schema.js'
import { DedupeError, systemCode } from '../../failure.js'
import type { Hasher } from '../../fingerprint/hash.js'
import { unsupported } from '../compression/broken.js'
import { tooMuch } from '../compression/limits.js'
import { native } from '../names.js'
import { type Codecs, parquetCodecs, writtenCodecs } from './codecs.js'
import { hashLeaf, type Leaf, type LeafColumn } from './leaf.js'
import { MOST_CHUNK, readLeaf } from './read-leaf.js'

export interface ParquetFile {
  readonly path: string
  readonly metadata: FileMetaData
  /** In the order in which each row group has its chunks. */
  readonly columns: readonly LeafColumn[]
  readonly rows: number
  readonly codecs: Codecs
  /** A column of a row group. Throws DedupeError `corrupt`. */
  read(group: number, column: number): Leaf
  /** Its bytes as they stand in the file. */
  bytes(group: number, column: number): Uint8Array
  close(): void
}

/** Values in a column of a row group: writers make a million rows of one at most, lists may have some more. */
const MOST_VALUES = 2 ** 24

const CODECS = ['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'BROTLI', 'ZSTD', 'LZ4', 'LZ4_RAW']

/**
 * Throws DedupeError (`corrupt`, `truncated`, `unsupported`) with a reason to be put behind "Copied unread:", or the system's error.
 * What is read throws `bomb` before all columns together give more than `most` bytes.
 */
export async function openParquet(path: string, most = Number.POSITIVE_INFINITY): Promise<ParquetFile> {
  return openWith(path, await parquetCodecs(), most)
}

/** The same without waiting, for a file that this program wrote and whose hash fits: its zstd is trusted. */
export function openWritten(path: string): ParquetFile {
  return openWith(path, writtenCodecs())
}

function openWith(path: string, codecs: Codecs, most = Number.POSITIVE_INFINITY): ParquetFile {
  let spent = 0
  const known = new Set<string>()
  const file = openSync(native(path), 'r')
  try {
    const byteLength = fstatSync(file).size
    const slice = (start: number, end = byteLength) => bytesIn(file, start, end)
    const tail = byteLength < 12 ? '' : Buffer.from(slice(byteLength - 4)).toString('latin1')
    if (tail === 'PARE') throw unsupported('its Parquet footer is encrypted')
    if (tail !== 'PAR1') throw new DedupeError('truncated', 'its Parquet footer is missing')
    const length = new DataView(slice(byteLength - 8, byteLength - 4)).getUint32(0, true)
    if (length > byteLength - 12) throw damaged()
    const metadata = orTell(() => parquetMetadata(slice(byteLength - 8 - length), { geoparquet: false }))
    const columns = orTell(() => columnsOf(metadata.schema))
    orTell(() => assertReadable(metadata, columns, byteLength))
    const chunk = (group: number, column: number) => {
      const [start, end] = rangeOf(metaOf(metadata, group, column))
      return new Uint8Array(slice(start, end))
    }
    return {
      path,
      metadata,
      columns,
      rows: Number(metadata.num_rows),
      codecs,
      bytes: chunk,
      read(group, column) {
        const name = `${group} ${column}`
        // A column may be read more than once.
        const spend = (bytes: number) => {
          if (known.has(name)) return
          spent += bytes
          if (spent > most) throw tooMuch(most)
        }
        try {
          const leaf = readLeaf(
            chunk(group, column),
            metaOf(metadata, group, column),
            columns[column],
            codecs,
            spend,
          )
          known.add(name)
          const rows = leaf.repetition.length === 0 ? leaf.values.length : count(leaf.repetition, 0)
          if (rows !== Number(metadata.row_groups[group].num_rows)) throw new RangeError('rows')
          return leaf
        } catch (error) {
          throw error instanceof DedupeError || systemCode(error) !== null ? error : damaged()
        }
      },
      close: () => closeSync(file),
    }
  } catch (error) {
    closeSync(file)
    throw error
  }
}

/** Hash of all values, whatever their encoding. */
export function hashValues(file: ParquetFile, hash: Hasher): string {
  for (const group of file.metadata.row_groups.keys()) {
    for (const column of file.columns.keys()) hashLeaf(hash, file.read(group, column))
  }
  return hash.digest()
}

export function metaOf(metadata: FileMetaData, group: number, column: number): ColumnMetaData {
  const meta = metadata.row_groups[group].columns[column]?.meta_data
  if (meta === undefined) throw damaged()
  return meta
}

function columnsOf(schema: readonly SchemaElement[]): LeafColumn[] {
  const columns: LeafColumn[] = []
  let at = 1
  const visit = (path: readonly string[], children: number): void => {
    const names = new Set<string>()
    for (let i = 0; i < children; i++) {
      const element = schema[at++]
      // Columns are found by their names.
      if (names.has(element.name)) throw unsupported(`two of its columns have the name '${element.name}'`)
      names.add(element.name)
      const below = [...path, element.name]
      if (element.num_children) visit(below, element.num_children)
      else if (element.type === undefined) throw unsupported('a group of its columns is empty')
      else columns.push(columnOf(schema, below, element))
    }
  }
  visit([], schema[0].num_children ?? 0)
  if (at !== schema.length) throw damaged()
  return columns
}

function columnOf(
  schema: readonly SchemaElement[],
  path: readonly string[],
  element: SchemaElement,
): LeafColumn {
  const tree = getSchemaPath([...schema], [...path])
  if (element.type === undefined) throw damaged()
  return {
    name: path.join('.'),
    path,
    type: element.type,
    typeLength: element.type_length,
    schemaPath: tree.map((node) => node.element),
    maxDefinition: getMaxDefinitionLevel(tree),
    maxRepetition: getMaxRepetitionLevel(tree),
  }
}

function assertReadable(metadata: FileMetaData, columns: readonly LeafColumn[], byteLength: number): void {
  let rows = 0
  for (const [group, { num_rows, columns: chunks }] of metadata.row_groups.entries()) {
    rows += Number(num_rows)
    if (chunks.length !== columns.length) throw damaged()
    for (const [column, { name, type }] of columns.entries()) {
      const meta = metaOf(metadata, group, column)
      if (chunks[column].file_path !== undefined) throw unsupported('its columns stand in other files')
      if (meta.path_in_schema.join('.') !== name || meta.type !== type) throw damaged()
      if (!CODECS.includes(meta.codec)) throw unsupported(`its column '${name}' is packed with ${meta.codec}`)
      if (Number(meta.num_values) > MOST_VALUES || Number(meta.total_uncompressed_size) > MOST_CHUNK)
        throw unsupported(`a row group of its column '${name}' is larger than what is read at once`)
      const [start, end] = rangeOf(meta)
      if (!(start >= 4 && end >= start && end <= byteLength)) throw damaged()
    }
  }
  if (rows !== Number(metadata.num_rows)) throw damaged()
}

/** Where a chunk begins and ends: at its dictionary, where it has one. */
export function rangeOf(meta: ColumnMetaData): readonly [start: number, end: number] {
  const data = Number(meta.data_page_offset)
  const dictionary = Number(meta.dictionary_page_offset ?? 0)
  const start = dictionary > 0 && dictionary < data ? dictionary : data
  return [start, start + Number(meta.total_compressed_size)]
}

function bytesIn(file: number, start: number, end: number): ArrayBuffer {
  const bytes = new Uint8Array(Math.max(0, end - start))
  let got = 1
  for (let at = 0; at < bytes.length && got > 0; at += got)
    got = readSync(file, bytes, at, bytes.length - at, start + at)
  return bytes.buffer
}

function count(levels: readonly number[], level: number): number {
  let found = 0
  for (const one of levels) if (one === level) found += 1
  return found
}

function orTell<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof DedupeError || systemCode(error) !== null) throw error
    throw damaged()
  }
}

function damaged(): DedupeError {
  return new DedupeError('corrupt', 'its Parquet data is damaged')
}
