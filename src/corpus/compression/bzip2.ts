/**
 * bzip2 in bounded memory. Written here because of the readers that there are one holds the whole file (seek-bzip),
 * one holds a block of 46 MB as an array of numbers and leaks into globals (unbzip2-stream), and one wants to know
 * what comes out beforehand (wasm-bz2). By the layout in "bzip2 format specification" (J. Tsai, 2016).
 */
import { createReadStream } from 'node:fs'
import { native } from '../names.js'
import { BitReader, OutOfBits } from './bit-reader.js'
import { corrupt, trailing, truncated } from './broken.js'
import { blockOf, type Unpacked } from './bzip2-block.js'
import { Intake } from './intake.js'

const CHUNK = 1 << 18

/**
 * A block has at most 900,000 symbols and an end, of up to 20 bits each (2.25 MB), 18,002 selectors of up to 6 bits,
 * 6 tables of 258 lengths of up to 40 bits, and 200 bytes around. With so much in hand a block is whole, or the file
 * ends in it.
 */
const MOST_OF_A_BLOCK = 2_400_000

const BLOCK_MAGIC = 0x314159265359
const END_MAGIC = 0x177245385090

/** Throws DedupeError for what is wrong with the file's content, else the system's error. */
export async function* bunzipped2(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  const intake = new Intake(createReadStream(native(path), { highWaterMark: CHUNK }))
  try {
    let streams = 0
    for (; await intake.fill(1); streams++) {
      const head = (await intake.fill(4)) ? intake.bytes : null
      if (streams > 0 && intake.bytes[0] === 0 && (await isZeroToEnd(intake))) return
      if (head === null || head[0] !== 0x42 || head[1] !== 0x5a || head[2] !== 0x68)
        throw streams > 0 ? trailing('bz2') : head === null ? truncated('bz2') : corrupt('bz2')
      const level = head[3] - 0x30
      if (level < 1 || level > 9) throw corrupt('bz2')
      intake.drop(4)
      yield* stream(intake, level * 100_000)
    }
    if (streams === 0) throw truncated('bz2')
  } catch (error) {
    throw error instanceof OutOfBits ? truncated('bz2') : error
  } finally {
    await intake.close()
  }
}

/** As gzip and bzip2 themselves pass over what a tape is filled up with. */
async function isZeroToEnd(intake: Intake): Promise<boolean> {
  for (; await intake.fill(1); intake.drop(intake.length))
    if (intake.bytes.some((byte) => byte !== 0)) return false
  return true
}

async function* stream(intake: Intake, size: number): AsyncGenerator<Uint8Array, void, undefined> {
  const table = new Uint32Array(size)
  let bit = 0
  let sum = 0
  for (;;) {
    await intake.fill(MOST_OF_A_BLOCK)
    const bits = new BitReader(intake.bytes, bit)
    const magic = bits.read(24) * 2 ** 24 + bits.read(24)
    const told = bits.read(16) * 65536 + bits.read(16)
    if (magic === END_MAGIC) {
      if (told !== sum) throw corrupt('bz2')
      intake.drop(Math.ceil(bits.at / 8))
      return
    }
    if (magic !== BLOCK_MAGIC) throw corrupt('bz2')
    const block = blockOf(bits, table)
    intake.drop(bits.at >> 3)
    bit = bits.at & 7
    yield* plain(block, table, told)
    sum = ((sum << 1) | (sum >>> 31)) ^ told
    sum >>>= 0
  }
}

const PIECE = 1 << 16
/** A run is four equal bytes and a byte with how many more there are. */
const RUN = 4
/** What a run may put behind a full piece. */
const MORE = 255

/** Follows the permutation through a block, expands its runs and checks its sum. */
function* plain({ length, start }: Unpacked, table: Uint32Array, told: number): Generator<Uint8Array> {
  const way: Way = { next: length === 0 ? 0 : table[start] >>> 8, left: length, last: -1, same: 0, sum: -1 }
  while (way.left > 0) {
    const out = new Uint8Array(PIECE + MORE)
    const used = follow(way, table, out)
    if (used > 0) yield out.subarray(0, used)
  }
  if (~way.sum >>> 0 !== told) throw corrupt('bz2')
}

interface Way {
  next: number
  left: number
  last: number
  same: number
  /** As a signed number, which fits into a register. */
  sum: number
}

/** Fills a piece. Each step is a miss of the cache: the C program is no more than a third faster here. */
function follow(way: Way, table: Uint32Array, out: Uint8Array): number {
  let { next, left, last, same, sum } = way
  let used = 0
  for (; left > 0 && used < PIECE; left--) {
    const entry = table[next]
    const byte = entry & 0xff
    next = entry >>> 8
    if (same === RUN) {
      for (let n = 0; n < byte; n++) {
        out[used++] = last
        sum = (sum << 8) ^ CRC[(sum >>> 24) ^ last]
      }
      same = 0
      last = -1
    } else {
      same = byte === last ? same + 1 : 1
      last = byte
      out[used++] = byte
      sum = (sum << 8) ^ CRC[(sum >>> 24) ^ byte]
    }
  }
  way.next = next
  way.left = left
  way.last = last
  way.same = same
  way.sum = sum
  return used
}

/** CRC-32 as bzip2 takes it: the polynomial of Ethernet, highest bit first. */
const CRC = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 24
  for (let bit = 0; bit < 8; bit++) value = value < 0 ? (value << 1) ^ 0x04c11db7 : value << 1
  return value
})
