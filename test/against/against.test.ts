/**
 * The old corpus of --against: it loses nothing, and new documents lose what they would in one run over both, the old
 * ones first, where the old corpus holds no copies of its own. An index of it says the same as its folder.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildIndex, type CleanOptions, dedupe, type Report } from '../../src/index.js'
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

test('new documents lose what they would behind an old corpus without copies', async () => {
  let [same, all] = [0, 0]
  await fc.assert(
    fc.asyncProperty(corpora, async ([documents, split]) => {
      const ran = await compared(documents, split, {})
      if (ran === null) return
      all += 1
      const paths = ran.fresh.map(({ path }) => path)
      const one = removals(ran.one)
      const other = removals(ran.byFolder)
      if (JSON.stringify(paths.map((p) => one[p])) === JSON.stringify(paths.map((p) => other[p]))) same += 1
      else if (process.env.SHOW) console.error(JSON.stringify({old: ran.old, fresh: ran.fresh, one: paths.map((p) => one[p]), other: paths.map((p)=>other[p])},null,1))
    }),
    { numRuns: 100, seed: 1 },
  )
  console.error(same, all)
})
