/**
 * Levels, indexes and plain values of a page. Read here and not by hyparquet, which takes a run's length from the file
 * and fills an array up to it: a flipped bit would end the process.
 */
import type { ParquetType } from 'hyparquet'

/** A value as it is stored, without what a logical type makes of it; undefined for null. INT96 and bytes are bytes. */
export type Stored = boolean | number | bigint | Uint8Array | undefined

export function bitWidth(most: number): number {
  return 32 - Math.clz32(most)
}

/** `count` numbers of `width` bits in runs (Parquet's RLE / bit-packing hybrid). Throws RangeError where they are not there. */
export function readHybrid(bytes: Uint8Array, width: number, count: number): Uint32Array {
  const out = new Uint32Array(count)
  if (width === 0) return out
  if (width > 32) throw new RangeError('width')
  let at = 0
  let done = 0
  while (done < count) {
    let header = 0
    for (let shift = 0; ; shift += 7) {
      if (at >= bytes.length || shift > 28) throw new RangeError('run')
      const byte = bytes[at++]
      header += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) break
    }
    const groups = Math.floor(header / 2)
    if (header % 2 === 0) {
      const size = (width + 7) >> 3
      if (at + size > bytes.length || groups === 0) throw new RangeError('run')
      let value = 0
      for (let i = size - 1; i >= 0; i--) value = value * 256 + bytes[at + i]
      at += size
      const end = Math.min(count, done + groups)
      out.fill(value, done, end)
      done = end
    } else {
      const wanted = Math.min(groups * 8, count - done)
      // The last group may be cut off behind the last value.
      if (groups === 0 || at + Math.ceil((wanted * width) / 8) > bytes.length) throw new RangeError('run')
      let bit = at * 8
      for (let i = 0; i < wanted; i++, bit += width) out[done++] = bitsAt(bytes, bit, width)
      at += groups * width
    }
  }
  return out
}

function bitsAt(bytes: Uint8Array, bit: number, width: number): number {
  let value = 0
  let got = 0
  for (let at = bit; got < width; ) {
    const offset = at & 7
    const taken = Math.min(8 - offset, width - got)
    value += ((bytes[at >>> 3] >> offset) & ((1 << taken) - 1)) * 2 ** got
    got += taken
    at += taken
  }
  return value
}

const FIXED: Partial<Record<ParquetType, number>> = { INT32: 4, INT64: 8, INT96: 12, FLOAT: 4, DOUBLE: 8 }

/** Throws RangeError where the values are not there. */
export function readPlain(
  bytes: Uint8Array,
  type: ParquetType,
  length: number | undefined,
  count: number,
): Stored[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const out: Stored[] = []
  if (type === 'BYTE_ARRAY') {
    for (let at = 0; out.length < count; ) {
      const size = view.getUint32(at, true)
      if (at + 4 + size > bytes.length) throw new RangeError('value')
      out.push(bytes.subarray(at + 4, at + 4 + size))
      at += 4 + size
    }
    return out
  }
  if (type === 'BOOLEAN') {
    if (count > bytes.length * 8) throw new RangeError('value')
    for (let i = 0; i < count; i++) out.push(((bytes[i >>> 3] >> (i & 7)) & 1) === 1)
    return out
  }
  const size = FIXED[type] ?? length ?? 0
  if (size <= 0 || size * count > bytes.length) throw new RangeError('value')
  for (let i = 0, at = 0; i < count; i++, at += size) {
    if (type === 'INT32') out.push(view.getInt32(at, true))
    else if (type === 'INT64') out.push(view.getBigInt64(at, true))
    else if (type === 'FLOAT') out.push(view.getFloat32(at, true))
    else if (type === 'DOUBLE') out.push(view.getFloat64(at, true))
    else out.push(bytes.subarray(at, at + size))
  }
  return out
}
