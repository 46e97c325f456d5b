/** Writes a Parquet file of a given schema, a row group at a time. No logical type is applied: values go out as they were stored. */
import type { CompressionCodec, FileMetaData, KeyValue, RowGroup, SchemaElement } from 'hyparquet'
import { unsupported } from '../compression/broken.js'
import { FileWriter } from '../files.js'
import type { Codecs } from './codecs.js'
import { writeFooter } from './footer.js'
import type { Leaf, LeafColumn } from './leaf.js'
import { metaOf, type ParquetFile, rangeOf } from './parquet-file.js'
import { type ByteWriter, writerLibrary } from './writer-library.js'

const MAGIC = 0x31524150
const PAGE = 1 << 20
/** Bytes of an INT96, which the library writes as bytes of that length only. */
const INT96 = 12

type Chunk = RowGroup['columns'][number]

export class ParquetWriter {
  readonly #file: FileWriter
  readonly #like: ParquetFile
  readonly #groups: RowGroup[] = []
  #columns: Chunk[] = []
  #offset = 0

  /** A file of the schema and the codecs of another; it must not exist. */
  constructor(path: string, like: ParquetFile) {
    this.#file = new FileWriter(path)
    this.#like = like
    this.#write((writer) => writer.appendUint32(MAGIC))
  }

  /** The next column of the row group. */
  column(leaf: Leaf, column: LeafColumn, codec: CompressionCodec): void {
    this.#write((writer) => {
      const { chunk } = encoded(writer, leaf, column, this.#like.codecs.written(codec), this.#like.codecs)
      this.#columns.push(chunk)
    })
  }

  /** The next column of the row group, byte for byte as another file has it. Its statistics and indexes are left out. */
  copied(group: number, column: number): void {
    const meta = metaOf(this.#like.metadata, group, column)
    const by = BigInt(this.#offset - rangeOf(meta)[0])
    const { dictionary_page_offset: dictionary, data_page_offset: data } = meta
    const {
      statistics: _s,
      index_page_offset: _i,
      bloom_filter_offset: _b,
      bloom_filter_length: _l,
      ...rest
    } = meta
    this.#write((writer) => writer.appendBytes(this.#like.bytes(group, column)))
    this.#columns.push({
      file_offset: 0n,
      meta_data: {
        ...rest,
        data_page_offset: data + by,
        // Some writers put a 0 where there is none.
        ...(dictionary === undefined || dictionary <= 0n ? {} : { dictionary_page_offset: dictionary + by }),
      },
    } as Chunk)
  }

  /** Ends a row group; one without rows leaves no trace. */
  group(rows: number): void {
    const columns = this.#columns
    this.#columns = []
    const sum = (key: 'total_uncompressed_size' | 'total_compressed_size') =>
      columns.reduce((total, { meta_data }) => total + (meta_data?.[key] ?? 0n), 0n)
    this.#groups.push({
      columns,
      num_rows: BigInt(rows),
      total_byte_size: sum('total_uncompressed_size'),
      total_compressed_size: sum('total_compressed_size'),
    })
  }

  /** Ends the file; answers with the hash and the number of its bytes. */
  close(keyValues: readonly KeyValue[]): { readonly hash: string; readonly bytes: number } {
    const { version, schema, created_by } = this.#like.metadata
    const rows = this.#groups.reduce((sum, { num_rows }) => sum + num_rows, 0n)
    const metadata = {
      version,
      schema: schema as SchemaElement[],
      num_rows: rows,
      row_groups: this.#groups,
      key_value_metadata: keyValues.length === 0 ? undefined : [...keyValues],
      created_by,
    }
    this.#write((writer) => {
      writeFooter(writer, metadata as unknown as FileMetaData)
      writer.appendUint32(MAGIC)
    })
    const bytes = this.#file.length
    return { hash: this.#file.close(), bytes }
  }

  abort(): void {
    this.#file.close()
  }

  /** The library counts its offsets from the start of the file. */
  #write(write: (writer: ByteWriter) => void): void {
    const { ByteWriter } = writerLibrary()
    const writer = new ByteWriter(PAGE)
    writer.offset = this.#offset
    write(writer)
    this.#file.write(writer.getBytes())
    this.#offset = writer.offset
  }
}

function encoded(
  writer: ByteWriter,
  leaf: Leaf,
  column: LeafColumn,
  codec: CompressionCodec,
  codecs: Codecs,
) {
  const isInt96 = column.type === 'INT96'
  const element: SchemaElement = {
    name: column.path[column.path.length - 1],
    type: isInt96 ? 'FIXED_LEN_BYTE_ARRAY' : column.type,
    repetition_type: column.schemaPath[column.schemaPath.length - 1].repetition_type ?? 'REQUIRED',
    ...(isInt96
      ? { type_length: INT96 }
      : column.typeLength === undefined
        ? {}
        : { type_length: column.typeLength }),
  }
  const plain = column.schemaPath.map(({ name, repetition_type, num_children }) => ({
    name,
    ...(repetition_type === undefined ? {} : { repetition_type }),
    ...(num_children === undefined ? {} : { num_children }),
  }))
  const result = writerLibrary().writeColumn({
    writer,
    column: {
      columnName: column.name,
      element,
      schemaPath: [...plain.slice(0, -1), element],
      codec,
      compressors:
        codec === 'UNCOMPRESSED' ? {} : { [codec]: (bytes: Uint8Array) => codecs.pack(codec, bytes) },
      stats: false,
      pageSize: PAGE,
      columnIndex: false,
      offsetIndex: false,
    },
    pageData: {
      values: leaf.values as unknown[],
      definitionLevels: leaf.definition as number[],
      repetitionLevels: leaf.repetition as number[],
      maxDefinitionLevel: column.maxDefinition,
    },
  })
  if (!isInt96) return result
  const { chunk } = result
  if (chunk.meta_data === undefined) throw unsupported('a column of INT96 could not be written')
  return { ...result, chunk: { ...chunk, meta_data: { ...chunk.meta_data, type: 'INT96' as const } } }
}
