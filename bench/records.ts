/**
 * How fast records are read out of their files: MB (10^6 bytes of the raw file) a second of CPU time, for each format, of
 * generated text. Seeded; prints the best round, the median and the slowest after warming up.
 */
import { csv } from '../src/corpus/records/csv.js'
import { jsonArray } from '../src/corpus/records/json-array.js'
import { jsonl } from '../src/corpus/records/jsonl.js'
import type { RecordFormat } from '../src/corpus/records/record-format.js'

const SEED = 20_240_607
/** As in web corpora: some kilobytes a text. */
const RECORDS = 4000
const SENTENCES = 40
const CHUNK = 1 << 20
const WARM_UP = 3
const ROUNDS = 15
const FIELDS = { text: 'text', id: 'id', url: 'url', date: null }

let state = SEED
/** The next number of a linear congruential generator (Numerical Recipes), 0 to below 1. */
function random(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return state / 2 ** 32
}

function text(): string {
  const words = () =>
    Array.from({ length: 6 + Math.floor(random() * 12) }, () => Math.floor(random() * 1e6).toString(36)).join(
      ' ',
    )
  const sentences = Array.from({ length: SENTENCES }, words)
  return sentences.map((one, i) => `${one}${i % 5 === 4 ? '.\n\n' : ' "é". '}`).join('')
}

const records = Array.from({ length: RECORDS }, (_, id) => ({
  id,
  url: `https://site-${id % 50}.example/${id}`,
  text: text(),
}))
const lines = records.map((one) => JSON.stringify(one))
const escaped = lines.map((one) => one.replace(/é/g, '\\u00e9'))
const rows = records.map(({ id, url, text }) => `${id},${url},"${text.replaceAll('"', '""')}"`)

const cases: readonly (readonly [name: string, format: RecordFormat, file: string])[] = [
  ['jsonl', jsonl(FIELDS) as RecordFormat, `${lines.join('\n')}\n`],
  ['jsonl, escaped', jsonl(FIELDS) as RecordFormat, `${escaped.join('\n')}\n`],
  ['json array', jsonArray(FIELDS) as RecordFormat, `[${lines.join(',\n')}]`],
  ['csv', csv(FIELDS, 44) as RecordFormat, `id,url,text\n${rows.join('\n')}\n`],
]

for (const [name, format, file] of cases) {
  const bytes = Buffer.from(file)
  const round = () => {
    const start = process.cpuUsage()
    const reader = format.reader()
    let found = 0
    for (let at = 0; at <= bytes.length; at += CHUNK) {
      const chunk = at === bytes.length ? null : bytes.subarray(at, at + CHUNK)
      for (const { record } of reader.push(chunk)) if (record !== null) found += 1
    }
    for (const { record } of reader.push(null)) if (record !== null) found += 1
    if (found !== RECORDS) throw new Error(`${found} records were read, ${RECORDS} were written`)
    const { user, system } = process.cpuUsage(start)
    return bytes.length / (user + system)
  }
  for (let i = 0; i < WARM_UP; i += 1) round()
  const speeds = Array.from({ length: ROUNDS }, round).sort((a, b) => b - a)
  const [best, median, slowest] = [0, ROUNDS >> 1, ROUNDS - 1].map((i) => Math.round(speeds[i]))
  process.stdout.write(`${name.padEnd(16)} ${best} MB/s (median ${median}, slowest ${slowest})\n`)
}
