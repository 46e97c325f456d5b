/** Files that appear whole or not at all. */
import { mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeWhole } from '../../src/corpus/whole-file.js'

const folder = () => mkdtempSync(join(tmpdir(), 'whole-'))

test('a name may be as long as a name can be', () => {
  const place = join(folder(), 'n'.repeat(255))
  writeWhole(place, (partial) => writeFileSync(partial, 'all'))
  expect(readFileSync(place, 'utf8')).toBe('all')
})

test('what stood there stands until all is written, and nothing else is left', () => {
  const at = folder()
  const place = join(at, 'file')
  writeFileSync(place, 'before')
  const broken = () =>
    writeWhole(place, (partial) => {
      writeFileSync(partial, 'half')
      throw new Error('stopped')
    })
  expect(broken).toThrow('stopped')
  expect(readFileSync(place, 'utf8')).toBe('before')
  expect(readdirSync(at)).toEqual(['file'])
})

test('a link goes on leading to its file', () => {
  const at = folder()
  writeFileSync(join(at, 'file'), 'before')
  symlinkSync('file', join(at, 'link'))
  writeWhole(join(at, 'link'), (partial) => writeFileSync(partial, 'after'))
  expect(readFileSync(join(at, 'file'), 'utf8')).toBe('after')
})

test('an error of the system names the file', () => {
  const place = join(folder(), 'none', 'file')
  expect(() => writeWhole(place, (partial) => writeFileSync(partial, ''))).toThrow(`Cannot write ${place}: `)
})
