/**
 * Members of a zip file, by yauzl: its directory first, then each member from its place. yauzl checks lengths against the directory;
 * sums, overlaps and the names before each member are checked here.
 */
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import type { Entry, ZipFile } from 'yauzl'
import { DedupeError, systemCode } from '../../failure.js'
import { type Limits, most, tooMuch } from '../compression/limits.js'
import { type Member, type MemberProblem, MOST_MEMBERS, memberProblem } from './member.js'
import { memberNames } from './member-names.js'
import { bytesOf, zipNames } from './zip-names.js'
import { type OpenedZip, openZip } from './zip-opened.js'

/** Bytes before a member's data, its name and extra fields left out. */
const LOCAL_HEADER = 30
/** Unpacked bytes up to which a member is taken at once: a stream for each of many small ones costs four times as much. */
const AT_ONCE = 1 << 20
const CHUNK = 1 << 18
const STORED = 0
const DEFLATED = 8
const UNIX = 3
const FILE_TYPE = 0o170000
const REGULAR = 0o100000
const LINK = 0o120000

/** Throws DedupeError for the whole archive (`truncated`, `corrupt`, `bomb`), or the system's error. */
export async function* zipMembers(
  path: string,
  limits: Limits,
  tell: (problem: MemberProblem) => void,
): AsyncGenerator<Member, void, undefined> {
  const opened = await orTell(
    // A name is judged here: yauzl would give up at the first bad one.
    openZip(path, { autoClose: false, decodeStrings: false, strictFileNames: true }),
  )
  const { zip } = opened
  try {
    const bound = { left: most(zip.fileSize, limits), of: most(zip.fileSize, limits) }
    const names = memberNames()
    const entries = await entriesOf(zip)
    const told = zipNames(entries)
    for (const [i, entry] of entries.entries()) {
      const { name, isGuess } = told[i]
      // A folder has nothing but its name.
      if (/[/\\]$/.test(name) && entry.uncompressedSize === 0) continue
      const problem = problemOf(entry, name)
      if (problem !== null) {
        tell(problem)
        continue
      }
      const place = names.place(name, tell)
      if (place === null) continue
      if (isGuess) tell(memberProblem(name, 'guessed-name'))
      const start = await startOf(zip, entry, bytesOf(entry))
      yield { name: place, ...stampOf(entry), content: contentOf(opened, entry, start, bound) }
    }
  } finally {
    zip.close()
  }
}

async function entriesOf(zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > MOST_MEMBERS)
    throw new DedupeError('bomb', `it claims ${zip.entryCount} members; ${MOST_MEMBERS} are read`)
  const entries: Entry[] = []
  const each = zip.eachEntry()
  for (let next = await orTell(each.next()); !next.done; next = await orTell(each.next()))
    entries.push(next.value)
  // Members that share bytes multiply them: 42 kB have been made to hold 5 GB that way (D. Fifield 2019).
  const inOrder = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)
  let end = 0
  for (const { relativeOffsetOfLocalHeader: start, fileNameLength, compressedSize } of inOrder) {
    if (start < end) throw new DedupeError('bomb', 'its members overlap')
    end = start + LOCAL_HEADER + fileNameLength + compressedSize
  }
  return entries
}

function problemOf(entry: Entry, name: string): MemberProblem | null {
  if (entry.isEncrypted()) return memberProblem(name, 'encrypted')
  if (entry.versionMadeBy >>> 8 === UNIX) {
    const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE
    if (type === LINK) return memberProblem(name, 'link')
    if (type !== REGULAR && type !== 0) return memberProblem(name, 'not-regular')
  }
  const { compressionMethod } = entry
  return compressionMethod === STORED || compressionMethod === DEFLATED ? null : memberProblem(name, 'method')
}

/** The time is taken as UTC where the archive does not say: no output hangs on a time zone (law 4). */
function stampOf(entry: Entry): { readonly mode: number; readonly modifiedUs: number } {
  const mode = entry.versionMadeBy >>> 8 === UNIX ? (entry.externalFileAttributes >>> 16) & 0o777 : 0
  const time = entry.getLastModDate({ timezone: 'UTC' }).getTime()
  return { mode: mode === 0 ? 0o644 : mode, modifiedUs: Number.isFinite(time) ? time * 1000 : 0 }
}

/** Where a member's bytes begin. Programs that read a zip from its front would see another file by another name. */
async function startOf(zip: ZipFile, entry: Entry, name: Buffer): Promise<number> {
  const { fileName, fileDataStart } = await orTell(zip.readLocalFileHeaderPromise(entry))
  if (!fileName.equals(name)) throw new DedupeError('corrupt', 'its directory and its members disagree')
  return fileDataStart
}

async function* contentOf(
  opened: OpenedZip,
  entry: Entry,
  start: number,
  bound: { left: number; readonly of: number },
): AsyncGenerator<Uint8Array, void, undefined> {
  const isSmall = Math.max(entry.compressedSize, entry.uncompressedSize) <= AT_ONCE
  let sum = 0
  for await (const chunk of isSmall
    ? [await orTell(atOnce(opened, entry, start))]
    : streamed(opened, entry, start)) {
    bound.left -= chunk.length
    if (bound.left < 0) throw tooMuch(bound.of)
    sum = crc32(chunk, sum)
    yield chunk
  }
  if (sum !== entry.crc32) throw new DedupeError('corrupt', 'the sum of one of its members does not fit')
}

async function atOnce({ bytes }: OpenedZip, entry: Entry, start: number): Promise<Buffer> {
  const { compressedSize, uncompressedSize, compressionMethod } = entry
  const packed = bytes(start, compressedSize)
  if (packed.length < compressedSize) throw wrongLength()
  const content =
    compressionMethod === STORED
      ? packed
      : inflateRawSync(packed, { maxOutputLength: Math.max(1, uncompressedSize) })
  if (content.length !== uncompressedSize) throw wrongLength()
  return content
}

function wrongLength(): DedupeError {
  return new DedupeError('corrupt', 'the length of one of its members does not fit')
}

async function* streamed(
  { stream: open }: OpenedZip,
  { compressedSize, uncompressedSize, compressionMethod }: Entry,
  start: number,
): AsyncGenerator<Buffer, void, undefined> {
  const packed = open(start, compressedSize)
  const stream = compressionMethod === STORED ? packed : packed.pipe(createInflateRaw({ chunkSize: CHUNK }))
  if (stream !== packed) packed.on('error', (error) => stream.destroy(error))
  let bytes = 0
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  try {
    for (let next = await orTell(chunks.next()); !next.done; next = await orTell(chunks.next())) {
      bytes += next.value.length
      if (bytes > uncompressedSize) break
      yield next.value
    }
  } finally {
    stream.destroy()
    packed.destroy()
  }
  if (bytes !== uncompressedSize) throw wrongLength()
}

async function orTell<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise
  } catch (error) {
    if (error instanceof DedupeError || systemCode(error) !== null) throw error
    const message = error instanceof Error ? error.message : ''
    throw /end of central directory|unexpected EOF/i.test(message)
      ? new DedupeError(
          'truncated',
          'its zip directory is missing: the file ends in the middle, or is no zip',
        )
      : new DedupeError('corrupt', 'its zip data is damaged')
  }
}
