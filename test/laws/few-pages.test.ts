/** Law 4 for memory: an output is the same where four pages of all that a run holds are in memory, and the rest in files. */
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeEach, expect, test, vi } from 'vitest'
import { buildIndex, type CleanOptions, dedupe, restore, verify } from '../../src/index.js'
import { readTree, tempFolder, writeTree } from '../tree.js'
import { type GeneratedDocument, generatedCorpus } from './generated-corpus.js'
import { writeManyFiles } from './many-files.js'
import { bytesOf } from './same-output.js'

const ring = vi.hoisted(() => ({ places: 4, opened: 0 }))

// A run takes 16 MB of pages at least, which is more than all that small corpora have.
vi.mock('../../src/columns/paged.js', async (original) => {
  const { pagedIn } = await original<typeof import('../../src/columns/paged.js')>()
  return {
    pagedIn(folder: string) {
      ring.opened += 1
      return pagedIn(folder, 0, ring.places)
    },
  }
})

beforeEach(() => {
  ring.opened = 0
})

/** Cleans `in` of a folder as its memory allows and with a few pages, compares both, and removes the first output. */
async function sameOf(folder: string, options: Partial<CleanOptions>): Promise<void> {
  const [input, out, paged, temp] = ['in', 'out', 'paged', 'temp'].map((name) => join(folder, name))
  writeTree(folder, new Map([['temp/.keep', '']]))
  const settings = { allowEmpty: true, workers: 0, temp, ...options }
  const before = ring.opened
  await dedupe(input, { ...settings, out })
  expect(ring.opened).toBe(before)
  await dedupe(input, { ...settings, out: paged, maxMemory: 1 })
  expect(ring.opened).toBe(before + 1)
  expect(bytesOf(paged)).toEqual(bytesOf(out))
  expect(readdirSync(temp)).toEqual(['.keep'])
}

const options = fc.record({
  keep: fc.constantFrom('first', 'longest', 'oldest', 'newest'),
  scope: fc.constantFrom('all', 'within', 'across'),
  level: fc.constantFrom('document', 'block', 'passage'),
  mode: fc.constantFrom('strict', 'balanced', 'aggressive'),
  boilerplate: fc.constantFrom('remove', 'flag', 'off'),
  emit: fc.constantFrom('text', 'spans', 'both'),
  text: fc.boolean(),
  mark: fc.constantFrom(null, '[…]'),
} as const)

/** Documents as files; those at even places stand in one file of records. */
function treeOf(documents: readonly GeneratedDocument[], withRecords: boolean): Map<string, string> {
  const isRecord = (i: number) => withRecords && i % 2 === 0
  const tree = new Map(documents.filter((_, i) => !isRecord(i)).map(({ path, text }) => [`in/${path}`, text]))
  const records = documents.filter((_, i) => isRecord(i))
  if (records.length > 0)
    tree.set(
      'in/records.jsonl',
      records.map(({ path, text }) => `${JSON.stringify({ id: path, text })}\n`).join(''),
    )
  return tree
}

test('files and records are cleaned to the same bytes, whatever the options', async () => {
  await fc.assert(
    fc.asyncProperty(
      generatedCorpus({ facts: true }),
      fc.boolean(),
      options,
      async (documents, records, given) => {
        fc.pre(documents.length > 0)
        const folder = tempFolder()
        writeTree(folder, treeOf(documents, records))
        await sameOf(folder, given)
        rmSync(folder, { recursive: true })
      },
    ),
    { numRuns: 25 },
  )
})

test('so they are where they are judged against a folder, and against an index', async () => {
  await fc.assert(
    fc.asyncProperty(
      generatedCorpus({ documents: 8, facts: true }),
      fc.integer({ min: 1, max: 7 }),
      fc.boolean(),
      fc.boolean(),
      async (documents, split, records, indexed) => {
        fc.pre(documents.length > 1)
        const at = Math.min(documents.length - 1, split)
        const folder = tempFolder()
        writeTree(folder, treeOf(documents.slice(at), records))
        const old = treeOf(documents.slice(0, at), records)
        writeTree(folder, new Map([...old].map(([path, text]) => [path.replace(/^in/, 'old'), text])))
        const [texts, index] = ['old', 'old.dedupe'].map((name) => join(folder, name))
        await buildIndex(texts, { out: index })
        await sameOf(folder, { against: indexed ? index : texts })
        rmSync(folder, { recursive: true })
      },
    ),
    { numRuns: 25 },
  )
})

test('documents of many pages are cleaned to the same bytes, which can be proven and undone', async () => {
  ring.places = 16
  const folder = tempFolder()
  const [input, out, back] = ['in', 'paged', 'back'].map((name) => join(folder, name))
  writeManyFiles(input, 200, 16)
  await sameOf(folder, {})
  expect(await verify(out)).toMatchObject({ files: 200, problems: [] })
  restore(out, back)
  expect(readTree(back)).toEqual(readTree(input))
})

test('documents in memory are cleaned to the same texts', async () => {
  ring.places = 4
  await fc.assert(
    fc.asyncProperty(generatedCorpus(), async (documents) => {
      fc.pre(documents.length > 0)
      const [one, other] = [
        await dedupe(documents, { allowEmpty: true }),
        await dedupe(documents, { allowEmpty: true, maxMemory: 1 }),
      ]
      expect([...other.cleaned]).toEqual([...one.cleaned])
      expect([...other.report.groups]).toEqual([...one.report.groups])
    }),
    { numRuns: 40 },
  )
})
