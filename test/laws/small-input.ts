/** A small input folder whose run cuts something, and the error that a run ends with. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DedupeError } from '../../src/index.js'
import { tempFolder, writeTree } from '../tree.js'

export const SHARED =
  'The ferry man counts the geese twice every morning, and writes both numbers on the same slate.\n'

/** A folder with an `in` of two documents with the same text. */
export function smallInput(): string {
  const folder = tempFolder()
  writeTree(
    join(folder, 'in'),
    new Map([
      ['a.txt', SHARED],
      ['b/c.txt', `Its own words.\n\n${SHARED}`],
      ['b/picture.jpg', '\0\0\0'],
    ]),
  )
  return folder
}

export async function failureOf(run: Promise<unknown>): Promise<DedupeError> {
  try {
    await run
  } catch (error) {
    if (error instanceof DedupeError) return error
    throw error
  }
  throw new Error('It did not fail')
}

export function becomeFolder(file: string): void {
  rmSync(file)
  mkdirSync(file)
}
