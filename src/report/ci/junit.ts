/**
 * JUnit XML, as CI systems read it: one test case a document, failed where a gate fails by its repeats. Most systems
 * refuse files of many megabytes, so each case tells its largest repeats only.
 */
import { documentName } from '../../document-name.js'
import { addTo } from '../../lists-by-key.js'
import type { Report } from '../../model.js'
import { percent, plural } from '../quantity.js'
import { type FileOf, messageOf, type Repeat, repeatsOf } from './repeats.js'

/** Repeats held in all, and told of one document. */
const MOST = 20_000
const TOLD = 20

/** Without `failed` every case passes, and tells its repeats as output. */
export function* junit(report: Report, fileOf: FileOf, failed: boolean): Generator<string> {
  const told = byFile(repeatsOf(report, fileOf, MOST).shown)
  const { documents, redundancy } = report.summary
  let failures = 0
  if (failed) for (const { removals } of report.documents) failures += removals.length > 0 ? 1 : 0
  const seconds = (report.run.durationMs / 1000).toFixed(3)
  const counts = `tests="${documents}" failures="${failures}" errors="0" time="${seconds}"`
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="dedupe" ${counts}>\n`
  yield `  <testsuite name="${text(`dedupe ${report.run.paths.join(' ')}`)}" skipped="0" ${counts}>\n`
  yield `    <properties><property name="redundancy" value="${text(percent(redundancy))}"/></properties>\n`
  for (const { path, record, removals, removedWords, words } of report.documents) {
    const file = documentName({ path: fileOf(path), record })
    const name = `    <testcase name="${text(file)}" classname="dedupe" time="0"`
    if (removals.length === 0) {
      yield `${name}/>\n`
      continue
    }
    const lost = `${removedWords} of ${plural(words, 'word')} stand elsewhere or are boilerplate`
    const lines = linesOf(told.get(file) ?? [], removals.length)
    yield failed
      ? `${name}>\n      <failure message="${text(lost)}" type="repeat">${text(lines)}</failure>\n    </testcase>\n`
      : `${name}>\n      <system-out>${text(`${lost}\n${lines}`)}</system-out>\n    </testcase>\n`
  }
  yield '  </testsuite>\n</testsuites>\n'
}

function byFile(repeats: readonly Repeat[]): Map<string, Repeat[]> {
  const files = new Map<string, Repeat[]>()
  for (const repeat of repeats) {
    const name = nameOf(repeat)
    addTo(files, name, repeat)
  }
  return files
}

/** As its test case is called. */
function nameOf({ file, record }: Repeat): string {
  return documentName({ path: file, record: record === undefined ? null : { line: record } })
}

function linesOf(repeats: readonly Repeat[], all: number): string {
  const shown = repeats
    .slice(0, TOLD)
    .map((repeat) => `${repeat.file}:${repeat.startLine}: ${repeat.kind}, ${messageOf(repeat)}`)
  if (all > shown.length) shown.push(`and ${plural(all - shown.length, 'more repeat')}`)
  return shown.join('\n')
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as XML 1.0 can hold it: characters that it forbids, even as references, become U+FFFD. */
function text(raw: string): string {
  return raw
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign])
    .replace(/[\r\t]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
