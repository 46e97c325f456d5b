import { expect, test } from 'vitest'
import { compressionIn, packedName } from '../../../src/corpus/compression/kind.js'
import { KINDS, packedText } from './fixtures.js'

test.each([
  ['notes.txt.gz', 'gz', 'notes.txt'],
  ['NOTES.TXT.GZ', 'gz', 'NOTES.TXT'],
  ['crawl.warc.gz', 'gz', 'crawl.warc'],
  ['pages.jsonl.zst', 'zst', 'pages.jsonl'],
  ['a/b.tgz', 'gz', 'a/b.tar'],
  ['b.tar.bz2', 'bz2', 'b.tar'],
  ['b.txz', 'xz', 'b.tar'],
])('%s is packed with %s and holds %s', (name, kind, inner) => {
  expect(packedName(name)).toEqual({ kind, inner })
})

test.each(['notes.txt', 'gz', '.gz', 'a/.gz', 'notes.gz.txt', ''])('%j says nothing', (name) => {
  expect(packedName(name)).toBeNull()
})

test.each(KINDS)('%s shows in the first bytes', (kind) => {
  expect(compressionIn(packedText(kind))).toBe(kind)
})

test('plain text and the empty file show nothing', () => {
  expect(compressionIn(Buffer.from('BZ is no word'))).toBeNull()
  expect(compressionIn(Buffer.alloc(0))).toBeNull()
})

test('a frame to be skipped is zstd', () => {
  expect(compressionIn(Buffer.from([0x51, 0x2a, 0x4d, 0x18, 0, 0]))).toBe('zst')
})
