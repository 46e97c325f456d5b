/** Real packed files, and what is in them. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Compression } from '../../../src/corpus/compression/kind.js'
import type { Limits } from '../../../src/corpus/compression/limits.js'
import { unpacked } from '../../../src/corpus/compression/unpacked.js'
import { DedupeError } from '../../../src/failure.js'
import { tempFolder } from '../../tree.js'

export const KINDS: readonly Compression[] = ['gz', 'zst', 'bz2', 'xz']
export const TEXT = readFileSync('fixtures/scrapes/low-water-blog/cheapest-engine.txt')

export function fixture(name: string): Buffer {
  return readFileSync(join('fixtures/packed', name))
}

export const packedText = (kind: Compression): Buffer => fixture(`engine.txt.${kind}`)

const folder = tempFolder()

/** What a file of these bytes unpacks to, or the code of what is wrong with it. Anything else is thrown on. */
export async function read(bytes: Uint8Array, kind: Compression, limits?: Limits): Promise<Buffer | string> {
  const path = join(folder, 'file')
  writeFileSync(path, bytes)
  const chunks: Uint8Array[] = []
  try {
    for await (const chunk of unpacked(path, kind, limits)) chunks.push(chunk)
  } catch (error) {
    if (error instanceof DedupeError) return error.code
    throw error
  }
  return Buffer.concat(chunks)
}
