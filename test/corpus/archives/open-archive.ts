/** Opens an archive that is given by its bytes. */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { spoolMembers } from '../../../src/corpus/archives/archive.js'
import type { Archive } from '../../../src/corpus/archives/archive-name.js'
import type { Compression } from '../../../src/corpus/compression/kind.js'
import type { Limits } from '../../../src/corpus/compression/limits.js'
import { DedupeError } from '../../../src/failure.js'
import { hashName } from '../../../src/fingerprint/hash.js'
import { tempFolder } from '../../tree.js'
import { type TarEntry, tarOf, type ZipEntry, zipOf } from './make.js'

export const folder = tempFolder()

export interface Result {
  /** Names and texts. */
  readonly members: readonly (readonly [string, string])[]
  /** Codes and names. */
  readonly problems: readonly string[]
}

/** What comes of an archive of these bytes: its members, or the code of what is wrong with all of it. */
export async function open(
  bytes: Buffer,
  archive: Archive,
  compression: Compression | null = null,
  limits?: Limits,
): Promise<Result | string> {
  const own = mkdtempSync(join(folder, 'own-'))
  writeFileSync(join(own, 'archive'), bytes)
  try {
    const { members, problems } = await spoolMembers(
      join(own, 'archive'),
      archive,
      compression,
      own,
      'm',
      limits,
    )
    const texts = members.map(({ name, file, bytes, hash }) => {
      const content = readFileSync(file)
      expect(content.length).toBe(bytes)
      expect(hashName(content)).toBe(hash)
      return [name, content.toString()] as const
    })
    return { members: texts, problems: problems.map(({ name, code }) => `${code} ${name}`) }
  } catch (error) {
    if (!(error instanceof DedupeError)) throw error
    expect(readdirSync(own)).toEqual(['archive'])
    return error.code
  }
}

export const zip = (entries: readonly ZipEntry[], limits?: Limits) =>
  open(zipOf(entries), 'zip', null, limits)

export const tar = (entries: readonly TarEntry[]) => open(tarOf(entries), 'tar')
