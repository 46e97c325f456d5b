/** One run of the program over documents in memory, with what the model needs beside the report. */

import type { CleanOptions, Occurrence, Report } from '../../src/index.js'
import { dedupe } from '../../src/index.js'
import { type ModelText, modelText, tokensIn } from './text.js'

export interface ModelRun {
  readonly report: Report
  /** The inputs, by document number. */
  readonly texts: readonly ModelText[]
  /** For each token of each input whether it stays. */
  readonly stays: readonly (readonly boolean[])[]
  readonly cleaned: readonly { readonly path: string; readonly text: string }[]
  /** What went, in corpus order. */
  readonly removed: readonly Occurrence[]
}

export async function run(
  documents: readonly { readonly path: string; readonly text: string }[],
  options: Partial<CleanOptions> = {},
): Promise<ModelRun> {
  const { report, cleaned } = await dedupe(documents, options)
  const byPath = new Map(documents.map(({ path, text }) => [path, text]))
  const reports = [...report.documents]
  const texts = reports.map(({ path }) => modelText(byPath.get(path) as string))
  const stays = reports.map(({ removals }, id) =>
    texts[id].words.map(
      (_, i) => !removals.some(({ start, end }) => start < texts[id].end[i] && texts[id].start[i] < end),
    ),
  )
  const occurrences = [...report.groups].flatMap((group) => group.occurrences)
  return {
    report,
    texts,
    stays,
    cleaned: [...cleaned].map(({ path, text }) => ({ path, text: Buffer.from(text).toString('utf8') })),
    removed: occurrences.filter(({ action }) => action === 'remove'),
  }
}

/** The folded words of a stretch. */
export function wordsIn(
  { texts }: ModelRun,
  { document, start, end }: { readonly document: number; readonly start: number; readonly end: number },
): readonly string[] {
  const [from, to] = tokensIn(texts[document], start, end)
  return texts[document].words.slice(from, to)
}
