import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Compression } from '../../../src/corpus/compression/kind.js'
import { unpacked } from '../../../src/corpus/compression/unpacked.js'
import { fixture, KINDS, packedText, read, TEXT } from './fixtures.js'

describe.each(KINDS)('%s', (kind) => {
  const whole = packedText(kind)

  test('gives the bytes that were packed', async () => {
    expect(await read(whole, kind)).toEqual(TEXT)
  })

  test('reads members in a row', async () => {
    expect(await read(Buffer.concat([whole, whole]), kind)).toEqual(Buffer.concat([TEXT, TEXT]))
  })

  test('never takes a part for the whole, wherever the file ends', async () => {
    for (let length = 0; length < whole.length; length += 7) {
      expect(await read(whole.subarray(0, length), kind), `${length}`).toMatch(/^(truncated|corrupt)$/)
    }
    expect(await read(whole.subarray(0, whole.length - 1), kind)).toBe('truncated')
  })

  test('tells of bytes behind the end, which would be lost', async () => {
    const behind = Buffer.concat([whole, Buffer.from('and so on')])
    expect(await read(behind, kind)).toMatch(/^(truncated|corrupt)$/)
  })

  // xz has padding of its own, in fours; the zstd program takes none.
  test.runIf(kind !== 'zst')('passes over zeros behind the end, of any length but for xz', async () => {
    for (const length of kind === 'xz' ? [4, 512, 300_000] : [1, 511, 300_000]) {
      const padded = Buffer.concat([whole, Buffer.alloc(length)])
      expect(await read(padded, kind), `${length}`).toEqual(TEXT)
      expect(await read(Buffer.concat([padded, Buffer.from('x')]), kind)).toMatch(/^(truncated|corrupt)$/)
    }
    expect(await read(Buffer.alloc(512), kind)).toMatch(/^(truncated|corrupt)$/)
  })

  test('tells of another format', async () => {
    expect(await read(Buffer.from('No packed text, but plain.'), kind)).toMatch(/^(truncated|corrupt)$/)
  })

  test('gives the text or a reason, whatever happened to the file', async () => {
    await fc.assert(
      fc.asyncProperty(mutations(whole.length), async (mutation) => {
        const given = await read(mutated(whole, mutation), kind)
        if (typeof given === 'string') expect(given).toMatch(/^(truncated|corrupt|unsupported|bomb)$/)
        else expect(given.equals(TEXT)).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  test('stops a bomb at the limit and lets the same pass below it', async () => {
    expect(await read(whole, kind, { free: TEXT.length - 1, ratio: 1 })).toBe('bomb')
    expect(await read(whole, kind, { free: TEXT.length, ratio: 1 })).toEqual(TEXT)
    expect(await read(whole, kind, { free: 1, ratio: Math.ceil(TEXT.length / whole.length) })).toEqual(TEXT)
  })

  test('lets the system say why a file cannot be read', async () => {
    await expect(drain('fixtures/packed/missing', kind)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test('may be left in the middle and read again', async () => {
    for (let i = 0; i < 3; i++) {
      for await (const chunk of unpacked(`fixtures/packed/engine.txt.${kind}`, kind)) {
        expect(chunk.length).toBeGreaterThan(0)
        break
      }
    }
    expect(await read(whole, kind)).toEqual(TEXT)
  })
})

test('a gigabyte of one letter is no text, however small its file', async () => {
  // 40 members of 32 MB each: no member alone is past the limit.
  const member = gzipSync(Buffer.alloc(2 ** 25, 'a'))
  expect(await read(Buffer.concat(Array(40).fill(member)), 'gz')).toBe('bomb')
}, 60_000)

test('zstd that asks for more memory than is given is refused by its header', async () => {
  // A frame of 2 GB in one segment: magic, flags, 8 bytes of size.
  const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xe0, 0, 0, 0, 0x80, 0, 0, 0, 0])
  expect(await read(header, 'zst')).toBe('unsupported')
})

test('zstd with a dictionary is told', async () => {
  const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x21, 7, 5])
  expect(await read(header, 'zst')).toBe('unsupported')
})

test('frames of zstd to be skipped are', async () => {
  const skipped = Buffer.from([0x5e, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3])
  expect(await read(Buffer.concat([skipped, packedText('zst'), skipped]), 'zst')).toEqual(TEXT)
  expect(await read(skipped.subarray(0, 10), 'zst')).toBe('truncated')
})

test('xz with a checksum or a dictionary beyond what is known is told', async () => {
  expect(await read(fixture('sha256.xz'), 'xz')).toBe('unsupported')
  expect(await read(fixture('dictionary.xz'), 'xz')).toBe('unsupported')
})

async function drain(path: string, kind: Compression): Promise<void> {
  for await (const _ of unpacked(path, kind));
}

interface Mutation {
  readonly how: 'flip' | 'cut out' | 'repeat'
  readonly at: number
  readonly length: number
  readonly bit: number
}

function mutations(length: number): fc.Arbitrary<Mutation[]> {
  return fc.array(
    fc.record({
      how: fc.constantFrom('flip', 'cut out', 'repeat'),
      at: fc.nat({ max: length - 1 }),
      length: fc.integer({ min: 1, max: 40 }),
      bit: fc.nat({ max: 7 }),
    }),
    { minLength: 1, maxLength: 3 },
  )
}

function mutated(whole: Buffer, mutations: readonly Mutation[]): Buffer {
  let bytes = Buffer.from(whole)
  for (const { how, at, length, bit } of mutations) {
    if (how === 'flip') {
      if (at < bytes.length) bytes[at] ^= 1 << bit
    } else {
      const behind = bytes.subarray(how === 'repeat' ? at : at + length)
      bytes = Buffer.concat([bytes.subarray(0, how === 'repeat' ? at + length : at), behind])
    }
  }
  return bytes
}
