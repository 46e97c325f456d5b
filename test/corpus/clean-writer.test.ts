/** What may fail while an output is written, and what may not. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { createAtomicFolder } from '../../src/corpus/atomic-folder.js'
import { FileWriter } from '../../src/corpus/files.js'
import { verify } from '../../src/corpus/verify.js'
import { dedupe } from '../../src/index.js'
import { inFolder, tempFolder, writeTree } from '../tree.js'

test('a ledger that cannot be written ends the run, and nothing is left', async () => {
  const folder = tempFolder()
  writeTree(join(folder, 'in'), new Map([['a.txt', 'The heron waits by the weir.\n']]))
  const failing = vi.spyOn(FileWriter.prototype, 'write').mockImplementation(() => {
    throw Object.assign(new Error('EIO: i/o error, write'), { code: 'EIO', syscall: 'write' })
  })
  try {
    await expect(dedupe(join(folder, 'in'), { out: join(folder, 'out') })).rejects.toMatchObject({
      name: 'DedupeError',
      code: 'cannot-write',
    })
  } finally {
    failing.mockRestore()
  }
  expect(readdirSync(folder)).toEqual(['in'])
})

test('a document from memory that is no text is copied from memory, and handed back as it came', async () => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'x.bin'), 'of the disk')
  const bytes = Uint8Array.from([0, 1, 2, 0, 255, 0, 7])
  const { cleaned } = await inFolder(folder, () =>
    dedupe(
      [
        { path: 'x.bin', text: bytes },
        { path: 'y.txt', text: 'A text of its own.\n' },
      ],
      { out: 'out' },
    ),
  )
  expect(new Uint8Array(readFileSync(join(folder, 'out/clean/x.bin')))).toEqual(bytes)
  expect((await verify(join(folder, 'out'))).problems).toEqual([])
  expect(Array.from(cleaned, ({ path, text, report }) => [path, text.length, report === null])).toEqual([
    ['y.txt', 19, false],
    ['x.bin', 7, true],
  ])
})

test.each(['nothing', 'an empty folder', 'a folder'])(
  'what comes to stand in the place of an output is not touched: it was %s',
  (before) => {
    const folder = tempFolder()
    const target = join(folder, 'out')
    if (before !== 'nothing') mkdirSync(target)
    if (before === 'a folder') writeFileSync(join(target, 'old.txt'), 'old')
    const place = createAtomicFolder(target)
    writeTree(target, new Map([['mine.txt', 'mine']]))
    expect(() => place.commit()).toThrow(/changed while the run was at work/)
    place.abort()
    expect(readdirSync(folder)).toEqual(['out'])
    expect(readFileSync(join(target, 'mine.txt'), 'utf8')).toBe('mine')
  },
)
