/** Exit codes, and how an error is told: a known one in a line and a hint, an unknown one as the bug it is. */
import { DedupeError, reasonOf, systemCode } from '../failure.js'
import { TOOL } from '../tool.js'

export const DONE = 0
/** A gate failed, or an output is not what was written. */
export const FAILED = 1
/** Usage, configuration, nothing to read; or some inputs could not be read. */
export const UNABLE = 2
export const INTERRUPTED = 130

/** Tells of an error on stderr; answers with the exit code. */
export function tell(error: unknown): number {
  if (error instanceof Error && error.name === 'AbortError') {
    process.stderr.write('Interrupted: nothing was written.\n')
    return INTERRUPTED
  }
  if (error instanceof DedupeError) {
    process.stderr.write(`dedupe: ${error.message}\n${error.hint === null ? '' : `${error.hint}.\n`}`)
    return UNABLE
  }
  // What the system refused in the middle of the work, a full disk above all, is no bug of ours.
  const { syscall, path } = (error ?? {}) as NodeJS.ErrnoException
  if (systemCode(error) !== null && typeof syscall === 'string') {
    const where = path === undefined ? '' : ` ${path}`
    process.stderr.write(`dedupe: Cannot ${syscall}${where}: ${reasonOf(error)}\n`)
    return UNABLE
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`dedupe: this is a bug in ${TOOL.name} ${TOOL.version}, please report it:\n${stack}\n`)
  return UNABLE
}
