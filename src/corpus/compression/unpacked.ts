/** The bytes of a packed file, in bounded memory whatever it holds. */
import { statSync } from 'node:fs'
import { native } from '../names.js'
import { bunzipped2 } from './bzip2.js'
import { gunzipped } from './gzip.js'
import type { Compression } from './kind.js'
import { held, LIMITS, type Limits, most } from './limits.js'
import { unxz } from './xz.js'
import { unzstd } from './zstd.js'

const READERS: Readonly<Record<Compression, (path: string) => AsyncIterable<Uint8Array>>> = {
  gz: gunzipped,
  zst: unzstd,
  bz2: bunzipped2,
  xz: unxz,
}

/**
 * Chunks of what the file holds, of any sizes; all members, frames or streams of it in turn. Throws DedupeError with
 * the code `truncated`, `corrupt`, `unsupported` or `bomb` and a reason to be put behind "Copied unread:", possibly
 * after some chunks; and the system's error where the file cannot be read.
 */
export async function* unpacked(
  path: string,
  kind: Compression,
  limits: Limits = LIMITS,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { size } = statSync(native(path))
  yield* held(READERS[kind](path), most(size, limits))
}
