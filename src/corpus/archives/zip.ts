/**
 * Members of a zip file, by yauzl: its directory first, then each member from its place. yauzl checks lengths against the directory;
 * sums, overlaps and the names before each member are checked here.
 */
import { isUtf8 } from 'node:buffer'
import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { type Entry, getFileNameLowLevel, type ZipFile } from 'yauzl'
import { DedupeError, systemCode } from '../../failure.js'
import { type Limits, most, tooMuch } from '../compression/limits.js'
import { type Member, type MemberProblem, MOST_MEMBERS, memberProblem } from './member.js'
import { memberNames } from './member-names.js'
import { openZip } from './zip-opened.js'

/** Bytes before a member's data, its name and extra fields left out. */
const LOCAL_HEADER = 30
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
  const zip = await orTell(
    // A name is judged here: yauzl would give up at the first bad one.
    openZip(path, { autoClose: false, decodeStrings: false, strictFileNames: true }),
  )
  try {
    const bound = { left: most(zip.fileSize, limits), of: most(zip.fileSize, limits) }
    const names = memberNames()
    for (const entry of await entriesOf(zip)) {
      const raw = entry.fileName as unknown as Buffer
      const stored = nameIn(entry, raw)
      const name = separated(entry, stored, raw)
      // A folder has nothing but its name.
      if (name.endsWith('/') && entry.uncompressedSize === 0) continue
      const problem = problemOf(entry, name)
      if (problem !== null) {
        tell(problem)
        continue
      }
      const place = names.place(name, (one) => tell({ ...one, name: memberProblem(stored, one.code).name }))
      if (place === null) continue
      if (name !== stored) tell(memberProblem(stored, 'backslash-name'))
      await assertSameName(zip, entry, raw)
      yield { name: place, ...stampOf(entry), content: contentOf(zip, entry, bound) }
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

/** The extra field with a name in UTF-8 beside another. */
const UNICODE_PATH = 0x7075

/** Unix programs write UTF-8 and do not say so; what is no UTF-8 is the old code page, or said to be another. */
function nameIn({ generalPurposeBitFlag, extraFields }: Entry, raw: Buffer): string {
  if (isUtf8(raw) && extraFields.every(({ id }) => id !== UNICODE_PATH)) return raw.toString('utf8')
  return getFileNameLowLevel(generalPurposeBitFlag, raw, extraFields, true)
}

const BACKSLASH = 0x5c
/** Systems on which a backslash is part of no name: MS-DOS and Windows (APPNOTE 4.4.2). */
const BACKSLASHED: ReadonlySet<number> = new Set([0, 10, 11])

/** Old programs on Windows wrote its own separator, which the format does not allow and unzip reads. The path is judged behind it. */
function separated({ versionMadeBy }: Entry, name: string, raw: Buffer): string {
  if (!BACKSLASHED.has(versionMadeBy >>> 8) || name.includes('/')) return name
  // In code pages of two bytes a character may end in that byte: "表" of Shift_JIS.
  const isOfTwo = raw.some((byte, i) => byte === BACKSLASH && i > 0 && raw[i - 1] >= 0x80)
  return isOfTwo && !isUtf8(raw) ? name : name.replaceAll('\\', '/')
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

/** Programs that read a zip from its front would see another file. */
async function assertSameName(zip: ZipFile, entry: Entry, name: Buffer): Promise<void> {
  const { fileName } = await orTell(zip.readLocalFileHeaderPromise(entry))
  if (!fileName.equals(name)) throw new DedupeError('corrupt', 'its directory and its members disagree')
}

async function* contentOf(
  zip: ZipFile,
  entry: Entry,
  bound: { left: number; readonly of: number },
): AsyncGenerator<Uint8Array, void, undefined> {
  const stream: Readable = await orTell(zip.openReadStreamPromise(entry))
  let sum = 0
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  try {
    for (let next = await orTell(chunks.next()); !next.done; next = await orTell(chunks.next())) {
      const chunk = next.value
      bound.left -= chunk.length
      if (bound.left < 0) throw tooMuch(bound.of)
      sum = crc32(chunk, sum)
      yield chunk
    }
  } finally {
    stream.destroy()
  }
  if (sum !== entry.crc32) throw new DedupeError('corrupt', 'the sum of one of its members does not fit')
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
