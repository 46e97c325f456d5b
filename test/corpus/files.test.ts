import { chmodSync, existsSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  copyFile,
  createFile,
  FileReader,
  FileWriter,
  hashFile,
  linesOf,
  stampOf,
  writeText,
} from '../../src/corpus/files.js'
import { hashName } from '../../src/fingerprint/hash.js'
import { tempFolder } from '../tree.js'

/** Bytes in a piece when a file is read or written in pieces. */
const PIECE = 1 << 16

function fileOf(bytes: Uint8Array | string): string {
  const path = join(tempFolder(), 'file')
  writeFileSync(path, bytes)
  return path
}

describe('lines', () => {
  const linesIn = (text: string) => Array.from(linesOf(fileOf(text)), (line) => line.toString('latin1'))

  test.each<[string, string, string[]]>([
    ['nothing', '', []],
    ['one line end', '\n', ['']],
    ['no final line end', 'a\nb', ['a', 'b']],
    ['a final one', 'a\nb\n', ['a', 'b']],
    ['empty lines', '\n\na\n\n', ['', '', 'a', '']],
    ['carriage returns, which stay', 'a\r\nb\r', ['a\r', 'b\r']],
  ])('of %s', (_, text, lines) => expect(linesIn(text)).toEqual(lines))

  test('that end, start or break at the border of two pieces', () => {
    for (const length of [PIECE - 2, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE - 1, 2 * PIECE, 3 * PIECE + 5]) {
      const long = 'x'.repeat(length)
      for (const text of [long, `${long}\n`, `${long}\n\ny`, `a\n${long}\nb\n${long}`]) {
        expect(linesIn(text)).toEqual(text.endsWith('\n') ? text.slice(0, -1).split('\n') : text.split('\n'))
      }
    }
  })

  test('are those that a split gives', () => {
    const part = fc.oneof(
      fc.constant('\n'),
      fc.integer({ min: 1, max: PIECE + 3 }).map((n) => 'z'.repeat(n)),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const text = parts.join('')
        const split = text.split('\n')
        if (split.at(-1) === '') split.pop()
        expect(linesIn(text)).toEqual(split)
      }),
      { numRuns: 40 },
    )
  })
})

describe('a writer', () => {
  test('writes pieces of any size in order, and knows their hash and length', () => {
    const size = fc.oneof(fc.nat({ max: 20 }), fc.integer({ min: PIECE - 3, max: PIECE + 3 }))
    fc.assert(
      fc.property(fc.array(size, { maxLength: 8 }), (sizes) => {
        const path = join(tempFolder(), 'file')
        const pieces = sizes.map((length, i) => Buffer.from('xé漢'[i % 3].repeat(length)))
        const writer = new FileWriter(path)
        for (const [i, piece] of pieces.entries()) writer.write(i % 2 === 0 ? piece : piece.toString('utf8'))
        const whole = Buffer.concat(pieces)
        expect(writer.length).toBe(whole.length)
        expect(writer.close()).toBe(hashName(whole))
        expect(readFileSync(path).equals(whole)).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  test('takes strings as UTF-8 and never replaces a file', () => {
    const path = join(tempFolder(), 'file')
    writeText(path, 'żółw')
    expect(readFileSync(path, 'utf8')).toBe('żółw')
    expect(() => writeText(path, 'b')).toThrow(/EEXIST/)
    expect(() => createFile(path, [], stampOf(path))).toThrow(/EEXIST/)
    expect(() => copyFile(path, path, stampOf(path))).toThrow(/EEXIST/)
    expect(readFileSync(path, 'utf8')).toBe('żółw')
  })

  test('leaves no half of a file behind', () => {
    const path = join(tempFolder(), 'file')
    const broken = [Buffer.from('first'), 'no bytes' as unknown as Buffer]
    expect(() => createFile(path, broken, { mode: 0o644, modifiedUs: Number.NaN })).toThrow()
    expect(existsSync(path)).toBe(false)
  })
})

describe('a reader', () => {
  test('reads files of any size into one buffer', () => {
    const reader = new FileReader()
    for (const length of [0, 1, 3 << 20, 17, 1 << 20, (1 << 20) - 1]) {
      const bytes = Buffer.alloc(length, length % 251)
      expect(Buffer.compare(reader.read(fileOf(bytes)), bytes)).toBe(0)
    }
  })

  test('reads all of a file, whatever length was expected', () => {
    const reader = new FileReader()
    for (const length of [0, 1, 17, 1 << 20, (1 << 20) + 1, 3 << 20]) {
      const bytes = Buffer.alloc(length, 'never the same twice ')
      const path = fileOf(bytes)
      for (const expected of [0, 1, length - 1, length, length + 1, 2 * length, 5 << 20])
        if (expected >= 0) expect(Buffer.compare(reader.read(path, expected), bytes)).toBe(0)
    }
  })

  test('throws what the system says', () => {
    const reader = new FileReader()
    expect(() => reader.read(join(tempFolder(), 'gone'))).toThrow(/ENOENT/)
    expect(() => reader.read(tempFolder())).toThrow(/EISDIR/)
  })
})

test('hash and length of a file are those of its bytes', () => {
  for (const length of [0, 1, PIECE, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 5 << 19]) {
    const bytes = Buffer.from(Uint8Array.from({ length }, (_, i) => i * 7))
    expect(hashFile(fileOf(bytes))).toEqual({ hash: hashName(bytes), bytes: length })
  }
})

test('modes and times survive, to the microsecond, from before 1970 to after 2100', () => {
  const microseconds = fc.oneof(
    fc.constantFrom(0, 1, -1, 999_999, 1_000_000, -1_000_001, 4_102_444_800_123_457),
    fc.integer({ min: -2_000_000_000_000_000, max: 4_200_000_000_000_000 }),
  )
  fc.assert(
    fc.property(microseconds, fc.integer({ min: 0o400, max: 0o7777 }), (modifiedUs, mode) => {
      const folder = tempFolder()
      const [one, two] = ['one', 'two'].map((name) => join(folder, name))
      const stamp = { mode: mode | 0o400, modifiedUs }
      createFile(one, [Buffer.from('a'), Buffer.from('b')], stamp)
      expect(stampOf(one)).toEqual({ ...stamp, bytes: 2 })
      expect(copyFile(one, two, stamp)).toEqual(hashFile(one))
      expect(stampOf(two)).toEqual({ ...stamp, bytes: 2 })
    }),
    { numRuns: 200 },
  )
})

test('a stamp is cut to whole microseconds and holds permissions alone', () => {
  const path = fileOf('abc')
  chmodSync(path, 0o640)
  utimesSync(path, 12, 1_234_567.000_001_4)
  const { bytes, mode, modifiedUs } = stampOf(path)
  expect([bytes, mode, modifiedUs]).toEqual([3, 0o640, 1_234_567_000_001])
  expect(Number(statSync(path, { bigint: true }).mtimeNs / 1000n)).toBe(modifiedUs)
})
