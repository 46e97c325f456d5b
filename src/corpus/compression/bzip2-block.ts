/** A block of bzip2: from Huffman codes over move-to-front positions to the permutation that leads through its bytes. */

import type { BitReader } from './bit-reader.js'
import { corrupt, unsupported } from './broken.js'

export interface Unpacked {
  /** Bytes of the block before runs are expanded. */
  readonly length: number
  /** Where the permutation is entered. */
  readonly start: number
}

const GROUP = 50
const MAX_LENGTH = 20
const RUN_A = 0
const RUN_B = 1

interface Codes {
  readonly shortest: number
  readonly longest: number
  /** For each length the largest code, as a number of that many bits; -1 for none. */
  readonly limit: Int32Array
  /** What to take from a code of that length for its place in `symbols`. */
  readonly base: Int32Array
  readonly symbols: Uint16Array
  /** By the next QUICK bits: the symbol, and its code's length from bit 16 on; 0 where the code is longer. */
  readonly quick: Uint32Array
}

/** Nearly all codes that occur are this short, and a table of 4 kB stays in the cache. */
const QUICK = 10

/**
 * Reads a block behind its magic and sum. Each entry of `table` then holds a byte (low 8 bits) and the place of the
 * next. Throws DedupeError, or OutOfBits.
 */
export function blockOf(bits: BitReader, table: Uint32Array): Unpacked {
  if (bits.read(1) === 1) throw unsupported('its bzip2 data is of a version before 0.9.5')
  const start = bits.read(24)
  const bytes = usedBytes(bits)
  const tables = bits.read(3)
  const groups = bits.read(15)
  if (bytes.length === 0 || tables < 2 || tables > 6 || groups === 0) throw corrupt('bz2')
  const selectors = readSelectors(bits, tables, groups)
  const codes = Array.from({ length: tables }, () => readCodes(bits, bytes.length + 2))
  const length = readSymbols(bits, selectors, codes, bytes, table)
  if (length === 0 ? start !== 0 : start >= length) throw corrupt('bz2')
  permute(table, length)
  return { length, start }
}

function usedBytes(bits: BitReader): Uint8Array {
  const rows = bits.read(16)
  const used: number[] = []
  for (let row = 0; row < 16; row++) {
    if (((rows >> (15 - row)) & 1) === 0) continue
    const columns = bits.read(16)
    for (let column = 0; column < 16; column++) {
      if (((columns >> (15 - column)) & 1) === 1) used.push(row * 16 + column)
    }
  }
  return Uint8Array.from(used)
}

function readSelectors(bits: BitReader, tables: number, groups: number): Uint8Array {
  const order = Uint8Array.from({ length: tables }, (_, i) => i)
  const selectors = new Uint8Array(groups)
  for (let i = 0; i < groups; i++) {
    let place = 0
    while (bits.read(1) === 1) {
      place += 1
      if (place >= tables) throw corrupt('bz2')
    }
    const table = order[place]
    order.copyWithin(1, 0, place)
    order[0] = table
    selectors[i] = table
  }
  return selectors
}

function readCodes(bits: BitReader, count: number): Codes {
  const lengths = new Uint8Array(count)
  let length = bits.read(5)
  for (let i = 0; i < count; i++) {
    for (;;) {
      if (length < 1 || length > MAX_LENGTH) throw corrupt('bz2')
      if (bits.read(1) === 0) break
      length += bits.read(1) === 0 ? 1 : -1
    }
    lengths[i] = length
  }
  const counts = new Int32Array(MAX_LENGTH + 1)
  for (const one of lengths) counts[one] += 1
  const limit = new Int32Array(MAX_LENGTH + 1).fill(-1)
  const base = new Int32Array(MAX_LENGTH + 1)
  const symbols = new Uint16Array(count)
  const quick = new Uint32Array(1 << QUICK)
  let code = 0
  let placed = 0
  for (let one = 1; one <= MAX_LENGTH; one++) {
    base[one] = code - placed
    if (counts[one] > 0) {
      for (let symbol = 0; symbol < count; symbol++) if (lengths[symbol] === one) symbols[placed++] = symbol
      const first = placed - counts[one]
      for (let i = first; i < placed && one <= QUICK; i++) {
        const from = (code + i - first) << (QUICK - one)
        quick.fill((one << 16) | symbols[i], from, from + (1 << (QUICK - one)))
      }
      code += counts[one]
      limit[one] = code - 1
    }
    // More codes than the length can tell apart.
    if (code > 1 << one) throw corrupt('bz2')
    code <<= 1
  }
  return { shortest: Math.min(...lengths), longest: Math.max(...lengths), limit, base, symbols, quick }
}

/** Puts the block's bytes into the low 8 bits of `table`; answers with how many. */
function readSymbols(
  bits: BitReader,
  selectors: Uint8Array,
  codes: readonly Codes[],
  bytes: Uint8Array,
  table: Uint32Array,
): number {
  const front = bytes.slice()
  const end = bytes.length + 1
  let group = 0
  let left = 0
  let current = codes[0]
  let length = 0
  let run = 0
  let weight = 1
  for (;;) {
    if (left === 0) {
      if (group === selectors.length) throw corrupt('bz2')
      current = codes[selectors[group++]]
      left = GROUP
    }
    left -= 1
    const symbol = readSymbol(bits, current)
    if (symbol === RUN_A || symbol === RUN_B) {
      run += weight << symbol
      weight <<= 1
      if (run > table.length) throw corrupt('bz2')
      continue
    }
    if (run > 0) {
      if (length + run > table.length) throw corrupt('bz2')
      table.fill(front[0], length, length + run)
      length += run
      run = 0
      weight = 1
    }
    if (symbol === end) return length
    if (length === table.length) throw corrupt('bz2')
    const place = symbol - 1
    const byte = front[place]
    // Most moves are short: a call would cost more.
    for (let i = place; i > 0; i--) front[i] = front[i - 1]
    front[0] = byte
    table[length++] = byte
  }
}

function readSymbol(bits: BitReader, codes: Codes): number {
  const entry = codes.quick[bits.peek(QUICK)]
  if (entry > 0) {
    bits.skip(entry >>> 16)
    return entry & 0xffff
  }
  const { shortest, longest, limit, base, symbols } = codes
  const ahead = bits.peek(longest)
  for (let length = shortest; length <= longest; length++) {
    const code = ahead >>> (longest - length)
    if (code <= limit[length]) {
      bits.skip(length)
      return symbols[code - base[length]]
    }
  }
  throw corrupt('bz2')
}

/** Turns the last column of the sorted rotations into the way through them (Burrows and Wheeler 1994). */
function permute(table: Uint32Array, length: number): void {
  const starts = new Uint32Array(257)
  for (let i = 0; i < length; i++) starts[(table[i] & 0xff) + 1] += 1
  for (let byte = 0; byte < 256; byte++) starts[byte + 1] += starts[byte]
  for (let i = 0; i < length; i++) {
    const place = starts[table[i] & 0xff]++
    table[place] |= i << 8
  }
}
