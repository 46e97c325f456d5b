/** Bytes without a name, as they come from standard input, get the ending of what they hold. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, test } from 'vitest'
import { nameByContent } from '../../../src/corpus/records/name-by-content.js'
import { dedupe } from '../../cli/run.js'
import { readTree, tempFolder } from '../../tree.js'
import { tarOf, zipOf } from '../archives/make.js'
import { packedText } from '../compression/fixtures.js'

const TEXT = 'A heron stood on the broken pier for most of the afternoon, watching the tide come in.\n'
const NONE = { textField: null, idField: null, urlField: null, dateField: null }
const LINES = `${JSON.stringify({ id: 1, text: TEXT })}\n${JSON.stringify({ id: 2, text: TEXT })}\n`
const ARRAY = JSON.stringify([{ text: TEXT }, { text: TEXT }])
const WARC = `WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: 2\r\n\r\nab\r\n\r\n`
const TABLE = `name;story\nx;"${TEXT}"\n`
const member = [{ name: 'a.txt', data: Buffer.from(TEXT) }]
const parquet = Buffer.from(
  parquetWriteBuffer({ columnData: [{ name: 'text', data: [TEXT], type: 'STRING' }] }),
)

const folder = tempFolder()
const named = (bytes: Uint8Array | string, textField: string | null = null) => {
  const path = join(folder, 'bytes')
  writeFileSync(path, bytes)
  return nameByContent(path, { ...NONE, textField })
}

test.each<readonly [string, Uint8Array | string]>([
  ['stdin', ''],
  ['stdin', TEXT],
  ['stdin', '<!doctype html><p>A page</p>'],
  ['stdin', '{ the brace of a poem\n'],
  ['stdin', TABLE],
  ['stdin', Buffer.alloc(2000)],
  ['stdin', 'Text, date and place\nIt was in May, in Aulis.\n'],
  ['stdin', 'text,label\nA story,b\n'],
  ['stdin', 'id,text\n'],
  ['stdin', 'id,text\nOf these two this is told.\n'],
  ['stdin.csv', `id,text\n1,"${TEXT}"\n`],
  ['stdin.csv', `\ufeffurl;title;body\r\nhttps://a.example/;b;"${TEXT}"\r\n`],
  ['stdin.csv', 'date\ttext\n2024-01-02\tA story\n'],
  ['stdin.csv', 'sep=;\r\nid;text\r\n1;A story\r\n'],
  ['stdin.csv', Buffer.from('\ufeffid\ttext\r\n1\tA story\r\n', 'utf16le')],
  ['stdin.jsonl', Buffer.from(LINES, 'utf16le')],
  ['stdin.jsonl', LINES.replaceAll('\n', '\r')],
  ['stdin.csv.gz', gzipSync('id,text\n1,A story\n')],
  ['stdin.jsonl', LINES],
  ['stdin.jsonl', `\ufeff\n${LINES}`],
  ['stdin.jsonl', '{"words":"of no usual name"}\n{"words":"nor this"}\n'],
  ['stdin.json', ARRAY],
  ['stdin.warc', WARC],
  ['stdin.zip', zipOf(member)],
  ['stdin.zip', zipOf([])],
  ['stdin.tar', tarOf(member)],
  ['stdin.parquet', parquet],
  ['stdin.gz', gzipSync(TEXT)],
  ['stdin.gz', gzipSync('')],
  ['stdin.gz', gzipSync(TEXT).subarray(0, 14)],
  ['stdin.gz', gzipSync(TABLE)],
  ['stdin.jsonl.gz', gzipSync(LINES)],
  ['stdin.jsonl.gz', gzipSync(LINES.repeat(5000))],
  ['stdin.json.gz', gzipSync(ARRAY)],
  ['stdin.warc.gz', Buffer.concat([gzipSync(WARC), gzipSync(WARC)])],
  ['stdin.tar.gz', gzipSync(tarOf(member))],
  ['stdin.zst', packedText('zst')],
  ['stdin.bz2', packedText('bz2')],
  ['stdin.xz', packedText('xz')],
])('%s', async (name, bytes) => expect(await named(bytes)).toBe(name))

test('a table is one if its first row has the field that was asked for', async () => {
  expect(await named(TABLE, 'story')).toBe('stdin.csv')
  expect(await named(gzipSync(TABLE), 'story')).toBe('stdin.csv.gz')
  expect(await named(TABLE, 'tale')).toBe('stdin')
  expect(await named(TEXT, 'story')).toBe('stdin')
})

test('a record that is longer than what is looked at first is found', async () => {
  const long = `${JSON.stringify({ id: 1, text: TEXT.repeat(5000) })}\n`
  expect(await named(long)).toBe('stdin.jsonl')
  expect(await named(gzipSync(long))).toBe('stdin.jsonl.gz')
})

describe('by the command', () => {
  const run = (input: Uint8Array, out: string, ...flags: readonly string[]) =>
    dedupe(['-', '-o', out, ...flags], { cwd: folder, input })

  test('packed records come out packed, and come back unpacked', () => {
    expect(run(gzipSync(LINES), 'lines').status).toBe(0)
    const clean = readTree(join(folder, 'lines/clean'))
    expect([...clean.keys()]).toEqual(['stdin.jsonl.gz'])
    expect(gunzipSync(clean.get('stdin.jsonl.gz') ?? '').toString()).toBe(`${LINES.split('\n')[0]}\n`)
    expect(dedupe(['verify', 'lines'], { cwd: folder }).status).toBe(0)
    expect(dedupe(['restore', 'lines', '-o', 'lines.back'], { cwd: folder }).status).toBe(0)
    expect(readFileSync(join(folder, 'lines.back/stdin.jsonl'), 'utf8')).toBe(LINES)
  })

  test('an archive comes out as a folder', () => {
    expect(run(zipOf(member), 'zip').status).toBe(0)
    expect([...readTree(join(folder, 'zip/clean')).keys()]).toEqual(['stdin.zip/a.txt'])
  })

  test('what is damaged is named with its reason', () => {
    const { status, stderr } = run(gzipSync(LINES).subarray(0, 40), 'cut')
    expect([status, stderr]).toEqual([
      2,
      'dedupe: Nothing was read in standard input: no file is a document. 1 file was copied unread: stdin.gz: its gzip data ends in ' +
        'the middle\nSee --include, or --allow-empty to accept it.\n',
    ])
    expect(existsSync(join(folder, 'cut'))).toBe(false)
    expect(readdirSync(folder)).not.toContain('stdin.gz')
  })
})
