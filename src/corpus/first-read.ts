/** The first reading of every file: what it is, its hash, and the fingerprints of its blocks. */
import { constants } from 'node:buffer'
import { basename, dirname } from 'node:path'
import type { Named } from '../document-name.js'
import { DedupeError, reasonOf } from '../failure.js'
import type { Fingerprints } from '../fingerprint/fingerprints.js'
import { hashName } from '../fingerprint/hash.js'
import { isMarkdown } from '../markdown-name.js'
import type { BlockRange } from '../match/owners.js'
import type { Skipped } from '../model.js'
import { siteIn } from '../site-expression.js'
import { dateInName } from './date-in-name.js'
import { type Decoded, decode, decodeAs, looksLikeHtml } from './encoding/decode.js'
import type { FileReader } from './files.js'
import type { FoundFile, Pass } from './walk.js'

/** A text that was read once. */
export interface ReadDocument extends BlockRange {
  readonly file: FoundFile
  readonly path: string
  readonly site: string
  readonly date: string | null
  readonly modifiedUs: number | null
  readonly encoding: string
  /** Length of the input in bytes. */
  readonly bytes: number
  readonly hash: string
  readonly words: number
}

/** A document's path and place in its file, by which people name it. */
export function namedDocument({ path, file }: Pick<ReadDocument, 'path' | 'file'>): Named {
  return { path, record: file.record ?? null }
}

/** What the reading of a file needs to know of it. */
export type TextFile = Pick<FoundFile, 'path' | 'from' | 'data' | 'bytes' | 'included' | 'record'>

/** What a file's own bytes say of it. */
export type ReadText = Pick<ReadDocument, 'encoding' | 'bytes' | 'hash' | 'words' | 'blocks'>

/** A document, or why the file is not one: copied through unread, or not readable at all. */
export type FirstRead = ReadText | { readonly pass: Pass } | { readonly skipped: Skipped }

/** What one array can hold, less the room to notice that a file grew. */
export const MAX_BYTES = Math.min(constants.MAX_LENGTH, 2 ** 32) - 2

/** Reads a file whose name makes it a document; its blocks go into `blocks`, and `onText` is shown its text then. */
export function readFirst(
  file: TextFile,
  reader: FileReader,
  blocks: Fingerprints,
  onText: (text: Decoded) => void = () => {},
): FirstRead {
  if (file.bytes > MAX_BYTES) return { pass: 'too-large' }
  let input: Uint8Array
  try {
    input = bytesOf(file, reader)
  } catch (error) {
    if (!(error instanceof DedupeError)) throw error
    return { skipped: { path: file.path, code: error.code, message: error.message } }
  }
  const text = file.record === undefined ? decode(input) : decodeAs(input, 'utf-8')
  if ('notText' in text) return { pass: text.notText }
  if (file.record === undefined && !file.included && looksLikeHtml(text.bytes)) return { pass: 'html' }
  const added = blocks.add(text.bytes, isMarkdown(file.path))
  onText(text)
  return { encoding: text.encoding, bytes: input.length, hash: hashName(input), ...added }
}

/**
 * `site` finds a document's site in its path: the first group, or else the whole match. `shared` answers with one string for
 * all that are equal.
 */
export function documentOf(
  file: FoundFile,
  { encoding, bytes, hash, words, blocks }: ReadText,
  firstBlock: number,
  site: RegExp | null,
  shared: (text: string) => string = (text) => text,
): ReadDocument {
  const date = file.record?.date ?? dateInName(basename(file.path))
  return {
    file,
    path: file.path,
    site: shared(file.record?.site ?? siteOf(file, site)),
    date: date === null ? null : shared(date),
    modifiedUs: file.data === null ? file.modifiedUs : null,
    encoding: shared(encoding),
    bytes,
    hash,
    words,
    firstBlock,
    blocks,
  }
}

/** The site of a file by its path: by `site`, or else its folder. */
export function siteOf(file: FoundFile, site: RegExp | null): string {
  const { path, from, original, isMember } = file
  const named = site === null ? null : siteIn(site, path)
  if (named !== null) return named
  // What was unpacked stands where the packed file does, members of an archive in a folder of its name.
  const place =
    original === undefined
      ? from
      : `${original.from}${isMember === true ? path.slice(original.path.length) : ''}`
  const folder = basename(dirname(place))
  return folder === '.' || folder === '..' ? '' : folder
}

/**
 * The bytes of a document, from memory or from its file. Valid until the reader's next call. Throws
 * DedupeError: at the first read it costs one file, at the second, when the file stood a moment ago, the run.
 */
export function bytesOf(file: Omit<TextFile, 'included'>, reader: FileReader): Uint8Array {
  if (file.data !== null) return file.data
  try {
    if (file.record !== undefined) return reader.readAt(file.from, file.record.offset, file.bytes)
    return reader.read(file.from, file.bytes)
  } catch (error) {
    throw new DedupeError('unreadable', `Cannot read ${file.path}: ${reasonOf(error)}`)
  }
}
