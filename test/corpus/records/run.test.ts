/** Runs over files of records in which something happens. */
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recordDate } from '../../../src/corpus/records/record-date.js'
import { verify } from '../../../src/corpus/verify.js'
import { dedupe, restore, type Watcher } from '../../../src/index.js'
import { readTree, tempFolder, writeTree } from '../../tree.js'

const ONE = 'The tannery closed its gates in the spring of that year and never opened them again.'
const TWO = 'A heron stood on the broken pier for most of the afternoon, watching the tide come in.'

function place(files: Record<string, string | Buffer>) {
  const folder = tempFolder()
  const [input, out, back, temp] = ['in', 'out', 'back', 'temp'].map((name) => join(folder, name))
  mkdirSync(temp)
  writeTree(input, new Map(Object.entries(files)))
  return { folder, input, out, back, temp }
}

const lines = (...texts: string[]) => texts.map((text) => `${JSON.stringify({ text })}\n`).join('')
const at = (name: string, act: () => void): Watcher => ({
  stage: (stage) => {
    if (stage === name) act()
  },
  advance() {},
})

test.each([
  ['with cuts', lines(ONE, ONE)],
  ['without', lines(ONE, TWO)],
])('a file %s that changes between its two reads fails the run, which leaves nothing', async (_, content) => {
  const { folder, input, out, temp } = place({ 'a.jsonl': content })
  const watcher = at('Writing', () => appendFileSync(join(input, 'a.jsonl'), lines(TWO)))
  await expect(dedupe(input, { out, temp, watcher, workers: 0 })).rejects.toMatchObject({ code: 'changed' })
  expect(readdirSync(temp)).toEqual([])
  expect(readdirSync(folder).sort()).toEqual(['in', 'temp'])
})

test('an interrupt leaves no temporary files', async () => {
  const { input, out, temp } = place({ 'a.jsonl': lines(ONE, ONE) })
  const controller = new AbortController()
  const seen: string[][] = []
  const watcher = at('Reading', () => {
    seen.push(readdirSync(temp))
    controller.abort()
    const until = performance.now() + 60
    while (performance.now() < until);
  })
  const run = dedupe(input, { out, temp, watcher, signal: controller.signal, workers: 0 })
  await expect(run).rejects.toMatchObject({ name: 'AbortError' })
  expect(seen).toHaveLength(1)
  expect(seen[0]).toHaveLength(1)
  expect(readdirSync(temp)).toEqual([])
})

test('a file whose ledger or copy was changed is refused and named', async () => {
  const { input, out, back } = place({ 'a.jsonl': lines(ONE, `${ONE}\n\n${TWO}`), 'b.txt': TWO })
  await dedupe(input, { out, html: false })
  const clean = join(out, 'clean/a.jsonl')
  writeFileSync(clean, readFileSync(clean, 'utf8').replace('tannery', 'bakery!'))
  expect(verify(out).problems).toEqual(['a.jsonl was changed since it was cleaned'])
  const { refused, files } = restore(out, back)
  expect(refused).toEqual([
    { path: 'a.jsonl', code: 'changed', message: 'a.jsonl was changed since it was cleaned' },
  ])
  expect(files).toBe(1)
  expect([...readTree(back).keys()]).toEqual(['b.txt'])
})

test('files in which anything is broken come through a run, and back', async () => {
  const files: readonly (readonly [string, string])[] = [
    ['a.jsonl', lines(ONE, `${TWO}\n\n${ONE}`, `é"\\ ${ONE}`)],
    ['a.json', `[${lines(ONE, TWO, ONE).trim().replaceAll('\n', ',\n')}]`],
    ['a.csv', `id,text\n1,"${ONE}"\n2,"${TWO}\n\n${ONE}"\n`],
  ]
  const bytes = fc.constantFrom(0, 10, 13, 34, 44, 91, 92, 93, 123, 125, 200, 255)
  const changes = fc.array(fc.tuple(fc.nat(), bytes, fc.nat(2)), { maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), changes, async ([name, text], edits) => {
      let content = Buffer.from(text)
      for (const [where, byte, drop] of edits) {
        const from = where % (content.length + 1)
        content = Buffer.concat([content.subarray(0, from), Buffer.of(byte), content.subarray(from + drop)])
      }
      const { input, out, back } = place({ [name]: content, 'z.txt': ONE })
      await dedupe(input, { out, html: false })
      expect(verify(out).problems).toEqual([])
      expect(restore(out, back).refused).toEqual([])
      expect(readTree(back)).toEqual(readTree(input))
    }),
    { numRuns: 60 },
  )
})

test.each([
  ['2026-03-14', '2026-03-14'],
  ['20260314', '2026-03-14'],
  ['2026-03-14T08:30:00Z', '2026-03-14T08:30:00.000Z'],
  ['2026-03-14 08:30', '2026-03-14T08:30:00.000Z'],
  ['2026-03-14T08:30:00.123456+0200', '2026-03-14T06:30:00.123Z'],
  ['2026-02-30', null],
  ['2026-03-14T25:00:00Z', null],
  ['14.03.2026', null],
  ['1773477000', null],
  ['', null],
])('the date %j is %j', (text, date) => {
  expect(recordDate(text)).toBe(date)
})
