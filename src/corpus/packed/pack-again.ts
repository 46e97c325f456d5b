/** The last step before an output appears: what was packed in the input is packed under `clean/`, in its place. */
import { closeSync, createReadStream, existsSync, openSync, readSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { compressionIn, MAGIC_BYTES } from '../compression/kind.js'
import { fileInto, type PackedWriter, packedBy } from '../compression/packed.js'
import { hashFile, stampFile, stampOf } from '../files.js'
import { CLEAN, LEDGER } from '../manifest.js'
import { native } from '../names.js'
import { warc } from '../records/warc.js'
import { changed } from '../rewrite.js'
import { type PackedCopy, type Unpacked, writePackedList } from './packed-list.js'
import { packLines } from './parquet-copies.js'

const PARTIAL = 'packed.partial'

/**
 * Answers with the hash of the list of what was packed. Throws DedupeError where an original is another one by now, and the
 * system's error. With `text` false nothing that was taken out is kept.
 */
export async function packAgain(
  folder: string,
  { files, originals }: Unpacked,
  text: boolean,
): Promise<string> {
  for (const { file, hash } of originals) if (hashFile(file.from).hash !== hash) throw changed(file)
  const copies: PackedCopy[] = []
  for (const { file, kind, inner, parquet } of files) {
    const path = join(folder, CLEAN, file.path)
    if (!existsSync(native(path))) {
      copies.push({ path: file.path, kind, inner, bytes: 0, hash: null })
      continue
    }
    // Beside the folders of an output: behind its name a long one would pass the 255 bytes that a name may have.
    const place = join(folder, PARTIAL)
    const stamp = stampOf(path)
    if (kind === 'parquet') {
      if (parquet === undefined || file.original === undefined) continue
      const name = `${LEDGER}/rows-${copies.length}.parquet`
      const own = await packLines(
        file.original.from,
        file.from,
        parquet,
        path,
        place,
        folder,
        name,
        stamp,
        text,
      )
      stampFile(place, stamp)
      renameSync(native(place), native(path))
      copies.push({ path: file.path, kind, inner, ...own.clean, parquet: own.parquet })
      continue
    }
    // One that is no document was copied as it is.
    if (isPacked(path, kind)) continue
    const isWarc = /\.(?:warc|wet)$/i.test(inner) && kind === 'gz'
    const written = await packedBy(place, kind, isWarc ? recordsInto(path) : fileInto(path))
    stampFile(place, stamp)
    renameSync(native(place), native(path))
    copies.push({ path: file.path, kind, inner, ...written })
  }
  return writePackedList(folder, copies, originals)
}

/** A member a record, as readers of .warc.gz expect: they go from one to the next by their places. */
function recordsInto(path: string): (writer: PackedWriter) => Promise<void> {
  return async (writer) => {
    const reader = warc().reader()
    const put = async (chunk: Uint8Array | null) => {
      for (const { raw, ends } of reader.push(chunk)) {
        await writer.write(raw)
        if (ends) await writer.cut()
      }
    }
    for await (const chunk of createReadStream(native(path))) await put(chunk as Uint8Array)
    await put(null)
  }
}

/** Whether a file holds packed bytes already: what is no document was copied as it was. */
function isPacked(path: string, kind: 'gz' | 'zst'): boolean {
  const head = Buffer.alloc(MAGIC_BYTES)
  const file = openSync(native(path), 'r')
  try {
    readSync(file, head, 0, head.length, 0)
  } finally {
    closeSync(file)
  }
  return compressionIn(head) === kind
}
