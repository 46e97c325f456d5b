/** Runs over packed files: what came out, what comes back, and what was said. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { packed } from '../../../src/corpus/compression/packed.js'
import { verify } from '../../../src/corpus/verify.js'
import { type DedupeSettings, dedupe, restore } from '../../../src/index.js'
import { tempFolder, writeTree } from '../../tree.js'
import { read } from '../compression/fixtures.js'

export const SHARED =
  'When the river is low the old bridge shows its second row of arches to anybody who rows by.\n'

export const OWN = 'The toll book of that year is missing, and the clerk is sure that the mice had it.\n'

export const records = [1, 2].map((id) => JSON.stringify({ id, text: SHARED, n: [id] })).join('\n')

export interface Run {
  readonly input: string
  readonly out: string
  readonly report: Awaited<ReturnType<typeof dedupe>>['report']
}

export async function clean(
  files: Readonly<Record<string, Uint8Array | string>>,
  settings: DedupeSettings = {},
): Promise<Run> {
  const folder = tempFolder()
  const [input, out] = ['in', 'out'].map((name) => join(folder, name))
  writeTree(input, new Map(Object.entries(files)))
  const { report } = await dedupe(input, { out, ...settings })
  return { input, out, report }
}

export function restored({ out }: Run): ReadonlyMap<string, Buffer> {
  const target = `${out}.restored`
  expect(verify(out).problems).toEqual([])
  expect(restore(out, target).refused).toEqual([])
  return filesUnder(target)
}

export function filesUnder(folder: string): ReadonlyMap<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  const paths = names.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
  return new Map(paths.sort().map((path) => [path.slice(folder.length + 1), readFileSync(path)]))
}

export const entries = ({ report }: Run) => [...report.skipped].map(({ path, code }) => `${path} ${code}`)

export const warnings = ({ report }: Run) => [...report.warnings].map(({ code }) => code)

export async function zstdOf(bytes: Uint8Array | string): Promise<Buffer> {
  const path = join(tempFolder(), 'file')
  const file = await packed(path, 'zst')
  await file.write(Buffer.from(bytes))
  await file.close()
  const whole = readFileSync(path)
  expect(await read(whole, 'zst')).toEqual(Buffer.from(bytes))
  return whole
}
