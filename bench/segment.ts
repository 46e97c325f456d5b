/**
 * Speed of `segment` on made-up text, seeded: MB/s of the fastest, middle and slowest of some runs on one core.
 * Run it by `npm run bench`.
 */

import { Blocks, segment } from '../src/text/segment.js'

const BYTES = 16e6
const RUNS = 15
const WARM_UP = 3
const SYLLABLES = ['ka', 'lo', 'min', 'te', 'ra', 'sol', 'ven', 'di', 'po', 'ur', 'ne', 'gal']

let state = 20260101

/** Park and Miller's generator: the same text on every machine. */
function random(below: number): number {
  state = (state * 48271) % 0x7fffffff
  return state % below
}

function paragraph(): string {
  const words: string[] = []
  const length = 60 + random(100)
  for (let i = 0; i < length; i++) {
    let word = ''
    for (let n = 1 + random(4); n > 0; n--) word += SYLLABLES[random(SYLLABLES.length)]
    if (i % 14 === 0) word = word[0].toUpperCase() + word.slice(1)
    words.push(i % 14 === 13 || i === length - 1 ? `${word}.` : word)
  }
  return words.join(' ')
}

function wrapped(text: string, width: number): string {
  let lines = ''
  let columns = 0
  for (const word of text.split(' ')) {
    const fits = columns > 0 && columns + 1 + word.length <= width
    lines += columns === 0 ? word : fits ? ` ${word}` : `\n${word}`
    columns = fits ? columns + 1 + word.length : word.length
  }
  return lines
}

function text(make: () => string, between: string): Buffer {
  const parts: string[] = []
  for (let size = 0; size < BYTES; size += parts[parts.length - 1].length) parts.push(make())
  return Buffer.from(parts.join(between))
}

const cyrillic = (latin: string) =>
  latin.replace(/[a-z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0x3cf))

const inputs: readonly [string, Buffer, boolean][] = [
  ['one paragraph a line', text(paragraph, '\n'), false],
  ['the same as Markdown', text(paragraph, '\n\n'), true],
  ['wrapped at 72', text(() => wrapped(paragraph(), 72), '\n\n'), false],
  ['wrapped, Cyrillic', text(() => cyrillic(wrapped(paragraph(), 72)), '\n\n'), false],
  ['short lines', text(() => paragraph().slice(0, 5 + random(30)), '\n'), false],
  ['one line', Buffer.alloc(BYTES, 'karo lomin '), false],
  ['empty lines', Buffer.alloc(BYTES, '\n'), false],
]

const blocks = new Blocks()
for (const [name, bytes, markdown] of inputs) {
  const speeds: number[] = []
  for (let run = 0; run < WARM_UP + RUNS; run++) {
    blocks.clear()
    const started = process.hrtime.bigint()
    segment(bytes, markdown, blocks)
    const seconds = Number(process.hrtime.bigint() - started) / 1e9
    if (run >= WARM_UP) speeds.push(bytes.length / 1e6 / seconds)
  }
  speeds.sort((a, b) => b - a)
  const [best, middle, worst] = [speeds[0], speeds[RUNS >> 1], speeds[RUNS - 1]].map((speed) =>
    speed.toFixed(0),
  )
  process.stdout.write(`${name.padEnd(24)} ${best} / ${middle} / ${worst} MB/s, ${blocks.count} blocks\n`)
}
