/** Runs over small folders, for the laws about every kind of file: what came out, and what was said of it. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { verify } from '../../src/corpus/verify.js'
import { type DedupeSettings, dedupe, type Report, restore } from '../../src/index.js'
import { inFolder, readTree, tempFolder, writeTree } from '../tree.js'

export const TEXT = 'The bell of the upper lock rings once for a barge and twice for the bishop.\n'

export const OTHER = 'Nobody knows who oils the hinge of the lower gate, but it has never been heard.\n'

export interface Ran {
  readonly report: Report
  readonly clean: Map<string, Buffer>
  /** `path code` of each, in the report's order. */
  readonly skipped: string[]
}

/** Runs in `folder` and proves the output besides. */
export async function run(
  folder: string,
  paths: string | string[],
  settings: DedupeSettings = {},
): Promise<Ran> {
  return inFolder(folder, async () => {
    const out = settings.out ?? 'out'
    const { report } = await dedupe(paths, { ...settings, out })
    expect(verify(out).problems).toEqual([])
    expect(restore(out, 'back').refused).toEqual([])
    rmSync('back', { recursive: true })
    const skipped = [...report.skipped].map(({ path, code }) => `${path} ${code}`)
    return { report, clean: readTree(join(out, 'clean')), skipped }
  })
}

export function folderOf(files: Record<string, string | Buffer>): string {
  const folder = tempFolder()
  writeTree(folder, new Map(Object.entries(files)))
  return folder
}
