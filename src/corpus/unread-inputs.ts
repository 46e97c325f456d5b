/** What an earlier run could not read: so that whoever restores or proves its output knows what that never held. */
import { join } from 'node:path'
import { DedupeError } from '../failure.js'
import { plural } from '../report/quantity.js'
import { readLedger } from './ledger.js'
import { REPORT } from './manifest.js'
import { recordsOf } from './report-records.js'
import { isUnreadable } from './unreadable.js'

/**
 * One line about the inputs that the run of `folder` could not read; null where there was none. Some of them stand in it as
 * they were, like a damaged archive. A report that is gone or no longer one says nothing: what the ledger holds is whole without.
 */
export function unreadInputs(folder: string): string | null {
  const report = join(folder, REPORT)
  try {
    const absent = new Set<string>()
    let count = 0
    for (const entry of recordsOf(report, 'skipped')) {
      if (!isUnreadable(entry)) continue
      count += 1
      absent.add(entry.path)
    }
    if (count === 0) return null
    const named = absent.size
    for (const { path } of readLedger(folder)) absent.delete(path)
    return `${told(count, count - (named - absent.size))}: see "skipped" in ${report}`
  } catch (error) {
    if (error instanceof DedupeError) return null
    throw error
  }
}

function told(count: number, absent: number): string {
  const inputs = `${plural(count, 'input')} could not be read in that run`
  if (absent === 0)
    return `${inputs} and ${count === 1 ? 'stands' : 'stand'} there as ${count === 1 ? 'it was' : 'they were'}`
  if (absent === count) return `${inputs} and ${count === 1 ? 'is' : 'are'} not part of it`
  return `${inputs}, and ${absent} of them ${absent === 1 ? 'is' : 'are'} not part of it`
}
