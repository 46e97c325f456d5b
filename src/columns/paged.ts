/** Columns of which only some pages are in memory: see pages.ts. */
import type { Numbers } from '../shared-numbers.js'
import type { Column, Columns } from './column.js'
import { LEAST_PLACES, PAGE, type PagedFile, type PageOwner, Pages } from './pages.js'

abstract class Paged<T extends Numbers> implements Column<T>, PageOwner {
  length: number
  /** Those in memory; an empty array for all others. */
  protected readonly shown: T[] = []
  /** Numbers of a page, which are a power of 2. */
  readonly #size: number
  readonly #none: T
  readonly #pages: Pages
  /** By place in memory, of all columns of this width: made once, as a page is shown again and again. */
  readonly #views: T[]
  protected readonly file: PagedFile

  constructor(pages: Pages, length: number, none: T, views: T[]) {
    this.#pages = pages
    this.#none = none
    this.#views = views
    this.#size = PAGE / none.BYTES_PER_ELEMENT
    this.length = 0
    this.file = pages.open(this, 0)
    this.reserve(length)
  }

  abstract at(place: number): number
  abstract set(place: number, value: number): void
  /** The numbers of a page in memory. */
  protected abstract view(memory: ArrayBuffer, offset: number): T
  protected abstract make(length: number): T

  show(page: number, memory: ArrayBuffer, offset: number, place: number): void {
    const views = this.#views
    while (views.length <= place) views.push(this.#none)
    if (views[place].length === 0) views[place] = this.view(memory, offset)
    this.shown[page] = views[place]
  }

  hide(page: number): void {
    this.shown[page] = this.#none
  }

  /** A page, good until another one is asked for, of any column. */
  protected page(number: number): T {
    // Beyond the end there is nothing, as in an array.
    if (number >= this.shown.length) return this.#none
    if (this.shown[number].length === 0) this.#pages.bring(this.file, number)
    return this.shown[number]
  }

  read(from: number, to: number): T {
    const size = this.#size
    const numbers = this.make(to - from)
    for (let at = from; at < to; ) {
      const begin = at % size
      const count = Math.min(size - begin, to - at)
      const page = this.page(Math.floor(at / size))
      numbers.set(page.subarray(begin, begin + count), at - from)
      at += count
    }
    return numbers
  }

  write(place: number, values: T): void {
    const size = this.#size
    for (let done = 0; done < values.length; ) {
      const number = Math.floor((place + done) / size)
      const begin = (place + done) % size
      const count = Math.min(size - begin, values.length - done)
      this.page(number).set(values.subarray(done, done + count), begin)
      this.file.dirty[number] = 1
      done += count
    }
  }

  fill(value: number, from: number, to: number): void {
    const size = this.#size
    for (let at = from; at < to; ) {
      const number = Math.floor(at / size)
      const begin = at % size
      const count = Math.min(size - begin, to - at)
      this.page(number).fill(value, begin, begin + count)
      this.file.dirty[number] = 1
      at += count
    }
  }

  move(to: number, from: number, end: number): void {
    const size = this.#size
    const count = end - from
    if (to < from)
      for (let at = 0; at < count; at += size)
        this.write(to + at, this.read(from + at, Math.min(end, from + at + size)))
    else
      for (let at = count; at > 0; at -= size) {
        const begin = Math.max(0, at - size)
        this.write(to + begin, this.read(from + begin, from + at))
      }
  }

  reserve(length: number): void {
    if (length <= this.length) return
    this.length = length
    const pages = Math.ceil(length / this.#size)
    while (this.shown.length < pages) this.shown.push(this.#none)
    const { file } = this
    if (pages <= file.place.length) return
    const room = Math.max(pages, Math.ceil(file.place.length * 1.5))
    file.place = grown(file.place, new Uint32Array(room))
    file.dirty = grown(file.dirty, new Uint8Array(room))
    file.stored = grown(file.stored, new Uint8Array(room))
  }

  share(): void {}

  letGo(): void {
    this.#pages.close(this.file)
  }
}

function grown<T extends Numbers>(values: T, larger: T): T {
  larger.set(values)
  return larger
}

// `at` and `set` stand three times, as in flat.ts.

class PagedWords extends Paged<Uint32Array> {
  at(place: number): number {
    const page = this.shown[place >>> 12]
    return (page === undefined || page.length === 0 ? this.page(place >>> 12) : page)[place & 0xfff]
  }

  set(place: number, value: number): void {
    const number = place >>> 12
    this.page(number)[place & 0xfff] = value
    this.file.dirty[number] = 1
  }

  protected view(memory: ArrayBuffer, offset: number): Uint32Array {
    return new Uint32Array(memory, offset, PAGE / Uint32Array.BYTES_PER_ELEMENT)
  }

  protected make(length: number): Uint32Array {
    return new Uint32Array(length)
  }
}

class PagedHalves extends Paged<Uint16Array> {
  at(place: number): number {
    const page = this.shown[place >>> 13]
    return (page === undefined || page.length === 0 ? this.page(place >>> 13) : page)[place & 0x1fff]
  }

  set(place: number, value: number): void {
    const number = place >>> 13
    this.page(number)[place & 0x1fff] = value
    this.file.dirty[number] = 1
  }

  protected view(memory: ArrayBuffer, offset: number): Uint16Array {
    return new Uint16Array(memory, offset, PAGE / Uint16Array.BYTES_PER_ELEMENT)
  }

  protected make(length: number): Uint16Array {
    return new Uint16Array(length)
  }
}

class PagedBytes extends Paged<Uint8Array> {
  at(place: number): number {
    const page = this.shown[place >>> 14]
    return (page === undefined || page.length === 0 ? this.page(place >>> 14) : page)[place & 0x3fff]
  }

  set(place: number, value: number): void {
    const number = place >>> 14
    this.page(number)[place & 0x3fff] = value
    this.file.dirty[number] = 1
  }

  protected view(memory: ArrayBuffer, offset: number): Uint8Array {
    return new Uint8Array(memory, offset, PAGE)
  }

  protected make(length: number): Uint8Array {
    return new Uint8Array(length)
  }
}

/**
 * Columns of which `memory` bytes at most are in memory, but for `least` pages; the rest is in `folder`, which the caller
 * makes and removes.
 */
export function pagedIn(folder: string, memory: number, least = LEAST_PLACES): Columns {
  const pages = new Pages(folder, memory, least)
  const [noWords, noHalves, noBytes] = [new Uint32Array(0), new Uint16Array(0), new Uint8Array(0)]
  const shownWords: Uint32Array[] = []
  const shownHalves: Uint16Array[] = []
  const shownBytes: Uint8Array[] = []
  const words = (length: number) => new PagedWords(pages, length, noWords, shownWords)
  const halves = (length: number) => new PagedHalves(pages, length, noHalves, shownHalves)
  const bytes = (length: number) => new PagedBytes(pages, length, noBytes, shownBytes)
  return { areShared: false, words, halves, bytes, sharedWords: words, sharedBytes: bytes }
}
