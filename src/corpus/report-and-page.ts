/** Writes report.json and report.html side by side: while threads write the one, this thread has time for the other. */
import { setImmediate } from 'node:timers/promises'
import type { Report } from '../model.js'
import type { PageSource } from '../report/page-source.js'
import type { PageFile } from './page-file.js'
import { type EachPiece, writeReport } from './report-file.js'

/** The digest of the report and the hash of the page, null where none is written. Throws the system's error. */
export async function reportAndPage(
  path: string,
  report: Report,
  eachPiece: EachPiece,
  page: PageFile | null,
  source: PageSource,
): Promise<{ readonly report: string; readonly page: string | null }> {
  let failed = false
  const stopping = (error: unknown) => {
    failed = true
    throw error
  }
  const writing = writeReport(path, report, eachPiece).catch(stopping)
  const paging = page === null ? null : inTurns(page.steps(source), () => failed).catch(stopping)
  // Both have to end, however: what goes on writing would do so into a folder that is being removed.
  const [written, shown] = await Promise.allSettled([writing, paging])
  if (written.status === 'rejected') throw written.reason
  if (shown.status === 'rejected') throw shown.reason
  return { report: written.value, page: shown.value }
}

/** Takes the steps, and lets the event loop turn after each; null where it was told to stop. */
async function inTurns<T>(steps: Generator<undefined, T>, stops: () => boolean): Promise<T | null> {
  while (!stops()) {
    const { done, value } = steps.next()
    if (done === true) return value
    await setImmediate()
  }
  return null
}
