/**
 * What a block looks like among its neighbours, as small whole numbers: what the trees of frame-model.ts ask. Nothing
 * here knows a language: lengths, sentence ends, capitals, places, and how near proven boilerplate stands. Only blocks
 * with words count as neighbours. One document at a time, in time linear in its blocks.
 */
import type { Corpus } from '../fingerprint/corpus.js'
import { NUMBER, TELLING } from '../fingerprint/marks.js'
import { ENDS_SENTENCE, GOES_ON, ITEM, LINKS, leadsOn, OPENS_SMALL, TITLE } from '../fingerprint/shape.js'
import type { BlockRange } from '../match/owners.js'

/** Words from which on a block that ends as a sentence does is taken for running text. */
const LONG = 15
/** Larger numbers say no more. */
const MOST = 1000
/** Neighbours on each side that shares are taken of. */
const WINDOWS = [3, 10, 30] as const

/** In the order of `row`. */
export const FRAME_FEATURES = [
  'words',
  'wordsBefore',
  'wordsAfter',
  'wordsBefore2',
  'wordsAfter2',
  'ends',
  'endsBefore',
  'endsAfter',
  'links',
  'item',
  'title',
  'opens',
  'small',
  'goesOn',
  'capitals',
  'numbers',
  'proven',
  'running3',
  'running10',
  'running30',
  'proven3',
  'proven10',
  'proven30',
  'length3',
  'length10',
  'length30',
  'fromStart',
  'fromEnd',
  'place',
  'sinceRunning',
  'untilRunning',
  'sinceProven',
  'untilProven',
  'runningOfAll',
  'blocksOfAll',
  'provenOfAll',
  'runningBefore',
  'ends10',
  'runningAhead',
] as const

export class FrameFeatures {
  /** Blocks with words of the last document, in order. */
  count = 0
  block = new Uint32Array(64)
  #words = new Int32Array(64)
  #running = new Int32Array(65)
  #total = new Int32Array(65)
  #hits = new Int32Array(65)
  #ends = new Int32Array(65)
  #sinceRunning = new Int32Array(64)
  #untilRunning = new Int32Array(64)
  #sinceProven = new Int32Array(64)
  #untilProven = new Int32Array(64)
  readonly row = new Int32Array(FRAME_FEATURES.length)

  /** Reads a document; `proven` tells blocks that are boilerplate by a rule or by repetition. */
  read(
    { first, shape }: Corpus,
    { firstBlock, blocks }: BlockRange,
    proven: (block: number) => boolean,
  ): void {
    this.#reserve(blocks)
    let count = 0
    for (let block = firstBlock; block < firstBlock + blocks; block += 1) {
      const words = first.at(block + 1) - first.at(block)
      if (words === 0) continue
      const ends = (shape.at(block) & ENDS_SENTENCE) !== 0
      const hit = proven(block)
      const running = ends && words >= LONG && !hit
      this.block[count] = block
      this.#words[count] = words
      this.#total[count + 1] = this.#total[count] + words
      this.#running[count + 1] = this.#running[count] + (running ? words : 0)
      this.#hits[count + 1] = this.#hits[count] + (hit ? 1 : 0)
      this.#ends[count + 1] = this.#ends[count] + (ends ? 1 : 0)
      this.#sinceRunning[count] = running
        ? 0
        : count === 0
          ? MOST
          : Math.min(MOST, this.#sinceRunning[count - 1] + 1)
      this.#sinceProven[count] = hit
        ? 0
        : count === 0
          ? MOST
          : Math.min(MOST, this.#sinceProven[count - 1] + 1)
      count += 1
    }
    this.count = count
    let untilRunning = MOST
    let untilProven = MOST
    for (let i = count - 1; i >= 0; i -= 1) {
      untilRunning = this.#running[i + 1] > this.#running[i] ? 0 : Math.min(MOST, untilRunning + 1)
      untilProven = this.#hits[i + 1] > this.#hits[i] ? 0 : Math.min(MOST, untilProven + 1)
      this.#untilRunning[i] = untilRunning
      this.#untilProven[i] = untilProven
    }
  }

  /** Whether the block number i of the document is proven boilerplate. */
  isProven(i: number): boolean {
    return this.#hits[i + 1] > this.#hits[i]
  }

  /** Its words, and those in running text. */
  get words(): number {
    return this.#total[this.count]
  }

  get running(): number {
    return this.#running[this.count]
  }

  /** Fills `row` for the block number i of the document. */
  fill({ first, shape, marks }: Corpus, i: number): Int32Array {
    const { row, count, block } = this
    const words = this.#words
    const look = shape.at(block[i])
    const bit = (of: number) => ((look & of) !== 0 ? 1 : 0)
    const lengthAt = (at: number) => (at < 0 || at >= count ? 0 : Math.min(MOST, words[at]))
    const from = first.at(block[i])
    const to = first.at(block[i] + 1)
    let capitals = 0
    let numbers = 0
    for (let at = from; at < to; at += 1) {
      if ((marks.at(at) & NUMBER) !== 0) numbers += 1
      else if ((marks.at(at) & TELLING) !== 0) capitals += 1
    }
    let at = 0
    row[at++] = lengthAt(i)
    row[at++] = lengthAt(i - 1)
    row[at++] = lengthAt(i + 1)
    row[at++] = lengthAt(i - 2)
    row[at++] = lengthAt(i + 2)
    row[at++] = bit(ENDS_SENTENCE)
    row[at++] = i > 0 ? this.#ends[i] - this.#ends[i - 1] : 0
    row[at++] = i + 1 < count ? this.#ends[i + 2] - this.#ends[i + 1] : 0
    row[at++] = bit(LINKS)
    row[at++] = bit(ITEM)
    row[at++] = bit(TITLE)
    row[at++] = leadsOn(look) ? 1 : 0
    row[at++] = bit(OPENS_SMALL)
    row[at++] = bit(GOES_ON)
    row[at++] = share(capitals, to - from)
    row[at++] = share(numbers, to - from)
    row[at++] = this.#hits[i + 1] - this.#hits[i]
    for (const size of WINDOWS) {
      const [begin, end] = [Math.max(0, i - size), Math.min(count, i + size + 1)]
      row[at++] = share(this.#running[end] - this.#running[begin], this.#total[end] - this.#total[begin])
    }
    for (const size of WINDOWS) {
      const [begin, end] = [Math.max(0, i - size), Math.min(count, i + size + 1)]
      row[at++] = share(this.#hits[end] - this.#hits[begin], end - begin)
    }
    for (const size of WINDOWS) {
      const [begin, end] = [Math.max(0, i - size), Math.min(count, i + size + 1)]
      row[at++] = Math.min(MOST, Math.trunc((10 * (this.#total[end] - this.#total[begin])) / (end - begin)))
    }
    row[at++] = Math.min(MOST, i)
    row[at++] = Math.min(MOST, count - 1 - i)
    row[at++] = share(i, count)
    row[at++] = this.#sinceRunning[i]
    row[at++] = this.#untilRunning[i]
    row[at++] = this.#sinceProven[i]
    row[at++] = this.#untilProven[i]
    row[at++] = share(this.#running[count], this.#total[count])
    row[at++] = Math.min(MOST, count)
    row[at++] = share(this.#hits[count], count)
    row[at++] = share(this.#running[i], this.#running[count])
    const [begin, end] = [Math.max(0, i - 10), Math.min(count, i + 11)]
    row[at++] = share(this.#ends[end] - this.#ends[begin], end - begin)
    row[at++] = share(this.#running[end] - this.#running[i], this.#total[end] - this.#total[i])
    return row
  }

  #reserve(blocks: number): void {
    if (blocks <= this.block.length) return
    const size = Math.ceil(blocks * 1.5)
    this.block = new Uint32Array(size)
    this.#words = new Int32Array(size)
    this.#running = new Int32Array(size + 1)
    this.#total = new Int32Array(size + 1)
    this.#hits = new Int32Array(size + 1)
    this.#ends = new Int32Array(size + 1)
    this.#sinceRunning = new Int32Array(size)
    this.#untilRunning = new Int32Array(size)
    this.#sinceProven = new Int32Array(size)
    this.#untilProven = new Int32Array(size)
  }
}

/** Of a hundred, rounded down; 0 where there is nothing. */
function share(part: number, all: number): number {
  return all === 0 ? 0 : Math.trunc((100 * part) / all)
}
