/**
 * Whether and how a stream takes colour, and the look that follows from it. Pure: the environment and the
 * stream are handed in.
 */
import type { Look } from '../report/terminal-page.js'

export interface TerminalStream {
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
  readonly rows?: number | undefined
}

type Environment = Readonly<Record<string, string | undefined>>

/** Width taken for a stream that names none: a pipe, a file. */
const DEFAULT_COLUMNS = 80

/**
 * Chalk's levels: 0 none, 1 the 16 colours, 2 the 256, 3 true colour. In this order: NO_COLOR with any
 * value (no-color.org), FORCE_COLOR (force-color.org; 0 and false are off, 1-3 a level, else 1), a stream
 * that is no terminal, TERM=dumb, and what COLORTERM and TERM promise.
 */
export function colourLevel(env: Environment, stream: TerminalStream): 0 | 1 | 2 | 3 {
  if (env.NO_COLOR) return 0
  const force = env.FORCE_COLOR
  if (force) {
    if (force === '0' || force === 'false') return 0
    return force === '2' ? 2 : force === '3' ? 3 : 1
  }
  const term = env.TERM ?? ''
  if (stream.isTTY !== true || term === 'dumb') return 0
  if (env.COLORTERM === 'truecolor' || env.COLORTERM === '24bit') return 3
  return term.includes('256color') ? 2 : 1
}

/** The look of a result on `stream`. Bars beyond ASCII only where a terminal is known to draw them. */
export function lookOf(env: Environment, stream: TerminalStream): Look {
  return {
    colour: colourLevel(env, stream) > 0,
    columns: stream.columns || DEFAULT_COLUMNS,
    rows: stream.isTTY === true ? stream.rows || undefined : undefined,
    unicode: stream.isTTY === true && drawsUnicode(env),
  }
}

function drawsUnicode(env: Environment): boolean {
  // The Linux console has a font of 256 or 512 glyphs.
  if (env.TERM === 'dumb' || env.TERM === 'linux') return false
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || ''
  // No locale at all is common in containers, behind a terminal that draws UTF-8.
  return locale === '' || /utf-?8/i.test(locale)
}
