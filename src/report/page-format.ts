/**
 * What report.html holds as data, in JSON inside script elements that do not run: shared by the program that writes
 * it and the page that reads it. Rows are arrays and occurrences flat numbers: names of keys would be most of the
 * file. Offsets are bytes of the input, ends exclusive; shares are thousandths.
 */
import type { OtherThresholds } from '../decide/other-thresholds.js'
import { KINDS, REASONS } from '../kinds.js'
import type { Action, Kind, Reason, Report, Skipped, Status, Summary, Warning } from '../model.js'

/** Version of this format: the page refuses another one. */
export const PAGE_VERSION = 2

export const PAGE_ACTIONS: readonly Action[] = ['keep', 'remove', 'flag']
export const PAGE_STATUSES: readonly Status[] = ['kept', 'trimmed', 'emptied']

/** One number for kind, action and reason of an occurrence. */
export function fateOf(kind: Kind, action: Action, reason: Reason): number {
  const both = KINDS.indexOf(kind) * PAGE_ACTIONS.length + PAGE_ACTIONS.indexOf(action)
  return both * REASONS.length + REASONS.indexOf(reason)
}

/** Bins of the histogram of coverage: hundredths, the last is all of a text. */
export const BINS = 101
/** What becomes of the occurrences of a bin, and the numbers told of each. */
export const BIN_FATES = ['removed', 'below', 'held'] as const
export type BinFate = (typeof BIN_FATES)[number]

export interface PageBins {
  readonly occurrences: readonly number[]
  readonly words: readonly number[]
}

/**
 * Id, path, number of the site, words, removed words, status, bytes, encoding, blocks, date, nearest document or -1,
 * containment, resemblance, and the hex digits of the hash.
 */
export type DocumentRow = readonly [
  id: number,
  path: string,
  site: number,
  words: number,
  removedWords: number,
  status: number,
  bytes: number,
  encoding: string,
  blocks: number,
  date: string | null,
  nearest: number,
  containment: number,
  resemblance: number,
  hash: string,
]

/**
 * Id, rule, words, the first words, how many occurrences there are and how many of them go, then the occurrences: document,
 * start, length, first line, lines more, fate, coverage, number of sources, and of each source document, start, length. Of
 * what repeats all of the canonical no source is written. `keys` name the occurrences' texts for decisions: none where there
 * are no names, and an empty one is as the first. `own` are the words of the copy that went with most which its sources do
 * not have.
 */
export type GroupRow = readonly [
  id: string,
  rule: string | null,
  words: number,
  text: string | null,
  total: number,
  removed: number,
  occurrences: readonly number[],
  keys: readonly string[],
  own: number,
]

/** A document's text: parts that end where a span of the report begins or ends, and the offset at which each begins. */
export type TextRow = readonly [document: number, offsets: readonly number[], parts: readonly string[]]

/** How much of something the page holds. */
export interface Share {
  readonly shown: number
  readonly all: number
}

/** Site, documents, words, removed words, removed words of boilerplate. */
export type SiteRow = readonly [
  site: string,
  documents: number,
  words: number,
  removed: number,
  boilerplate: number,
]
/** Rule or null for repetition, copies that go, their words, copies that are only told of. */
export type RuleRow = readonly [rule: string | null, copies: number, words: number, flagged: number]

/** What the page shows first: the rest is parsed when it is asked for. */
export interface PageFirst {
  /** The largest groups: id, first words, words, copies that go, kind of most of them. */
  readonly groups: readonly (readonly [
    id: string,
    text: string | null,
    words: number,
    removed: number,
    kind: Kind,
  ])[]
  /** Groups of which a copy went with words that its sources do not have: id, first words, words, those; the most first. */
  readonly doubtful: readonly (readonly [id: string, text: string | null, words: number, own: number])[]
  /** The documents that lost most: id, path, words, removed words. */
  readonly documents: readonly (readonly [id: number, path: string, words: number, removedWords: number])[]
  /** Occurrences that stay although they are alike, by reason; `flag` for boilerplate that is only told of. */
  readonly alike: Readonly<Record<string, number>>
}

export interface PageHead {
  readonly version: number
  readonly tool: Report['tool']
  readonly run: Pick<Report['run'], 'command' | 'paths' | 'options'>
  readonly summary: Summary
  readonly warnings: readonly Warning[]
  readonly skipped: readonly Skipped[]
  readonly holds: {
    /** False with --no-text. */
    readonly text: boolean
    readonly documents: Share
    readonly groups: Share
    readonly occurrences: Share
    readonly warnings: Share
    readonly skipped: Share
    readonly pairs: Share
    /** Documents whose text is in the page. */
    readonly texts: Share
    readonly textBytes: number
  }
  /** Names of sites by their number. */
  readonly siteNames: readonly string[]
  readonly first: PageFirst
  readonly bins: Readonly<Record<BinFate, PageBins>>
  readonly thresholds: OtherThresholds | null
  readonly sites: readonly SiteRow[]
  readonly rules: readonly RuleRow[]
  /** Copy's document, its source's document, words that went; the most first. */
  readonly pairs: readonly number[]
  /** Document and the number of the text element that holds it. */
  readonly textOf: readonly number[]
}

/** Ids of the elements that hold the data; the texts' numbers follow theirs. */
export const HEAD_ELEMENT = 'data-head'
export const DOCUMENTS_ELEMENT = 'data-documents'
export const GROUPS_ELEMENT = 'data-groups'
export const TEXT_ELEMENT = 'data-text-'

/** Stands behind all data: a page that has none was cut off. */
export const END_ELEMENT = 'data-end'
export const END = `<p id="${END_ELEMENT}" hidden></p>\n`

/** Where the head of the data and the rest stand in the template of the page: before and behind its program. */
export const HEAD_MARK = '<!--head-->'
export const DATA_MARK = '<!--data-->'
