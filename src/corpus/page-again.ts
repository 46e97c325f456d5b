/** report.html of a report that was read again: places and first words, and no texts. */
import { randomBytes } from 'node:crypto'
import { renameSync, rmSync } from 'node:fs'
import { DedupeError, reasonOf, systemCode } from '../failure.js'
import type { Report } from '../model.js'
import { PAGE_LIMITS } from '../report/page-limits.js'
import { reportSource } from '../report/report-source.js'
import { native } from './names.js'
import { PageFile } from './page-file.js'

/** Writes it whole or not at all; what stands there is replaced. Throws DedupeError where it cannot be written. */
export function writePage(path: string, report: Report): void {
  const partial = `${path}.partial-${randomBytes(6).toString('hex')}`
  try {
    const page = new PageFile(partial, PAGE_LIMITS)
    try {
      page.finish(reportSource(report))
    } finally {
      page.close()
    }
    renameSync(native(partial), native(path))
  } catch (error) {
    rmSync(native(partial), { force: true })
    if (systemCode(error) === null) throw error
    throw new DedupeError('cannot-write', `Cannot write ${path}: ${reasonOf(error)}`)
  }
}
