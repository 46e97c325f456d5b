/**
 * Canonical order of combining marks (Unicode 17, section 3.11), for marks that are appended one by one to
 * folded bytes. JavaScript does not tell a mark's combining class, but its normaliser sorts by it.
 */
import { lastStart } from './code-point.js'

// One mark of each non-zero combining class of the marks that folding keeps, ascending: 1 6 7 8 9 36 84 91 103
// 107 118 122 129 130 132 202 214 216 218 220 222 224 226 228 230 232 233 234. A rank is a place in this
// list; 29 stands for class 240, which U+0345 alone has. Arabic's and Hebrew's classes 10 to 35 fold away.
const ONE_OF_EACH_CLASS = [
  0x334, 0x16ff0, 0x93c, 0x3099, 0x94d, 0x711, 0xc55, 0xc56, 0xe38, 0xe48, 0xeb8, 0xec8, 0xf71, 0xf72, 0xf74,
  0x321, 0x1dce, 0x31b, 0x302a, 0x323, 0x302d, 0x302e, 0x1d16d, 0x18a9, 0x301, 0x315, 0x35c, 0x35d,
].map((codePoint) => String.fromCodePoint(codePoint))
const LAST_CLASS = '\u0345'

const swaps = (pair: string): boolean => pair.normalize('NFD') !== pair

/** 0 for a starter, else a number that grows with the canonical combining class; below 64. */
export function combiningRank(char: string): number {
  if (char === LAST_CLASS) return ONE_OF_EACH_CLASS.length + 1
  if (!swaps(LAST_CLASS + char)) return 0
  return ONE_OF_EACH_CLASS.filter((other) => !swaps(other + char)).length
}

/**
 * Where in bytes[from, end) a mark of this rank belongs: behind the last character whose rank is not
 * higher. `rankAt` gives the rank of the character in bytes[start, end).
 */
export function placeOfMark(
  bytes: Uint8Array,
  from: number,
  end: number,
  rank: number,
  rankAt: (bytes: Uint8Array, start: number, end: number) => number,
): number {
  let place = end
  while (place > from) {
    const start = lastStart(bytes, from, place)
    if (rankAt(bytes, start, place) <= rank) break
    place = start
  }
  return place
}
