/** What comes back from an output in another form than it had: law 1 is about what was packed, and of Parquet about values. */
import { plural } from '../../report/quantity.js'
import { readPackedList } from './packed-list.js'

/** One sentence; null where all comes back as the file that it was. */
export function otherForms(folder: string): string | null {
  const { copies, originals } = readPackedList(folder)
  const all = [...copies.values()]
  const archives = originals.filter(({ isArchive }) => isArchive).length
  const unpacked = all.filter(({ kind }) => kind !== 'parquet').length
  // One that nothing was taken from is the same file.
  const tables = all.filter(({ kind, parquet }) => kind === 'parquet' && parquet?.kept != null).length
  const forms = [
    [unpacked, `of ${plural(unpacked, 'packed file')} what was in ${unpacked === 1 ? 'it' : 'them'}`],
    [archives, `of ${plural(archives, 'archive')} ${archives === 1 ? 'a folder' : 'folders'}`],
    [tables, `of ${plural(tables, 'Parquet file')} the values`],
  ] as const
  const told = forms.flatMap(([count, what]) => (count > 0 ? [what] : []))
  return told.length === 0 ? null : `How files were packed is not kept: there is ${told.join(', ')}.`
}
