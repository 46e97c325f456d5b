/** The originals of an output, one after the other, rebuilt from `clean/` and the ledger and decoded. */
import { type Decoded, decodeAs } from '../corpus/encoding/decode.js'
import { FileReader } from '../corpus/files.js'
import { RemovedReader, readLedger } from '../corpus/ledger.js'
import { rebuild } from '../corpus/restore.js'
import type { Claims } from './claims.js'

/** Calls `read` for each document of the report that `wants` wants; what cannot be rebuilt is left out. */
export function eachOriginal(
  folder: string,
  { numbers, encodings }: Claims,
  wants: (document: number) => boolean,
  read: (document: number, text: Decoded) => void,
): void {
  const reader = new FileReader()
  const removed = new RemovedReader(folder)
  try {
    for (const entry of readLedger(folder)) {
      const document = numbers.get(entry.path)
      if (document === undefined || !wants(document)) {
        removed.pass(entry)
        continue
      }
      const rebuilt = rebuild(folder, entry, reader, removed)
      if (typeof rebuilt === 'string') continue
      const text = decodeAs(Buffer.concat(rebuilt.pieces), encodings[document])
      if (!('notText' in text)) read(document, text)
    }
  } finally {
    removed.close()
  }
}
