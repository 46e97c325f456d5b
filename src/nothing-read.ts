/** The error of a run for which nothing was left to be read: what was wrong with what it was given. */
import { CLEAN } from './corpus/manifest.js'
import { OWN_OUTPUT } from './corpus/own-outputs.js'
import { type PassedFile, passedNotices } from './corpus/passed.js'
import type { Walk } from './corpus/walk.js'
import { DedupeError } from './failure.js'
import type { Skipped } from './model.js'
import { inWords } from './path-words.js'

/** Codes of what was named and is no file: a list of `find` may hold folders alone. */
const NO_FILE = new Set(['not-regular', 'dangling-link'])

export function nothingRead(
  paths: readonly string[],
  read: { readonly passed: readonly PassedFile[]; readonly skipped: readonly Skipped[] },
  { skipped: unwalked, records = [] }: Pick<Walk, 'skipped' | 'records'>,
): DedupeError {
  const where = paths.length > 0 ? ` in ${inWords(paths)}` : ''
  const [notice] = passedNotices(read.passed)
  const record = unwalked.find(({ message }) => /^(?:Line|Record) \d+ /.test(message))
  const skipped = [...unwalked, ...read.skipped]
  const unread =
    skipped.find(({ code }) => code === 'unreadable') ?? skipped.find(({ code }) => NO_FILE.has(code))
  const own = skipped.find(({ code }) => code === OWN_OUTPUT)
  const why =
    unread?.message ??
    (own !== undefined && notice === undefined
      ? `${own.path} is an output of dedupe, which is no input unless it is named itself, as ${own.path}/${CLEAN}`
      : null) ??
    (notice === undefined
      ? (record?.message ?? (records.length > 0 ? 'there is no record' : 'there is no file'))
      : `no file is a document. ${notice.message}`)
  return new DedupeError(
    'nothing-read',
    `Nothing was read${where}: ${why}`,
    'See --include, or --allow-empty to accept it',
  )
}
