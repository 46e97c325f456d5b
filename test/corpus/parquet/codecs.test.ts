/** Codecs of Parquet's pages: what is packed comes back, and packing takes no longer than the rest of a run. */
import { brotliCompressSync } from 'node:zlib'
import type { CompressionCodec } from 'hyparquet'
import { expect, test } from 'vitest'
import { parquetCodecs } from '../../../src/corpus/parquet/codecs.js'
import { prose } from '../../boilerplate/pages.js'

const TEXT = Buffer.from(Array.from({ length: 400 }, (_, number) => prose(number)).join('\n'))
const CODECS: readonly CompressionCodec[] = ['SNAPPY', 'GZIP', 'BROTLI', 'ZSTD']

test.each(CODECS)('%s gives back what was packed', async (codec) => {
  const codecs = await parquetCodecs()
  for (const bytes of [TEXT.subarray(0, 1), TEXT])
    expect(Buffer.from(codecs.unpack(codec, codecs.pack(codec, bytes), bytes.length))).toEqual(bytes)
})

test('Brotli is not packed as tightly as it can be, which takes fifty times as long', async () => {
  const { pack } = await parquetCodecs()
  expect(pack('BROTLI', TEXT).length).toBeGreaterThan(brotliCompressSync(TEXT).length)
})
