/** What a run can be told, its defaults, and the part of it that belongs into the report. */
import type { RuleFile } from './boilerplate/checked-rules.js'
import type { HandDecisions } from './decide/hand-file.js'
import type { Emit, Handling, Keep, Level, Mode, Scope } from './model.js'

export interface CleanOptions {
  /** Output folder; null writes nothing. */
  readonly out: string | null
  /** Find and report, but write no cleaned copy: with `out`, only report.json. */
  readonly dryRun: boolean
  /** Read only so many of the documents, and estimate the rest from them; null reads all. Goes with `dryRun` alone. */
  readonly sample: number | null
  /** A folder, file, glob, or index of the corpus that the documents join: it comes first and loses nothing. */
  readonly against: string | null
  /** Globs of files that are documents besides .txt .text .md .markdown and names without an ending. */
  readonly include: readonly string[]
  /** Globs of files that are copied through unread. */
  readonly exclude: readonly string[]
  /** Fields of records that hold the text, an id, an address and a date; dots lead into nested ones. Null: the usual names. */
  readonly textField: string | null
  readonly idField: string | null
  readonly urlField: string | null
  readonly dateField: string | null
  /** Where texts of records lie while the run is at work; null for the system's place. */
  readonly temp: string | null
  readonly keep: Keep
  /** Globs of documents that come before all others in corpus order, the first glob's first. */
  readonly prefer: readonly string[]
  readonly scope: Scope
  /** Share of a block's words, 0..1, that must stand elsewhere for it to go. */
  readonly threshold: number
  /** Words from which on a block may go alone. */
  readonly minWords: number
  /** Words of a shingle: the shortest run by which a repeat is found. */
  readonly ngram: number
  /** What may go: whole documents only, blocks, or passages of blocks as well. */
  readonly level: Level
  /** What becomes of boilerplate: it goes, is told of, or is not looked for. */
  readonly boilerplate: Handling
  /** What becomes of guesses about boilerplate: none are made, they are told of, or they go as well. */
  readonly mode: Mode
  /** Contents of files of rules beside those that ship: parsed JSON. */
  readonly rules: readonly RuleFile[]
  /** Names of rules that ship and are switched off. */
  readonly noRule: readonly string[]
  /** A regular expression for paths: the first group, or else the whole match, is the document's site. Null: its folder. */
  readonly site: string | null
  /** Globs of documents that lose nothing. */
  readonly protect: readonly string[]
  /** Texts that no removal may take; those of --protect-text. */
  readonly protectTexts: readonly string[]
  /** Put in the place of a passage that was cut out of a block; null puts nothing. */
  readonly mark: string | null
  /** Words from which on a passage inside a block that stays may go. */
  readonly minPassage: number
  /** Write cleaned texts, removals as character spans beside whole texts, or both. */
  readonly emit: Emit
  /** Write a document of which nothing is left as an empty file. */
  readonly keepEmpty: boolean
  /** False leaves corpus text out of the report and the ledger: nothing can be restored then. */
  readonly text: boolean
  /** What a curator decided in the page of an earlier report: parsed JSON. */
  readonly decisions: HandDecisions | null
  /** Write report.html beside report.json. */
  readonly html: boolean
  /** Replace an output folder that is not ours, or whose originals changed. */
  readonly force: boolean
  /** Accept that there is nothing to read. */
  readonly allowEmpty: boolean
  /** Threads that read and write files; 0 does all in the main one. Null: the cores, fewer for small corpora. */
  readonly workers: number | null
  /** Bytes of memory that a run may take, about: the rest goes to temporary files. Null: three quarters of what is free. */
  readonly maxMemory: number | null
}

export const DEFAULTS: CleanOptions = {
  out: null,
  dryRun: false,
  sample: null,
  against: null,
  include: [],
  exclude: [],
  textField: null,
  idField: null,
  urlField: null,
  dateField: null,
  temp: null,
  keep: 'first',
  prefer: [],
  scope: 'all',
  threshold: 0.8,
  minWords: 8,
  ngram: 8,
  level: 'passage',
  boilerplate: 'remove',
  mode: 'balanced',
  rules: [],
  noRule: [],
  site: null,
  protect: [],
  protectTexts: [],
  mark: null,
  minPassage: 40,
  emit: 'text',
  keepEmpty: false,
  text: true,
  decisions: null,
  html: true,
  force: false,
  allowEmpty: false,
  workers: null,
  maxMemory: null,
}

export const KEEP: readonly Keep[] = ['first', 'longest', 'oldest', 'newest']
export const SCOPE: readonly Scope[] = ['all', 'within', 'across']
export const LEVEL: readonly Level[] = ['document', 'block', 'passage']
export const HANDLING: readonly Handling[] = ['remove', 'flag', 'off']
export const EMIT: readonly Emit[] = ['text', 'spans', 'both']
export const MODE: readonly Mode[] = ['strict', 'balanced', 'aggressive']

/** For `run.options`: all that decides what goes, nothing that only says how or where to run (law 4). */
export function deciding(options: CleanOptions): Readonly<Record<string, unknown>> {
  const { out: _out, html: _html, force: _force, workers: _workers, maxMemory: _most, ...others } = options
  const { allowEmpty: _allowEmpty, protectTexts, mark, sample, against, decisions, ...rest } = others
  const { temp: _temp, textField, idField, urlField, dateField, emit, ...deciding } = rest
  const fields = Object.entries({ textField, idField, urlField, dateField }).filter(
    ([, name]) => name !== null,
  )
  // How many, not which: they may be private, and --no-text must leave all text out.
  return {
    ...deciding,
    protectTexts: protectTexts.length,
    ...(mark === null ? {} : { mark }),
    ...(emit === DEFAULTS.emit ? {} : { emit }),
    ...(sample === null ? {} : { sample }),
    ...(against === null ? {} : { against }),
    ...(decisions === null ? {} : { decisions }),
    ...Object.fromEntries(fields),
  }
}

/** Why a text cannot stand in the place of a passage, or null. */
export function markProblem(mark: string): string | null {
  if (mark === '') return 'it is empty; leave the option out to put nothing in'
  if (!mark.isWellFormed() || /[\p{Cc}\u2028\u2029]/u.test(mark))
    return 'line ends, tabs and other control characters cannot stand in it'
  if (/^[\p{White_Space}\ufeff]|[\p{White_Space}\ufeff]$/u.test(mark))
    return 'it cannot begin or end with a blank; the text around it gives the blanks beside it'
  if (/^\p{M}/u.test(mark)) return 'it cannot begin with a combining character'
  return null
}
