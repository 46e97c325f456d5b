/**
 * hyparquet-writer, in the parts that are used: pages and Thrift; what goes into them is this program's. Loaded at the
 * first write and without waiting, since most runs write no Parquet and it takes a twentieth of a second.
 */
import { createRequire } from 'node:module'

type Bytes = typeof import('hyparquet-writer/src/bytewriter.js')
type Column = typeof import('hyparquet-writer/src/column.js')
type Metadata = typeof import('hyparquet-writer/src/metadata.js')
type Snappy = typeof import('hyparquet-writer/src/snappy.js')
type Thrift = typeof import('hyparquet-writer/src/thrift.js')

export type WriterLibrary = Pick<Bytes, 'ByteWriter'> &
  Pick<Column, 'writeColumn'> &
  Pick<Metadata, 'logicalType'> &
  Pick<Snappy, 'snappyCompress'> &
  Pick<Thrift, 'serializeTCompactProtocol' | 'ThriftStruct'>

export type ByteWriter = InstanceType<Bytes['ByteWriter']>

const load = createRequire(import.meta.url)
let loaded: WriterLibrary | null = null

export function writerLibrary(): WriterLibrary {
  loaded ??= {
    ...(load('hyparquet-writer/src/bytewriter.js') as Bytes),
    ...(load('hyparquet-writer/src/column.js') as Column),
    ...(load('hyparquet-writer/src/metadata.js') as Metadata),
    ...(load('hyparquet-writer/src/snappy.js') as Snappy),
    ...(load('hyparquet-writer/src/thrift.js') as Thrift),
  }
  return loaded
}
