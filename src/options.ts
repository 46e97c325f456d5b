/** What a run can be told, its defaults, and the part of it that belongs into the report. */
import type { Keep, Scope } from './model.js'

export interface CleanOptions {
  /** Output folder; null writes nothing. */
  readonly out: string | null
  /** Find and report, but write no cleaned copy: with `out`, only report.json. */
  readonly dryRun: boolean
  /** Globs of files that are documents besides .txt .text .md .markdown and names without an ending. */
  readonly include: readonly string[]
  /** Globs of files that are copied through unread. */
  readonly exclude: readonly string[]
  readonly keep: Keep
  /** Globs of documents that come before all others in corpus order, the first glob's first. */
  readonly prefer: readonly string[]
  readonly scope: Scope
  /** Share of a block's words, 0..1, that must stand elsewhere for it to go. */
  readonly threshold: number
  /** Words from which on a block may go alone. */
  readonly minWords: number
  /** Words from which on a passage inside a block that stays may go. */
  readonly minPassage: number
  /** Write a document of which nothing is left as an empty file. */
  readonly keepEmpty: boolean
  /** False leaves corpus text out of the report and the ledger: nothing can be restored then. */
  readonly text: boolean
  /** Replace an output folder that is not ours, or whose originals changed. */
  readonly force: boolean
  /** Accept that there is nothing to read. */
  readonly allowEmpty: boolean
}

export const DEFAULTS: CleanOptions = {
  out: null,
  dryRun: false,
  include: [],
  exclude: [],
  keep: 'first',
  prefer: [],
  scope: 'all',
  threshold: 0.8,
  minWords: 8,
  minPassage: 40,
  keepEmpty: false,
  text: true,
  force: false,
  allowEmpty: false,
}

export const KEEP: readonly Keep[] = ['first', 'longest', 'oldest', 'newest']
export const SCOPE: readonly Scope[] = ['all', 'within', 'across']

/** For `run.options`: all that decides what goes, nothing that only says how or where to run (law 4). */
export function deciding(options: CleanOptions): Readonly<Record<string, unknown>> {
  const { dryRun, include, exclude, keep, prefer, scope, threshold, minWords, minPassage, keepEmpty, text } =
    options
  return { dryRun, include, exclude, keep, prefer, scope, threshold, minWords, minPassage, keepEmpty, text }
}
