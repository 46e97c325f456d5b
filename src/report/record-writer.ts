/**
 * Writes the records of a report as JSON, key by key: the order of the keys is part of the contract, and a key that the
 * schema does not know cannot slip in. The one place that knows how documents and groups look, whether they come as
 * objects or from flat arrays.
 */

import type { Excerpts } from '../corpus/excerpts.js'
import { KINDS, REASONS } from '../kinds.js'
import type { Action, Cluster, DocumentReport, Group, Nearest } from '../model.js'
import { type Fragment, fragment, hexAt, JsonBytes, LONGEST_NUMBER, numberAt, putAt } from './json-bytes.js'

/**
 * Bytes of a piece before it is handed on: Node's stream buffers are 16-64 KB, larger pieces write
 * no faster. A piece is longer by at most one path, text or list item.
 */
export const PIECE_BYTES = 1 << 16

const OPENING = fragment('{')
const [QUOTE, COMMA, BRACE, END_LIST, NULL] = ['"', ',', '}', ']}', 'null'].map(fragment)
const [BRACE_START, COMMA_START, START] = ['{"start":', ',{"start":', ',"start":'].map(fragment)
const [BRACE_DOCUMENT, COMMA_DOCUMENT] = ['{"document":', ',{"document":'].map(fragment)
const [END, START_LINE, END_LINE] = [',"end":', ',"startLine":', ',"endLine":'].map(fragment)
const [ID, RULE, WORDS, TEXT] = ['"id":', ',"rule":', ',"words":', ',"text":'].map(fragment)
const [REMOVALS, OCCURRENCES] = [',"removals":[', ',"occurrences":['].map(fragment)
const [SOURCES, DOCUMENTS, RESEMBLANCE] = [',"sources":[', ',"documents":[', '],"resemblance":'].map(fragment)

const ACTIONS: readonly Action[] = ['keep', 'remove', 'flag']

/** What a removal says of its kind, up to the name of its group. */
export const REMOVED_AS = each(KINDS, (kind) => fragment(`,"kind":"${kind}","group":`))
/** What an occurrence says of its kind, action and reason, up to its coverage. */
export const FATES = each(KINDS, (kind) =>
  each(ACTIONS, (action) =>
    each(REASONS, (reason) =>
      fragment(`,"kind":"${kind}","action":"${action}","reason":"${reason}","coverage":`),
    ),
  ),
)

function each<Word extends string, T>(
  words: readonly Word[],
  make: (word: Word) => T,
): Readonly<Record<Word, T>> {
  return Object.fromEntries(words.map((word) => [word, make(word)])) as Record<Word, T>
}

/** Bytes that the longest item of fixed parts can have: six numbers, and words of our own. */
const ROOM = 6 * LONGEST_NUMBER + 256

/** A document without its removals. */
export type DocumentHead = Omit<DocumentReport, 'removals'>

export class RecordWriter {
  readonly json: JsonBytes
  /** What stands before the keys of the first record of a list, and of any other. */
  #first = OPENING
  #next = OPENING
  #records = 0
  /** Whether an item stands before in the inner list that is being written. */
  #follows = false

  constructor(json = new JsonBytes(PIECE_BYTES * 2)) {
    this.json = json
  }

  /** Whether it is time to hand on what was written: to be asked after each item of a list. */
  get full(): boolean {
    return this.json.length >= PIECE_BYTES
  }

  /** Begins a list of records: each text ends with a brace, or a brace and the keys before the record's own. */
  beginList(first: string, next: string): void {
    this.#first = fragment(first)
    this.#next = fragment(next)
    this.#records = 0
  }

  /** Goes on inside a record; `follows`: behind an item of its inner list. */
  resume(follows: boolean): void {
    this.#follows = follows
  }

  /** Counts records of the list that another writer wrote. */
  count(records: number): void {
    this.#records += records
  }

  /** Ends it with one of two texts: where there was no record, or any. */
  endList(empty: string, after: string): void {
    this.json.ascii(this.#records === 0 ? empty : after)
  }

  document(document: DocumentHead): void {
    const { record, nearest } = document
    this.#open()
    this.json.inside({
      id: document.id,
      path: document.path,
      record: record === null ? null : { line: record.line, id: record.id },
      site: document.site,
      date: document.date,
      encoding: document.encoding,
      bytes: document.bytes,
      words: document.words,
      blocks: document.blocks,
      hash: document.hash,
      removedBytes: document.removedBytes,
      removedWords: document.removedWords,
      status: document.status,
      nearest: nearest === null ? null : nearestRecord(nearest),
    })
    this.json.put(REMOVALS)
    this.#follows = false
  }

  /** A removal; `kind` is one of REMOVED_AS. */
  removal(
    start: number,
    end: number,
    startLine: number,
    endLine: number,
    kind: Fragment,
    group: string,
  ): void {
    this.#removal(start, end, startLine, endLine, kind)
    this.json.value(group)
    this.json.put(BRACE)
  }

  /** A removal from flat arrays: its group is named by a hash. */
  removalOfHash(
    start: number,
    end: number,
    startLine: number,
    endLine: number,
    kind: Fragment,
    high: number,
    low: number,
  ): void {
    this.#removal(start, end, startLine, endLine, kind)
    const bytes = this.json.room(ROOM)
    this.json.length = putAt(bytes, hashAt(bytes, this.json.length, high, low), BRACE)
  }

  #removal(start: number, end: number, startLine: number, endLine: number, kind: Fragment): void {
    const bytes = this.json.room(ROOM)
    let at = putAt(bytes, this.json.length, this.#follows ? COMMA_START : BRACE_START)
    at = numberAt(bytes, at, start)
    at = linesAt(bytes, at, end, startLine, endLine)
    this.json.length = putAt(bytes, at, kind)
    this.#follows = true
  }

  endDocument(): void {
    this.json.put(END_LIST)
  }

  group(group: Pick<Group, 'id' | 'rule' | 'words' | 'text'>): void {
    const { id, rule, words, text } = group
    this.#open()
    this.json.inside({ id, rule, words, text })
    this.json.put(OCCURRENCES)
    this.#follows = false
  }

  /** A group from flat arrays. */
  groupOfHash(
    high: number,
    low: number,
    rule: string | null,
    words: number,
    text: Excerpts | null,
    group: number,
  ): void {
    const { json } = this
    this.#open()
    const bytes = json.room(ROOM)
    let at = putAt(bytes, json.length, ID)
    at = hashAt(bytes, at, high, low)
    json.length = putAt(bytes, at, RULE)
    if (rule === null) json.put(NULL)
    else json.value(rule)
    json.put(WORDS)
    json.number(words)
    json.put(TEXT)
    if (text === null) json.put(NULL)
    else json.string(text.piece(group), text.start(group), text.end(group))
    json.put(OCCURRENCES)
    this.#follows = false
  }

  /** An occurrence up to its sources; `fate` is one of FATES. */
  occurrence(
    document: number,
    start: number,
    end: number,
    startLine: number,
    endLine: number,
    fate: Fragment,
    coverage: number,
  ): void {
    const bytes = this.json.room(ROOM)
    let at = putAt(bytes, this.json.length, this.#follows ? COMMA_DOCUMENT : BRACE_DOCUMENT)
    at = numberAt(bytes, at, document)
    at = putAt(bytes, at, START)
    at = numberAt(bytes, at, start)
    at = linesAt(bytes, at, end, startLine, endLine)
    at = putAt(bytes, at, fate)
    at = numberAt(bytes, at, coverage)
    this.json.length = putAt(bytes, at, SOURCES)
    this.#follows = false
  }

  source(document: number, start: number, end: number): void {
    const bytes = this.json.room(ROOM)
    let at = putAt(bytes, this.json.length, this.#follows ? COMMA_DOCUMENT : BRACE_DOCUMENT)
    at = numberAt(bytes, at, document)
    at = putAt(bytes, at, START)
    at = numberAt(bytes, at, start)
    at = putAt(bytes, at, END)
    at = numberAt(bytes, at, end)
    this.json.length = putAt(bytes, at, BRACE)
    this.#follows = true
  }

  endOccurrence(): void {
    this.json.put(END_LIST)
    this.#follows = true
  }

  endGroup(): void {
    this.json.put(END_LIST)
  }

  cluster({ id, representative }: Pick<Cluster, 'id' | 'representative'>): void {
    this.#open()
    this.json.inside({ id, representative })
    this.json.put(DOCUMENTS)
    this.#follows = false
  }

  member(document: number): void {
    if (this.#follows) this.json.put(COMMA)
    this.#follows = true
    this.json.number(document)
  }

  endCluster({ resemblance }: Pick<Cluster, 'resemblance'>): void {
    this.json.put(RESEMBLANCE)
    this.json.number(resemblance)
    this.json.put(BRACE)
  }

  /** A record of short keys: a skipped path, a warning. */
  plain(record: object): void {
    this.#open()
    this.json.inside(record)
    this.json.put(BRACE)
  }

  #open(): void {
    this.json.put(this.#records === 0 ? this.#first : this.#next)
    this.#records += 1
  }
}

function linesAt(bytes: DataView, from: number, end: number, startLine: number, endLine: number): number {
  let at = putAt(bytes, from, END)
  at = numberAt(bytes, at, end)
  at = putAt(bytes, at, START_LINE)
  at = numberAt(bytes, at, startLine)
  at = putAt(bytes, at, END_LINE)
  return numberAt(bytes, at, endLine)
}

function hashAt(bytes: DataView, from: number, high: number, low: number): number {
  let at = putAt(bytes, from, QUOTE)
  at = hexAt(bytes, at, high)
  at = hexAt(bytes, at, low)
  return putAt(bytes, at, QUOTE)
}

function nearestRecord({ document, containment, resemblance }: Nearest): Nearest {
  return { document, containment, resemblance }
}
