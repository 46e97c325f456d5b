/** All that `verify` proves, with what is packed of the corpus that an output was judged against unpacked for it. */
import { readManifest } from '../manifest.js'
import { type Verified, verify } from '../verify.js'

/**
 * Proves that an output is as it was written, that every original can be rebuilt from it, that each removed copy is covered by
 * text that stays, and that boilerplate is boilerplate. `onFile` is called with the bytes of each file that was looked at;
 * `temp` is where files are unpacked to, by default the system's temporary folder.
 * Throws DedupeError where `folder` is no output, its ledger was changed, or there is no room for what is unpacked.
 */
export async function verifyOutput(
  folder: string,
  onFile?: (bytes: number) => void,
  temp: string | null = null,
): Promise<Verified> {
  if (readManifest(folder).against === undefined) return verify(folder, onFile)
  // What packs is loaded where there is a corpus that may hold something packed: it takes a tenth of a second.
  const { unpackOld } = await import('./unpack-old.js')
  const unpacked = await unpackOld(folder, temp)
  try {
    return verify(folder, onFile, unpacked)
  } finally {
    unpacked?.close()
  }
}
