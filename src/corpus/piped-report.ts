/**
 * A report from standard input, kept in a file of its own for as long as it is read: it may be larger than memory, and is
 * read several times. What other programs have formatted anew (`jq .`) is written as we write it.
 */
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DedupeError } from '../failure.js'
import type { Report } from '../model.js'
import { reportJson } from '../report/json.js'
import { REPORT } from './manifest.js'
import { readReport } from './report-records.js'

/** What a path of a report is on the command line that stands for standard input. */
export const STDIN = '-'

const HINT = "Give the output of 'dedupe ... --json', all of it"

/** Calls `use` with the path of a file that holds what `input` gives, and removes it after. */
export async function withPipedReport<T>(input: Readable, use: (path: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'dedupe-report-'))
  const path = join(folder, REPORT)
  try {
    await pipeline(input, createWriteStream(path))
    try {
      readReport(path)
    } catch (error) {
      if (!(error instanceof DedupeError)) throw error
      const report = parsed(path)
      if (report === null)
        throw new DedupeError('not-a-report', 'Standard input is not a report of dedupe', HINT)
      writeFileSync(path, [...reportJson(report)].join(''))
    }
    return await use(path)
  } catch (error) {
    throw ofStandardInput(error, path)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What is wrong with it further on, told of what the person gave and not of our file: a pipe may have been cut off. */
function ofStandardInput(error: unknown, path: string): unknown {
  if (!(error instanceof DedupeError) || !error.message.startsWith(path)) return error
  return new DedupeError(error.code, `Standard input${error.message.slice(path.length)}`, HINT)
}

function parsed(path: string): Report | null {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8')) as Report
    return report?.schemaVersion === 1 && Array.isArray(report.documents) ? report : null
  } catch {
    return null
  }
}
