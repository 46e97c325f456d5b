/** Fingerprints made by hand: a block is a letter, equal letters have equal hashes. */
import { Fingerprints } from '../../src/fingerprint/fingerprints.js'
import type { BlockRange } from '../../src/match/first-occurrence.js'

export interface Block {
  readonly high: number
  readonly low: number
  readonly words: number
}

export function fingerprintsOf(blocks: readonly Block[]): Fingerprints {
  const made = new Fingerprints()
  made.count = blocks.length
  made.high = Uint32Array.from(blocks, ({ high }) => high)
  made.low = Uint32Array.from(blocks, ({ low }) => low)
  made.words = Uint32Array.from(blocks, ({ words }) => words)
  made.start = Uint32Array.from(blocks, (_, i) => i * 100)
  made.end = Uint32Array.from(blocks, (_, i) => i * 100 + 90)
  return made
}

/**
 * Documents as strings, one letter a block. Capitals have `long` words, lower case letters `short`, digits
 * as many words as they say.
 */
export function lettersOf(
  documents: readonly string[],
  { long = 20, short = 2 } = {},
): { readonly blocks: Fingerprints; readonly documents: readonly BlockRange[] } {
  const letters = documents.join('')
  const blocks = Array.from(letters, (letter): Block => {
    const words = /\d/.test(letter) ? Number(letter) : letter === letter.toUpperCase() ? long : short
    return { high: letter.charCodeAt(0), low: letter.charCodeAt(0) * 7, words }
  })
  let firstBlock = 0
  const ranges = documents.map((text) => {
    const range = { firstBlock, blocks: text.length }
    firstBlock += text.length
    return range
  })
  return { blocks: fingerprintsOf(blocks), documents: ranges }
}
