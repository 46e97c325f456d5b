/** Archives of which something, or all, cannot be read; and files that hold nothing of what their endings say. */
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { expect, test } from 'vitest'
import { type DedupeSettings, dedupe } from '../../../src/index.js'
import { readTree, tempFolder, writeTree } from '../../tree.js'
import { tarOf, zipOf } from '../archives/make.js'

const TEXT = Buffer.from('A heron stood on the broken pier for most of the afternoon, watching the tide.\n')
const ENCRYPTED = 1
const OTHER_METHOD = 12

async function told(files: Readonly<Record<string, Uint8Array | string>>, settings: DedupeSettings = {}) {
  const folder = tempFolder()
  const [input, out] = ['in', 'out'].map((name) => join(folder, name))
  writeTree(input, new Map(Object.entries({ ...files, 'z.txt': TEXT })))
  const { report } = await dedupe(input, { out, html: false, ...settings })
  return {
    skipped: [...report.skipped].map(({ path, code, message }) => `${path} ${code} ${message}`),
    notices: [...report.warnings]
      .filter(({ code }) => code.startsWith('passed-') || code === 'option-no-effect')
      .map(({ code, message }) => `${code} ${message}`),
    clean: [...readTree(join(out, 'clean')).keys()],
  }
}

test('members that are left out or renamed are counted, and the first of a kind is named', async () => {
  const names = ['../up.txt', '/../up.txt', '/var/abs.txt', 'a.txt', 'A.txt']
  const { notices, clean } = await told({
    'a.zip': zipOf([
      ...names.map((name) => ({ name, data: TEXT })),
      { name: 'secret.txt', data: TEXT, flags: 0x800 + ENCRYPTED },
    ]),
    'b.tar': tarOf([
      { name: 'ok.txt', data: TEXT },
      { name: '../b.txt', data: TEXT },
    ]),
  })
  expect(notices).toEqual([
    'passed-member-unsafe-name 3 members of archives were left out: their names lead out of the folder or cannot be file ' +
      'names; first: a.zip/../up.txt',
    'passed-member-absolute-name 1 member of an archive was given its name without the "/" in front, which would lead out of ' +
      'the folder; first: a.zip//var/abs.txt',
    'passed-member-same-name 1 member of an archive was renamed: another member has its name, or one that differs in ' +
      'capitals or accents only; first: a.zip/A.txt',
    'passed-member-encrypted 1 member of an archive was left out: it is encrypted; first: a.zip/secret.txt',
  ])
  expect(clean).toEqual(['a.zip/var/abs.txt'])
})

test('an archive that nothing can be read of stays as it is, with the reason', async () => {
  const { skipped, notices, clean } = await told({
    'closed.zip': zipOf([{ name: 'a.txt', data: TEXT, flags: 0x800 + ENCRYPTED }]),
    'method.zip': zipOf([{ name: 'a.txt', data: TEXT, method: OTHER_METHOD }]),
    'inner.zip': zipOf([{ name: 'a.zip', data: zipOf([{ name: 'a.txt', data: TEXT }]) }]),
    'pictures.zip': zipOf([{ name: 'a.png', data: TEXT }]),
    'empty.zip': zipOf([]),
    'up.tar': tarOf([{ name: '../a.txt', data: TEXT }]),
  })
  expect(skipped).toEqual([
    'closed.zip unsupported Copied unread: its members are encrypted',
    'empty.zip no-texts Copied unread: no member of it is a text document',
    'inner.zip no-texts Copied unread: no member of it is a text document, and those that are packed are not opened',
    'method.zip unsupported Copied unread: its members are packed by a method that is not known',
    'pictures.zip no-texts Copied unread: no member of it is a text document',
    'up.tar unsupported Copied unread: the names of its members lead out of the folder or cannot be file names',
  ])
  expect(notices).toContain(
    'passed-no-texts 3 files were copied unread: archives without a text document, first: empty.zip',
  )
  expect(clean).toEqual([
    'closed.zip',
    'empty.zip',
    'inner.zip',
    'method.zip',
    'pictures.zip',
    'up.tar',
    'z.txt',
  ])
})

test('a file of an ending for records that holds none is told as that, an empty packed one as empty', async () => {
  const { skipped } = await told({
    'a.jsonl': '',
    'b.csv': 'A letter, of a kind.\n',
    'c.warc': 'no crawl',
    'd.ndjson': Buffer.from('{"text":"wide"}\n'.split('').join('\0\0\0')),
    'e.json': '{"name":"settings"}',
    'f.txt.gz': '',
    'g.zip': '',
  })
  const none = 'no-records Copied unread: no records were found in it'
  expect(skipped).toEqual([
    `a.jsonl ${none}`,
    `b.csv ${none}`,
    `c.warc ${none}`,
    'd.ndjson unsupported Copied unread: records in UTF-32 are not read; iconv -f UTF-32 -t UTF-8 converts them',
    'e.json not-a-document Copied unread: it is no array of JSON objects, nor lines of them; --include reads it as a text',
    'f.txt.gz truncated Copied unread: it is empty',
    'g.zip truncated Copied unread: it is empty',
  ])
})

const parquetOf = (name: string, data: (string | null)[]) =>
  Buffer.from(parquetWriteBuffer({ columnData: [{ name, data, type: 'STRING', nullable: true }] }))

test('a field that was asked for and is not there is named, with those that are', async () => {
  const files = {
    'a.jsonl': '{"id":1,"meta":{"day":"x"},"text":"one"}\n',
    'b.parquet': parquetOf('text', ['two']),
    'c.csv': 'id;text\n1;x\n',
    'd.json': Buffer.from(`\ufeff${JSON.stringify([{ body: 'three' }])}`, 'utf16le'),
    'e.json': '{"text":"of no record"}',
    'f.csv.gz': gzipSync('sku;words\n7;x\n'),
  }
  const { skipped, notices } = await told(files, { textField: 'txt', idField: 'no' })
  const why = "first records have no field 'txt' (--text-field)"
  expect(skipped).toEqual([
    `a.jsonl no-text-field Copied unread: its ${why} (it has 'id', 'meta.day', 'text')`,
    `b.parquet no-text-field Copied unread: its ${why} (it has 'text')`,
    `c.csv no-text-field Copied unread: its ${why} (it has 'id', 'text')`,
    `d.json no-text-field Copied unread: its ${why} (it has 'body')`,
    'e.json not-a-document Copied unread: it is no array of JSON objects, nor lines of them; --include reads it as a text',
    `f.csv.gz no-text-field Copied unread: its ${why} (it has 'sku', 'words')`,
  ])
  expect(notices).toEqual([
    "option-no-effect --text-field 'txt' changed nothing: no record has it",
    "option-no-effect --id-field 'no' changed nothing: no record is read",
    'passed-not-a-document 1 file was copied unread: not text documents by their ending (.json 1); --include reads them',
    `passed-no-text-field 5 files were copied unread: their ${why}, first in a.jsonl (it has 'id', 'meta.day', 'text')`,
  ])
})

test('a row without a text is told as that, in Parquet as elsewhere', async () => {
  const { skipped } = await told({
    'a.jsonl': '{"text":"one"}\n{"text":null}\n',
    'b.parquet': parquetOf('text', ['two', null]),
  })
  const why = "text-not-string Line 2 was copied unread: there is no text in its field 'text'"
  expect(skipped).toEqual([`a.jsonl ${why}`, `b.parquet ${why}`])
})
