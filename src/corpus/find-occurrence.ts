/** What a person asks about in an output (a group, a document, a line of one), found in its report. */
import { existsSync, type Stats, statSync } from 'node:fs'
import { join } from 'node:path'
import { REPETITION } from '../boilerplate/rule.js'
import { documentName } from '../document-name.js'
import { DedupeError, reasonOf } from '../failure.js'
import type { DocumentReport, Group, Occurrence } from '../model.js'
import { safeName } from '../report/safe-text.js'
import { MANIFEST, REPORT, readManifest } from './manifest.js'
import { native } from './names.js'
import { firstValueBegins, recordsOf, runOf } from './report-records.js'

export interface Output {
  /** Path of report.json. */
  readonly report: string
  /** The folder that texts can be had from, or null: then `noTexts` says why. */
  readonly folder: string | null
  readonly noTexts: string | null
}

export type Asked =
  | { readonly group: Group }
  /** The groups of a boilerplate rule, read anew at each iteration; it has one at least. */
  | { readonly rule: string; readonly groups: Iterable<Group> }
  /** `line` is 1-based, of the input; null for all of the document. */
  | { readonly document: DocumentReport; readonly line: number | null }

/** `path` is an output folder, or a report.json alone. Throws DedupeError for anything else. */
export function openOutput(path: string): Output {
  let stats: Stats
  try {
    stats = statSync(native(path))
  } catch (error) {
    throw new DedupeError('unreadable', `Cannot read ${path}: ${reasonOf(error)}`)
  }
  // A report is read more than once.
  if (stats.isFIFO())
    throw new DedupeError(
      'unreadable',
      `Cannot read ${path}: it is a pipe`,
      "Give what it brings by standard input, whose path is '-'",
    )
  if (!stats.isDirectory()) {
    return {
      report: path,
      folder: null,
      noTexts: 'a report alone holds places and the first words of a group',
    }
  }
  const report = join(path, REPORT)
  if (!existsSync(native(join(path, MANIFEST)))) {
    // A dry run leaves a report and nothing else; for any other folder this tells what it lacks.
    if (!existsSync(native(report))) readManifest(path)
    return { report, folder: null, noTexts: 'a dry run wrote no texts' }
  }
  const { text } = readManifest(path)
  return { report, folder: text ? path : null, noTexts: text ? null : 'the output was made with --no-text' }
}

/** Ids named where a prefix has several. */
const NAMED = 3

/**
 * What `words` names: a document by its path under `clean/` (also as `safeName` shows it) or as the run was given it,
 * that and a line, a group's id or the beginning of one, or a boilerplate rule. Throws DedupeError where it names
 * nothing, or several groups.
 */
export function findAsked(report: string, words: string): Asked {
  const colon = /^(.+):(\d+)$/s.exec(words)
  const line = colon === null ? null : Number(colon[2])
  const given = belowRoots(colon?.[1] ?? words, report)
  const alike: string[] = []
  const wholeGiven = belowRoots(words, report)
  let asGiven: Extract<Asked, { readonly document: DocumentReport }> | undefined
  let isOfRecords = false
  let isLineMissing = false
  for (const document of recordsOf(report, 'documents')) {
    const { path, record } = document
    if (record !== null && (path === words || wholeGiven.has(path))) isOfRecords = true
    const name = documentName(document)
    const names = [name, safeName(name)]
    if (names.includes(words)) return { document, line: null }
    if (colon !== null && names.includes(colon[1])) return { document, line }
    if (given.has(name) && record === null) asGiven ??= { document, line }
    if (record !== null && wholeGiven.has(name)) asGiven ??= { document, line: null }
    if (record !== null && given.has(name)) asGiven ??= { document, line }
    if (record !== null && colon !== null && (path === colon[1] || given.has(path))) isLineMissing = true
    const isAlike =
      record === null
        ? endsAlike(name, colon?.[1] ?? words)
        : (line === null || record.line === line) && endsAlike(path, colon?.[1] ?? words)
    if (alike.length < NAMED && isAlike) alike.push(safeName(name))
  }
  if (asGiven !== undefined) return asGiven
  if (isOfRecords) {
    const hint = `Name one by its line, as in ${safeName(words)}:1`
    throw new DedupeError('ambiguous', `${safeName(words)} holds records, each of which is a document`, hint)
  }
  const groups: Group[] = []
  let count = 0
  for (const group of recordsOf(report, 'groups', firstValueBegins('id', words))) {
    if (group.id === words) return { group }
    if (count < NAMED) groups.push(group)
    count += 1
  }
  if (count === 1) return { group: groups[0] }
  if (count > 1) {
    const more = count > NAMED ? ` and ${count - NAMED} more` : ''
    const ids = groups.map(({ id }) => safeName(id)).join(', ')
    throw new DedupeError('ambiguous', `${safeName(words)} begins ${count} groups: ${ids}${more}`)
  }
  const ofRule = { [Symbol.iterator]: () => groupsOf(report, words) }
  for (const _ of ofRule) return { rule: words, groups: ofRule }
  throw notFound(report, colon?.[1] ?? words, line, isLineMissing, alike)
}

/** The groups that a boilerplate rule made, or repetition, which the summary names as a rule and groups as a reason. */
function groupsOf(report: string, rule: string): Generator<Group> {
  const mention = Buffer.from(
    rule === REPETITION ? `"reason":"${REPETITION}"` : `"rule":${JSON.stringify(rule)},`,
  )
  return recordsOf(report, 'groups', (line) => line.includes(mention))
}

/**
 * Where under `clean/` a path lies that was typed as the arguments of the run were: of one folder its contents lie
 * there, of several each folder by its name.
 */
function belowRoots(path: string, report: string): ReadonlySet<string> {
  const found = new Set<string>()
  for (const given of runOf(report).paths) {
    const root = given.replace(/\/+$/, '')
    if (!path.startsWith(`${root}/`)) continue
    const below = path.slice(root.length + 1)
    found.add(below).add(`${root.slice(root.lastIndexOf('/') + 1)}/${below}`)
  }
  return found
}

function notFound(
  report: string,
  name: string,
  line: number | null,
  isLineMissing: boolean,
  alike: readonly string[],
): DedupeError {
  for (const { path, message } of recordsOf(report, 'skipped')) {
    if (path !== name) continue
    // Of a file of records each entry speaks of one record.
    const record = /^(?:Line|Record) (\d+) /.exec(message)
    if (record === null && !/^\d+ more record/.test(message))
      return new DedupeError('no-document', `${safeName(name)} is no document. ${safeName(message)}`)
    if (record !== null && Number(record[1]) === line)
      return new DedupeError('no-document', `${safeName(name)}:${line} is no document. ${safeName(message)}`)
  }
  if (isLineMissing)
    return new DedupeError(
      'not-found',
      `No record that is a document begins on line ${line} of ${safeName(name)}`,
      'A record is named by the line that it begins on, in an array by its number',
    )
  const instead = alike.length > 0 ? `; did you mean ${alike.join(' or ')}?` : ''
  const hint =
    'Documents are named by their path under clean/, a place as PATH:LINE, groups by their id or rule'
  return new DedupeError(
    'not-found',
    `No document and no group has the name ${safeName(name)}${instead}`,
    hint,
  )
}

/** Whether a document has the file name, or the end of the path, that was asked for. */
function endsAlike(path: string, asked: string): boolean {
  const name = asked.slice(asked.lastIndexOf('/') + 1)
  return name !== '' && (path === name || path.endsWith(`/${name}`))
}

/** The groups with an occurrence in a document. */
export function groupsIn(report: string, document: number): Generator<Group> {
  const mention = Buffer.from(`"document":${document},`)
  return recordsOf(report, 'groups', (line) => line.includes(mention))
}

/** Whether an occurrence lies on a line of a document, or goes in a removal that takes the line. */
export function touches({ id, removals }: DocumentReport, line: number): (occurrence: Occurrence) => boolean {
  // A removal begins behind the text before its gap: on that line stands what stays, or what goes with another one.
  const taken = removals.filter(({ startLine, endLine }) => startLine < line && line <= endLine)
  return ({ document, start, end, startLine, endLine, action }) =>
    document === id &&
    ((startLine <= line && line <= endLine) ||
      (action === 'remove' && taken.some((removal) => removal.start <= start && end <= removal.end)))
}

/** What is told of a document beside its spans. */
export interface NamedDocument extends Pick<DocumentReport, 'id' | 'path' | 'record' | 'encoding' | 'words'> {
  /** Of the corpus that the run was judged against: its text is not in the output. */
  readonly old?: true
}

/** The documents with these ids; one that the report lacks is left out. */
export function documentsWith(report: string, ids: ReadonlySet<number>): Map<number, NamedDocument> {
  const found = new Map<number, NamedDocument>()
  if (ids.size === 0) return found
  for (const { id, path, record, encoding, words } of recordsOf(report, 'against')) {
    if (ids.has(id)) found.set(id, { id, path, record, encoding, words, old: true })
    if (found.size === ids.size) return found
  }
  for (const { id, path, record, encoding, words } of recordsOf(report, 'documents')) {
    if (ids.has(id)) found.set(id, { id, path, record, encoding, words })
    if (found.size === ids.size) break
  }
  return found
}

/** How far a text reaches on the site where most of its documents are. */
export interface Spread {
  readonly site: string
  /** Documents that hold the text, and all of the site. */
  readonly documents: number
  readonly all: number
}

/** Of sites where as many documents hold it, the first in corpus order; null where the report has none of them. */
export function spreadOf(report: string, { occurrences }: Group): Spread | null {
  const holders = new Set(occurrences.map(({ document }) => document))
  const sites = new Map<string, { documents: number; all: number }>()
  for (const { id, site } of recordsOf(report, 'documents')) {
    const count = sites.get(site) ?? { documents: 0, all: 0 }
    count.all += 1
    if (holders.has(id)) count.documents += 1
    sites.set(site, count)
  }
  let most: Spread | null = null
  for (const [site, count] of sites) {
    if (count.documents > (most?.documents ?? 0)) most = { site, ...count }
  }
  return most
}
