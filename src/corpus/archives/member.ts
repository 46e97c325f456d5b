/** What comes out of an archive: members, and those that cannot. */
import type { Stamp } from '../files.js'

/** A regular file in an archive. */
export interface Member extends Stamp {
  /** Path below the archive, `/` separated: safe to be joined to a folder, and no other member's. */
  readonly name: string
  /** Its bytes; to be gone through before the next member is asked for. Throws DedupeError for the whole archive. */
  readonly content: AsyncIterable<Uint8Array>
}

/** Something in an archive that is left out, renamed, or may lack others behind it. */
export interface MemberProblem {
  /** As it stands in the archive, with what cannot be shown as `?`. */
  readonly name: string
  readonly code: MemberCode
  readonly message: string
}

export type MemberCode = keyof typeof WORDS

const WORDS = {
  'unsafe-name': 'left out: its name leads out of the folder or cannot be a file name',
  'absolute-name': 'given its name without the "/" in front, which would lead out of the folder',
  'backslash-name': 'given its name with "/" for each "\\"',
  'guessed-name': 'given a name by a guess at its encoding, of which the archive says nothing',
  link: 'left out: it is a link',
  'not-regular': 'left out: it is a device or a pipe',
  sparse: 'left out: it is stored with holes',
  encrypted: 'left out: it is encrypted',
  method: 'left out: it is packed by a method that is not known',
  time: 'given another time: no file can have its own',
  'no-end': 'the last one before an end without its mark: the archive may have been cut off there',
  'same-name': 'renamed: another member has its name, or one that differs in capitals or accents only',
} as const

export function memberProblem(name: string, code: MemberCode): MemberProblem {
  // Names of members may be anything, and are shown in terminals.
  return { name: name.replace(/\p{C}/gu, '?'), code, message: WORDS[code] }
}

/** The same of many. */
const PLURAL: Readonly<Record<MemberCode, string>> = {
  'unsafe-name': 'left out: their names lead out of the folder or cannot be file names',
  'absolute-name': 'given their names without the "/" in front, which would lead out of the folder',
  'backslash-name': 'given their names with "/" for each "\\"',
  'guessed-name': 'given names by a guess at their encoding, of which the archives say nothing',
  link: 'left out: they are links',
  'not-regular': 'left out: they are devices or pipes',
  sparse: 'left out: they are stored with holes',
  encrypted: 'left out: they are encrypted',
  method: 'left out: they are packed by a method that is not known',
  time: 'given another time: no file can have their own',
  'no-end': 'the last ones before ends without their marks: the archives may have been cut off there',
  'same-name': 'renamed: others have their names, or ones that differ in capitals or accents only',
}

/** Members whose bytes cannot be had, in words about an archive of them. */
const CLOSED: Readonly<Partial<Record<MemberCode, string>>> = {
  sparse: 'its members are stored with holes',
  encrypted: 'its members are encrypted',
  method: 'its members are packed by a method that is not known',
  'unsafe-name': 'the names of its members lead out of the folder or cannot be file names',
}

/** What keeps an archive's members from being read; null where nothing does. */
export function closedBy(problems: readonly MemberProblem[]): string | null {
  for (const { code } of problems) {
    const words = CLOSED[code]
    if (words !== undefined) return words
  }
  return null
}

/** What is told of all members with one problem; `first` is the first of them, with its archive. */
export function memberNotice(code: MemberCode, count: number, first: string): string {
  const members = count === 1 ? '1 member of an archive was' : `${count} members of archives were`
  return `${members} ${count === 1 ? WORDS[code] : PLURAL[code]}; first: ${first}`
}

/**
 * The most members of one archive: the list of their names is held, and a file of 46 MB can claim a million of them.
 */
export const MOST_MEMBERS = 1_000_000
