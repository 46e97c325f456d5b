/**
 * The report as a person at a terminal reads it: what was read, what went and why, what lost most, what to
 * look at first, and in the last lines where everything is. One screen: about 40 lines, fewer where the
 * terminal has fewer, no line wider than the terminal, except for a path or a command that must be copied
 * whole.
 *
 * Paths and excerpts come from strangers: nothing of them reaches the terminal but through safe-text.
 */
import { KINDS } from '../kinds.js'
import type { Emit, Kind, Report } from '../model.js'
import { inWords } from '../path-words.js'
import { type Highlights, highlightsOf } from './highlights.js'
import { percent, plural, size, thousands } from './quantity.js'
import { cells, safeName, shellWord } from './safe-text.js'
import { documentLines, firstLookLines, frameLines, groupLines, noticeLines } from './terminal-details.js'
import { heading, type Look, NOTICE_LINES, type Page, pageOf, paragraph, within } from './terminal-page.js'

export type { Look } from './terminal-page.js'

export interface Where {
  /** The output folder as a person would type it from the current folder; null if there is none. */
  readonly out: string | null
  /** Nothing was written: the words say what would happen. */
  readonly dryRun?: boolean
  /** What was written of removals. */
  readonly emit?: Emit
  /** Nothing was to be written: nothing is said of it. */
  readonly check?: boolean
  /** False with --no-text: there is no way back. */
  readonly text?: boolean
  /** Whether the report was written as a page, too. */
  readonly html?: boolean
  /** Copies that a baseline lets pass: the report is without them. */
  readonly known?: number
  /** How a person calls the program. */
  readonly program?: string
  /** Inputs that could not be read. They make the exit code 2, so the last line names them. */
  readonly unreadable?: number
}

/** Lines where nobody says how many fit: what a pipe leads to is mostly read in a tall window or a log. */
const MOST_LINES = 50

/** How much of each list is shown. */
interface Shape {
  readonly documents: number
  readonly groups: number
  /** Where boilerplate takes lines of the screen, too. */
  readonly groupsBesideFrame: number
  readonly frame: boolean
  readonly messages: number
  /** Lines of one notice. */
  readonly height: number
  readonly first: boolean
}

const WHOLE: Shape = {
  documents: Number.POSITIVE_INFINITY,
  groups: Number.POSITIVE_INFINITY,
  groupsBesideFrame: 2,
  frame: true,
  messages: Number.POSITIVE_INFINITY,
  height: NOTICE_LINES,
  first: true,
}

/**
 * What gives way where it does not fit: examples first, as the page shows all of them; what was read and what went, what
 * could not be read, and where everything is never do. The last is for the 24 lines that terminals begin with.
 */
const SHAPES: readonly Shape[] = [
  WHOLE,
  { ...WHOLE, documents: 3, groups: 2, groupsBesideFrame: 1 },
  { ...WHOLE, documents: 3, groups: 1, groupsBesideFrame: 1, messages: 3, height: 1 },
  { ...WHOLE, documents: 3, groups: 1, groupsBesideFrame: 0, messages: 2, height: 1 },
  { ...WHOLE, documents: 3, groups: 0, groupsBesideFrame: 0, frame: false, messages: 2, height: 1 },
  { documents: 3, groups: 0, groupsBesideFrame: 0, frame: false, messages: 2, height: 1, first: false },
]
/** Roots named in the first line. */
const NAMED_ROOTS = 3

/** At most 30 letters: with the numbers before them they fit 80 columns. */
const KIND_NOTES: Readonly<Record<Kind, string>> = {
  exact: 'the same words',
  near: 'the same but for a few words',
  passage: 'inside other text',
  boilerplate: 'of the site: no copy stays',
}

/** The summary for stdout, ending with a newline. Reads each list of the report once. */
export function terminalSummary(report: Report, where: Where, look: Look): string {
  const page = pageOf(look, where.dryRun === true || where.emit === 'spans')
  const found = highlightsOf(report)
  // The line below the last is the prompt's.
  const room = look.rows === undefined ? MOST_LINES : look.rows - 1
  let lines: string[] = []
  for (const shape of SHAPES) {
    lines = linesOf(report, found, where, page, shape)
    if (lines.length <= room) break
  }
  return `${lines.join('\n')}\n`
}

function linesOf(report: Report, found: Highlights, where: Where, page: Page, shape: Shape): string[] {
  const frame = frameLines(found, page)
  const sections = [
    [...readLines(report, page), ...removedLines(report, found, where.known ?? 0, page)],
    kindTable(report, page),
    documentLines(found, page, shape.documents),
    groupLines(found, page, frame.length > 0 ? shape.groupsBesideFrame : shape.groups),
    shape.frame ? frame : [],
    noticeLines(found, page, shape.messages, shape.height),
    shape.first ? firstLookLines(found, page) : [],
    estimateLines(report, page),
    whereLines(where, page),
  ]
  const shown = sections.filter((lines) => lines.length > 0)
  return shown.flatMap((lines, at) => (at === 0 ? lines : ['', ...lines]))
}

function readLines({ summary, run }: Report, page: Page): string[] {
  const { documents, words, bytes } = summary
  const roots = run.paths
    .slice(0, NAMED_ROOTS)
    .map((path) => safeName(/^\.+$/.test(path) ? `${path}/` : inWords([path])))
  if (run.paths.length > NAMED_ROOTS) roots.push(`${thousands(run.paths.length - NAMED_ROOTS)} more`)
  const where = roots.length === 0 ? '' : roots.join(', ')
  if (documents === 0) {
    const text = `Nothing was read: there is no document${where && ` in ${where}`}.`
    return paragraph(text, page).map((line) => page.paint.yellow(line))
  }
  const counts = `${plural(documents, 'document')}, ${plural(words, 'word')}, ${size(bytes)}`
  return paragraph(`Read ${counts}${where && ` from ${where}`}.`, page)
}

/** The answer that a sample was drawn for, so that it comes last of the numbers. */
function estimateLines({ estimate, summary }: Report, page: Page): string[] {
  if (estimate === undefined) return []
  const { documents, bytes, repeatsAtLeast, repeatsLikely, boilerplate } = estimate
  const whole = `${plural(documents, 'document')}, ${size(bytes)}`
  if (documents <= summary.documents) return paragraph(`The sample holds all ${whole}.`, page)
  return [
    ...paragraph(`Estimate for all ${whole}:`, page).map((line) => heading(line, page)),
    `  repeats        about ${percent(repeatsLikely)} of the words, hardly less than ${percent(repeatsAtLeast)}`,
    `  boilerplate    about ${percent(boilerplate)}`,
  ].map((line) => within(line, page))
}

function removedLines({ summary }: Report, found: Highlights, known: number, page: Page): string[] {
  const { documents, removedWords, removedBytes, redundancy } = summary
  const { changedDocuments: changed, emptiedDocuments: emptied } = found
  const would = page.dryRun
  if (documents === 0) return []
  const say = (text: string) => paragraph(text, page).map((line) => page.paint.bold(line))
  if (changed === 0 && known > 0) {
    const copies = known === 1 ? 'the only copy is' : `all ${plural(known, 'copy', 'copies')} are`
    return say(`Nothing new repeats: ${copies} known by the baseline.`)
  }
  if (changed === 0) {
    const why = found.leftStanding.size > 0 ? 'what is alike is kept' : 'no repeat was found'
    return say(`Nothing ${would ? 'would be' : 'was'} removed: ${why}.`)
  }
  const amount = `${plural(removedWords, 'word')} (${percent(redundancy)}), ${size(removedBytes)}`
  const what = `${would ? 'Would remove' : 'Removed'} ${amount},`
  const from = `from ${changed === documents && changed > 1 ? 'all ' : ''}${plural(changed, 'document')}`
  const left = would ? 'would be empty' : emptied === 1 ? 'is now empty' : 'are now empty'
  if (emptied === 0) return say(`${what} ${from}.`)
  if (emptied === changed) return say(`${what} ${from}, which ${left}.`)
  return say(`${what} ${from}; ${thousands(emptied)} of them ${left}.`)
}

function kindTable({ summary }: Report, page: Page): string[] {
  const rows = KINDS.filter((kind) => summary.byKind[kind].occurrences > 0)
  if (rows.length === 0 || summary.removedBytes === 0) return []
  const table = rows.map((kind) => {
    const { groups, occurrences, words } = summary.byKind[kind]
    const row = tableRow(kind, [groups, occurrences, words].map(thousands))
    const note = `   ${KIND_NOTES[kind]}`
    return row.length + note.length <= page.width ? row + page.paint.dim(note) : row
  })
  return [page.paint.dim(tableRow('', ['groups', 'copies', 'words'])), ...table]
}

/** 11 letters in `boilerplate`; a number of ten digits and its commas leaves a space in 14. */
function tableRow(name: string, [groups, copies, words]: readonly string[]): string {
  return `  ${name.padEnd(11)}${groups.padStart(10)}${copies.padStart(10)}${words.padStart(14)}`
}

function whereLines(where: Where, page: Page): string[] {
  const { out, check = false, text = true, html = false, unreadable = 0 } = where
  const lines = check
    ? []
    : where.dryRun === true
      ? dryLines(out, reportName(html))
      : out === null
        ? ['Nothing was written.']
        : [...spansLines(where, out), ...outputLines(where, out, text, reportName(html), page)]
  if (unreadable > 0) {
    const text = `${plural(unreadable, 'input')} could not be read: see "skipped" in the report.`
    lines.push(...paragraph(text, page).map((line) => page.paint.red(line)))
  }
  return lines
}

/** What a person opens: report.json is for programs. */
function reportName(html: boolean): string {
  return html ? 'report.html' : 'report.json'
}

function dryLines(out: string | null, name: string): string[] {
  if (out === null) return ['Nothing was written.']
  return [`No text was written. Report in ${shellWord(`${out}/${name}`)}`]
}

function spansLines({ emit = 'text' }: Where, out: string): string[] {
  return emit === 'text' ? [] : [`Spans in ${shellWord(`${out}/attributes`)}`]
}

/** One line, or one for each place if that is too long: never a break inside a path or a command. */
function outputLines(
  { emit, program = 'dedupe' }: Where,
  out: string,
  text: boolean,
  name: string,
  page: Page,
): string[] {
  const clean = `${emit === 'spans' ? 'Whole' : 'Cleaned'} copy in ${shellWord(`${out}/clean`)}`
  const report = `report in ${shellWord(`${out}/${name}`)}`
  const command = `${program} restore ${shellWord(out.startsWith('-') ? `./${out}` : out)}`
  if (!text) return [`${clean}, ${report}. Nothing can be restored from it (--no-text)`]
  // Nothing is to be undone where nothing was cut.
  if (emit === 'spans') return [`${clean}, ${report}.`]
  const undo = `Undo: ${page.paint.bold(command)}`
  const width = cells(clean) + 2 + cells(report) + 2 + cells(`Undo: ${command}`)
  if (width <= page.width) return [`${clean}, ${report}. ${undo}`]
  return [clean, `R${report.slice(1)}`, undo]
}
