/**
 * How fast each kind of input is read, and with what memory: MB (10^6 bytes, unpacked) a second of CPU time, the best and the
 * slowest of some rounds, and the peak of a process that does nothing else, node included. Generated text, seeded; each reader
 * runs in a process of its own, and "nothing" is one that reads none. Run it by `npm run bench`.
 */
import { spawnSync } from 'node:child_process'
import {
  createReadStream,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { spoolMembers } from '../src/corpus/archives/archive.js'
import { packed } from '../src/corpus/compression/packed.js'
import { unpacked } from '../src/corpus/compression/unpacked.js'
import { openLines } from '../src/corpus/packed/parquet-copies.js'
import { openParquet } from '../src/corpus/parquet/parquet-file.js'
import { parquetLines } from '../src/corpus/parquet/parquet-lines.js'
import { type FormatName, openFormat } from '../src/corpus/records/formats.js'
import { chunksOf } from '../src/corpus/records/source.js'
import { WARC_FIELDS } from '../src/corpus/records/warc.js'
import { tarOf, zipOf } from '../test/corpus/archives/make.js'

const RECORDS = 20_000
/** As in web corpora: some kilobytes a text. */
const WORDS = 300
const ROUNDS = 3
/** Files of an archive: so many that what each of them costs is seen. */
const MEMBERS = 2000
const SEED = 20_260_101
/** Bytes of the sample that stands in the fixtures for the packers that nothing here writes. */
const SMALL = 2564

const STATUS = '/proc/self/status'

const VOCABULARY = 'ferry river pier harbour tide the of waits for minutes rope and'.split(' ')
const FIELDS = { text: 'text', id: 'id', url: 'url', date: null }

let state = SEED
/** Park and Miller's generator: the same text on every machine. */
function random(below: number): number {
  state = (state * 48271) % 0x7fffffff
  return state % below
}

function text(): string {
  const words = Array.from({ length: WORDS }, () => `${VOCABULARY[random(VOCABULARY.length)]}${random(50)}`)
  return words
    .map((word, i) => (i % 40 === 39 ? `${word}.\n\n` : i % 10 === 9 ? `"${word}" é ` : `${word} `))
    .join('')
}

/** Where a case reads, and how often a round does: small samples many times. */
interface Case {
  readonly file: string
  readonly times?: number
  read(path: string, folder: string): Promise<void>
}

const recordsOf = (format: FormatName['format'], delimiter: number | null): Case['read'] => {
  const fields = format === 'warc' ? WARC_FIELDS : FIELDS
  return async (path) => {
    const reader = openFormat({ format, fields, delimiter }).reader()
    let found = 0
    const take = (chunk: Uint8Array | null) => {
      for (const { record } of reader.push(chunk)) if (record !== null) found += 1
    }
    for (const chunk of chunksOf(path)) take(chunk)
    take(null)
    if (found !== RECORDS) throw new Error(`${found} records were read, ${RECORDS} were written`)
  }
}

const packedAs = (kind: 'gz' | 'zst' | 'bz2' | 'xz'): Case['read'] => {
  return async (path) => {
    for await (const _ of unpacked(path, kind));
  }
}

let spooled = 0
const membersOf = (archive: 'zip' | 'tar'): Case['read'] => {
  return async (path, folder) => {
    const { members } = await spoolMembers(path, archive, null, folder, `${archive}-${spooled++}-`)
    for (const { file } of members) rmSync(file)
  }
}

const writtenAs = (kind: 'gz' | 'zst'): Case['read'] => {
  return async (path, folder) => {
    const place = join(folder, `written-${spooled++}.${kind}`)
    const file = await packed(place, kind)
    for await (const chunk of createReadStream(path)) await file.write(chunk)
    await file.close()
    rmSync(place)
  }
}

const CASES: Readonly<Record<string, Case>> = {
  nothing: { file: 'rows.jsonl', async read() {} },
  JSONL: { file: 'rows.jsonl', read: recordsOf('jsonl', null) },
  'JSONL, escaped': { file: 'escaped.jsonl', read: recordsOf('jsonl', null) },
  JSON: { file: 'rows.json', read: recordsOf('json', null) },
  CSV: { file: 'rows.csv', read: recordsOf('csv', 44) },
  TSV: { file: 'rows.tsv', read: recordsOf('csv', 9) },
  WARC: { file: 'rows.warc', read: recordsOf('warc', null) },
  Parquet: {
    file: 'rows.parquet',
    async read(path) {
      const file = await openParquet(path)
      let found = 0
      for (const _ of parquetLines(file, { text: 2, id: 0, url: 1, date: null })) found += 1
      file.close()
      if (found !== RECORDS) throw new Error(`${found} rows were read, ${RECORDS} were written`)
    },
  },
  // As a run does: its lines written, and each row group for a trial.
  'Parquet, tried': {
    file: 'rows.parquet',
    async read(path, folder) {
      const place = (what: string) => join(folder, `${what}-${spooled++}`)
      const asked = { textField: null, idField: null, urlField: null, dateField: null }
      const lines = place('lines')
      await openLines(path, asked, lines, place('trial'))
      rmSync(lines)
    },
  },
  gz: { file: 'rows.jsonl.gz', read: packedAs('gz') },
  zst: { file: 'rows.jsonl.zst', read: packedAs('zst') },
  'bz2, small': { file: 'fixtures/packed/engine.txt.bz2', times: 200, read: packedAs('bz2') },
  'xz, small': { file: 'fixtures/packed/engine.txt.xz', times: 200, read: packedAs('xz') },
  zip: { file: 'rows.zip', read: membersOf('zip') },
  tar: { file: 'rows.tar', read: membersOf('tar') },
  'write gz': { file: 'rows.jsonl', read: writtenAs('gz') },
  'write zst': { file: 'rows.jsonl', read: writtenAs('zst') },
}

/** One case, in a process of its own; `bytes` are those of a round. */
async function measure(name: string, folder: string, bytes: number): Promise<void> {
  const { file, times = 1, read } = CASES[name]
  const path = file.startsWith('fixtures/') ? file : join(folder, file)
  const speeds: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.cpuUsage()
    for (let i = 0; i < times; i += 1) await read(path, folder)
    const { user, system } = process.cpuUsage(before)
    speeds.push(bytes / (user + system))
  }
  speeds.sort((a, b) => b - a)
  const [best, worst] = [speeds[0], speeds[ROUNDS - 1]].map((speed) => speed.toFixed(0))
  const speed = name === 'nothing' ? '' : `${best} / ${worst} MB/s, `
  process.stdout.write(`${name.padEnd(16)} ${speed}${(peakOf() / 1e6).toFixed(0)} MB at the most\n`)
}

/** Bytes. What the system counts begins, on Linux, with what the process had that started this one. */
function peakOf(): number {
  const status = existsSync(STATUS) ? readFileSync(STATUS, 'utf8') : ''
  const [, own] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? []
  return Number(own ?? process.resourceUsage().maxRSS) * 1024
}

async function writeInputs(folder: string): Promise<number> {
  const rows = Array.from({ length: RECORDS }, (_, id) => ({
    id,
    url: `https://site-${id % 50}.example/${id}`,
    text: text(),
  }))
  const lines = rows.map((row) => `${JSON.stringify(row)}\n`)
  const put = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content)
  put('rows.jsonl', lines.join(''))
  put('escaped.jsonl', lines.map((line) => line.replaceAll('é', '\\u00e9')).join(''))
  put('rows.json', `[${lines.join(',')}]`)
  const quoted = rows.map((row) => ({ ...row, text: `"${row.text.replaceAll('"', '""')}"` }))
  for (const [name, sign] of [
    ['rows.csv', ','],
    ['rows.tsv', '\t'],
  ])
    put(
      name,
      ['id', 'url', 'text'].join(sign) + quoted.map((row) => `\n${Object.values(row).join(sign)}`).join(''),
    )
  const head = 'WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: '
  put(
    'rows.warc',
    rows.map((row) => `${head}${Buffer.byteLength(row.text)}\r\n\r\n${row.text}\r\n\r\n`).join(''),
  )
  const columnData = [
    { name: 'id', data: rows.map(({ id }) => id), type: 'INT32' as const },
    { name: 'url', data: rows.map(({ url }) => url), type: 'STRING' as const },
    { name: 'text', data: rows.map((row) => row.text), type: 'STRING' as const },
  ]
  put('rows.parquet', Buffer.from(parquetWriteBuffer({ columnData, rowGroupSize: 5000 })))
  const size = RECORDS / MEMBERS
  const members = Array.from({ length: MEMBERS }, (_, i) => ({
    name: `${i}.jsonl`,
    data: Buffer.from(lines.slice(i * size, (i + 1) * size).join('')),
  }))
  put('rows.zip', zipOf(members))
  put('rows.tar', tarOf(members))
  for (const kind of ['gz', 'zst'] as const) {
    const file = await packed(join(folder, `rows.jsonl.${kind}`), kind)
    for (const line of lines) await file.write(Buffer.from(line))
    await file.close()
  }
  return statSync(join(folder, 'rows.jsonl')).size
}

const [only, place, bytes] = process.argv.slice(2)
if (only !== undefined) await measure(only, place, Number(bytes))
else {
  const folder = mkdtempSync(join(tmpdir(), 'dedupe-bench-'))
  try {
    const lines = await writeInputs(folder)
    for (const [name, { file, times }] of Object.entries(CASES)) {
      const isPlain = /\.(?:jsonl?|[ct]sv|warc)$/.test(file)
      const size = times !== undefined ? SMALL * times : isPlain ? statSync(join(folder, file)).size : lines
      const args = [fileURLToPath(import.meta.url), name, folder, String(size)]
      const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
      if (status !== 0) throw new Error(`${name} ended with ${status}`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
