/** Exit codes, and how an error is told: a known one in a line and a hint, an unknown one as the bug it is. */
import { DedupeError, reasonOf, systemCode } from '../failure.js'
import { safeName } from '../report/safe-text.js'
import { TOOL } from '../report/tool.js'
import { ownCall } from './called-as.js'

export const DONE = 0
/** A gate failed, or an output is not what was written. */
export const FAILED = 1
/** Usage, configuration, nothing to read; or some inputs could not be read. */
export const UNABLE = 2
export const INTERRUPTED = 130

/** An error as a line that names the program, in any log: of names in it nothing moves a cursor or ends a line. */
export function errorLine(message: string): string {
  const [first = '', ...more] = message.trimEnd().split(/\n(?=\(Did you mean .*\?\)$)/)
  return [`dedupe: ${first}`, ...more].map((part) => `${safeName(part)}\n`).join('')
}

/** Commands in a hint are to be copied as they stand. */
function hintLine(hint: string): string {
  const callable = hint.replace(/\bdedupe (?=(?:baseline|index|restore|rules) )/g, () => `${ownCall()} `)
  return `${safeName(callable)}${hint.endsWith('?') ? '' : '.'}\n`
}

/** Tells of an error on stderr; answers with the exit code. */
export function tell(error: unknown): number {
  if (error instanceof Error && error.name === 'AbortError') {
    process.stderr.write('Interrupted: nothing was written.\n')
    return INTERRUPTED
  }
  if (error instanceof DedupeError) {
    process.stderr.write(`${errorLine(error.message)}${error.hint === null ? '' : hintLine(error.hint)}`)
    return UNABLE
  }
  // What the system refused in the middle of the work, a full disk above all, is no bug of ours.
  const { syscall, path } = (error ?? {}) as NodeJS.ErrnoException
  if (systemCode(error) !== null && typeof syscall === 'string') {
    const where = path === undefined ? '' : ` ${path}`
    process.stderr.write(errorLine(`Cannot ${syscall}${where}: ${reasonOf(error)}`))
    return UNABLE
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`dedupe: This is a bug in ${TOOL.name} ${TOOL.version}, please report it:\n${stack}\n`)
  return UNABLE
}
