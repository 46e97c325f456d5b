/** --include and --exclude reach what is in an archive, by the paths that it has in the output. */
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { type DedupeSettings, dedupe } from '../../../src/index.js'
import { readTree, tempFolder, writeTree } from '../../tree.js'
import { tarOf, zipOf } from '../archives/make.js'

const TEXT = Buffer.from('A heron stood on the broken pier for most of the afternoon, watching the tide.\n')
const entries = ['a.txt', 'b.log', 'drafts/c.txt', 'drafts/d.log', 'e.html'].map((name, i) => ({
  name,
  data: Buffer.from(`The ferry of pier ${i} leaves at nine.\n`),
}))

async function told(
  files: Readonly<Record<string, Uint8Array>>,
  settings: DedupeSettings,
  paths: readonly string[] = [''],
) {
  const folder = tempFolder()
  const [input, out] = ['in', 'out'].map((name) => join(folder, name))
  writeTree(input, new Map(Object.entries({ ...files, 'z.txt': TEXT })))
  const { report } = await dedupe(
    paths.map((path) => join(input, path)),
    { out, html: false, ...settings },
  )
  return {
    documents: [...report.documents].map(({ path }) => path),
    skipped: [...report.skipped].map(({ path, code }) => `${path} ${code}`),
    idle: [...report.warnings]
      .filter(({ code }) => code === 'option-no-effect')
      .map(({ message }) => message),
    clean: [...readTree(join(out, 'clean')).keys()],
  }
}

test.each([
  ['a.zip', zipOf(entries)],
  ['a.tar', tarOf(entries)],
  ['a.tar.gz', gzipSync(tarOf(entries))],
])('%s', async (name, bytes) => {
  const under = (...paths: string[]) => paths.map((path) => `${name}/${path}`)
  const files = { [name]: bytes }
  const all = [...under('a.txt', 'b.log', 'drafts/c.txt', 'drafts/d.log', 'e.html'), 'z.txt']
  expect(await told(files, { include: ['*.log', 'e.html'], exclude: ['drafts'] })).toEqual({
    documents: [...under('a.txt', 'b.log', 'e.html'), 'z.txt'],
    skipped: under('drafts/c.txt excluded', 'drafts/d.log excluded'),
    idle: [],
    clean: all,
  })
  expect(
    await told(files, { include: [`${name}/b.*`], exclude: [`${name}/drafts/*.txt`, 'drafts/*.txt'] }),
  ).toEqual({
    documents: [...under('a.txt', 'b.log'), 'z.txt'],
    skipped: under('drafts/c.txt excluded', 'drafts/d.log not-a-document', 'e.html html'),
    idle: ["--exclude 'drafts/*.txt' matched no file"],
    clean: all,
  })
})

test('an archive that is named itself stays what it is, and so does one of which nothing is left to read', async () => {
  const files = { 'a.zip': zipOf(entries), 'b.tar': tarOf(entries.slice(0, 1)) }
  expect(await told(files, { exclude: ['*.zip', 'a.txt'] })).toEqual({
    documents: ['z.txt'],
    skipped: ['a.zip excluded', 'b.tar excluded'],
    idle: [],
    clean: ['a.zip', 'b.tar', 'z.txt'],
  })
})

test('an archive of other endings alone is opened for those that are included', async () => {
  const files = { 'a.zip': zipOf(entries.slice(1, 2)) }
  expect((await told(files, {})).skipped).toEqual(['a.zip no-texts'])
  expect(await told(files, { include: ['*.log', '*.rst'] })).toEqual({
    documents: ['a.zip/b.log', 'z.txt'],
    skipped: [],
    idle: ["--include '*.rst' matched no file"],
    clean: ['a.zip/b.log', 'z.txt'],
  })
})

test('what is packed in an archive is not opened, whatever it is named by, and told as that', async () => {
  const files = {
    'a.zip': zipOf([
      ...entries.slice(0, 1),
      { name: 'b.zip', data: zipOf(entries) },
      { name: 'c.txt.gz', data: gzipSync(TEXT) },
    ]),
  }
  for (const include of [[], ['*.zip', '*.gz', '*.txt']]) {
    const { documents, skipped } = await told(files, { include })
    expect(documents).toEqual(['a.zip/a.txt', 'z.txt'])
    expect(skipped).toEqual(['a.zip/b.zip packed-member', 'a.zip/c.txt.gz packed-member'])
  }
})

test('an archive of --against gives the members that are included', async () => {
  const files = { 'old/a.zip': zipOf([{ name: 'a.log', data: TEXT }]) }
  const { clean, idle } = await told(files, { include: ['*.log'], against: null }, ['z.txt'])
  expect([clean, idle]).toEqual([['z.txt'], ["--include '*.log' matched no file"]])
  const folder = tempFolder()
  writeTree(folder, new Map(Object.entries({ ...files, 'z.txt': TEXT })))
  const { report } = await dedupe(join(folder, 'z.txt'), { include: ['*.log'], against: join(folder, 'old') })
  expect([...report.documents].map(({ status }) => status)).toEqual(['emptied'])
})
