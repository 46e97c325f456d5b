/** A set of folded words that is asked by token hash: one look for most tokens. */
import { hashWord } from './token-hash.js'

/** Room for a few hundred words at a quarter full; the longest list, of words of sites, fills two fifths. */
const SLOTS = 2048

/** Answers whether a token, given by its hash, is one of the words, which are folded but for their decomposition. */
export function wordSet(words: readonly string[]): (hash: number) => boolean {
  const slots = new Uint32Array(SLOTS)
  for (const word of words) {
    const hash = hashWord(word.normalize('NFKD'))
    let slot = hash % SLOTS
    while (slots[slot] !== 0) slot = (slot + 1) % SLOTS
    slots[slot] = hash
  }
  return (hash) => {
    for (let slot = hash % SLOTS; slots[slot] !== 0; slot = (slot + 1) % SLOTS)
      if (slots[slot] === hash) return true
    return false
  }
}
