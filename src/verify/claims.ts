/**
 * What a report claims about removals, read from report.json piece by piece into flat arrays: the removals of each
 * document, and the occurrences that explain them with their sources. Offsets are bytes of the input, ends
 * exclusive; lines are 1-based; a document is named by its number in the report.
 */

import type { RuleFile } from '../boilerplate/checked-rules.js'
import { flat } from '../columns/flat.js'
import { linesOf } from '../corpus/files.js'
import type { AskedFields } from '../corpus/records/detect.js'
import { documentName } from '../document-name.js'
import type { DocumentReport, Group, Kind, Occurrence, OldDocument, Report } from '../model.js'
import { NumberList } from '../number-list.js'
import type { OldTexts } from './old-texts.js'

/** Stretches of documents, in the order of the report. */
export class Spans {
  readonly document = new NumberList(flat.words)
  readonly start = new NumberList(flat.words)
  readonly end = new NumberList(flat.words)
  /** Stretches of one document, ascending; made when first asked for. */
  #order: Uint32Array | null = null
  #first = new Uint32Array(0)

  get count(): number {
    return this.document.length
  }

  push(document: number, start: number, end: number): number {
    this.document.push(document)
    this.start.push(start)
    this.end.push(end)
    return this.count - 1
  }

  /** Numbers of the stretches of a document, by their starts, then their ends. */
  of(document: number): Uint32Array {
    const order = this.#order ?? this.#sort()
    return order.subarray(this.#first[document] ?? order.length, this.#first[document + 1] ?? order.length)
  }

  #sort(): Uint32Array {
    const { document, start, end } = this
    const order = Uint32Array.from({ length: this.count }, (_, i) => i)
    order.sort(
      (a, b) =>
        document.at(a) - document.at(b) || start.at(a) - start.at(b) || end.at(a) - end.at(b) || a - b,
    )
    let documents = 0
    for (let i = 0; i < this.count; i += 1) documents = Math.max(documents, document.at(i) + 1)
    this.#first = new Uint32Array(documents + 1)
    for (let i = 0; i < this.count; i += 1) this.#first[document.at(i) + 1] += 1
    for (let i = 0; i < documents; i += 1) this.#first[i + 1] += this.#first[i]
    this.#order = order
    return order
  }
}

export interface Claims {
  /** Share of a removal's tokens that must be covered. */
  readonly threshold: number
  /** So many documents are of the corpus that the run was judged against: the first ones. Their hashes and words. */
  readonly old: number
  readonly oldHashes: readonly string[]
  readonly oldWords: readonly number[]
  /** What their texts are read from; null where there are none. */
  readonly oldTexts: OldTexts | null
  /** Name and encoding of each document, and the file that it stands in. */
  readonly paths: readonly string[]
  readonly files: readonly string[]
  readonly encodings: readonly string[]
  readonly sites: readonly string[]
  /** Text and rule of each group, by the numbers below. */
  readonly groupTexts: readonly (string | null)[]
  readonly groupRules: readonly (string | null)[]
  /** The fields of records that the run was told of. */
  readonly fields: AskedFields
  /** The files of rules that the run was given. */
  readonly rules: readonly RuleFile[]
  /** Number of each new name's document. */
  readonly numbers: ReadonlyMap<string, number>
  /** In the order that the report lists them. */
  readonly removals: Spans
  readonly removalGroup: NumberList<Uint32Array>
  readonly removalKind: readonly Kind[]
  /** Occurrences with the action "remove". */
  readonly occurrences: Spans
  readonly occurrenceGroup: NumberList<Uint32Array>
  readonly occurrenceKind: readonly Kind[]
  /** Whether a named rule removed it. */
  readonly occurrenceRule: readonly boolean[]
  /** Whether somebody decided that it goes, wherever else it stands. */
  readonly occurrenceForced: readonly boolean[]
  readonly occurrenceLine: NumberList<Uint32Array>
  /** Occurrence i has the sources firstSource.at(i) .. firstSource.at(i + 1) - 1. */
  readonly firstSource: NumberList<Uint32Array>
  readonly sources: Spans
}

/** What a run without the option in its report was decided by. */
const THRESHOLD = 0.8

/** Reads a report that this program wrote. Throws the system's error, or a SyntaxError where it is none. */
export function readClaims(path: string): Claims {
  const groups = new Map<string, number>()
  const numberOf = (group: string): number => {
    const known = groups.get(group) ?? groups.size
    groups.set(group, known)
    return known
  }
  const [paths, files, encodings, kinds]: [string[], string[], string[], Kind[]] = [[], [], [], []]
  const [sites, rules, texts]: [string[], boolean[], (string | null)[]] = [[], [], []]
  const forced: boolean[] = []
  const list = () => new NumberList(flat.words)
  const [removals, occurrences, sources] = [new Spans(), new Spans(), new Spans()]
  const [removalGroup, occurrenceGroup, occurrenceLine, firstSource] = [list(), list(), list(), list()]
  firstSource.push(0)
  const groupRules: (string | null)[] = []
  const removalKind: Kind[] = []
  const [oldHashes, oldWords]: [string[], number[]] = [[], []]
  let own: readonly RuleFile[] = []
  let fields: AskedFields = NO_FIELDS
  let threshold = THRESHOLD
  let section = ''
  for (const line of linesOf(path)) {
    if (line[2] === QUOTE && line[0] === SPACE && line[1] === SPACE) {
      section = line.toString('utf8', 3, line.indexOf(QUOTE, 3))
      if (section === 'run') ({ threshold, rules: own, fields } = optionsOf(line))
    } else if (section === 'documents' && line[4] === BRACE) {
      const { path, record, encoding, site } = headOf<DocumentReport>(line, 'removals')
      sites.push(site)
      const document = paths.push(documentName({ path, record })) - 1
      files.push(path)
      encodings.push(encoding)
      for (const { start, end, group, kind } of itemsOf<DocumentReport['removals'][number]>(
        line,
        'removals',
      )) {
        removals.push(document, start, end)
        removalGroup.push(numberOf(group))
        removalKind.push(kind)
      }
    } else if (section === 'against' && line[4] === BRACE) {
      const one = JSON.parse(line.toString('utf8', 4).replace(/,$/, '')) as OldDocument
      sites.push(one.site)
      paths.push(documentName(one))
      files.push(one.path)
      encodings.push(one.encoding)
      oldHashes.push(one.hash)
      oldWords.push(one.words)
    } else if (section === 'groups' && line[4] === BRACE) {
      const { id, rule, text } = headOf<Group>(line, 'occurrences')
      const group = numberOf(id)
      texts[group] = text
      groupRules[group] = rule
      for (const one of itemsOf<Occurrence>(line, 'occurrences')) {
        if (one.action !== 'remove') continue
        occurrences.push(one.document, one.start, one.end)
        occurrenceGroup.push(group)
        occurrenceLine.push(one.startLine)
        kinds.push(one.kind)
        rules.push(one.reason === 'rule')
        forced.push(one.reason === 'decision' && one.kind === 'boilerplate')
        for (const source of one.sources) sources.push(source.document, source.start, source.end)
        firstSource.push(sources.count)
      }
    }
  }
  return {
    threshold,
    old: oldHashes.length,
    oldHashes,
    oldWords,
    oldTexts: null,
    paths,
    files,
    encodings,
    sites,
    groupTexts: texts,
    groupRules,
    fields,
    rules: own,
    removalKind,
    numbers: new Map(paths.slice(oldHashes.length).map((path, at) => [path, oldHashes.length + at])),
    removals,
    removalGroup,
    occurrences,
    occurrenceGroup,
    occurrenceKind: kinds,
    occurrenceRule: rules,
    occurrenceForced: forced,
    occurrenceLine,
    firstSource,
    sources,
  }
}

const [SPACE, QUOTE, BACKSLASH, BRACE, CLOSING] = [0x20, 0x22, 0x5c, 0x7b, 0x7d]

const NO_FIELDS: AskedFields = { textField: null, idField: null, urlField: null, dateField: null }

function optionsOf(line: Buffer): Pick<Claims, 'threshold' | 'rules' | 'fields'> {
  const text = line.toString('utf8', line.indexOf(BRACE))
  const { options } = JSON.parse(text.replace(/,$/, '')) as Report['run']
  return {
    threshold: typeof options.threshold === 'number' ? options.threshold : THRESHOLD,
    rules: Array.isArray(options.rules) ? options.rules : [],
    fields: { ...NO_FIELDS, ...(options as Partial<AskedFields>) },
  }
}

/** A record without its long last list. */
function headOf<T>(line: Buffer, key: string): T {
  return JSON.parse(`${line.toString('utf8', line.indexOf(BRACE), listAt(line, key))}]}`) as T
}

/** Bytes of a list that are parsed at once: large beside the cost of a call, small beside what a string can hold. */
const AT_ONCE = 1 << 24

/** The items of a record's last list. No string before the list can hold its key with bare quotes. */
function itemsOf<T>(line: Buffer, key: string): Iterable<T> {
  const list = listAt(line, key)
  if (line.length - list > AT_ONCE) return oneByOne<T>(line, list)
  const end = line.lastIndexOf(CLOSING)
  return JSON.parse(line.toString('utf8', list - 1, end)) as T[]
}

/** The same for a page that was copied a million times: a line longer than any string. */
function* oneByOne<T>(line: Buffer, list: number): Generator<T> {
  let depth = 0
  let begin = 0
  let inString = false
  for (let at = list; at < line.length; at += 1) {
    const byte = line[at]
    if (inString) {
      if (byte === BACKSLASH) at += 1
      else if (byte === QUOTE) inString = false
    } else if (byte === QUOTE) inString = true
    else if (byte === BRACE) {
      if (depth === 0) begin = at
      depth += 1
    } else if (byte === CLOSING) {
      depth -= 1
      if (depth < 0) return
      if (depth === 0) yield JSON.parse(line.toString('utf8', begin, at + 1)) as T
    }
  }
}

function listAt(line: Buffer, key: string): number {
  const name = `"${key}":[`
  return line.indexOf(name) + name.length
}
