/**
 * The footer of a Parquet file, as Thrift. hyparquet-writer's own (0.17.0) writes the width of an INTEGER type as a
 * number of 32 bits where the format has 8, and other readers refuse the file; the rest of its code is used.
 */
import type { FileMetaData, SchemaElement } from 'hyparquet'
import {
  CompressionCodecs,
  ConvertedTypes,
  Encodings,
  FieldRepetitionTypes,
  ParquetTypes,
} from 'hyparquet/src/constants.js'
import { type ByteWriter, writerLibrary } from './writer-library.js'

/** Of the Thrift compact protocol. */
const TRUE = 1
const FALSE = 2
const BYTE = 3
const STRUCT = 12
/** Of INTEGER among logical types. */
const INTEGER = 10

/** What is said of chunks is where they lie and how they are packed: no statistics and no indexes. */
export function writeFooter(writer: ByteWriter, metadata: FileMetaData): void {
  const { serializeTCompactProtocol } = writerLibrary()
  const start = writer.offset
  serializeTCompactProtocol(writer, {
    field_1: metadata.version,
    field_2: metadata.schema.map(schemaField),
    field_3: metadata.num_rows,
    field_4: metadata.row_groups.map(({ columns, total_byte_size, num_rows, total_compressed_size }) => ({
      field_1: columns.map(({ file_offset, meta_data: meta }) => ({
        field_2: file_offset,
        field_3: meta && {
          field_1: ParquetTypes.indexOf(meta.type),
          field_2: meta.encodings.map((encoding) => Encodings.indexOf(encoding)),
          field_3: meta.path_in_schema,
          field_4: CompressionCodecs.indexOf(meta.codec),
          field_5: meta.num_values,
          field_6: meta.total_uncompressed_size,
          field_7: meta.total_compressed_size,
          field_9: meta.data_page_offset,
          field_11: meta.dictionary_page_offset,
        },
      })),
      field_2: total_byte_size,
      field_3: num_rows,
      field_6: total_compressed_size,
    })),
    field_5: metadata.key_value_metadata?.map(({ key, value }) => ({ field_1: key, field_2: value })),
    field_6: metadata.created_by,
    // An order for each column: the one of its type.
    field_7: metadata.schema.filter(({ type }) => type !== undefined).map(() => ({ field_1: {} })),
  } as Parameters<typeof serializeTCompactProtocol>[1])
  writer.appendUint32(writer.offset - start)
}

function schemaField(element: SchemaElement): object {
  const { type, repetition_type, converted_type, logical_type } = element
  return {
    field_1: type && ParquetTypes.indexOf(type),
    field_2: element.type_length,
    field_3: repetition_type && FieldRepetitionTypes.indexOf(repetition_type),
    field_4: element.name,
    field_5: element.num_children,
    field_6: converted_type && ConvertedTypes.indexOf(converted_type),
    field_7: element.scale,
    field_8: element.precision,
    field_9: element.field_id,
    field_10:
      logical_type?.type === 'INTEGER' ? integer(logical_type) : writerLibrary().logicalType(logical_type),
  }
}

function integer({ bitWidth, isSigned }: { readonly bitWidth: number; readonly isSigned: boolean }): object {
  const { ThriftStruct } = writerLibrary()
  const width = new ThriftStruct([
    [1, BYTE, bitWidth],
    [2, isSigned ? TRUE : FALSE, isSigned],
  ])
  return new ThriftStruct([[INTEGER, STRUCT, width]])
}
