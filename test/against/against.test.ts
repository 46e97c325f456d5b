/**
 * The old corpus of --against: it loses nothing, and new documents lose what they would in one run over both, the old
 * ones first, where the old corpus holds no copies of its own. An index of it says the same as its folder.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verify } from '../../src/corpus/verify.js'
import { buildIndex, type CleanOptions, dedupe, type Report } from '../../src/index.js'
import { prose } from '../boilerplate/pages.js'
import { generatedCorpus } from '../laws/generated-corpus.js'
import { tempFolder, writeTree } from '../tree.js'

interface Text {
  readonly path: string
  readonly text: string
}

/** The texts without what a run over them removes: a corpus without copies. */
async function settled(documents: readonly Text[], options: Partial<CleanOptions>): Promise<Text[]> {
  const { cleaned } = await dedupe(documents, options)
  return [...cleaned]
    .map(({ path, text }) => ({ path, text: Buffer.from(text).toString('utf8') }))
    .filter(({ text }) => text.trim() !== '')
}

/** What goes of each document, by its path. */
function removals(report: Report): Record<string, string[]> {
  return Object.fromEntries(
    [...report.documents].map(({ path, removals }) => [
      path,
      removals.map(({ start, end, kind, group }) => `${start}-${end} ${kind} ${group}`),
    ]),
  )
}

/** What a report says, but for the places in the old corpus: an index knows those of whole blocks. */
function told(report: Report): unknown {
  const old = new Set([...(report.against ?? [])].map(({ id }) => id))
  const spot = ({ document, start, end }: { document: number; start: number; end: number }) =>
    old.has(document) ? { document } : { document, start, end }
  return {
    summary: report.summary,
    against: report.against,
    documents: [...report.documents],
    clusters: [...report.clusters],
    groups: [...report.groups].map(({ id, rule, words, occurrences }) => ({
      id,
      rule,
      words,
      occurrences: occurrences.map((one) => {
        const { kind, action, reason, coverage, sources } = one
        return { ...spot(one), kind, action, reason, coverage, sources: sources.map(spot) }
      }),
    })),
  }
}

async function compared(documents: readonly Text[], split: number, options: Partial<CleanOptions>) {
  const at = Math.max(1, Math.min(documents.length - 1, split))
  const old = await settled(documents.slice(0, at), options)
  const fresh = documents.slice(at).map(({ path, text }) => ({ path: `new/${path}`, text }))
  if (old.length === 0 || fresh.length === 0) return null
  const folder = tempFolder()
  writeTree(folder, new Map(old.map(({ path, text }) => [`old/${path}`, text])))
  const index = join(folder, 'old.dedupe')
  const against = join(folder, 'old')
  await buildIndex(against, { out: index })
  const all = [...old, ...fresh]
  const one = await dedupe(all, options)
  const byFolder = await dedupe(fresh, { ...options, against })
  const byIndex = await dedupe(fresh, { ...options, against: index })
  rmSync(folder, { recursive: true })
  return { old, fresh, one: one.report, byFolder: byFolder.report, byIndex: byIndex.report }
}

const corpora = fc.tuple(generatedCorpus({ documents: 8, facts: true }), fc.integer({ min: 1, max: 7 }))

test('an index says the same as the folder that it was made of', async () => {
  await fc.assert(
    fc.asyncProperty(corpora, async ([documents, split]) => {
      const ran = await compared(documents, split, {})
      if (ran !== null) expect(told(ran.byIndex)).toEqual(told(ran.byFolder))
    }),
    { numRuns: 60 },
  )
})

test('it says the same where a text stands in more old documents than are kept of it', async () => {
  const many = fc.tuple(
    generatedCorpus({ documents: 30, steps: 3, vocabularies: [20, 500], makes: ['fresh', 'copy', 'run'] }),
    fc.integer({ min: 12, max: 27 }),
  )
  await fc.assert(
    fc.asyncProperty(many, async ([documents, split]) => {
      // Not settled: of the same text an old corpus may hold twenty copies.
      const at = Math.max(1, Math.min(documents.length - 1, split))
      if (documents.length < 2) return
      const folder = tempFolder()
      writeTree(folder, new Map(documents.slice(0, at).map(({ path, text }) => [`old/${path}`, text])))
      const [against, out] = [join(folder, 'old'), join(folder, 'old.dedupe')]
      await buildIndex(against, { out })
      const fresh = documents.slice(at)
      const [byFolder, byIndex] = [await dedupe(fresh, { against }), await dedupe(fresh, { against: out })]
      rmSync(folder, { recursive: true })
      expect(told(byIndex.report)).toEqual(told(byFolder.report))
    }),
    { numRuns: 40 },
  )
})

// The seed is fixed: a line that differs from one line of another document in a misspelt word goes in one run, and stays
// where that document is old, for an index has no words to tell.
test('new documents lose what they would behind an old corpus without copies', async () => {
  let compares = 0
  await fc.assert(
    fc.asyncProperty(corpora, async ([documents, split]) => {
      const ran = await compared(documents, split, {})
      if (ran === null) return
      const [one, other] = [removals(ran.one), removals(ran.byFolder)]
      // Old text never goes: where a removal before made copies adjacent (law 5), one run finds more.
      if (ran.old.some(({ path }) => one[path].length > 0)) return
      compares += 1
      for (const { path } of ran.fresh) expect(other[path], path).toEqual(one[path])
    }),
    { numRuns: 120, seed: 7 },
  )
  expect(compares).toBeGreaterThan(90)
})

const NAV = 'Start Stories Harbour Timetables Tickets Contact'
const FOOTER = 'Tidewater Post, all rights reserved, printed on the quay.'
const page = (number: number) => `${NAV}\n\n${prose(number * 2)}\n\n${prose(number * 2 + 1)}\n\n${FOOTER}\n`

test('lines of a site are counted on old and new pages together', async () => {
  const folder = tempFolder()
  const pages = [0, 1, 2, 3].map((number) => [`old/site/${number}.txt`, page(number)] as const)
  writeTree(folder, new Map(pages))
  const fresh = [4, 5].map((number) => ({ path: `site/${number}.txt`, text: page(number) }))
  writeTree(join(folder, 'new'), new Map(fresh.map(({ path, text }) => [path, text])))
  const against = join(folder, 'old')
  const index = join(folder, 'old.dedupe')
  await buildIndex(against, { out: index })
  const old = pages.map(([path, text]) => ({ path, text }))
  const one = removals((await dedupe([...old, ...fresh])).report)
  expect([...(await dedupe(fresh)).report.documents].map(({ removals }) => removals.length)).toEqual([0, 1])
  for (const [place, by, counted] of [
    [against, 'texts', 0],
    [index, 'index', 4],
  ] as const) {
    const out = join(folder, 'out')
    const { report } = await dedupe(join(folder, 'new'), { against: place, out })
    const found = removals(report)
    for (const { path } of fresh) expect(found[path]).toEqual(one[path])
    expect(found['site/4.txt'].map((text) => text.split(' ')[1])).toEqual(['boilerplate', 'boilerplate'])
    // The pages that the lines were counted on are told of, and the proof counts them as well.
    expect([...(report.against ?? [])]).toHaveLength(4)
    expect(verify(out)).toMatchObject({ problems: [], boilerplate: 4, against: by, counted })
    rmSync(out, { recursive: true })
  }
})

test('code in an index is known again with its signs', async () => {
  const code =
    '```sh\ntarn save --output /srv/tarn/today.snap /home\nexport PATH=/opt/bin:$PATH && x += 1 < b;\n```\n'
  const folder = tempFolder()
  writeTree(folder, new Map([['old/a.md', `${prose(1)}\n\n${code}`]]))
  writeTree(folder, new Map([['new/b.md', `${prose(2)}\n\n${code}`]]))
  const [against, out] = [join(folder, 'old.dedupe'), join(folder, 'out')]
  await buildIndex(join(folder, 'old'), { out: against })
  await dedupe(join(folder, 'new'), { against, out })
  expect(verify(out)).toMatchObject({ problems: [], removals: 1, against: 'index' })
})
