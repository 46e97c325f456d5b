/** A document's repeats as a list: where, what happened, how much of it is covered, and the words of its group. */
import type { DocumentReport, Group, Occurrence } from '../model.js'
import { percent, plural, thousands } from './quantity.js'
import { cutEnd, safeExcerpt, safeName } from './safe-text.js'
import { heading, type Page, paragraph } from './terminal-page.js'

export interface Repeat {
  readonly occurrence: Occurrence
  readonly group: Pick<Group, 'id' | 'text'>
}

/** What of `groups` lies in a document and repeats earlier text, in the document's order. */
export function repeatsIn({ id }: DocumentReport, groups: Iterable<Group>): Repeat[] {
  const repeats: Repeat[] = []
  for (const group of groups) {
    for (const occurrence of group.occurrences) {
      if (occurrence.document !== id || occurrence.reason === 'canonical') continue
      repeats.push({ occurrence, group: { id: group.id, text: group.text } })
    }
  }
  return repeats.sort((a, b) => a.occurrence.start - b.occurrence.start)
}

export function* documentPage(
  document: DocumentReport,
  repeats: readonly Repeat[],
  page: Page,
): Generator<string> {
  const { path, words, removedWords, removals } = document
  const share = words > 0 ? removedWords / words : 1
  const say =
    removals.length === 0
      ? 'nothing was removed'
      : `${thousands(removedWords)} of ${plural(words, 'word')} (${percent(share)}) removed in ${plural(removals.length, 'place')}`
  yield `${paragraph(`${safeName(path)}: ${say}`, page)
    .map((line) => heading(line, page))
    .join('\n')}\n`
  if (repeats.length === 0) return
  const lines = repeats.map(({ occurrence: { startLine, endLine } }) =>
    startLine === endLine ? `:${startLine}` : `:${startLine}-${endLine}`,
  )
  const width = lines.reduce((most, { length }) => Math.max(most, length), 0)
  yield '\n'
  for (const [at, { occurrence, group }] of repeats.entries()) {
    const { action, kind, coverage } = occurrence
    const done = (action === 'remove' ? 'removed' : action === 'keep' ? 'kept' : 'flagged').padEnd(7)
    const paint = action === 'remove' ? page.paint.red : page.paint.green
    const head = `  ${lines[at].padEnd(width)}  `
    const tail = `  ${kind.padEnd(7)}  ${percent(coverage).padStart(6)}  ${safeName(group.id)}`
    const room = page.width - head.length - done.length - tail.length - 4
    const text =
      group.text === null || room < 8 ? '' : `  "${cutEnd(safeExcerpt(group.text), room, page.ellipsis)}"`
    yield `${head}${paint(done)}${tail}${page.paint.dim(text)}\n`
  }
}
