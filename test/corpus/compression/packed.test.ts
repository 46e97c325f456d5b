import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { packed } from '../../../src/corpus/compression/packed.js'
import { hashName } from '../../../src/fingerprint/hash.js'
import { tempFolder } from '../../tree.js'
import { read, TEXT } from './fixtures.js'

const folder = tempFolder()
let number = 0

async function write(kind: 'gz' | 'zst', pieces: readonly Uint8Array[]): Promise<Buffer> {
  const path = join(folder, `${number++}`)
  const file = await packed(path, kind)
  for (const piece of pieces) await file.write(piece)
  const { hash, bytes } = await file.close()
  const written = readFileSync(path)
  expect(hash).toBe(hashName(written))
  expect(bytes).toBe(written.length)
  return written
}

describe.each(['gz', 'zst'] as const)('%s', (kind) => {
  test('what is written reads back', async () => {
    expect(await read(await write(kind, [TEXT]), kind)).toEqual(TEXT)
    expect(await read(await write(kind, []), kind)).toEqual(Buffer.alloc(0))
  })

  test('the same bytes whatever the pieces', async () => {
    const long = Buffer.concat(
      Array.from({ length: 200 }, (_, i) => Buffer.concat([TEXT, Buffer.from(`${i}`)])),
    )
    const whole = await write(kind, [long])
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: long.length }), { maxLength: 20 }), async (cuts) => {
        const borders = [0, ...cuts.sort((a, b) => a - b), long.length]
        const pieces = borders.slice(1).map((end, i) => long.subarray(borders[i], end))
        expect((await write(kind, pieces)).equals(whole)).toBe(true)
      }),
      { numRuns: 20 },
    )
  })

  test('two files at once do not mix, nor does a reader', async () => {
    const [a, b] = await Promise.all([write(kind, [TEXT, TEXT]), write(kind, [TEXT.subarray(100)])])
    expect(await read(a, kind)).toEqual(Buffer.concat([TEXT, TEXT]))
    expect(await read(b, kind)).toEqual(TEXT.subarray(100))
  })

  test('what was given up is gone', async () => {
    const path = join(folder, `${number++}`)
    const file = await packed(path, kind)
    await file.write(TEXT)
    file.abort()
    expect(existsSync(path)).toBe(false)
  })
})

test('gzip names no time, no file and no system', async () => {
  const bytes = await write('gz', [TEXT])
  expect([...bytes.subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])
})

test('a cut of gzip begins a member, and none is empty', async () => {
  const path = join(folder, `${number++}`)
  const file = await packed(path, 'gz')
  await file.cut()
  await file.write(Buffer.from('one'))
  await file.cut()
  await file.cut()
  await file.write(Buffer.from('two'))
  await file.close()
  const bytes = readFileSync(path)
  expect(gunzipSync(bytes).toString()).toBe('onetwo')
  const second = bytes.indexOf(Buffer.from([0x1f, 0x8b, 8]), 1)
  expect(gunzipSync(bytes.subarray(0, second)).toString()).toBe('one')
  expect(gunzipSync(bytes.subarray(second)).toString()).toBe('two')
})

test('zstd is one frame', async () => {
  const long = Buffer.concat(Array(300).fill(TEXT))
  const bytes = await write('zst', [long])
  expect(bytes.indexOf(Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), 1)).toBe(-1)
  expect(await read(bytes, 'zst')).toEqual(long)
})
