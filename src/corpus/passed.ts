/** Files that are copied through unread, as entries of the report and as the notices that tell of them. */
import { extname } from 'node:path'
import type { Skipped, Warning } from '../model.js'
import type { FoundFile, Pass } from './walk.js'

export interface PassedFile {
  readonly file: FoundFile
  readonly pass: Pass
}

const CODE: Readonly<Record<Pass, string>> = {
  ending: 'not-a-document',
  excluded: 'excluded',
  'dot-file': 'dot-file',
  html: 'html',
  binary: 'binary',
  'too-large': 'too-large',
  'no-text-field': 'no-text-field',
  'no-records': 'no-records',
  'no-texts': 'no-texts',
  'packed-member': 'packed-member',
  broken: 'broken',
}

const WHY: Readonly<Record<Pass, string>> = {
  ending: 'its ending is not one of a text document; --include adds others',
  excluded: 'it is named by --exclude',
  'dot-file': 'its name starts with a dot',
  html: 'it is HTML: extract its text first, for instance with trafilatura',
  binary: 'it holds no text',
  'too-large': 'it has more than 4 GB',
  'no-text-field':
    'none of the fields of its first records is known to hold a text: name it with --text-field',
  'no-records': 'no records were found in it',
  'no-texts': 'no member of it is a text document',
  'packed-member': 'it is packed, and so is the archive that it lies in: unpack that first',
  broken: 'what is in it cannot be read',
}

export function passedEntry({ file, pass }: PassedFile): Skipped {
  const { path, broken } = file
  const fields = fieldsIn(file)
  if (broken !== undefined)
    return { path, code: broken.code, message: `Copied unread: ${broken.reason}${fields}` }
  return { path, code: CODE[pass], message: `Copied unread: ${WHY[pass]}${fields}` }
}

/** Why a file has no text, in the words of what was asked for; `fields` are those that its records have. */
export function noTextField(
  asked: string | null,
  fields: readonly string[],
): Pick<FoundFile, 'passed' | 'broken' | 'fields'> {
  if (asked === null) return { passed: 'no-text-field', fields }
  const reason = `its first records have no field '${asked}' (--text-field)`
  return { passed: 'no-text-field', fields, broken: { code: 'no-text-field', reason } }
}

/** Fields that are named, and the letters of one: the rest is in the file. */
const NAMED_FIELDS = 6
const LONGEST_FIELD = 40

/** Those that a person chooses one of; '' where they are not known. */
function fieldsIn({ fields = [] }: Pick<FoundFile, 'fields'>): string {
  if (fields.length === 0) return ''
  const named = fields.slice(0, NAMED_FIELDS).map((name) => `'${name.slice(0, LONGEST_FIELD)}'`)
  const more = fields.length - named.length
  return ` (it has ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''})`
}

/** One notice for each reason, with the endings that a person would look for. */
export function passedNotices(passed: readonly PassedFile[]): Warning[] {
  return (Object.keys(CODE) as Pass[]).flatMap((pass) => {
    const files = passed.filter((one) => one.pass === pass).map(({ file }) => file)
    if (files.length === 0) return []
    const count = files.length === 1 ? '1 file was' : `${files.length} files were`
    return [{ code: `passed-${CODE[pass]}`, message: `${count} copied unread: ${PLURAL[pass](files)}` }]
  })
}

const PLURAL: Readonly<Record<Pass, (files: readonly FoundFile[]) => string>> = {
  ending: (files) => `not text documents by their ending (${endings(files)}); --include reads them`,
  excluded: () => 'named by --exclude',
  'dot-file': (files) => `${theyOf(files, 'its name starts', 'their names start')} with a dot`,
  html: () => 'HTML; extract its text first, for instance with trafilatura or readability',
  binary: (files) => `${theyOf(files, 'it holds', 'they hold')} no text${firstOf(files)}`,
  'too-large': (files) => `${theyOf(files, 'it has', 'they have')} more than 4 GB${firstOf(files)}`,
  'no-text-field': (files) =>
    files[0].broken === undefined
      ? `no field is known to hold a text; --text-field names it${firstWithFields(files[0])}`
      : `${files[0].broken.reason.replace(/^its/, theyOf(files, 'its', 'their'))}${firstWithFields(files[0])}`,
  'no-records': (files) =>
    files.length === 1
      ? `no records were found in ${files[0].path}`
      : `no records were found in them${firstOf(files)}`,
  'no-texts': (files) =>
    `${theyOf(files, 'an archive', 'archives')} without a text document${firstOf(files)}`,
  'packed-member': (files) => `packed inside of an archive; unpack that first${firstOf(files)}`,
  broken: ([first, ...more]) =>
    `${more.length === 0 ? '' : 'what is in them cannot be read, first: '}${first.path}: ${first.broken?.reason}`,
}

function firstWithFields(file: FoundFile): string {
  return `, first in ${file.path}${fieldsIn(file)}`
}

/** The words for one file or for several. */
function theyOf({ length }: readonly FoundFile[], one: string, several: string): string {
  return length === 1 ? one : several
}

function firstOf(files: readonly FoundFile[]): string {
  return files.length === 1 ? ` (${files[0].path})` : `, first: ${files[0].path}`
}

/** The commonest endings, with their counts. */
function endings(files: readonly FoundFile[]): string {
  const counts = new Map<string, number>()
  for (const { path } of files) {
    const ending = extname(path).toLowerCase()
    counts.set(ending, (counts.get(ending) ?? 0) + 1)
  }
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  const named = sorted.slice(0, 4).map(([ending, count]) => `${ending} ${count}`)
  return sorted.length > 4 ? `${named.join(', ')}, ...` : named.join(', ')
}
