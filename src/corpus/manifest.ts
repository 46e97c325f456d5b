/**
 * The file that makes a folder one of our outputs, written last: what the output holds and the hashes that
 * show whether it was changed by hand.
 */
import { type Dirent, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DedupeError, reasonOf } from '../failure.js'
import { hashName } from '../fingerprint/hash.js'
import { regularStampOf } from './files.js'
import { native } from './names.js'

export const CLEAN = 'clean'
/** Removals as spans, with --emit. */
export const ATTRIBUTES = 'attributes'
export const REPORT = 'report.json'
export const PAGE = 'report.html'
export const LEDGER = 'ledger'
export const MANIFEST = `${LEDGER}/manifest.json`
/** One line a file: what was cut from it. */
export const INDEX = `${LEDGER}/files.ndjson`
/** The removed bytes of all files, one after the other in the order of the index. */
export const REMOVED = `${LEDGER}/removed.bin`

/** What was cut from files of records; there only with such files. */
export const EDITS = `${LEDGER}/edits.bin`

/** What is packed under `clean/`, and what was in the inputs; there only with such files. */
export const PACKED = `${LEDGER}/packed.ndjson`

const FORMAT = 'corpus-dedupe output'
/** 2 has files of records, whose cuts are not in the index, or packed files; an output without any is one of version 1. */
const VERSION = 1
const WITH_RECORDS = 2

export interface Manifest {
  readonly format: typeof FORMAT
  readonly version: typeof VERSION | typeof WITH_RECORDS
  readonly tool: string
  /** Version of the folding that decided (text/fold.ts). */
  readonly fold: number
  /** False with --no-text: the removed bytes are not in the ledger. */
  readonly text: boolean
  /** The folders that were read, as seen from the output folder; null for documents from memory. */
  readonly roots: readonly (string | null)[]
  /** With --against: that path, and the folder that the run was in, as seen from the output folder. */
  readonly against?: { readonly path: string; readonly folder: string }
  readonly files: number
  readonly hashes: {
    /** Of report.json with its two clock values blanked, see reportHash. */
    readonly report: string
    readonly index: string
    readonly removed: string
    /** Of edits.bin, where there is one. */
    readonly edits?: string
    /** Of packed.ndjson, where there is one. */
    readonly packed?: string
    /** Of all that stands under attributes/, where that was asked for. */
    readonly attributes?: string
    /** Of report.html, which holds no clock; left out where none was written. */
    readonly page?: string
  }
}

/** The text of the file. Its last line is the hash of what stands before: a manifest changed by hand shows. */
export function manifestText(manifest: Omit<Manifest, 'format' | 'version'>): string {
  const { edits, packed } = manifest.hashes
  const version = edits === undefined && packed === undefined ? VERSION : WITH_RECORDS
  return sealed(JSON.stringify({ format: FORMAT, version, ...manifest }, null, 2).slice(0, -2))
}

const SEAL = /,\n {2}"seal": "[^"\n]*"\n\}\n$/

function sealed(body: string): string {
  return `${body},\n  "seal": "${hashName(Buffer.from(body))}"\n}\n`
}

/** Throws DedupeError where `folder` is not a finished output of a version that this program reads. */
export function readManifest(folder: string): Manifest {
  const path = join(folder, MANIFEST)
  const hint = 'Name the folder that a run wrote, for instance seeds.deduped'
  let text: string
  try {
    regularStampOf(path)
    text = readFileSync(native(path), 'utf8')
  } catch (error) {
    throw new DedupeError(
      'not-an-output',
      `${folder} is not an output of dedupe: ${reasonOf(error)} (${path})`,
      hint,
    )
  }
  const manifest = parse(text)
  if (manifest?.format !== FORMAT)
    throw new DedupeError('not-an-output', `${folder} is not an output of dedupe (${path})`, hint)
  if (manifest.version !== VERSION && manifest.version !== WITH_RECORDS) {
    throw new DedupeError(
      'other-version',
      `${path} has version ${manifest.version}, this program reads ${VERSION} and ${WITH_RECORDS}`,
    )
  }
  if (text !== sealed(text.replace(SEAL, '')))
    throw new DedupeError('broken-ledger', `${path} was changed: nothing in ${folder} can be proven`)
  return manifest as Manifest
}

/** Whether a folder with these entries is a finished output. */
export function isOutput(folder: string, entries: readonly Dirent[]): boolean {
  if (!entries.some((entry) => entry.name === LEDGER) || !entries.some((entry) => entry.name === REPORT))
    return false
  return isManifest(join(folder, MANIFEST))
}

/** Whether a file is the manifest of an output, of any version. */
export function isManifest(path: string): boolean {
  try {
    regularStampOf(path)
    return parse(readFileSync(native(path), 'utf8'))?.format === FORMAT
  } catch {
    return false
  }
}

function parse(text: string): { format?: unknown; version?: unknown } | null {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
