/** What is given to the library in JavaScript, where no type is checked, is refused in words. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildIndex, check, dedupe, indexInfo } from '../../src/index.js'
import { tempFolder } from '../tree.js'

const TEXT = 'A heron stood on the broken pier for most of the afternoon, watching the tide come in.'
const bad: readonly unknown[] = [
  undefined,
  null,
  5,
  {},
  [5],
  [null],
  [{ text: TEXT }],
  [{ path: 'a' }],
  [{ path: 'a', text: 5 }],
  ['a', { path: 5, text: TEXT }],
]

test.each(bad.map((input) => [input]))('%j is no input', async (input) => {
  const refused = {
    code: 'bad-input',
    message: 'Give a path, paths, or documents with a path and a text',
  }
  const out = join(tempFolder(), 'index')
  await expect(dedupe(input as never)).rejects.toMatchObject(refused)
  await expect(check(input as never)).rejects.toMatchObject(refused)
  await expect(buildIndex(input as never, { out })).rejects.toMatchObject(refused)
})

test('an index says its size, and that there was nothing to index', async () => {
  const out = join(tempFolder(), 'index')
  const { size } = await buildIndex([{ path: 'a', text: TEXT }], { out })
  expect(indexInfo(out).size).toBe(size)
  await expect(buildIndex([], { out })).rejects.toMatchObject({
    message: 'Nothing was read: no file is a document',
  })
})
