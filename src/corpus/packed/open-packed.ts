/**
 * Packed files and archives of a walk become the files in them, unpacked in a folder of our own, since text is read twice.
 * What follows knows no packing, up to the last step (pack-again.ts).
 */
import { closeSync, openSync, readSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DedupeError, systemCode } from '../../failure.js'
import type { Host } from '../../host.js'
import type { Skipped, Warning } from '../../model.js'
import { spool, spoolMembers } from '../archives/archive.js'
import { closedBy, type MemberCode, memberNotice } from '../archives/member.js'
import { type Compression, compressionIn, MAGIC_BYTES } from '../compression/kind.js'
import { LIMITS } from '../compression/limits.js'
import { unpacked } from '../compression/unpacked.js'
import { hashFile } from '../files.js'
import { native } from '../names.js'
import { membersOfOutputs, ownOutput } from '../own-outputs.js'
import { noTextField } from '../passed.js'
import type { ExpandOptions } from '../records/expand.js'
import { createTempFolder, noRoom, type TempFolder } from '../records/temp-folder.js'
import type { FoundFile, Walk } from '../walk.js'
import { passOf, patternsOf } from '../walk-patterns.js'
import type { PackedOriginal, ToPack, Unpacked } from './packed-list.js'
import { isPackedName, mayBeRead, type Packing, packingOf } from './packing.js'
import { openLines } from './parquet-copies.js'

export interface Opened {
  readonly walk: Walk
  /** Removes what was unpacked. */
  close(): void
}

/** Throws DedupeError where there is no room. What cannot be unpacked is copied through, and told. */
export async function openPacked(walk: Walk, options: ExpandOptions, host: Host): Promise<Opened> {
  const folder = createTempFolder(options.temp)
  const close = () => folder.remove()
  try {
    return { walk: await open(walk, options, folder, host), close }
  } catch (error) {
    close()
    throw systemCode(error) === null ? error : noRoom(options.temp, error)
  }
}

async function open(walk: Walk, options: ExpandOptions, folder: TempFolder, host: Host): Promise<Walk> {
  const files: FoundFile[] = []
  const skipped: Skipped[] = []
  const toPack: ToPack[] = []
  const originals: Unpacked['originals'][number][] = []
  const taken = new Set(walk.files.map(({ path }) => path))
  const counts = { archives: 0, repacked: 0 }
  const patterns = walk.patterns ?? patternsOf({ include: [], exclude: [] })
  const idle = patterns.idle()
  const members = new Map<MemberCode, { readonly count: number; readonly first: string }>()
  let number = 0
  const packed = walk.files.filter((file) => packingOf(file) !== null)
  const bytes = packed.reduce((sum, file) => sum + file.bytes, 0)
  host.watcher.stage('Unpacking', packed.length, bytes)
  for (const file of walk.files) {
    const packing = packingOf(file)
    if (packing === null) {
      files.push(file)
      continue
    }
    const prefix = `${number++}-`
    try {
      if (file.bytes === 0) throw new DedupeError('truncated', 'it is empty')
      const kind = kindIn(file, packing)
      if (packing.isParquet) {
        const found = await asLines(file, options, join(folder.path, prefix), host)
        if (!('kind' in found)) {
          files.push({ ...file, ...noTextField(options.textField, found) })
          continue
        }
        files.push(found.file)
        toPack.push(found)
      } else if (packing.archive !== null) {
        const found = await spoolMembers(
          file.from,
          packing.archive,
          kind,
          folder.path,
          prefix,
          LIMITS,
          host.breathe,
        )
        // One that is named is read, as a folder is that is named though it is an output.
        const { others: kept, own } = isNamed(walk, file)
          ? { others: found.members, own: NONE }
          : membersOfOutputs(found.members)
        const chosen = kept.map(({ name }) => {
          const one = patterns.of(`${file.below}/${name}`)
          // Each level would multiply what a small file can claim to hold.
          const isPacked = (one.passed === null || one.passed === 'ending') && isPackedName(basename(name))
          return isPacked ? { ...one, passed: 'packed-member' as const } : one
        })
        // One without a text stays what it is.
        if (!kept.some(({ name }, i) => mayBeRead(basename(name), chosen[i].passed))) {
          const closed = closedBy(found.problems)
          const why = own.size > 0 ? OF_OUTPUT : closed === null ? withoutTexts(chosen) : unsupported(closed)
          files.push({ ...file, ...why })
          continue
        }
        counts.archives += 1
        for (const folder of own.keys())
          skipped.push(ownOutput(folder === '' ? file.path : `${file.path}/${folder}`))
        for (const { name, code, message } of found.problems) {
          const path = `${file.path}/${name}`
          skipped.push({ path, code: `member-${code}`, message: `In an archive, ${message}` })
          const told = members.get(code) ?? { count: 0, first: path }
          members.set(code, { ...told, count: told.count + 1 })
        }
        for (const [i, { name, file: from, bytes, mode, modifiedUs }] of kept.entries()) {
          const place = { path: `${file.path}/${name}`, below: `${file.below}/${name}` }
          files.push({
            ...file,
            ...place,
            from,
            bytes,
            mode,
            modifiedUs,
            ...chosen[i],
            original: file,
            isMember: true,
          })
        }
      } else if (kind !== null) {
        const from = join(folder.path, `${prefix}0`)
        const { bytes } = await spool(unpacked(file.from, kind), from, host.breathe)
        const own = kind === 'gz' || kind === 'zst'
        if (!own) counts.repacked += 1
        const beside = (name: string) => join(dirname(file.path), name)
        const path = own ? file.path : free(beside(`${packing.inner}.gz`), taken)
        const found = {
          ...file,
          path,
          from,
          bytes,
          passed: file.passed === null ? null : passOf(packing.inner),
        }
        const opened = { ...found, original: file }
        toPack.push({ file: opened, kind: own ? kind : 'gz', inner: free(beside(packing.inner), taken) })
        files.push(opened)
      }
      originals.push({ ...originalOf(file, packing), file })
    } catch (error) {
      host.signal?.throwIfAborted()
      if (!(error instanceof DedupeError)) {
        if (FULL.has(systemCode(error) ?? '')) throw error
        files.push(file)
        continue
      }
      files.push({ ...file, passed: 'broken', broken: { code: error.code, reason: error.message } })
    }
    host.watcher.advance(1, file.bytes)
    const breath = host.breathe()
    if (breath !== null) await breath
  }
  const still = new Set(patterns.idle().map(({ message }) => message))
  const met = new Set(idle.map(({ message }) => message).filter((message) => !still.has(message)))
  const warnings = walk.warnings.filter(({ message }) => !met.has(message))
  const list = { files: toPack, originals }
  return {
    ...walk,
    files,
    skipped: [...walk.skipped, ...skipped],
    warnings: [...warnings, ...notices(counts), ...memberNotices(members)],
    packed: list,
  }
}

type Passed = Pick<FoundFile, 'passed' | 'broken'>

const NONE: ReadonlyMap<string, unknown> = new Map()

/** Whether a file is an argument itself; a list has no pattern. */
function isNamed({ roots }: Walk, { root }: FoundFile): boolean {
  return roots[root].isFile && roots[root].pattern !== ''
}

const OF_OUTPUT: Passed = {
  passed: 'no-texts',
  broken: { code: 'no-texts', reason: 'the texts in it are those of an earlier output of dedupe' },
}

function unsupported(reason: string): Passed {
  return { passed: 'broken', broken: { code: 'unsupported', reason } }
}

/** Why an archive is left whole whose members can be had, and none of them is read. */
function withoutTexts(members: readonly Passed[]): Passed {
  if (members.some(({ passed }) => passed === 'excluded')) return { passed: 'excluded' }
  if (!members.some(({ passed }) => passed === 'packed-member')) return { passed: 'no-texts' }
  const reason = 'no member of it is a text document, and those that are packed are not opened'
  return { passed: 'no-texts', broken: { code: 'no-texts', reason } }
}

/** Answers with the columns where none is known to hold a text. */
async function asLines(
  file: FoundFile,
  options: ExpandOptions,
  prefix: string,
  host: Host,
): Promise<ToPack | readonly string[]> {
  const from = `${prefix}lines`
  const part = await openLines(file.from, options, from, `${prefix}trial`, LIMITS, host.breathe)
  if (!('lines' in part)) return part
  const format = { format: 'jsonl', fields: part.names, delimiter: null } as const
  const opened = { ...file, from, bytes: part.bytes, passed: null, original: file, format }
  return {
    file: opened,
    kind: 'parquet',
    inner: file.path,
    parquet: { fields: part.fields, lines: part.lines },
  }
}

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EMFILE'])

/** What the first bytes say counts more than the ending. Throws DedupeError where they say nothing. */
function kindIn(file: FoundFile, { compression }: Packing): Compression | null {
  if (compression === null) return null
  const head = Buffer.alloc(MAGIC_BYTES)
  const opened = openSync(native(file.from), 'r')
  try {
    readSync(opened, head, 0, head.length, 0)
  } finally {
    closeSync(opened)
  }
  const kind = compressionIn(head)
  if (kind === null)
    throw new DedupeError('corrupt', 'its ending says that it is packed, its first bytes do not')
  return kind
}

function originalOf(file: FoundFile, { archive }: Packing): PackedOriginal {
  const { hash, bytes } = hashFile(file.from)
  return { root: file.root, below: file.below, isArchive: archive !== null, bytes, hash }
}

/** A path that no other file has, with a number before its endings if need be. */
function free(path: string, taken: Set<string>): string {
  let found = path
  const dot = path.indexOf('.', path.lastIndexOf('/') + 2)
  const [front, end] = dot < 0 ? [path, ''] : [path.slice(0, dot), path.slice(dot)]
  for (let n = 2; taken.has(found); n++) found = `${front}-${n}${end}`
  taken.add(found)
  return found
}

function notices({
  archives,
  repacked,
}: {
  readonly archives: number
  readonly repacked: number
}): Warning[] {
  const told: Warning[] = []
  if (archives > 0) {
    const count = archives === 1 ? '1 archive comes' : `${archives} archives come`
    told.push({
      code: 'archive-unpacked',
      message: `${count} out as ${archives === 1 ? 'a folder' : 'folders'}`,
    })
  }
  if (repacked > 0) {
    const count = repacked === 1 ? '1 file of bzip2 or xz comes' : `${repacked} files of bzip2 or xz come`
    told.push({ code: 'packed-as-gzip', message: `${count} out as gzip` })
  }
  return told
}

function memberNotices(
  members: ReadonlyMap<MemberCode, { readonly count: number; readonly first: string }>,
): Warning[] {
  return [...members].map(([code, { count, first }]) => ({
    code: `passed-member-${code}`,
    message: memberNotice(code, count, first),
  }))
}
