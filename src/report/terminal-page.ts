/**
 * How the terminal summary is set: width, colours, marks and tense, and the few shapes its lines have.
 * Colour is put on after a text is cut, so that it never counts as width.
 */
import { Chalk, type ChalkInstance } from 'chalk'
import { cells, cutEnd, wrap } from './safe-text.js'

export interface Look {
  readonly colour: boolean
  /** Width of the terminal in cells. */
  readonly columns: number
  /** Its height in lines; a pipe has none. */
  readonly rows?: number | undefined
  /** Draw bars and ellipses with characters beyond ASCII. Excerpts and paths are shown as they are. */
  readonly unicode?: boolean
}

export interface Page {
  readonly width: number
  readonly paint: ChalkInstance
  readonly ellipsis: string
  readonly full: string
  readonly empty: string
  /** Nothing was done: say what would happen. */
  readonly dryRun: boolean
}

const MIN_COLUMNS = 40
/** Beyond this the eye loses the line between a path at the left and its numbers at the right. */
const MAX_COLUMNS = 160
/** Lines that one notice may take: a message of a thousand words must not push the rest off the screen. */
export const NOTICE_LINES = 2

export function pageOf(look: Look, dryRun: boolean): Page {
  return {
    width: Math.max(MIN_COLUMNS, Math.min(look.columns, MAX_COLUMNS)),
    // Level 1, the 16 colours of the user's own theme: readable on light and dark grounds alike.
    paint: new Chalk({ level: look.colour ? 1 : 0 }),
    ellipsis: look.unicode ? '…' : '...',
    full: look.unicode ? '█' : '#',
    empty: look.unicode ? '░' : '.',
    dryRun,
  }
}

export function heading(text: string, page: Page): string {
  return page.paint.bold(text)
}

/** `text` cut to what the line has left after `used` cells. */
export function within(text: string, page: Page, used = 0): string {
  return cutEnd(text, page.width - used, page.ellipsis)
}

/** Words over as many lines as they need. */
export function paragraph(text: string, page: Page): string[] {
  return wrap(text, page.width).map((line) => within(line, page))
}

/** A label and a text that goes on below itself, `most` lines at most. */
export function notice(label: string, text: string, page: Page, most = NOTICE_LINES): string[] {
  const indent = cells(label)
  const lines = wrap(text, page.width - indent)
  const shown = lines.slice(0, most)
  // The cut must show: what is left of the text joins the last line and is cut there.
  if (lines.length > most) shown[most - 1] = lines.slice(most - 1).join(' ')
  return shown.map((line, at) => (at === 0 ? label : ' '.repeat(indent)) + within(line, page, indent))
}
