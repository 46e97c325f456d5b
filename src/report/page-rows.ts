/** The data of report.html as bytes, element by element. The page holds at most what opens in a moment; it says what it leaves out. */
import type { Group } from '../model.js'
import { JsonBytes } from './json-bytes.js'
import {
  DOCUMENTS_ELEMENT,
  type DocumentRow,
  fateOf,
  GROUPS_ELEMENT,
  type GroupRow,
  HEAD_ELEMENT,
  PAGE_STATUSES,
  PAGE_VERSION,
  type PageHead,
  type Share,
} from './page-format.js'
import type { KeyedGroup, PageSource } from './page-source.js'
import { PageTally } from './page-tally.js'
import { type DocumentHead, PIECE_BYTES } from './record-writer.js'

export interface PageLimits {
  readonly documents: number
  readonly groups: number
  /** Of all groups together. */
  readonly occurrences: number
  /** Bytes of the texts of all documents together. */
  readonly textBytes: number
}

/** A page of this size opens in under two seconds (bench/page.ts); each limit alone is some ten megabytes. */
export const PAGE_LIMITS: PageLimits = {
  documents: 100_000,
  groups: 50_000,
  occurrences: 150_000,
  textBytes: 8_000_000,
}

/** Occurrences of one group: nobody looks at more of them, and one page copied a million times would be all of the file. */
const GROUP_OCCURRENCES = 2_000
/** Sources of one occurrence. */
const SOURCES = 8
/** Characters of a group's text: a line or two in a list; all of most boilerplate. */
const TEXT = 200
const FRAME_TEXT = 600
/** Messages of warnings and skipped paths. */
const MESSAGES = 500

/** What was written of the texts before. */
export interface WrittenTexts {
  readonly textOf: readonly number[]
  readonly bytes: number
  readonly shown: number
}

/** Pieces are valid until the next is asked for. They are JSON in script elements: `<` is still to be escaped in them. */
export function* pageElements(
  source: PageSource,
  texts: WrittenTexts,
  limits: PageLimits,
): Generator<Uint8Array | string> {
  const { report } = source
  const json = new JsonBytes(PIECE_BYTES * 2)
  const documents = chosenDocuments(source, limits)
  const groups = chosenGroups(source, limits)

  yield openElement(DOCUMENTS_ELEMENT)
  json.ascii('[')
  let follows = false
  for (const document of source.documents()) {
    if (documents.wanted !== null && documents.wanted[document.id] === 0) continue
    if (follows) json.ascii(',\n')
    follows = true
    json.value(documentRow(document))
    if (json.length >= PIECE_BYTES) yield json.take()
  }
  json.ascii(']')
  yield json.take()
  yield CLOSE

  yield openElement(GROUPS_ELEMENT)
  json.ascii('[')
  follows = false
  let written = 0
  for (const group of source.groups(groups.wanted)) {
    if (follows) json.ascii(',\n')
    follows = true
    const row = groupRow(group)
    written += Math.min(GROUP_OCCURRENCES, row[4])
    json.value(row)
    if (json.length >= PIECE_BYTES) yield json.take()
  }
  json.ascii(']')
  yield json.take()
  yield CLOSE

  yield openElement(HEAD_ELEMENT)
  const tally = new PageTally(report.summary.documents)
  source.tally(tally)
  const pairs = tally.pairs()
  const warnings = firstOf(report.warnings)
  const skipped = firstOf(report.skipped)
  const { command, paths, options } = report.run
  const head: PageHead = {
    version: PAGE_VERSION,
    tool: report.tool,
    run: { command, paths, options },
    summary: report.summary,
    warnings: warnings.rows,
    skipped: skipped.rows,
    holds: {
      text: options.text !== false,
      documents: documents.share,
      groups: groups.share,
      occurrences: { shown: written, all: groups.occurrences },
      warnings: { shown: warnings.rows.length, all: warnings.all },
      skipped: { shown: skipped.rows.length, all: skipped.all },
      pairs: { shown: pairs.rows.length / 3, all: pairs.all },
      texts: { shown: texts.shown, all: report.summary.documents },
      textBytes: texts.bytes,
    },
    bins: tally.bins,
    sites: tally.sites(source.documents()),
    rules: tally.rules(),
    pairs: pairs.rows,
    textOf: texts.textOf,
  }
  json.value(head)
  yield json.take()
  yield CLOSE
}

export function openElement(id: string): string {
  return `<script type="application/json" id="${id}">`
}

export const CLOSE = '</script>\n'

function documentRow(one: DocumentHead): DocumentRow {
  const { nearest } = one
  return [
    one.id,
    one.path,
    one.site,
    one.words,
    one.removedWords,
    PAGE_STATUSES.indexOf(one.status),
    one.bytes,
    one.encoding,
    one.blocks,
    one.date,
    nearest?.document ?? -1,
    thousandths(nearest?.containment ?? 0),
    thousandths(nearest?.resemblance ?? 0),
    one.hash,
  ]
}

function groupRow({ group, keys }: KeyedGroup): GroupRow {
  const { id, rule, words, text, occurrences } = group
  const numbers: number[] = []
  let removed = 0
  for (const [at, one] of occurrences.entries()) {
    if (one.action === 'remove') removed += 1
    if (at >= GROUP_OCCURRENCES) continue
    const sources = one.sources.slice(0, SOURCES)
    numbers.push(one.document, one.start, one.end, one.startLine, one.endLine)
    numbers.push(fateOf(one.kind, one.action, one.reason), thousandths(one.coverage), sources.length)
    for (const { document, start, end } of sources) numbers.push(document, start, end)
  }
  const shown = keys.length > GROUP_OCCURRENCES ? keys.slice(0, GROUP_OCCURRENCES) : keys
  return [id, rule, words, excerpt(group), occurrences.length, removed, numbers, text === null ? [] : shown]
}

function excerpt({ text, occurrences }: Group): string | null {
  if (text === null) return null
  const most = occurrences[0]?.kind === 'boilerplate' ? FRAME_TEXT : TEXT
  if (text.length <= most) return text
  const cut = text.slice(0, most)
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`
}

/** Rounded down: what is not all of a text is never told as all. */
function thousandths(share: number): number {
  return Math.floor(share * 1000 + 1e-9)
}

function firstOf<T>(items: Iterable<T>): { readonly rows: T[]; readonly all: number } {
  const rows: T[] = []
  let all = 0
  for (const item of items) {
    if (all < MESSAGES) rows.push(item)
    all += 1
  }
  return { rows, all }
}

/** Where there are too many, those that lost most words; of the same number the first. Null wants all. */
function chosenDocuments(
  source: PageSource,
  limits: PageLimits,
): { readonly wanted: Uint8Array | null; readonly share: Share } {
  const all = source.report.summary.documents
  if (all <= limits.documents) return { wanted: null, share: { shown: all, all } }
  const weights = new Float64Array(all)
  for (const { id, removedWords } of source.documents()) weights[id] = removedWords
  return { wanted: heaviest(weights, limits.documents), share: { shown: limits.documents, all } }
}

/** Where there are too many, those of which most words go. */
function chosenGroups(source: PageSource, limits: PageLimits) {
  const { removed, occurrences } = source.sizes()
  const all = removed.length
  const total = occurrences.reduce((sum, one) => sum + one, 0)
  const wanted = all <= limits.groups ? new Uint8Array(all).fill(1) : heaviest(removed, limits.groups)
  let room = limits.occurrences
  if (total > room) {
    const order = byWeight(removed)
    for (const group of order) {
      if (wanted[group] === 0) continue
      room -= Math.min(GROUP_OCCURRENCES, occurrences[group])
      if (room < 0) wanted[group] = 0
    }
  }
  const shown = wanted.reduce((sum, one) => sum + one, 0)
  return { wanted, occurrences: total, share: { shown, all } }
}

function heaviest(weights: Float64Array, count: number): Uint8Array {
  const wanted = new Uint8Array(weights.length)
  for (const one of byWeight(weights).subarray(0, count)) wanted[one] = 1
  return wanted
}

function byWeight(weights: Float64Array): Uint32Array {
  const order = new Uint32Array(weights.length)
  for (let i = 0; i < order.length; i += 1) order[i] = i
  return order.sort((a, b) => weights[b] - weights[a] || a - b)
}
