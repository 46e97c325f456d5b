/** The data of report.html as bytes, element by element. The page holds at most what opens in a moment; it says what it leaves out. */
import { isUnreadable } from '../corpus/unreadable.js'
import { documentName } from '../document-name.js'
import { KINDS } from '../kinds.js'
import type { Group, Kind, Skipped, Span, Warning } from '../model.js'
import { JsonBytes } from './json-bytes.js'
import { Largest } from './largest.js'
import { rankOf, WARNING_RANKS } from './notices.js'
import {
  DOCUMENTS_ELEMENT,
  type DocumentRow,
  fateOf,
  GROUPS_ELEMENT,
  type GroupRow,
  HEAD_ELEMENT,
  PAGE_STATUSES,
  PAGE_VERSION,
  type PageFirst,
  type PageHead,
} from './page-format.js'
import { chosenDocuments, chosenGroups, GROUP_OCCURRENCES, type PageLimits } from './page-limits.js'
import type { KeyedGroup, PageSource } from './page-source.js'
import { PageTally } from './page-tally.js'
import { type DocumentHead, PIECE_BYTES } from './record-writer.js'

/** Sources of one occurrence. */
const SOURCES = 8
/** What a hash is named by. */
const HASH_NAME = /^xxh64:/
/** Characters of a group's text: a line in a list, as the texts of most are in the page; all of most boilerplate. */
const TEXT = 140
const FRAME_TEXT = 600
/** Bytes of the buffer at first: most pages have few rows. */
const FIRST_BYTES = 1 << 14
/** Rows of each list to look at first: more is what the views are for. */
const FIRST = 6
/** Messages of warnings and skipped paths. */
const MESSAGES = 500

/** What was written of the texts before. */
export interface WrittenTexts {
  readonly textOf: readonly number[]
  readonly bytes: number
  readonly shown: number
}

/** Bytes are JSON in script elements: `<` is still to be escaped in them. They are valid until the next piece is asked for. */
export interface Piece {
  /** Whether it is of the head, which is known last and stands first in the file. */
  readonly isHead: boolean
  readonly data: Uint8Array | string
}

export function* pageElements(source: PageSource, texts: WrittenTexts, limits: PageLimits): Generator<Piece> {
  const { report } = source
  // The longest step comes first: where threads write the report meanwhile, they are still starting.
  const tally = new PageTally(source.count)
  source.tally(tally)
  const json = new JsonBytes(FIRST_BYTES)
  const documents = chosenDocuments(source, limits)
  const firstDocuments = new Largest<PageFirst['documents'][number]>(FIRST)
  const firstGroups = new Largest<PageFirst['groups'][number]>(FIRST)
  const doubtful = new Largest<PageFirst['doubtful'][number]>(FIRST)
  const groups = chosenGroups(source.sizes(), limits)

  yield { isHead: false, data: openElement(DOCUMENTS_ELEMENT) }
  json.ascii('[')
  let follows = false
  const sites = new Map<string, number>()
  const siteNumber = (site: string): number => {
    const known = sites.get(site) ?? sites.size
    sites.set(site, known)
    return known
  }
  for (const document of source.documents()) {
    if (documents.wanted !== null && documents.wanted[document.id] === 0) continue
    if (follows) json.ascii(',\n')
    follows = true
    json.value(documentRow(document, siteNumber(document.site)))
    const { id, words, removedWords } = document
    firstDocuments.add(removedWords, () => [id, documentName(document), words, removedWords])
    if (json.length >= PIECE_BYTES) yield { isHead: false, data: json.take() }
  }
  json.ascii(']')
  yield { isHead: false, data: json.take() }
  yield { isHead: false, data: CLOSE }

  yield { isHead: false, data: openElement(GROUPS_ELEMENT) }
  json.ascii('[')
  follows = false
  let written = 0
  for (const group of source.groups(groups.wanted)) {
    if (follows) json.ascii(',\n')
    follows = true
    const row = groupRow(group)
    written += Math.min(GROUP_OCCURRENCES, row[4])
    json.value(row)
    const [id, , words, text, , removed, , , own] = row
    firstGroups.add(words * removed, () => [id, text, words, removed, kindOf(group)])
    doubtful.add(own, () => [id, text, words, own])
    if (json.length >= PIECE_BYTES) yield { isHead: false, data: json.take() }
  }
  json.ascii(']')
  yield { isHead: false, data: json.take() }
  yield { isHead: false, data: CLOSE }

  yield { isHead: true, data: openElement(HEAD_ELEMENT) }
  const pairs = tally.pairs()
  const warnings = firstOf(worstFirst(report.warnings))
  const skipped = firstOf(unreadFirst(report.skipped))
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
      texts: { shown: texts.shown, all: source.count },
      textBytes: texts.bytes,
    },
    siteNames: [...sites.keys()],
    first: {
      groups: firstGroups.items,
      doubtful: doubtful.items,
      documents: firstDocuments.items,
      alike: tally.alike,
    },
    bins: tally.bins,
    thresholds: source.thresholds,
    sites: tally.sites(newDocuments(source)),
    rules: tally.rules(),
    pairs: pairs.rows,
    textOf: texts.textOf,
  }
  json.value(head)
  yield { isHead: true, data: json.take() }
  yield { isHead: true, data: CLOSE }
}

/** What is wrong before what is merely told. */
function* worstFirst(warnings: Iterable<Warning>): Generator<Warning> {
  for (const rank of WARNING_RANKS) for (const one of warnings) if (rankOf(one) === rank) yield one
}

/** What could not be read before what nobody meant to be read. */
function* unreadFirst(skipped: Iterable<Skipped>): Generator<Skipped> {
  for (const one of skipped) if (isUnreadable(one)) yield one
  for (const one of skipped) if (!isUnreadable(one)) yield one
}

/** Old documents are of no site that this run says anything about. */
function* newDocuments(source: PageSource): Generator<DocumentHead> {
  for (const document of source.documents()) if (document.id >= source.old) yield document
}

/** The kind of most of its copies. */
function kindOf({ gone }: KeyedGroup): Kind {
  return KINDS[gone.indexOf(Math.max(...gone))]
}

export function openElement(id: string): string {
  return `<script type="application/json" id="${id}">`
}

export const CLOSE = '</script>\n'

function documentRow(one: DocumentHead, site: number): DocumentRow {
  const { nearest } = one
  return [
    one.id,
    documentName(one),
    site,
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
    one.hash.replace(HASH_NAME, ''),
  ]
}

function groupRow({ group, keys, total, gone }: KeyedGroup): GroupRow {
  const { id, rule, words, occurrences } = group
  const numbers: number[] = []
  const [canonical] = occurrences
  const isAll = ({ document, start, end }: Span) =>
    canonical.reason === 'canonical' &&
    document === canonical.document &&
    start === canonical.start &&
    end === canonical.end
  for (const one of occurrences) {
    const sources = one.sources.length === 1 && isAll(one.sources[0]) ? [] : one.sources.slice(0, SOURCES)
    numbers.push(one.document, one.start, one.end - one.start, one.startLine, one.endLine - one.startLine)
    numbers.push(fateOf(one.kind, one.action, one.reason), thousandths(one.coverage), sources.length)
    for (const { document, start, end } of sources) numbers.push(document, start, end - start)
  }
  const shown = keys.slice(0, GROUP_OCCURRENCES).map((key, at) => (at > 0 && key === keys[0] ? '' : key))
  const removed = gone.reduce((sum, one) => sum + one, 0)
  return [id, rule, words, excerpt(group), total, removed, numbers, shown, ownWords(group)]
}

/** The words that its sources do not have of the copy that went with most of them; as many as of the whole text. */
function ownWords({ words, occurrences }: Group): number {
  let least = 1
  for (const { action, kind, coverage } of occurrences)
    if (action === 'remove' && kind !== 'boilerplate' && coverage < least) least = coverage
  return Math.round(words * (1 - least))
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
