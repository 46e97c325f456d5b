/**
 * The originals of an output, one after the other, rebuilt from `clean/` and the ledger and decoded. Before them come the
 * documents of the old corpus, where their texts can be had.
 */
import { type Decoded, decodeAs } from '../corpus/encoding/decode.js'
import { FileReader } from '../corpus/files.js'
import { RemovedReader, readLedger } from '../corpus/ledger.js'
import { rebuild } from '../corpus/restore.js'
import type { Claims } from './claims.js'

/** Calls `read` for each document of the report that `wants` wants; what cannot be rebuilt is left out. */
export function eachOriginal(
  folder: string,
  { numbers, encodings, old, oldTexts }: Claims,
  wants: (document: number) => boolean,
  read: (document: number, text: Decoded) => void,
): void {
  for (let document = 0; document < old && oldTexts !== null && !oldTexts.indexed; document += 1) {
    const text = wants(document) ? oldTexts.text(document) : null
    if (text !== null) read(document, text)
  }
  const reader = new FileReader()
  const removed = new RemovedReader(folder)
  try {
    for (const entry of readLedger(folder)) {
      const document = numbers.get(entry.path)
      if (document === undefined || !wants(document)) {
        removed.skip(entry.cuts.reduce((sum, [, length]) => sum + length, 0))
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
