/** Repeats as lists: those of a document by their places, those of a boilerplate rule by their copies. */
import { documentName } from '../document-name.js'
import type { Action, DocumentReport, Group, Occurrence } from '../model.js'
import { percent, plural, thousands } from './quantity.js'
import { cutEnd, safeExcerpt, safeName } from './safe-text.js'
import { heading, type Page, paragraph } from './terminal-page.js'

export interface Repeat {
  readonly occurrence: Occurrence
  readonly group: Pick<Group, 'id' | 'text' | 'rule'>
  /** Copies of the group that went, wherever they stood. */
  readonly copies: number
}

/** What of `groups` lies in a document, in the document's order: what repeats earlier text, and what later text repeats. */
export function repeatsIn({ id }: DocumentReport, groups: Iterable<Group>): Repeat[] {
  const repeats: Repeat[] = []
  for (const group of groups) {
    const { id: name, text, rule } = group
    const copies = removedOf(group)
    for (const occurrence of group.occurrences) {
      if (occurrence.document !== id || (occurrence.reason === 'canonical' && copies === 0)) continue
      repeats.push({ occurrence, group: { id: name, text, rule }, copies })
    }
  }
  return repeats.sort((a, b) => a.occurrence.start - b.occurrence.start)
}

export function* documentPage(
  document: DocumentReport,
  repeats: readonly Repeat[],
  page: Page,
): Generator<string> {
  const { record, words, removedWords, removals } = document
  const id = record === null || record.id === null ? '' : ` (${safeExcerpt(record.id)})`
  const share = words > 0 ? removedWords / words : 1
  const say =
    removals.length === 0
      ? 'nothing was removed'
      : `${thousands(removedWords)} of ${plural(words, 'word')} (${percent(share)}) removed in ${plural(removals.length, 'place')}`
  yield `${paragraph(`${safeName(documentName(document))}${id}: ${say}`, page)
    .map((line) => heading(line, page))
    .join('\n')}\n`
  if (repeats.length === 0) return
  const lines = repeats.map(({ occurrence: { startLine, endLine } }) =>
    startLine === endLine ? `:${startLine}` : `:${startLine}-${endLine}`,
  )
  const width = lines.reduce((most, { length }) => Math.max(most, length), 0)
  yield '\n'
  for (const [at, repeat] of repeats.entries()) {
    const { occurrence, group } = repeat
    const { action, kind, reason } = occurrence
    const done = (reason === 'canonical' ? 'stays' : DONE[action]).padEnd(7)
    const paint = action === 'remove' ? page.paint.red : page.paint.green
    const head = `  ${lines[at].padEnd(width)}  `
    const tail = `  ${kind.padEnd(11)}  ${evidence(repeat).padStart(8)}  ${safeName(group.id)}`
    const rule = group.rule === null ? '' : `  ${safeName(group.rule)}`
    const used = head.length + done.length + tail.length + rule.length
    yield `${head}${paint(done)}${tail}${rule}${page.paint.dim(quoted(group, page.width - used, page))}\n`
  }
}

/** The groups of a rule, the one with most copies first; of equal ones in the report's order. */
export function* rulePage(rule: string, groups: Iterable<Group>, page: Page): Generator<string> {
  const rows = [...groups].map(({ id, text, occurrences }) => {
    const removed = removedOf({ occurrences })
    return { id, text, removed, flagged: occurrences.length - removed }
  })
  rows.sort((a, b) => b.removed - a.removed || b.flagged - a.flagged)
  const removed = rows.reduce((sum, row) => sum + row.removed, 0)
  const flagged = rows.reduce((sum, row) => sum + row.flagged, 0)
  const said = flagged === 0 ? '' : `, ${thousands(flagged)} flagged`
  yield `${heading(`${safeName(rule)}: ${plural(rows.length, 'text')}, ${thousands(removed)} removed${said}`, page)}\n\n`
  for (const { id, text, removed, flagged } of rows) {
    const count = removed > 0 ? `${thousands(removed)} removed` : `${thousands(flagged)} flagged`
    const head = `  ${count.padStart(14)}  ${safeName(id)}`
    yield `${head}${page.paint.dim(quoted({ text }, page.width - head.length, page))}\n`
  }
}

const DONE: Readonly<Record<Action, string>> = { keep: 'kept', remove: 'removed', flag: 'flagged' }

/** What speaks for it: the share that stands elsewhere, or of a text that stays its copies. */
function evidence({ occurrence: { kind, reason, coverage }, copies }: Repeat): string {
  if (reason === 'canonical') return plural(copies, 'copy', 'copies')
  return kind === 'boilerplate' ? '' : percent(coverage)
}

function removedOf({ occurrences }: Pick<Group, 'occurrences'>): number {
  let count = 0
  for (const { action } of occurrences) if (action === 'remove') count += 1
  return count
}

/** A text in quotation marks, or nothing where hardly any of it fits. */
function quoted({ text }: Pick<Group, 'text'>, room: number, page: Page): string {
  const width = room - 4
  return text === null || width < 8 ? '' : `  "${cutEnd(safeExcerpt(text), width, page.ellipsis)}"`
}
