/** From the bytes of a column chunk to its values and levels, with all numbers of the file checked before they are believed. */
import type { ColumnMetaData, PageHeader } from 'hyparquet'
import { parquetHeader } from 'hyparquet/src/column.js'
import { deltaBinaryUnpack } from 'hyparquet/src/delta.js'
import { byteStreamSplit } from 'hyparquet/src/encoding.js'
import type { Codecs } from './codecs.js'
import type { Leaf, LeafColumn } from './leaf.js'
import { bitWidth, readHybrid, readPlain, type Stored } from './page-values.js'

/** The most that a column of a row group may unpack to: writers make row groups of 128 MB to 1 GB of all columns. */
export const MOST_CHUNK = 1 << 30

/** Nulls and levels take little room in a file however many there are: a bit each, as if they were not packed. */
const LEVELS = 1 / 8

/**
 * Throws whatever comes up where the bytes are broken: the caller tells. `spend` is told of what pages unpack to and, before
 * anything goes through them, of the values that few bytes of a dictionary make many of; it may throw.
 */
export function readLeaf(
  bytes: Uint8Array,
  meta: ColumnMetaData,
  column: LeafColumn,
  codecs: Codecs,
  spend: (bytes: number) => void = () => {},
): Leaf {
  const leaf = { values: [] as Stored[], definition: [] as number[], repetition: [] as number[] }
  const wanted = Number(meta.num_values)
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 }
  let dictionary: Stored[] | null = null
  let left = MOST_CHUNK
  while (leaf.values.length < wanted) {
    const header = parquetHeader(reader)
    const { type, compressed_page_size: packed, uncompressed_page_size: unpacked } = header
    if (!(packed >= 0 && unpacked >= 0) || reader.offset + packed > bytes.length) throw new RangeError('page')
    left -= unpacked
    if (left < 0) throw new RangeError('page')
    spend(unpacked)
    const page = bytes.subarray(reader.offset, reader.offset + packed)
    reader.offset += packed
    if (type === 'DICTIONARY_PAGE') {
      const count = header.dictionary_page_header?.num_values ?? -1
      if (count < 0) throw new RangeError('page')
      const values = codecs.unpack(meta.codec, page, unpacked)
      dictionary = readPlain(values, column.type, column.typeLength, count)
    } else if (type === 'DATA_PAGE' || type === 'DATA_PAGE_V2') {
      const parts = type === 'DATA_PAGE' ? firstVersion : secondVersion
      const part = parts(page, header, column, meta, codecs)
      spend(part.count * LEVELS)
      const stored = addPage(leaf, part, column, dictionary, wanted)
      if (part.encoding !== 'PLAIN') spend(bytesIn(stored))
    }
  }
  return leaf
}

interface Parts {
  readonly count: number
  readonly encoding: string
  readonly repetition: Uint32Array
  readonly definition: Uint32Array
  readonly values: Uint8Array
}

type Split = (
  page: Uint8Array,
  header: PageHeader,
  column: LeafColumn,
  meta: ColumnMetaData,
  codecs: Codecs,
) => Parts

const firstVersion: Split = (page, header, column, meta, codecs) => {
  const head = header.data_page_header
  if (head === undefined) throw new RangeError('page')
  const bytes = codecs.unpack(meta.codec, page, header.uncompressed_page_size)
  const count = countOf(head.num_values, meta)
  let at = 0
  const levels = (most: number): Uint32Array => {
    if (most === 0) return new Uint32Array(0)
    const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at, true)
    const from = at + 4
    at = from + length
    return readHybrid(bytes.subarray(from, at), bitWidth(most), count)
  }
  const repetition = levels(column.maxRepetition)
  const definition = levels(column.maxDefinition)
  return { count, encoding: head.encoding, repetition, definition, values: bytes.subarray(at) }
}

const secondVersion: Split = (page, header, column, meta, codecs) => {
  const head = header.data_page_header_v2
  if (head === undefined) throw new RangeError('page')
  const count = countOf(head.num_values, meta)
  const repetitionEnd = head.repetition_levels_byte_length
  const definitionEnd = repetitionEnd + head.definition_levels_byte_length
  const length = header.uncompressed_page_size - definitionEnd
  if (!(repetitionEnd >= 0 && definitionEnd >= repetitionEnd && definitionEnd <= page.length && length >= 0))
    throw new RangeError('page')
  const levels = (most: number, from: number, to: number) =>
    most === 0 ? new Uint32Array(0) : readHybrid(page.subarray(from, to), bitWidth(most), count)
  const packed = page.subarray(definitionEnd)
  return {
    count,
    encoding: head.encoding,
    repetition: levels(column.maxRepetition, 0, repetitionEnd),
    definition: levels(column.maxDefinition, repetitionEnd, definitionEnd),
    values: head.is_compressed === false ? packed : codecs.unpack(meta.codec, packed, length),
  }
}

function countOf(count: number, meta: ColumnMetaData): number {
  if (!(count >= 0 && count <= Number(meta.num_values))) throw new RangeError('page')
  return count
}

function addPage(
  leaf: { readonly values: Stored[]; readonly definition: number[]; readonly repetition: number[] },
  { count, encoding, repetition, definition, values }: Parts,
  column: LeafColumn,
  dictionary: readonly Stored[] | null,
  wanted: number,
): ArrayLike<Stored> {
  const { maxDefinition, maxRepetition } = column
  if (leaf.values.length + count > wanted) throw new RangeError('page')
  let there = maxDefinition === 0 ? count : 0
  for (const level of definition) {
    if (level > maxDefinition) throw new RangeError('level')
    if (level === maxDefinition) there += 1
    leaf.definition.push(level)
  }
  for (const level of repetition) {
    if (level > maxRepetition) throw new RangeError('level')
    leaf.repetition.push(level)
  }
  const stored = there === 0 ? [] : storedIn(values, encoding, column, there, dictionary)
  let next = 0
  for (let i = 0; i < count; i++) {
    leaf.values.push(maxDefinition === 0 || definition[i] === maxDefinition ? stored[next++] : undefined)
  }
  return stored
}

function bytesIn(values: ArrayLike<Stored>): number {
  let bytes = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (value instanceof Uint8Array) bytes += value.length
  }
  return bytes
}

function storedIn(
  bytes: Uint8Array,
  encoding: string,
  { type, typeLength }: LeafColumn,
  count: number,
  dictionary: readonly Stored[] | null,
): ArrayLike<Stored> {
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 }
  switch (encoding) {
    case 'PLAIN':
      return readPlain(bytes, type, typeLength, count)
    case 'PLAIN_DICTIONARY':
    case 'RLE_DICTIONARY': {
      if (dictionary === null || bytes.length === 0) throw new RangeError('dictionary')
      return Array.from(readHybrid(bytes.subarray(1), bytes[0], count), (index) => {
        if (index >= dictionary.length) throw new RangeError('dictionary')
        return dictionary[index]
      })
    }
    case 'RLE': {
      if (type !== 'BOOLEAN') throw new RangeError('encoding')
      return Array.from(readHybrid(bytes.subarray(4), 1, count), (bit) => bit === 1)
    }
    case 'DELTA_BINARY_PACKED': {
      const out = type === 'INT64' ? new BigInt64Array(count) : new Int32Array(count)
      deltaBinaryUnpack(reader, count, out)
      return out
    }
    case 'DELTA_LENGTH_BYTE_ARRAY':
      return deltaBytes(bytes, reader, count, false)
    case 'DELTA_BYTE_ARRAY':
      return deltaBytes(bytes, reader, count, true)
    case 'BYTE_STREAM_SPLIT':
      // Room is taken by what the file says.
      if (count * (typeLength ?? 4) > bytes.length) throw new RangeError('value')
      return byteStreamSplit(reader, count, type, typeLength) as ArrayLike<Stored>
    default:
      throw new RangeError('encoding')
  }
}

/** Bytes whose lengths come first, and before these what each shares with the last one. */
function deltaBytes(
  bytes: Uint8Array,
  reader: { readonly view: DataView; offset: number },
  count: number,
  shares: boolean,
): Uint8Array[] {
  const shared = new Int32Array(count)
  const lengths = new Int32Array(count)
  if (shares) deltaBinaryUnpack(reader, count, shared)
  deltaBinaryUnpack(reader, count, lengths)
  const out: Uint8Array[] = []
  let last = new Uint8Array(0)
  let room = MOST_CHUNK
  for (let i = 0, at = reader.offset; i < count; i++) {
    const [front, length] = [shared[i], lengths[i]]
    room -= front + length
    if (front < 0 || front > last.length || length < 0 || at + length > bytes.length || room < 0)
      throw new RangeError('value')
    const value = new Uint8Array(front + length)
    value.set(last.subarray(0, front))
    value.set(bytes.subarray(at, at + length), front)
    out.push(value)
    last = value
    at += length
  }
  return out
}
