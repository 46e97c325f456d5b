/**
 * SARIF 2.1.0 (OASIS), as code scanning reads it. GitHub takes 25,000 results of a run and keeps 5,000, so no more than
 * those are written, the largest; a notification says how many were left out.
 */
import type { Kind, Report } from '../../model.js'
import { thousands } from '../quantity.js'
import { type FileOf, messageOf, type Repeat, repeatsOf } from './repeats.js'

const MOST = 5000
const KINDS: Readonly<Record<Kind, { readonly name: string; readonly text: string }>> = {
  exact: { name: 'ExactCopy', text: 'The same words stand in earlier text.' },
  near: { name: 'NearCopy', text: 'All but a few of its words stand in earlier text; none of them tells.' },
  passage: { name: 'Passage', text: 'Whole sentences of it stand in earlier text.' },
  boilerplate: { name: 'Boilerplate', text: 'It belongs to the site and not to the document.' },
}
const ORDER = Object.keys(KINDS) as Kind[]

/** `failed`: a gate fails by them; they are warnings else. */
export function sarif(report: Report, fileOf: FileOf, failed: boolean): string {
  const { shown, total } = repeatsOf(report, fileOf, MOST)
  const left = total - shown.length
  const log = {
    version: '2.1.0',
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    runs: [
      {
        tool: {
          driver: {
            name: 'dedupe',
            version: report.tool.version,
            rules: ORDER.map((kind) => ({
              id: `dedupe/${kind}`,
              name: KINDS[kind].name,
              shortDescription: { text: KINDS[kind].text },
              defaultConfiguration: { level: 'warning' },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications:
              left === 0
                ? []
                : [{ level: 'note', message: { text: `${thousands(left)} smaller repeats are left out.` } }],
          },
        ],
        results: shown.map((repeat) => result(repeat, failed)),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function result(repeat: Repeat, failed: boolean): object {
  const { kind, file, startLine, endLine, group, source } = repeat
  return {
    ruleId: `dedupe/${kind}`,
    ruleIndex: ORDER.indexOf(kind),
    level: failed ? 'error' : 'warning',
    message: { text: messageOf(repeat) },
    locations: [locationOf(file, startLine, endLine)],
    ...(source === null
      ? {}
      : { relatedLocations: [{ id: 1, ...locationOf(source.file, source.line, null) }] }),
    // What repeats, and where: the same passage in one more place is another result.
    partialFingerprints: { 'passage/v1': group },
  }
}

function locationOf(file: string, startLine: number | null, endLine: number | null): object {
  const region = startLine === null ? {} : { region: { startLine, ...(endLine === null ? {} : { endLine }) } }
  return { physicalLocation: { artifactLocation: { uri: uriOf(file) }, ...region } }
}

/** A relative reference by RFC 3986, or a file URI. Bytes that are not UTF-8 (names.ts) come as they are, encoded. */
export function uriOf(file: string): string {
  const path = file
    .replace(/^(\.\/)+/, '')
    .split('/')
    .map((part) => part.replace(/[\udc80-\udcff]|[^\udc80-\udcff]+/g, encoded))
    .join('/')
  return file.startsWith('/') ? `file://${path}` : path
}

function encoded(part: string): string {
  const code = part.charCodeAt(0)
  const isByte = part.length === 1 && code >= 0xdc80 && code <= 0xdcff
  return isByte ? `%${(code - 0xdc00).toString(16).toUpperCase()}` : encodeURIComponent(part.toWellFormed())
}
