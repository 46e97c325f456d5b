/**
 * Which compression a file has, by its ending and by its first bytes together: an ending alone may lie, and first
 * bytes alone would unpack a picture or a program that happens to be packed.
 */

export type Compression = 'gz' | 'zst' | 'bz2' | 'xz'

/** As many bytes as the longest magic has. */
export const MAGIC_BYTES = 6

/** `.warc.gz` is a `.warc`, `.tgz` a `.tar`. */
const ENDINGS: readonly (readonly [ending: string, kind: Compression, stands: string])[] = [
  ['.gz', 'gz', ''],
  ['.gzip', 'gz', ''],
  ['.zst', 'zst', ''],
  ['.zstd', 'zst', ''],
  ['.bz2', 'bz2', ''],
  ['.xz', 'xz', ''],
  ['.tgz', 'gz', '.tar'],
  ['.tzst', 'zst', '.tar'],
  ['.tbz2', 'bz2', '.tar'],
  ['.tbz', 'bz2', '.tar'],
  ['.txz', 'xz', '.tar'],
]

const MAGICS: readonly (readonly [kind: Compression, magic: readonly number[]])[] = [
  ['gz', [0x1f, 0x8b, 8]],
  ['zst', [0x28, 0xb5, 0x2f, 0xfd]],
  ['bz2', [0x42, 0x5a, 0x68]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]],
]

export interface PackedName {
  /** What the ending says. */
  readonly kind: Compression
  /** The name of what is inside: `notes.txt` for `notes.txt.gz`, `pages.tar` for `pages.tgz`. */
  readonly inner: string
}

/** What a name's ending says of its compression; null where it says none. */
export function packedName(name: string): PackedName | null {
  const lower = name.toLowerCase()
  for (const [ending, kind, stands] of ENDINGS) {
    if (lower.endsWith(ending) && lower.length > ending.length && !lower.endsWith(`/${ending}`))
      return { kind, inner: name.slice(0, name.length - ending.length) + stands }
  }
  return null
}

/** What the first bytes of a file say of its compression; null where they say none. */
export function compressionIn(head: Uint8Array): Compression | null {
  for (const [kind, magic] of MAGICS) {
    if (magic.every((byte, i) => head[i] === byte)) return kind
  }
  // A file of zstd may begin with a frame to be skipped.
  if ((head[0] & 0xf0) === 0x50 && head[1] === 0x2a && head[2] === 0x4d && head[3] === 0x18) return 'zst'
  return null
}
