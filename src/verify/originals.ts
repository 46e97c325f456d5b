/**
 * The originals of an output, one after the other, rebuilt from `clean/` and the ledger and decoded. Before them come the
 * documents of the old corpus, where their texts can be had.
 */
import { type Decoded, decodeAs } from '../corpus/encoding/decode.js'
import { FileReader } from '../corpus/files.js'
import { RemovedReader, readLedger } from '../corpus/ledger.js'
import { eachRecord } from '../corpus/records/each-record.js'
import { isOfRecords } from '../corpus/records/rebuild.js'
import { rebuild } from '../corpus/restore.js'
import { documentName } from '../document-name.js'
import type { Claims } from './claims.js'

/** Calls `read` for each document of the report that `wants` wants; what cannot be rebuilt is left out. */
export function eachOriginal(
  folder: string,
  claims: Claims,
  wants: (document: number) => boolean,
  read: (document: number, text: Decoded) => void,
): void {
  const { numbers, encodings, files, paths, old, oldTexts } = claims
  for (let document = 0; document < old && oldTexts !== null && !oldTexts.indexed; document += 1) {
    const text = wants(document) ? oldTexts.text(document) : null
    if (text !== null) read(document, text)
  }
  const wanted = new Set<string>()
  for (let document = old; document < paths.length; document += 1)
    if (wants(document)) wanted.add(files[document])
  const reader = new FileReader()
  const removed = new RemovedReader(folder)
  try {
    for (const entry of readLedger(folder)) {
      if (!wanted.has(entry.path)) {
        removed.pass(entry)
        continue
      }
      if (isOfRecords(entry)) {
        eachRecord(folder, entry, removed, ({ line, text }) => {
          const document = numbers.get(documentName({ path: entry.path, record: { line } }))
          if (document !== undefined && wants(document)) read(document, ofRecord(text.slice()))
        })
        continue
      }
      const document = numbers.get(entry.path)
      const rebuilt = rebuild(folder, entry, reader, removed)
      if (typeof rebuilt === 'string' || document === undefined) continue
      const text = decodeAs(Buffer.concat(rebuilt.pieces), encodings[document])
      if (!('notText' in text)) read(document, text)
    }
  } finally {
    removed.close()
  }
}

function ofRecord(bytes: Uint8Array): Decoded {
  return { encoding: 'utf-8', bytes, toInput: (offsets) => offsets }
}
