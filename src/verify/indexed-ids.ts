/**
 * The numbers by which an index holds tokens: hashes that know the signs in front of words of code as well, which the
 * words alone do not tell. What stands in an index can be told by no others; they are read as they were for the index.
 */
import type { Decoded } from '../corpus/encoding/decode.js'
import { Fingerprints } from '../fingerprint/fingerprints.js'
import { tokenise } from '../text/tokenise.js'
import { Tokens } from '../text/tokens.js'
import { GONE } from './coverage.js'

/** The numbers of tokens of a document's text, none of them GONE. */
export type IdsOf = (tokens: Tokens, text: Decoded, markdown: boolean) => Uint32Array

/** Reads a document whose tokens are asked for once, for all of them. */
export function indexedIds(): IdsOf {
  let of: Decoded | null = null
  let idAt = new Map<number, number>()
  return (tokens, text, markdown) => {
    if (of !== text) [of, idAt] = [text, idsByPlace(text.bytes, markdown)]
    return Uint32Array.from({ length: tokens.count }, (_, i) => idAt.get(tokens.start[i]) ?? GONE)
  }
}

/** The numbers of all tokens of a text by the offsets at which they begin. */
function idsByPlace(bytes: Uint8Array, markdown: boolean): Map<number, number> {
  const read = new Fingerprints()
  read.add(bytes, markdown)
  const ids = new Map<number, number>()
  const tokens = new Tokens()
  for (let block = 0; block < read.count; block += 1) {
    tokens.clear()
    tokenise(bytes, read.start[block], read.end[block], tokens)
    for (let i = 0; i < tokens.count; i += 1) {
      const id = read.hash[read.first[block] + i]
      ids.set(tokens.start[i], id === GONE ? 1 : id)
    }
  }
  return ids
}
