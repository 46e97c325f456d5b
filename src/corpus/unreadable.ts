/** Which of what was skipped is an input that could not be read: a run that tells of one ends with another exit code. */
import type { Skipped, Warning } from '../model.js'
import { type PassedFile, passedEntry, passedNotices } from './passed.js'

/**
 * Codes of files (walk.ts, clean-writer.ts), of those whose packed data is damaged or past the limits (compression/), and of
 * members of archives whose text no run can have (archives/member.ts): nobody would know else that it was never judged.
 * Links and devices in archives are none: they hold no text of their own.
 */
const CODES = new Set([
  'unreadable',
  'not-copied',
  'dangling-link',
  'truncated',
  'corrupt',
  'unsupported',
  'too-large',
  'bomb',
  'broken',
  'member-unsafe-name',
  'member-sparse',
  'member-encrypted',
  'member-method',
])

/** Of the corpus of --against, which is told of by warnings alone: nothing of it is an entry of a report. */
const OLD = 'against-unreadable'

export function isUnreadable({ code }: Pick<Skipped, 'code'>): boolean {
  return CODES.has(code)
}

/** An input that could not be read, in a line that names it. */
export function unreadableLine({ path, message }: Pick<Skipped, 'path' | 'message'>): string {
  return message.includes(path) ? message : `${path}: ${message}`
}

/** How many inputs a report says could not be read. */
export function countUnreadable(skipped: Iterable<Skipped>, warnings: Iterable<Warning>): number {
  let count = 0
  for (const entry of skipped) if (isUnreadable(entry)) count += 1
  for (const { code } of warnings) if (code === OLD) count += 1
  return count
}

/** What was not read of the corpus of --against: a warning for each file that could not be, the rest by their count. */
export function unreadOld(
  path: string,
  skipped: readonly Skipped[],
  passed: readonly PassedFile[],
): Warning[] {
  const isBroken = (one: PassedFile) => isUnreadable(passedEntry(one))
  const entries = [...skipped, ...passed.filter(isBroken).map(passedEntry)]
  const warnings = entries.filter(isUnreadable).map((entry) => ({
    code: OLD,
    message: `${path} of --against: ${entry.path} could not be read: ${entry.message.replace('Copied unread: ', '')}`,
  }))
  const [first, ...more] = skipped.filter((entry) => !isUnreadable(entry))
  if (first !== undefined)
    warnings.push({
      code: 'against-skipped',
      message: `${path} of --against: ${first.path} was not read: ${first.message}${more.length > 0 ? `; and ${more.length} more` : ''}`,
    })
  const notices = passedNotices(passed.filter((one) => !isBroken(one)))
  return [
    ...warnings,
    ...notices.map(({ code, message }) => ({
      code,
      message: `${path} of --against: ${message.replace('copied unread', 'not read')}`,
    })),
  ]
}
