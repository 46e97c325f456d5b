/**
 * Aligned words as rows of a page: each row holds the same stretch of the copy and of its source. Where there is room
 * they stand side by side; else one under the other, and once where they are alike. Widths are terminal cells.
 */
import type { Pair, Word } from './explain-alignment.js'
import { plural } from './quantity.js'
import { cells, cutEnd } from './safe-text.js'
import type { Page } from './terminal-page.js'

/** From here on two columns of some 55 cells fit, the width of a book's line. */
export const WIDE = 120
/** Words shown before and after a difference; what lies between two of them is counted. */
const CONTEXT = 12
/** Words of one side alone that are shown; more of them say no more. */
const ALONE = 40
/** Fewer left out words than this are not worth the line that says so. */
const LEAST_FOLD = 8

/** Two cells each: `[-gone-]` and `{+there+}`, as in `git diff --word-diff`. */
const MARKS = { copy: ['[-', '-]'], source: ['{+', '+}'] } as const

type Side = 'copy' | 'source'
interface Row {
  readonly copy: Cell
  readonly source: Cell
  readonly same: boolean
}
interface Cell {
  readonly text: string
  readonly width: number
}
/** Words left out. */
interface Fold {
  readonly folded: string
}

/** The rows of a comparison, each indented by `indent` cells. */
export function comparisonLines(pairs: readonly Pair[], page: Page, indent: number): string[] {
  const wide = page.width >= WIDE
  // Side by side: a border of three cells. One under the other: a sign and a space before each line.
  const room = wide ? Math.floor((page.width - indent - 3) / 2) : page.width - indent - 2
  const margin = ' '.repeat(indent)
  const lines: string[] = []
  for (const part of folded(pairs)) {
    if ('folded' in part) {
      const text = `${page.ellipsis} ${part.folded} ${page.ellipsis}`
      lines.push(margin + page.paint.dim(wide ? text : `  ${text}`))
      continue
    }
    for (const { copy, source, same } of rowsOf(part, room, page)) {
      if (wide) {
        const gap = ' '.repeat(Math.max(0, room - copy.width))
        lines.push(`${margin}${copy.text}${gap} ${page.paint.dim('|')} ${source.text}`.trimEnd())
      } else if (same) lines.push(`${margin}  ${copy.text}`)
      else {
        if (copy.width > 0) lines.push(`${margin}${page.paint.red('-')} ${copy.text}`)
        if (source.width > 0) lines.push(`${margin}${page.paint.green('+')} ${source.text}`)
      }
    }
  }
  return lines
}

/** Stretches to show, and between them what is left out. */
function* folded(pairs: readonly Pair[]): Generator<readonly Pair[] | Fold> {
  let shown: Pair[] = []
  for (let from = 0; from < pairs.length; ) {
    const { same } = pairs[from]
    let to = from + 1
    while (to < pairs.length && pairs[to].same === same) to += 1
    const keepBefore = same ? (from === 0 ? 0 : CONTEXT) : ALONE
    const keepAfter = same ? (to === pairs.length ? 0 : CONTEXT) : CONTEXT
    const hidden = to - from - keepBefore - keepAfter
    if (hidden < LEAST_FOLD) shown.push(...pairs.slice(from, to))
    else {
      const out = pairs.slice(from + keepBefore, to - keepAfter)
      yield [...shown, ...pairs.slice(from, from + keepBefore)]
      yield foldOf(out, same)
      shown = pairs.slice(to - keepAfter, to)
    }
    from = to
  }
  yield shown
}

function foldOf(out: readonly Pair[], same: boolean): Fold {
  if (same) return { folded: `${plural(out.length, 'word')} alike` }
  const here = out.filter(({ copy }) => copy).length
  const there = out.filter(({ source }) => source).length
  if (there === 0) return { folded: `${plural(here, 'word')} only in the copy` }
  if (here === 0) return { folded: `${plural(there, 'word')} only in the source` }
  return { folded: `${plural(here, 'other word')}, in the source ${plural(there, 'other')}` }
}

/** Breaks a stretch wherever one of the sides is full, so that both rows stay on the same words. */
function* rowsOf(pairs: readonly Pair[], room: number, page: Page): Generator<Row> {
  const plain = page.paint.level === 0
  let from = 0
  let used = { copy: 0, source: 0 }
  const widthOf = (at: number, side: Side) => {
    const word = pairs[at][side]
    if (word === null) return used[side]
    // Room for both marks is taken where a difference begins: the row may end before it does.
    const begins =
      plain && !pairs[at].same && (at === from || pairs[at - 1].same || pairs[at - 1][side] === null)
    const space = word.spaced && used[side] > 0 ? 1 : 0
    return used[side] + space + cells(word.shown) + (begins ? 4 : 0)
  }
  for (let at = 0; at < pairs.length; at += 1) {
    let next = { copy: widthOf(at, 'copy'), source: widthOf(at, 'source') }
    if (at > from && (next.copy > room || next.source > room)) {
      yield rowOf(pairs.slice(from, at), room, page)
      from = at
      used = { copy: 0, source: 0 }
      next = { copy: widthOf(at, 'copy'), source: widthOf(at, 'source') }
    }
    used = next
  }
  if (from < pairs.length) yield rowOf(pairs.slice(from), room, page)
}

function rowOf(pairs: readonly Pair[], room: number, page: Page): Row {
  return {
    copy: cellOf(pairs, 'copy', room, page),
    source: cellOf(pairs, 'source', room, page),
    same: pairs.every(({ same }) => same),
  }
}

/** One side of a row: equal words plain, others marked in stretches. */
function cellOf(pairs: readonly Pair[], side: Side, room: number, page: Page): Cell {
  const paint = side === 'copy' ? page.paint.red : page.paint.green
  const [open, close] = page.paint.level === 0 ? MARKS[side] : ['', '']
  let text = ''
  let width = 0
  for (let from = 0; from < pairs.length; ) {
    const { same } = pairs[from]
    let to = from + 1
    while (to < pairs.length && pairs[to].same === same) to += 1
    const words = pairs.slice(from, to).flatMap((pair) => pair[side] ?? [])
    from = to
    if (words.length === 0) continue
    const marks = same ? 0 : open.length + close.length
    const said = cutEnd(join(words), Math.max(1, room - marks), page.ellipsis)
    const space = words[0].spaced && width > 0 ? ' ' : ''
    text += space + (same ? said : open + paint(said) + close)
    width += space.length + cells(said) + marks
  }
  return { text, width }
}

function join(words: readonly Word[]): string {
  return words.map(({ shown, spaced }, at) => (spaced && at > 0 ? ` ${shown}` : shown)).join('')
}
