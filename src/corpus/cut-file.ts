/** Writes a file under `clean/` from a stream of bytes that stay, go, or come in, and its entry in the ledger. */
import { unlinkSync } from 'node:fs'
import { FileWriter } from './files.js'
import type { LedgerEntry, LedgerWriter } from './ledger.js'
import { native } from './names.js'
import { EditCounter, type RawSink } from './records/edit-list.js'
import type { RecordFile } from './records/record-file.js'

export interface CutFile extends RawSink {
  /** Ends the file and tells the ledger. */
  close(): void
  /** Ends it where the run fails. */
  abort(): void
}

/** Throws the system's error where the file cannot be made. */
export function createCutFile(
  path: string,
  { file, name, bytes, hash }: RecordFile,
  ledger: LedgerWriter,
): CutFile {
  const clean = new FileWriter(path, file.mode | 0o200)
  const listedBefore = ledger.edit(null)
  let edits = 0
  const total = { removed: 0, put: 0 }
  const counter = new EditCounter((edit) => {
    ledger.edit(edit)
    edits += 1
    total.removed += edit.length
    total.put += edit.put
  })
  let open = true
  return {
    keep(piece) {
      counter.keep(piece.length)
      clean.write(piece)
    },
    cut(piece) {
      counter.cut(piece.length)
      ledger.cut(piece)
    },
    put(piece) {
      counter.put(piece.length)
      clean.write(piece)
    },
    close() {
      counter.end()
      open = false
      const cleanHash = clean.close(file)
      const listed = ledger.edit(null) - listedBefore
      const records = { ...name, edits, listed, ...total }
      const { path, root, below } = file
      const entry: LedgerEntry = {
        path,
        root,
        below,
        bytes,
        hash,
        clean: cleanHash,
        cuts: [],
        records,
        stamp: null,
      }
      ledger.add(entry, null)
    },
    abort() {
      if (!open) return
      open = false
      clean.close()
      unlinkSync(native(path))
    },
  }
}
