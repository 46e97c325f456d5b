/** report.html of a report that was read again: places and first words, and no texts. */
import type { Report } from '../model.js'
import { PAGE_LIMITS } from '../report/page-limits.js'
import { reportSource } from '../report/report-source.js'
import { PageFile } from './page-file.js'
import { writeWhole } from './whole-file.js'

/** What stands there is replaced. Throws DedupeError where it cannot be written. */
export function writePage(path: string, report: Report): void {
  writeWhole(path, (partial) => {
    const page = new PageFile(partial, PAGE_LIMITS)
    try {
      page.finish(reportSource(report))
    } finally {
      page.close()
    }
  })
}
