/** The planted corpus and its table at a small size. */
import { expect, test } from 'vitest'
import type { Span } from '../../bench/quality/corpus.js'
import { plant } from '../../bench/quality/plant.js'
import { isMet, plantedRows, type Row } from '../../bench/quality/rows.js'
import { score } from '../../bench/quality/score.js'
import { at } from '../../bench/quality/sets.js'
import { tableText } from '../../bench/quality/table.js'
import { dedupe } from '../../src/index.js'

const SIZE = { seed: 5, pages: 6, items: 1, languages: ['en', 'zh', 'ar'] }

test('the same seed plants the same corpus, another one another', () => {
  expect(plant(SIZE)).toEqual(plant(SIZE))
  expect(plant({ ...SIZE, seed: 6 }).documents).not.toEqual(plant(SIZE).documents)
})

test('documents come in path order, and sources stand before their copies', () => {
  const { documents, items } = plant(SIZE)
  const paths = documents.map(({ path }) => path)
  expect(paths).toEqual([...paths].sort())
  const place = ({ document, start }: Span) => document * 1e9 + start
  for (const { spans, sources } of items)
    for (const source of sources) for (const span of spans) expect(place(source)).toBeLessThan(place(span))
})

test('the program finds the exact copies and loses nothing', async () => {
  const planted = plant(SIZE)
  const { report } = await dedupe(planted.documents)
  const scored = score(planted, new Map([...report.documents].map(({ path, removals }) => [path, removals])))
  expect(scored.lost).toMatchObject({ copies: 0, own: 0 })
  const rows = plantedRows({ balanced: scored })
  const figure = (name: string) => rows.find((row) => row.name === name)?.figures.balanced
  expect([figure('copy-exact'), figure('fact-changed')]).toEqual([1, 0])
  const lines = tableText(rows, ['balanced']).split('\n')
  expect(lines.find((line) => line.includes('copy-exact'))).toMatch(/ 3 +1\.0000 +≥ 0\.97 +met$/)
})

test('an aim is met or not, of each mode that has one', () => {
  const row = (figures: Row['figures']): Row => ({
    part: '',
    name: '',
    size: null,
    figures,
    aims: [
      { mode: 'balanced', atLeast: 0.9 },
      { mode: 'strict', atMost: 0 },
    ],
  })
  expect(isMet(row({ balanced: 0.9, strict: 0 }))).toBe(true)
  expect(isMet(row({ balanced: 0.899 }))).toBe(false)
  expect(isMet(row({ balanced: 1, strict: 0.001 }))).toBe(false)
  expect(isMet(row({ aggressive: 1 }))).toBe(null)
})

test('figures of other scorers are looked up by their place', () => {
  const json = { groups: { 'all pages': [{ f1: 0.5 }] } }
  expect(at(json, 'groups/all pages/0/f1')).toBe(0.5)
  expect(at(json, 'groups/none/0/f1')).toBe(null)
})
