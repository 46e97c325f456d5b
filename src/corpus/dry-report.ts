/** How the output of a dry run is known: a folder with a report in it, perhaps in other forms too, and nothing else. */
import type { Dirent } from 'node:fs'
import { join } from 'node:path'
import { TOOL } from '../report/tool.js'
import { linesOf } from './files.js'
import { PAGE, REPORT } from './manifest.js'
import { isReport } from './report-beginnings.js'

/** Whether all that stands in a folder is the report of a dry run: there is no way back in it to lose. */
export function isDryReport(out: string, entries: readonly Dirent[]): boolean {
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name)
  if (!names.includes(REPORT) || names.length !== entries.length) return false
  const others = names.filter((name) => name !== REPORT && name !== PAGE)
  if (!others.every((name) => isReport(join(out, name)))) return false
  let tool = false
  for (const line of linesOf(join(out, REPORT))) {
    const text = line.toString('utf8')
    tool ||= text.startsWith(`  "tool": {"name":${JSON.stringify(TOOL.name)},`)
    if (text.startsWith('  "run": ')) return tool && text.includes('"options":{"dryRun":true,')
    if (!/^( {2}"|\{$)/.test(text)) return false
  }
  return false
}
