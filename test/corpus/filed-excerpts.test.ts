/** Excerpts in columns: what was kept of a group is what comes back, wherever in gigabytes of others it stands. */
import { expect, test } from 'vitest'
import type { Bytes, Columns } from '../../src/columns/column.js'
import { flat } from '../../src/columns/flat.js'
import { FiledExcerpts } from '../../src/corpus/filed-excerpts.js'

const encoder = new TextEncoder()

/** Room for 64 GB, of which only what was written is held: a map by its place. */
function farBytes(): Bytes {
  const held = new Map<number, number>()
  return {
    length: 2 ** 36,
    at: (place) => held.get(place) ?? 0,
    set: (place, value) => void held.set(place, value),
    read: (from, to) => Uint8Array.from({ length: to - from }, (_, i) => held.get(from + i) ?? 0),
    write: (place, values) => values.forEach((one, i) => void held.set(place + i, one)),
    fill() {},
    move() {},
    reserve() {},
    share() {},
    letGo() {},
  }
}

test('excerpts of all lengths come back one by one', () => {
  const texts = Array.from({ length: 40 }, (_, i) => 'The kiln was lit before dawn. '.repeat(3).slice(0, i))
  const excerpts = new FiledExcerpts(texts.length, flat)
  for (const [group, text] of texts.entries()) {
    const bytes = encoder.encode(`..${text}..`)
    if (group % 2 === 0) excerpts.keep(group, bytes, 2, 2 + text.length)
    else excerpts.keepAll(group, bytes, 2, 2 + text.length)
  }
  expect(texts.map((_, group) => excerpts.text(group))).toEqual(texts)
  expect(Buffer.from(excerpts.piece(39)).toString('utf8', excerpts.start(), excerpts.end(39))).toBe(texts[39])
})

test('excerpts behind the first four gigabytes are not those of the beginning', () => {
  const columns: Columns = { ...flat, bytes: farBytes }
  const excerpts = new FiledExcerpts(2, columns, 2 ** 32 - 16)
  const first = encoder.encode('The ferry does not run in winter.')
  const last = encoder.encode('Bees were kept behind the chapel.')
  excerpts.keepAll(0, first, 0, first.length)
  excerpts.keepAll(1, last, 0, last.length)
  const texts = ['The ferry does not run in winter.', 'Bees were kept behind the chapel.']
  expect([excerpts.text(0), excerpts.text(1)]).toEqual(texts)
})
