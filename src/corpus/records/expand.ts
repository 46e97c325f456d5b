/**
 * Files of records become documents: each is streamed once, the texts of its records go one behind the other into a
 * spool, and what follows sees texts that are ranges of that file. The records themselves are not held.
 */
import { join } from 'node:path'
import { reasonOf, systemCode } from '../../failure.js'
import { hasher } from '../../fingerprint/hash.js'
import type { Host } from '../../host.js'
import type { Skipped, Warning } from '../../model.js'
import { siteExpression, siteIn } from '../../site-expression.js'
import { packedName } from '../compression/kind.js'
import { looksLikeHtml } from '../encoding/decode.js'
import { FileWriter } from '../files.js'
import { siteOf } from '../first-read.js'
import { noTextField } from '../passed.js'
import type { FoundFile, RecordPlace, Walk } from '../walk.js'
import { type AskedFields, JSON_FILE, mayHoldRecords } from './detect.js'
import { detectFile, inOwnEncoding } from './detect-file.js'
import { type FieldTally, fieldNotices } from './field-notices.js'
import { fieldsThere } from './fields-there.js'
import { type FormatName, openFormat } from './formats.js'
import { ProblemList } from './problem-list.js'
import { problem } from './problems.js'
import { recordDate } from './record-date.js'
import type { RecordFile } from './record-file.js'
import type { RecordText } from './record-format.js'
import { SameIds } from './same-ids.js'
import { chunksOf } from './source.js'
import { createTempFolder, noRoom, type TempFolder } from './temp-folder.js'

export interface ExpandOptions extends AskedFields {
  /** Where temporary files go; null for the system's place. */
  readonly temp: string | null
  /** An expression that finds a site in a record's URL, or else in its path. */
  readonly site: string | null
}

/** A walk whose files of records became documents. */
export interface Expanded {
  readonly walk: Walk
  /** Removes their texts. */
  close(): void
}

const SPOOL = 'texts'

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/**
 * Reads the files of records of a walk; their texts are there until `close`. Throws DedupeError where there is no room
 * for them.
 */
export async function expandRecords(walk: Walk, options: ExpandOptions, host: Host): Promise<Expanded> {
  const found = walk.files.map((file) => ({ file, ...formatOf(file, options) }))
  const hasRecords = found.some(({ detected }) => detected !== null)
  const folder = hasRecords ? createTempFolder(options.temp) : null
  const close = () => folder?.remove()
  try {
    return { walk: await expand(walk, found, folder, options, host), close }
  } catch (error) {
    close()
    throw systemCode(error) === null ? error : noRoom(options.temp, error)
  }
}

const OTHER_JSON = {
  passed: 'ending',
  broken: {
    code: 'not-a-document',
    reason: 'it is no array of JSON objects, nor lines of them; --include reads it as a text',
  },
} as const
const NOT_LINES = {
  passed: 'broken',
  broken: {
    code: 'no-records',
    reason: "its objects do not stand on a line each; 'jq -c .' writes them so",
  },
} as const

const UTF_32 = {
  passed: 'broken',
  broken: {
    code: 'unsupported',
    reason: 'records in UTF-32 are not read; iconv -f UTF-32 -t UTF-8 converts them',
  },
} as const

const READ = { passed: null } as const

interface Found {
  readonly file: FoundFile
  readonly detected: FormatName | null
  /** Of a file without records. */
  readonly told: Pick<FoundFile, 'passed' | 'broken' | 'fields'>
}

/** What a file holds, as far as its name and first bytes tell, or why it is copied unread. */
function formatOf(file: FoundFile, options: ExpandOptions): Omit<Found, 'file'> {
  if (file.format !== undefined) return { detected: file.format, told: READ }
  const last = file.path.slice(file.path.lastIndexOf('/') + 1)
  const name = file.original === undefined ? last : (packedName(last)?.inner ?? last)
  const none = { detected: null, told: file }
  if (file.data !== null || !(file.passed === null || file.passed === 'ending') || !mayHoldRecords(name))
    return none
  try {
    const detected = detectFile(file.from, name, options)
    if (typeof detected !== 'string') return { detected, told: READ }
    if (detected === 'utf-32' && file.passed !== null) return { detected: null, told: UTF_32 }
    // One with --include, or without an ending, is a text.
    if (file.passed === null) return none
    if (detected !== 'no-text-field' && JSON_FILE.test(name)) return { detected: null, told: OTHER_JSON }
    if (detected === 'no-text-field')
      return { detected: null, told: noTextField(options.textField, fieldsThere(file.from, name)) }
    return { detected: null, told: detected === 'not-lines' ? NOT_LINES : { passed: 'no-records' } }
  } catch {
    return none // It is told where the file is read or copied.
  }
}

async function expand(
  walk: Walk,
  found: readonly Found[],
  folder: TempFolder | null,
  options: ExpandOptions,
  host: Host,
): Promise<Walk> {
  const files: FoundFile[] = []
  const records: RecordFile[] = []
  const skipped: Skipped[] = []
  const tallies: FieldTally[] = []
  const site = options.site === null ? null : siteExpression(options.site)
  const spool = folder === null ? null : new FileWriter(join(folder.path, SPOOL))
  const sources = found.filter(({ detected }) => detected !== null)
  const bytes = sources.reduce((sum, { file }) => sum + file.bytes, 0)
  if (sources.length > 0) host.watcher.stage('Reading records', sources.length, bytes)
  try {
    for (const { file, detected, told } of found) {
      if (detected === null || spool === null || folder === null) {
        files.push(told === file ? file : { ...file, ...told })
        continue
      }
      const place = { source: records.length, path: join(folder.path, SPOOL) }
      let reading = new Reading(file, detected, place, spool, site)
      try {
        await reading.all(host)
        const own =
          file.format === undefined && reading.hasNotUtf8 ? inOwnEncoding(file.from, detected) : null
        if (own !== null) {
          // What was spooled is of no use; how much it is could not be known before.
          reading = new Reading(file, own, place, spool, site)
          await reading.all(host)
        }
      } catch (error) {
        host.signal?.throwIfAborted()
        // A full disk is no fault of the file: the run ends.
        if (FULL.has(systemCode(error) ?? '')) throw error
        skipped.push({
          path: file.path,
          code: 'unreadable',
          message: `Cannot read ${file.path}: ${reasonOf(error)}`,
        })
        continue
      }
      for (const document of reading.documents) files.push(document)
      for (const entry of reading.problems.entries()) skipped.push(entry)
      records.push(reading.file)
      tallies.push(reading.tally)
      host.watcher.advance(1, file.bytes)
    }
  } finally {
    spool?.close()
  }
  const warnings: Warning[] = [
    ...walk.warnings,
    ...fieldNotices(
      tallies,
      options,
      files.some(({ passed }) => passed === 'no-text-field'),
    ),
  ]
  return { ...walk, files, records, skipped: [...walk.skipped, ...skipped], warnings }
}

/** One file of records on its way into the spool. */
class Reading {
  readonly documents: FoundFile[] = []
  readonly problems: ProblemList
  readonly #file: FoundFile
  readonly #detected: FormatName
  readonly #place: { readonly source: number; readonly path: string }
  readonly #spool: FileWriter
  readonly #site: RegExp | null
  readonly #ownSite: string
  /** A site's name stands in memory once, not once a record. */
  readonly #sites = new Map<string, string>()
  readonly #ids = new SameIds()
  readonly #told = { id: 0, url: 0, date: 0, undated: 0, firstUndated: 0 }
  readonly #hash = hasher()
  #bytes = 0

  constructor(
    file: FoundFile,
    detected: FormatName,
    place: { readonly source: number; readonly path: string },
    spool: FileWriter,
    site: RegExp | null,
  ) {
    this.#file = file
    this.#detected = detected
    this.#place = place
    this.#spool = spool
    this.#site = site
    this.#ownSite = siteOf(file, site)
    this.problems = new ProblemList(file.path)
  }

  async all(host: Host): Promise<void> {
    const reader = openFormat(this.#detected).reader()
    for (const chunk of chunksOf(this.#file.from)) {
      this.#hash.update(chunk)
      this.#bytes += chunk.length
      for (const piece of reader.push(chunk)) this.#take(piece.record, piece.problem)
      const breath = host.breathe()
      if (breath !== null) await breath
    }
    for (const piece of reader.push(null)) this.#take(piece.record, piece.problem)
  }

  get file(): RecordFile {
    const records = this.documents.length
    return { file: this.#file, name: this.#detected, bytes: this.#bytes, hash: this.#hash.digest(), records }
  }

  /** Whether a record is no UTF-8: the file may be in another encoding. */
  get hasNotUtf8(): boolean {
    return this.problems.counts.has('not-utf8')
  }

  get tally(): FieldTally {
    const same = this.#ids.firstOf(this.#recordIds())
    return {
      path: this.#file.path,
      fields: this.#detected.fields,
      encoding: this.#detected.encoding,
      records: this.documents.length,
      problems: this.problems.counts,
      sameIds: this.#ids.repeated,
      firstSame: this.documents[same]?.record?.line ?? 0,
      ...this.#told,
    }
  }

  *#recordIds(): Generator<string | null> {
    for (const { record } of this.documents) yield record?.id ?? null
  }

  #take(record: RecordText | null, wrong: Parameters<ProblemList['add']>[0] | null): void {
    if (wrong !== null) this.problems.add(wrong)
    if (record === null) return
    const { line, id, url, date, text } = record
    const { format, fields } = this.#detected
    if (!this.#file.included && looksLikeHtml(text)) {
      this.problems.add(problem(format === 'json' ? 'Record' : 'Line', line, 'html-text', fields.text))
      return
    }
    const offset = this.#spool.length
    this.#spool.write(text)
    if (id !== null) {
      this.#ids.add(id)
      this.#told.id += 1
    }
    if (url !== null) this.#told.url += 1
    const day = date === null ? null : recordDate(date)
    if (day !== null) this.#told.date += 1
    else if (date !== null) {
      this.#told.undated += 1
      if (this.#told.undated === 1) this.#told.firstUndated = line
    }
    const place: RecordPlace = {
      from: this.#file.from,
      source: this.#place.source,
      offset,
      line,
      id,
      site: this.#siteOf(url),
      date: day,
    }
    this.documents.push({
      ...this.#file,
      from: this.#place.path,
      bytes: text.length,
      passed: null,
      record: place,
    })
  }

  #siteOf(url: string | null): string {
    if (url === null) return this.#ownSite
    const site = (this.#site === null ? null : siteIn(this.#site, url)) ?? hostOf(url) ?? this.#ownSite
    const known = this.#sites.get(site)
    if (known !== undefined) return known
    // A part of a string keeps all of it in memory.
    const own = Buffer.from(site).toString('utf8')
    this.#sites.set(own, own)
    return own
  }
}

function hostOf(url: string): string | null {
  try {
    return new URL(url).host || null
  } catch {
    return null
  }
}
