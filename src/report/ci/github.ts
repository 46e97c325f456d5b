/**
 * Workflow commands of GitHub Actions, which put a remark beside the lines of a pull request. A step shows ten of a level
 * and no more, so the ten largest are written, and a last one says how many there are.
 */
import type { Report } from '../../model.js'
import { plural } from '../quantity.js'
import { type FileOf, messageOf, repeatsOf } from './repeats.js'

/** One of the ten is the last line. */
const MOST = 9

/** `failed`: a gate fails by them, so they are errors. */
export function githubAnnotations(report: Report, fileOf: FileOf, failed: boolean): string {
  const { shown, total } = repeatsOf(report, fileOf, MOST)
  const level = failed ? 'error' : 'warning'
  const lines = shown.map((repeat) => {
    const { file, startLine, endLine, kind } = repeat
    const where = `file=${property(file)},line=${startLine},endLine=${endLine}`
    return `::${level} ${where},title=${property(`dedupe: ${kind}`)}::${data(messageOf(repeat))}`
  })
  const left = total - shown.length
  if (left > 0) lines.push(`::${level} title=dedupe::${data(`${plural(left, 'smaller repeat')} not shown`)}`)
  return lines.map((line) => `${line}\n`).join('')
}

// As the runner reads them: a line is a command, `::` ends its properties, commas and colons part them.
const data = (text: string): string =>
  text.toWellFormed().replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
