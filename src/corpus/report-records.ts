/**
 * A report.json read record by record: documents, groups and skipped paths have a line each, so that of a report of
 * gigabytes one line at a time stands in memory. Only files as `reportJson` writes them can be read like this.
 */
import { DedupeError, reasonOf } from '../failure.js'
import type { Cluster, DocumentReport, Group, OldDocument, Report, Skipped, Warning } from '../model.js'
import { linesOf } from './files.js'

interface Sections {
  readonly against: OldDocument
  readonly documents: DocumentReport
  readonly groups: Group
  readonly clusters: Cluster
  readonly skipped: Skipped
  readonly warnings: Warning
}

/** How a record's line begins. */
const INDENT = '    '
const RECORD = Buffer.from(`${INDENT}{`)
const KEY = Buffer.from('  "')
const DOCUMENTS = Buffer.from('  "documents": [')
const COMMA = 44

/**
 * The records of one list, in the report's order. Lines that `wants` refuses are not parsed; it sees the line's bytes.
 * Throws DedupeError where the file cannot be read or is no report.
 */
export function* recordsOf<Name extends keyof Sections>(
  report: string,
  section: Name,
  wants: (line: Buffer) => boolean = () => true,
): Generator<Sections[Name]> {
  const head = Buffer.from(`  "${section}": [`)
  let inside = false
  for (const line of reportLines(report)) {
    if (startsWith(line, KEY)) {
      // The lists stand in a fixed order and once: behind the one that was asked for nothing else is.
      if (inside) return
      // A report without an old corpus has no such list: nothing further on is read for it.
      if (section === 'against' && startsWith(line, DOCUMENTS)) return
      inside = startsWith(line, head)
    } else if (inside && startsWith(line, RECORD) && wants(line)) {
      yield parsed(report, line) as Sections[Name]
    }
  }
  if (!inside && section !== 'against') throw noReport(report)
}

/**
 * The whole report, its lists read anew from the file at each iteration. Throws DedupeError where the file cannot be read or
 * is no report.
 */
export function readReport(report: string): Report {
  const top = new Map<string, unknown>()
  let lists = false
  for (const line of reportLines(report)) {
    if (!startsWith(line, KEY)) {
      if (line[0] !== 0x7b || lists) break
      continue
    }
    const key = line.toString('utf8', KEY.length, line.indexOf(0x22, KEY.length))
    const value = line.subarray(line.indexOf(0x3a) + 2)
    lists = value[0] === 0x5b
    if (lists) break
    top.set(key, parsed(report, value))
  }
  const { schemaVersion, tool, run, summary, estimate } = Object.fromEntries(top) as unknown as Report
  if (schemaVersion !== 1 || tool === undefined || run === undefined || summary === undefined)
    throw noReport(report)
  const list = <Name extends keyof Sections>(name: Name): Iterable<Sections[Name]> => ({
    [Symbol.iterator]: () => recordsOf(report, name),
  })
  const against = run.options.against === undefined ? {} : { against: list('against') }
  return {
    schemaVersion,
    tool,
    run,
    summary,
    ...(estimate === undefined ? {} : { estimate }),
    ...against,
    documents: list('documents'),
    groups: list('groups'),
    clusters: list('clusters'),
    skipped: list('skipped'),
    warnings: list('warnings'),
  }
}

/** What a run was asked for. Throws DedupeError as `recordsOf` does. */
export function runOf(report: string): Pick<Report['run'], 'options' | 'paths'> {
  const head = Buffer.from('  "run": ')
  for (const line of reportLines(report)) {
    if (startsWith(line, head)) return parsed(report, line.subarray(head.length)) as Report['run']
    // The run is among the first lines of a report; of another file of gigabytes no more need be read.
    if (line[0] !== 0x7b && !startsWith(line, KEY)) break
  }
  throw noReport(report)
}

/** Whether a record's line has the given first key and value; `value` may be the start of one. */
export function firstValueBegins(key: string, value: string): (line: Buffer) => boolean {
  const begin = Buffer.from(`${INDENT}{"${key}":"${JSON.stringify(value).slice(1, -1)}`)
  return (line) => startsWith(line, begin)
}

function* reportLines(report: string): Generator<Buffer> {
  try {
    yield* linesOf(report)
  } catch (error) {
    if (error instanceof DedupeError) throw error
    throw new DedupeError('unreadable', `Cannot read ${report}: ${reasonOf(error)}`)
  }
}

function startsWith(line: Buffer, start: Buffer): boolean {
  return line.length >= start.length && line.compare(start, 0, start.length, 0, start.length) === 0
}

function parsed(report: string, line: Buffer): unknown {
  const end = line.length - (line[line.length - 1] === COMMA ? 1 : 0)
  try {
    return JSON.parse(line.toString('utf8', 0, end))
  } catch {
    throw noReport(report)
  }
}

function noReport(report: string): DedupeError {
  return new DedupeError(
    'not-a-report',
    `${report} is not a report as dedupe writes it`,
    'Name an output folder, or its report.json as it was written',
  )
}
