/** Packing and unpacking of pages, by the names that Parquet has for it. Node's own where it has one: made for hostile input. */
import { createRequire } from 'node:module'
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync, gzipSync } from 'node:zlib'
import type { CompressionCodec } from 'hyparquet'
import { snappyUncompress } from 'hyparquet/src/snappy.js'
import { type ZstdAtOnce, zstdAtOnce } from '../compression/zstd-library.js'
import { lz4Block, lz4Hadoop } from './lz4.js'
import { writerLibrary } from './writer-library.js'

/** Node's own, 11, packs 0.4 MB/s of text to nine tenths of this one's size; this one 20. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

export interface Codecs {
  /** With which codec a chunk is written that was read with another: LZ4 has no writer here. */
  written(codec: CompressionCodec): CompressionCodec
  /** Throws where the bytes do not give `length` of them. */
  unpack(codec: CompressionCodec, packed: Uint8Array, length: number): Uint8Array
  pack(codec: CompressionCodec, bytes: Uint8Array): Uint8Array
}

export async function parquetCodecs(): Promise<Codecs> {
  return codecsWith(await zstdAtOnce())
}

/** Without waiting, and without packing as zstd: snappy comes in its place. For what this program wrote. */
export function writtenCodecs(): Codecs {
  const { decompress } = createRequire(import.meta.url)('fzstd') as typeof import('fzstd')
  const unpack = (packed: Uint8Array, length: number) => decompress(packed, new Uint8Array(length))
  return codecsWith({ unpack, pack: null })
}

function codecsWith(zstd: Pick<ZstdAtOnce, 'unpack'> & { readonly pack: ZstdAtOnce['pack'] | null }): Codecs {
  return {
    written: (codec) =>
      codec === 'LZ4' || codec === 'LZ4_RAW' || (codec === 'ZSTD' && zstd.pack === null) ? 'SNAPPY' : codec,
    unpack(codec, packed, length) {
      const bytes = unpacked(codec, packed, length, zstd)
      if (bytes.length !== length) throw new Error(codec)
      return bytes
    },
    pack(codec, bytes) {
      if (codec === 'GZIP') return gzipSync(bytes)
      if (codec === 'BROTLI') return brotliCompressSync(bytes, BROTLI)
      if (codec === 'ZSTD' && zstd.pack !== null) return zstd.pack(bytes)
      if (codec === 'SNAPPY') return writerLibrary().snappyCompress(bytes)
      throw new Error(codec)
    },
  }
}

function unpacked(
  codec: CompressionCodec,
  packed: Uint8Array,
  length: number,
  zstd: Pick<ZstdAtOnce, 'unpack'>,
): Uint8Array {
  // Of nothing some writers make nothing.
  if (length === 0) return new Uint8Array(0)
  const most = { maxOutputLength: length }
  switch (codec) {
    case 'UNCOMPRESSED':
      return packed
    case 'SNAPPY': {
      const bytes = new Uint8Array(length)
      snappyUncompress(packed, bytes)
      return bytes
    }
    case 'GZIP':
      return gunzipSync(packed, most)
    case 'BROTLI':
      return brotliDecompressSync(packed, most)
    case 'ZSTD':
      return zstd.unpack(packed, length)
    case 'LZ4_RAW':
      return lz4Block(packed, length)
    case 'LZ4':
      return lz4Hadoop(packed, length)
    default:
      throw new Error(codec)
  }
}
