/** What comes out of an archive: members, and those that cannot. */
import type { Stamp } from '../files.js'

/** A regular file in an archive. */
export interface Member extends Stamp {
  /** Path below the archive, `/` separated: safe to be joined to a folder, and no other member's. */
  readonly name: string
  /** Its bytes; to be gone through before the next member is asked for. Throws DedupeError for the whole archive. */
  readonly content: AsyncIterable<Uint8Array>
}

/** Something in an archive that is left out, or renamed. */
export interface MemberProblem {
  /** As it stands in the archive, with what cannot be shown as `?`. */
  readonly name: string
  readonly code: MemberCode
  readonly message: string
}

export type MemberCode = keyof typeof WORDS

const WORDS = {
  'unsafe-name': 'left out: its name leads out of the folder or cannot be a file name',
  link: 'left out: it is a link',
  'not-regular': 'left out: it is a device or a pipe',
  sparse: 'left out: it is stored with holes',
  encrypted: 'left out: it is encrypted',
  method: 'left out: it is packed by a method that is not known',
  time: 'given another time: no file can have its own',
  'same-name': 'renamed: another member has its name, or one that differs in capitals or accents only',
} as const

export function memberProblem(name: string, code: MemberCode): MemberProblem {
  // Names of members may be anything, and are shown in terminals.
  return { name: name.replace(/\p{C}/gu, '?'), code, message: WORDS[code] }
}

/**
 * The most members of one archive: the list of their names is held, and a file of 46 MB can claim a million of them.
 */
export const MOST_MEMBERS = 1_000_000
