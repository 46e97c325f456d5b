/** What `dedupe explain` does. */
import { Readable } from 'node:stream'
import { explain, linesIn } from '../corpus/explanation.js'
import { findAsked, groupsIn, type Output, openOutput, touches } from '../corpus/find-occurrence.js'
import { STDIN, withPipedReport } from '../corpus/piped-report.js'
import { DedupeError } from '../failure.js'
import type { DocumentReport, Group, Occurrence } from '../model.js'
import { explainGroup } from '../report/explain.js'
import { documentPage, repeatsIn, rulePage } from '../report/explain-document.js'
import { explanationJson } from '../report/explain-json.js'
import { commandFor } from '../report/explain-words.js'
import { documentJson } from '../report/json.js'
import { plural } from '../report/quantity.js'
import { safeName } from '../report/safe-text.js'
import { type Page, pageOf } from '../report/terminal-page.js'
import { ownCall } from './called-as.js'
import { lookOf } from './colour.js'
import { DONE } from './failures.js'
import { print, printText } from './output.js'

/** Occurrences shown in full; a person who needs more reads the report. */
const SHOWN = 20
/** Groups shown for one line: as many repeats may meet on it, if it is a long one. */
const GROUPS = 3

/** The report leaves out what is too short to go alone and was not part of anything longer. */
const WHY_NONE = 'nothing repeats it, or only a few words do, which are too short to go alone'

export interface ExplainFlags {
  readonly json?: boolean
}

/** `path` as it was typed, - for standard input. */
export async function runExplain(path: string, what: string, flags: ExplainFlags): Promise<number> {
  return path === STDIN
    ? withPipedReport(process.stdin, (piped) => explainIn(piped, what, flags))
    : explainIn(path, what, flags)
}

async function explainIn(path: string, what: string, flags: ExplainFlags): Promise<number> {
  const output = openOutput(path)
  const asked = findAsked(output.report, what)
  const page = pageOf(lookOf(process.env, process.stdout), false)
  if ('rule' in asked) {
    await showRule(output, asked.rule, asked.groups, flags, page)
  } else if ('group' in asked) {
    await show(output, asked.group, () => true, '--json lists all', flags, page)
  } else if (asked.line === null) {
    await showDocument(output, asked.document, flags, page)
  } else {
    await showLine(output, path, asked.document, asked.line, flags, page)
  }
  return DONE
}

/** Prints a group: what stays, and of the others those that are `asked` for; `toSeeAll` helps where that is not all. */
async function show(
  output: Output,
  group: Group,
  asked: (occurrence: Occurrence) => boolean,
  toSeeAll: string,
  { json }: ExplainFlags,
  page: Page,
): Promise<void> {
  if (json) return print(Readable.from(explanationJson(explain(output, group, () => true))))
  let count = 0
  const shows = (one: Occurrence) => one.reason === 'canonical' || (asked(one) && ++count <= SHOWN)
  await printText(explainGroup(explain(output, group, shows), toSeeAll, page))
}

async function showDocument(output: Output, document: DocumentReport, { json }: ExplainFlags, page: Page) {
  if (json) {
    for (const text of documentJson(document)) await printText(text)
    return printText('\n')
  }
  const repeats = repeatsIn(document, groupsIn(output.report, document.id))
  await print(Readable.from(documentPage(document, repeats, page)))
}

async function showRule(
  output: Output,
  rule: string,
  groups: Iterable<Group>,
  { json }: ExplainFlags,
  page: Page,
): Promise<void> {
  if (!json) return print(Readable.from(rulePage(rule, groups, page)))
  for (const group of groups) await print(Readable.from(explanationJson(explain(output, group, () => true))))
}

async function showLine(
  output: Output,
  path: string,
  document: DocumentReport,
  line: number,
  flags: ExplainFlags,
  page: Page,
): Promise<void> {
  const name = safeName(document.path)
  const isHere = touches(document, line)
  const copies: Group[] = []
  const stays: Group[] = []
  for (const group of groupsIn(output.report, document.id)) {
    const here = group.occurrences.filter(isHere)
    if (here.some(({ reason }) => reason !== 'canonical')) copies.push(group)
    else if (here.length > 0) stays.push(group)
  }
  const groups = copies.length > 0 ? copies : stays
  if (groups.length === 0) {
    const lines = linesIn(output, document)
    if (line === 0 || (lines !== null && line > lines)) {
      throw new DedupeError('no-such-line', `${name} has ${plural(lines ?? 0, 'line')}, no line ${line}`)
    }
    if (!flags.json) await printText(`${name}:${line} stays. The report holds no copy of it: ${WHY_NONE}.\n`)
    return
  }
  const shown = flags.json ? groups : groups.slice(0, GROUPS)
  for (const [at, group] of shown.entries()) {
    if (at > 0 && !flags.json) await printText('\n')
    // Where the line itself is what stays, all that repeats it is asked for.
    const asked = group.occurrences.some((one) => isHere(one) && one.reason !== 'canonical')
      ? isHere
      : () => true
    await show(output, group, asked, commandFor(ownCall(), path, group.id), flags, page)
  }
  const more = groups.slice(shown.length)
  if (more.length === 0) return
  const commands = more.slice(0, GROUPS).map(({ id }) => commandFor(ownCall(), path, id))
  await printText(
    `\n${plural(more.length, 'more group')} on this line, the first:\n  ${commands.join('\n  ')}\n`,
  )
}
