/** Archives: which files are, and their members in a folder of our own, since text is read twice. */
import { createReadStream, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Compression } from '../compression/kind.js'
import { LIMITS, type Limits } from '../compression/limits.js'
import { unpacked } from '../compression/unpacked.js'
import { FileWriter, type Stamp } from '../files.js'
import { native } from '../names.js'
import type { Archive } from './archive-name.js'
import type { Member, MemberProblem } from './member.js'
import { tarMembers } from './tar.js'
import { zipMembers } from './zip.js'

/** A member, as a file in the folder that was named. */
export interface SpooledMember extends Stamp {
  /** Path below the archive. */
  readonly name: string
  readonly file: string
  readonly bytes: number
  readonly hash: string
}

export interface Spooled {
  /** In the archive's order. */
  readonly members: readonly SpooledMember[]
  readonly problems: readonly MemberProblem[]
}

/** Lets an interrupt be heard now and then, see Host; rejects after one. */
export type Breathe = () => Promise<void> | null

const NEVER: Breathe = () => null

/**
 * Writes the members of an archive into files `<prefix>0`, `<prefix>1` and so on of `folder`. Throws DedupeError where
 * the archive as a whole cannot be trusted (`truncated`, `corrupt`, `bomb`, `unsupported`), with a reason to be put
 * behind "Copied unread:", and the system's error; the files are taken away then.
 */
export async function spoolMembers(
  path: string,
  archive: Archive,
  compression: Compression | null,
  folder: string,
  prefix: string,
  limits: Limits = LIMITS,
  breathe: Breathe = NEVER,
): Promise<Spooled> {
  const members: SpooledMember[] = []
  const problems: MemberProblem[] = []
  const tell = (problem: MemberProblem) => problems.push(problem)
  try {
    for await (const { name, mode, modifiedUs, content } of membersOf(
      path,
      archive,
      compression,
      limits,
      tell,
    )) {
      await breathe()
      const file = join(folder, `${prefix}${members.length}`)
      // Named before it is written, so that half of one is taken away as well.
      const spooled = { name, mode, modifiedUs, file, bytes: 0, hash: '' }
      members.push(spooled)
      members[members.length - 1] = { ...spooled, ...(await spool(content, file, breathe)) }
    }
  } catch (error) {
    for (const { file } of members) rmSync(native(file), { force: true })
    throw error
  }
  return { members, problems }
}

function membersOf(
  path: string,
  archive: Archive,
  compression: Compression | null,
  limits: Limits,
  tell: (problem: MemberProblem) => void,
): AsyncIterable<Member> {
  if (archive === 'zip') return zipMembers(path, limits, tell)
  const chunks = compression === null ? createReadStream(native(path)) : unpacked(path, compression, limits)
  return tarMembers(chunks, tell)
}

/** Writes chunks to a new file; answers with their number of bytes and their hash. */
export async function spool(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  breathe: Breathe = NEVER,
): Promise<{ readonly bytes: number; readonly hash: string }> {
  const writer = new FileWriter(file)
  let whole = false
  try {
    for await (const chunk of chunks) {
      writer.write(chunk)
      const breath = breathe()
      if (breath !== null) await breath
    }
    whole = true
  } finally {
    if (!whole) writer.close()
  }
  const bytes = writer.length
  return { bytes, hash: writer.close() }
}
