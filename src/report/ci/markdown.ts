/**
 * A page of Markdown for a job's summary or a comment on a pull request: the verdict first, then what repeats by kind, and
 * the largest repeats. A comment may have 65,536 characters; forty rows of long paths stay below.
 */
import { KINDS } from '../../kinds.js'
import type { Report } from '../../model.js'
import { percent, plural, thousands } from '../quantity.js'
import { safeName } from '../safe-text.js'
import { type FileOf, type Repeat, repeatsOf } from './repeats.js'

const MOST = 40
/** Characters of a path that is shown; the end tells more than the beginning. */
const LONGEST = 300

/**
 * `verdicts`: what the gates say, one sentence each; none where no gate was set. `known`: copies that a baseline lets pass, and
 * that the report is without.
 */
export function markdown(
  report: Report,
  fileOf: FileOf,
  failed: boolean,
  verdicts: readonly string[],
  known = 0,
): string {
  const { summary } = report
  const { shown, total } = repeatsOf(report, fileOf, MOST)
  const head = failed
    ? 'Too much repeats'
    : total === 0
      ? known > 0
        ? 'Nothing new repeats'
        : 'Nothing repeats'
      : 'Repeated text'
  const lines = [
    `### dedupe: ${head}`,
    '',
    ...verdicts.flatMap((verdict) => [`- ${escaped(verdict)}`]),
    ...(verdicts.length > 0 ? [''] : []),
    `${plural(summary.documents, 'document')}, ${plural(summary.words, 'word')}: ` +
      `${plural(summary.removedWords, 'word')} (${percent(summary.redundancy)}) repeat or are boilerplate${known > 0 ? `, without ${plural(known, 'copy', 'copies')} that the baseline knows` : ''}.`,
  ]
  const kinds = KINDS.filter((kind) => summary.byKind[kind].occurrences > 0)
  if (kinds.length > 0) {
    lines.push('', '| kind | copies | words |', '| --- | ---: | ---: |')
    for (const kind of kinds) {
      const { occurrences, words } = summary.byKind[kind]
      lines.push(`| ${kind} | ${thousands(occurrences)} | ${thousands(words)} |`)
    }
  }
  if (shown.length > 0) {
    lines.push('', '| where | kind | words | stands in |', '| --- | --- | ---: | --- |')
    for (const repeat of shown) lines.push(row(repeat))
    const left = total - shown.length
    if (left > 0) lines.push('', `${plural(left, 'smaller repeat')} not shown.`)
  }
  return `${lines.join('\n')}\n`
}

function row({ file, startLine, endLine, kind, words, rule, source }: Repeat): string {
  const lines = startLine === endLine ? `${startLine}` : `${startLine}-${endLine}`
  const stands =
    source === null
      ? rule === null
        ? ''
        : code(rule)
      : code(source.line === null ? source.file : `${source.file}:${source.line}`)
  return `| ${code(`${file}:${lines}`)} | ${kind} | ${thousands(words)} | ${stands} |`
}

/** A name between backticks, which no character of it may end; bars would end the cell. */
function code(name: string): string {
  const safe = safeName(name)
  const shown = safe.length > LONGEST ? `...${safe.slice(-LONGEST)}` : safe
  const ticks = '`'.repeat(Math.max(0, ...(shown.match(/`+/g) ?? []).map(({ length }) => length)) + 1)
  const space = /^`|`$/.test(shown) ? ' ' : ''
  return ticks + space + shown.replaceAll('|', '\\|') + space + ticks
}

function escaped(text: string): string {
  return safeName(text).replace(/[\\`*_{}[\]<>()#+!|~-]/g, '\\$&')
}
