/** report.html as a file: what it holds, what it leaves out and says so, and that nothing in it can end its element. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PageFile } from '../../src/corpus/page-file.js'
import { verify } from '../../src/corpus/verify.js'
import { dedupe } from '../../src/index.js'
import { KINDS, REASONS } from '../../src/kinds.js'
import { tempFolder, writeTree } from '../tree.js'
import { heldBy } from './keys.js'
import { FERRY, HOSTILE, SAMPLE } from './sample.js'
import { syntheticSource } from './synthetic.js'

async function written(
  files: ReadonlyMap<string, string | Uint8Array>,
  settings: object = {},
): Promise<string> {
  const folder = tempFolder()
  writeTree(join(folder, 'in'), files)
  const out = join(folder, 'out')
  await dedupe(join(folder, 'in'), { out, ...settings })
  return out
}

test('kinds and reasons have the numbers that the run gives them', () => {
  expect(KINDS).toEqual(['exact', 'near', 'passage', 'boilerplate'])
  expect(REASONS.join(' ')).toBe(
    'canonical covered rule repetition new-number new-name below-threshold taken-back protected decision',
  )
})

test('holds every text in parts that put together are the text', async () => {
  const held = heldBy(join(await written(SAMPLE), 'report.html'))
  const paths = held.documents.map(([, path]) => path)
  const texts = held.texts.map(([id, , parts]) => [paths[id], parts.join('')])
  expect(new Map(texts as [string, string][])).toEqual(SAMPLE)
})

test('parts of other encodings begin where spans of the input do', async () => {
  const wide = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')
  const out = await written(
    new Map<string, Uint8Array>([
      ['a.txt', wide(`Größe.\n\n${FERRY}\n`)],
      ['b.txt', wide(`Übermut.\n\nNoch etwas.\n\n${FERRY}\n`)],
    ]),
  )
  const { texts, groups } = heldBy(join(out, 'report.html'))
  const [, , , , , , numbers] = groups[0] as (typeof groups)[number]
  for (const at of [0, 8]) {
    const [document, start] = numbers.slice(at, at + 2) as [number, number]
    const [, offsets, parts] = texts.find(([one]) => one === document) as (typeof texts)[number]
    expect(parts[offsets.indexOf(start)]).toBe(FERRY)
  }
})

test('names first what went with most words that its sources do not have', async () => {
  const words = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => `w${String.fromCharCode(97 + ((from + i) % 26), 97 + i)}`)
  const text = (list: readonly string[]) => `It says ${list.join(' ')}.`
  const [first, second, third] = [words(0, 58), words(7, 58), words(14, 58)]
  const edited = (list: readonly string[], every: number) =>
    list.map((word, i) => (i > 5 && i % every === 0 ? `x${word}` : word))
  const out = await written(
    new Map([
      ['a.txt', [first, second, third].map(text).join('\n\n')],
      ['b.txt', [first, edited(second, 18), edited(third, 9)].map(text).join('\n\n')],
    ]),
  )
  const { head } = heldBy(join(out, 'report.html'))
  expect(head.first.doubtful.map(([, begin, ...counts]) => [begin?.slice(0, 12), ...counts])).toEqual([
    [text(third).slice(0, 12), 60, 6],
    [text(second).slice(0, 12), 60, 3],
  ])
})

test('no text or name can end its element or open another', async () => {
  const html = readFileSync(join(await written(SAMPLE), 'report.html'), 'utf8')
  const page = readFileSync(new URL('../../dist/page/report.html', import.meta.url), 'utf8')
  const count = (text: string, part: string) => text.split(part).length - 1
  const { texts } = heldBy(join(await written(SAMPLE), 'report.html'))
  expect(texts.some(([, , parts]) => parts.join('').includes(HOSTILE[0] as string))).toBe(true)
  expect(html).not.toContain('<img')
  // The marks in the places of which the data stand.
  expect(count(html, '<!--')).toBe(count(page, '<!--') - 2)
  // Documents, groups, head, and one element of texts.
  expect(count(html, '</script') - count(page, '</script')).toBe(4)
})

test('is the same for every run, and a change of it is no reason to keep it', async () => {
  const [a, b] = [await written(SAMPLE), await written(SAMPLE)]
  const read = (out: string) =>
    readFileSync(join(out, 'report.html'), 'utf8').replaceAll(/dedupe-test-\w+/g, '')
  expect(read(a)).toBe(read(b))
  expect(verify(a).problems).toEqual([])
})

test('is left out with html: false, and written by a dry run that has an output', async () => {
  expect(existsSync(join(await written(SAMPLE, { html: false }), 'report.html'))).toBe(false)
  const dry = heldBy(join(await written(SAMPLE, { dryRun: true }), 'report.html'))
  expect(dry.documents).toHaveLength(SAMPLE.size)
})

test('has its program before texts and rows, an end behind them, and leaves nothing beside it', async () => {
  const out = await written(SAMPLE)
  const html = readFileSync(join(out, 'report.html'), 'utf8')
  const at = ['id="data-head"', '<script>', 'id="data-text-0"', 'id="data-documents"', 'id="data-end"'].map(
    (part) => html.indexOf(part),
  )
  expect(at).toEqual([...at].sort((a, b) => a - b))
  expect(at[0]).toBeGreaterThan(0)
  expect(readdirSync(out).sort()).toEqual(['clean', 'ledger', 'report.html', 'report.json'])
})

test('holds the groups and documents of which most words went, and says what it leaves out', () => {
  const path = join(tempFolder(), 'report.html')
  const source = syntheticSource(300, 200)
  const limits = { documents: 50, groups: 20, occurrences: 30, textBytes: 1 << 20 }
  const page = new PageFile(path, limits)
  page.finish(source)
  const { head, documents, groups } = heldBy(path)
  expect(head.holds.documents).toEqual({ shown: 50, all: 300 })
  expect(documents).toHaveLength(50)
  expect(head.holds.groups).toEqual({ shown: groups.length, all: 200 })
  expect(head.holds.occurrences.shown).toBeLessThanOrEqual(30)
  expect(groups.length).toBeGreaterThan(0)
  const removed = (row: readonly unknown[]) => row[4] as number
  const least = Math.min(...documents.map(removed))
  const left = [...source.documents()].filter(({ id }) => !documents.some(([shown]) => shown === id))
  expect(Math.max(...left.map(({ removedWords }) => removedWords))).toBeLessThanOrEqual(least)
})
