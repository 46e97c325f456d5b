/**
 * How fast packed files, WARC and Parquet are read: MB (10^6 unpacked bytes) a second of CPU time of this process, on generated
 * text, the best and the slowest of some rounds; and what memory is held at the most. Seeded. Run it by `npm run bench`.
 */
import { createReadStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setInterval } from 'node:timers'
import { spoolMembers } from '../src/corpus/archives/archive.js'
import { packed } from '../src/corpus/compression/packed.js'
import { unpacked } from '../src/corpus/compression/unpacked.js'
import { openParquet } from '../src/corpus/parquet/parquet-file.js'
import { parquetLines } from '../src/corpus/parquet/parquet-lines.js'
import { warc } from '../src/corpus/records/warc.js'

const RECORDS = 20_000
const ROUNDS = 3
const WORDS = [
  'ferry',
  'river',
  'pier',
  'harbour',
  'tide',
  'the',
  'of',
  'waits',
  'for',
  'minutes',
  'rope',
  'and',
]

let state = 20260101
/** Park and Miller's generator: the same text on every machine. */
function random(below: number): number {
  state = (state * 48271) % 0x7fffffff
  return state % below
}

function text(): string {
  return Array.from({ length: 300 }, () => `${WORDS[random(WORDS.length)]}${random(50)}`).join(' ')
}

const folder = mkdtempSync(join(tmpdir(), 'dedupe-bench-'))
const place = (name: string) => join(folder, name)

async function measure(name: string, bytes: number, read: () => Promise<unknown>): Promise<void> {
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 20)
  const speeds: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage()
    await read()
    const { user, system } = process.cpuUsage(before)
    speeds.push(bytes / (user + system))
  }
  clearInterval(watch)
  speeds.sort((a, b) => b - a)
  peak = Math.max(peak, process.memoryUsage().rss)
  const [best, worst] = [speeds[0], speeds[ROUNDS - 1]].map((speed) => speed.toFixed(0))
  process.stdout.write(
    `${name.padEnd(24)} ${best} / ${worst} MB/s, ${(peak / 1e6).toFixed(0)} MB at the most\n`,
  )
}

async function drain(chunks: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of chunks);
}

try {
  const bodies = Array.from({ length: RECORDS }, text)
  const records = bodies.map((body) => {
    const head = `WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: ${body.length}`
    return `${head}\r\n\r\n${body}\r\n\r\n`
  })
  writeFileSync(place('pages.warc'), records.join(''))
  const { size } = statSync(place('pages.warc'))
  for (const kind of ['gz', 'zst'] as const) {
    let number = 0
    await measure(`write ${kind}`, size, async () => {
      const file = await packed(place(`${number++}.${kind}`), kind)
      for await (const chunk of createReadStream(place('pages.warc'))) await file.write(chunk)
      await file.close()
    })
    await measure(`read ${kind}`, size, () => drain(unpacked(place(`0.${kind}`), kind)))
  }
  // No writer is at hand for the other two: a small real file, many times over.
  for (const kind of ['bz2', 'xz'] as const) {
    const sample = `fixtures/packed/engine.txt.${kind}`
    await measure(`read ${kind}, small`, 2564 * 200, async () => {
      for (let i = 0; i < 200; i++) await drain(unpacked(sample, kind))
    })
  }
  await measure('read WARC', size, async () => {
    const reader = warc().reader()
    for await (const chunk of createReadStream(place('pages.warc'), { highWaterMark: 1 << 20 })) {
      for (const _ of reader.push(chunk as Uint8Array));
    }
  })
  let spooled = 0
  await measure('members of zip, small', 2564 * 50, async () => {
    for (let i = 0; i < 50; i++)
      await spoolMembers('fixtures/packed/members.zip', 'zip', null, folder, `z${spooled++}-`)
  })
  await measure('read Parquet, small', 19_000 * 20, async () => {
    for (let i = 0; i < 20; i++) {
      const file = await openParquet('fixtures/parquet/rows-snappy.parquet')
      for (const _ of parquetLines(file, { text: 1, id: 0, url: 2, date: 3 }));
      file.close()
    }
  })
} finally {
  rmSync(folder, { recursive: true, force: true })
}
