/** Small files of records, for the command. */
import { tempFolder, writeTree } from '../tree.js'

export const ONE = 'The tannery closed its gates in the spring of that year and never opened them again.'

export const TWO = 'A heron stood on the broken pier for most of the afternoon, watching the tide come in.'

export const lines = (...records: object[]) => records.map((one) => `${JSON.stringify(one)}\n`).join('')

export function folderOf(files: Record<string, string>): string {
  const folder = tempFolder()
  writeTree(folder, new Map(Object.entries(files)))
  return folder
}

export const CORPUS = {
  'in/a.jsonl': lines(
    { id: 'a1', text: ONE, link: 'https://tan.example/x' },
    { id: 'a2', text: `${ONE}\n\n${TWO}` },
  ),
  'in/b.csv': `id,content\nb1,"${TWO}"\n`,
  'in/c.txt': `${ONE}\n`,
  'in/package.json': '{"name":"c"}\n',
}
