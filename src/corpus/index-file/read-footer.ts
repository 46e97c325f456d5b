/** The end of an index: which version it is of, and where its parts lie. */
import { DedupeError } from '../../failure.js'
import { hash64 } from '../../fingerprint/hash.js'
import { SHINGLE } from '../../fingerprint/winnowing.js'
import { TOOL } from '../../report/tool.js'
import { FOLD_VERSION } from '../../text/fold.js'
import { AGAIN, type IndexBytes } from './index-bytes.js'
import { BEGINS, END_BYTES, FORMAT, type Footer, MAGIC, type PartName, ROW, VERSION } from './layout.js'

/** Throws DedupeError for a file that is no index, is broken, or was made by another version. */
export function readFooter(file: IndexBytes): Footer {
  const { path, size } = file
  const begin = file.read(0, Math.min(size, MAGIC.length))
  if (begin.toString('latin1', 0, BEGINS.length) !== BEGINS)
    throw new DedupeError('no-index', `${path} is no index of dedupe`, AGAIN)
  const version = /^\d+/.exec(begin.toString('latin1', BEGINS.length))?.[0]
  if (version !== String(VERSION) && version !== undefined)
    throw new DedupeError(
      'other-version',
      `${path} is an index of version ${version}, this program reads ${VERSION}`,
      AGAIN,
    )
  if (!begin.equals(MAGIC) || size < MAGIC.length + END_BYTES) throw file.broken()
  const end = file.read(size - END_BYTES, END_BYTES)
  const length = end.readUInt32LE(0)
  if (length > size - END_BYTES || end.readUInt32LE(4) !== 0) throw file.broken()
  const bytes = file.read(size - END_BYTES - length, length)
  if (hash64(bytes) !== end.readBigUInt64LE(8)) throw file.broken()
  const footer = file.json(bytes)
  if (!isFooter(footer)) throw file.broken()
  const other = (what: string, one: unknown, own: unknown) =>
    new DedupeError('other-index', `${path} was made with ${what} ${one}, this program has ${own}`, AGAIN)
  if (footer.icu !== TOOL.icu) throw other('ICU', footer.icu, TOOL.icu)
  if (footer.fold !== FOLD_VERSION) throw other('folding', footer.fold, FOLD_VERSION)
  if (footer.shingle !== SHINGLE) throw other('shingles of', footer.shingle, SHINGLE)
  if (!areParts(footer.parts, size)) throw file.broken()
  return footer
}

/** The hashes tell of what decayed and not of what was made to deceive: shapes are checked as well. */
function isFooter(value: unknown): value is Footer {
  if (typeof value !== 'object' || value === null) return false
  const footer = value as Partial<Record<keyof Footer, unknown>>
  const { format, version, paths, parts, documents, blocks, words, bytes, sites } = footer
  return (
    format === FORMAT &&
    version === VERSION &&
    typeof footer.tool === 'string' &&
    Array.isArray(paths) &&
    paths.every((path) => typeof path === 'string') &&
    [documents, blocks, words, bytes, sites].every(isCount) &&
    typeof parts === 'object' &&
    parts !== null
  )
}

/** Whether all parts are there, lie in a file of so many bytes, and those of numbers hold whole ones. */
function areParts(parts: Partial<Record<PartName, unknown>>, size: number): boolean {
  return PARTS.every(([name, unit]) => {
    const part = parts[name]
    if (typeof part !== 'object' || part === null) return false
    const { at, bytes } = part as { readonly at?: unknown; readonly bytes?: unknown }
    return isCount(at) && isCount(bytes) && at + bytes <= size && bytes % unit === 0
  })
}

/** With the bytes of what each holds. */
const PARTS: readonly (readonly [PartName, number])[] = [
  ['chunks', 4],
  ['names', 1],
  ['sites', 1],
  ['directory', ROW * 4],
  ['buckets', 4],
  ['checks', 4],
  ['keys', 8],
]

export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}
