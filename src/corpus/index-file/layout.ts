/**
 * The format of an index, version 1: a corpus as fingerprints, without its text. Little-endian; offsets are bytes.
 *
 *   begin      MAGIC, 16 bytes, with the version of the format
 *   chunks     of each document the hash of each token (4 bytes), the marks of each (1), its blocks (block-table.ts), and
 *              zeros up to a multiple of 4
 *   names      of each document a line of JSON: where it was read from, the hash of its real path, its encoding and bytes
 *   sites      the names of the sites, a JSON array in the order in which they are met
 *   directory  of each document a row of ROW numbers (4 bytes)
 *   keys       key (4 bytes) and document (4 bytes), sorted by both in each bucket, a key's bucket being its lowest bits;
 *              of a key the first PLACES documents
 *   buckets    where the keys of each bucket begin, counted in keys (4 bytes), and where the last ends
 *   checks     of each bucket the lower half of the XXH64 of its keys (4 bytes)
 *   footer     JSON: who made it of what, and where these parts are
 *   end        length of the footer (4 bytes), 0 (4 bytes), XXH64 of the footer (8 bytes)
 *
 * All that is read is checked against an XXH64 first: parts by those in the footer, chunks by those in the directory,
 * keys by `checks`. The same corpus in the same place gives the same bytes, whether it was indexed at once or bit by bit.
 */
import { PLACES } from '../../match/place-index.js'

export const FORMAT = 'corpus-dedupe index'
export const VERSION = 1
/** What a file of any version of the format begins with. */
export const BEGINS = 'dedupe index '
export const MAGIC = Buffer.from(`${BEGINS}${VERSION}\n\0`)
/** Length, nothing, hash. */
export const END_BYTES = 16

/** Numbers of a row of the directory. */
export const ROW = 12
/** Where the chunk is (low and high half), how many tokens and blocks it has, the halves of its XXH64, ... */
export const [CHUNK, CHUNK_HIGH, TOKENS, BLOCKS, CHECK, CHECK_HIGH] = [0, 1, 2, 3, 4, 5]
/** ... the number of its site, the halves of the XXH64 of its bytes, the end of its line of names, the lower half of the hash of its real path, bytes of the chunk. */
export const [SITE, HASH, HASH_HIGH, NAME_END, PATH, SIZE] = [6, 7, 8, 9, 10, 11]

/** Documents kept of one key: as many places as are kept of a shingle, so that no more could ever be looked at. */
export const MOST_DOCUMENTS = PLACES

/** Tokens for each bucket: about half as many keys, 256 bytes, which is one read. */
const BUCKET_TOKENS = 64

export function bucketsFor(tokens: number): number {
  return 2 ** Math.max(0, Math.min(26, Math.ceil(Math.log2(Math.max(1, tokens / BUCKET_TOKENS)))))
}

/** A part of the file. */
export interface Part {
  readonly at: number
  readonly bytes: number
  /** `xxh64:` and 16 hex digits; null for chunks and keys, which are checked piece by piece. */
  readonly hash: string | null
}

export type PartName = 'chunks' | 'names' | 'sites' | 'directory' | 'buckets' | 'checks' | 'keys'

/** What an index holds. */
export interface IndexCounts {
  readonly documents: number
  readonly blocks: number
  readonly words: number
  /** Of the inputs. */
  readonly bytes: number
  readonly sites: number
}

export interface Footer extends IndexCounts {
  readonly format: typeof FORMAT
  readonly version: typeof VERSION
  readonly tool: string
  /** Of the ICU library and of the folding, on which all hashes of tokens depend. */
  readonly icu: string
  readonly fold: number
  readonly shingle: number
  /** As they were typed. */
  readonly paths: readonly string[]
  readonly parts: Readonly<Record<PartName, Part>>
}
