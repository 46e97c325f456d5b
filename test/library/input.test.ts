/** What is given to the library in JavaScript, where no type is checked, is refused in words. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildIndex, check, dedupe, indexInfo, reportAs } from '../../src/index.js'
import { inFolder, readTree, tempFolder, writeTree } from '../tree.js'

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

test('a text in the place of an option is not shown whole', async () => {
  const against = [{ path: 'a', text: Buffer.from(TEXT) }]
  const message = await dedupe(TEXT, { against } as never).catch((error: Error) => error.message)
  expect(message).toMatch(/^The option 'against' cannot be \[.{50,90}\.\.\.$/)
})

test('an index without settings has the name of what it is of', async () => {
  const folder = tempFolder()
  writeTree(folder, new Map([['old/a.txt', TEXT]]))
  const names = await inFolder(folder, async () => [
    (await buildIndex('old')).out,
    (await buildIndex(['old/a.txt', 'old'])).out,
    (await buildIndex('old/*.txt')).out,
    (await buildIndex([{ path: 'b.txt', text: TEXT }])).out,
  ])
  expect(names).toEqual(['old.dedupe', 'a.txt.dedupe', 'old.dedupe', 'documents.dedupe'])
  expect(indexInfo(join(folder, 'old.dedupe')).documents).toBe(1)
  expect([...readTree(folder).keys()]).toEqual([
    'a.txt.dedupe',
    'documents.dedupe',
    'old.dedupe',
    'old/a.txt',
  ])
})

test('an index replaces no file but an index', async () => {
  const folder = tempFolder()
  writeTree(
    folder,
    new Map([
      ['a.txt', TEXT],
      ['empty', ''],
    ]),
  )
  const index = (out: string) => buildIndex(join(folder, 'a.txt'), { out: join(folder, out) })
  await expect(index('a.txt')).rejects.toMatchObject({ code: 'not-ours' })
  await expect(index('.')).rejects.toMatchObject({ code: 'not-ours' })
  expect(readTree(folder).get('a.txt')?.toString()).toBe(TEXT)
  expect((await index('empty')).documents).toBe(1)
  expect((await index('empty')).documents).toBe(1)
})

test('an index says its size, and that there was nothing to index', async () => {
  const out = join(tempFolder(), 'index')
  const { size } = await buildIndex([{ path: 'a', text: TEXT }], { out })
  expect(indexInfo(out).size).toBe(size)
  await expect(buildIndex([], { out })).rejects.toMatchObject({
    message: 'Nothing was read: no file is a document',
  })
})

test('a report in the forms of CI systems tells of a gate that failed', async () => {
  const documents = ['a', 'b'].map((path) => ({ path, text: `${TEXT}\n\nOnly here: ${path}.` }))
  const { shown, failures } = await check(documents, { maxRedundancy: 0.1 })
  const as = (...given: Parameters<typeof reportAs>) => [...reportAs(...given)].join('')
  expect(as(shown, 'github', { failures })).toMatch(/^::error file=b,line=1/m)
  expect(as(shown, 'github')).toMatch(/^::(notice|warning) file=b,line=1/m)
  const sarif = JSON.parse(as(shown, 'sarif', { failures, fileOf: (path) => `texts/${path}.txt` }))
  expect(JSON.stringify(sarif.runs[0].results)).toContain('texts/b.txt')
  expect(as(shown, 'junit', { failures })).toContain('<failure')
  expect(as(shown, 'markdown', { failures })).toContain(failures[0].message.replace(/^[^:]*: /, ''))
  expect(JSON.parse(as(shown, 'json')).summary.documents).toBe(2)
  expect(() => reportAs(shown, 'yaml' as never)).toThrow("There is no form 'yaml'")
})
