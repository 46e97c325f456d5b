/** A small output with every kind of file in it, for the tests of verify and restore. */
import { join } from 'node:path'
import { dedupe } from '../../src/index.js'
import { tempFolder, writeTree } from '../tree.js'

export const SHARED =
  'When the river is low the old bridge shows its second row of arches to anybody who rows by.\n'
const OWN = 'The toll book of that year is missing, and the clerk is sure that the mice had it.\n'

export const INPUT: ReadonlyMap<string, Uint8Array | string> = new Map<string, Uint8Array | string>([
  ['a.txt', `${SHARED}\n${OWN}`],
  ['b/emptied.txt', SHARED],
  ['b/picture.jpg', Buffer.from([0xff, 0xd8, 0, 1, 2])],
  ['b/trimmed.md', `# Low water\n\n${SHARED}\nA line of its own.\n`],
  ['empty.txt', ''],
  ['wide.txt', Buffer.from(`\ufeff${SHARED}\nWide as it is, it holds.\n`, 'utf16le')],
])

export interface Output {
  readonly folder: string
  readonly input: string
  readonly out: string
}

export async function writeOutput(settings: { readonly text?: boolean } = {}): Promise<Output> {
  const folder = tempFolder()
  const [input, out] = ['in', 'out'].map((name) => join(folder, name))
  writeTree(input, INPUT)
  await dedupe(input, { ...settings, out })
  return { folder, input, out }
}
