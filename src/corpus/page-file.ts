/**
 * Writes report.html while documents are read a second time: a template with the program of the page, the texts as they
 * come, then the rows. Nothing of it is held: texts go to the file at once.
 */
import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs'
import { hasher } from '../fingerprint/hash.js'
import { JsonBytes } from '../report/json-bytes.js'
import { DATA_MARK, TEXT_ELEMENT } from '../report/page-format.js'
import type { PageLimits } from '../report/page-limits.js'
import { CLOSE, openElement, pageElements } from '../report/page-rows.js'
import type { PageSource } from '../report/page-source.js'
import { decodeAs } from './encoding/decode.js'
import { native } from './names.js'

/** Made by the build from src/page: beside the compiled program, or as seen from its sources, or from a compiled benchmark. */
const TEMPLATES = ['../page/report.html', '../../dist/page/report.html', '../../../page/report.html']

let read: Buffer | undefined

/** Read once: a program that cleans a thousand small folders writes as many pages. */
function template(): Buffer {
  const places = TEMPLATES.map((place) => new URL(place, import.meta.url))
  read ??= readFileSync(places.find((place) => existsSync(place)) ?? places[0])
  return read
}

/** Bytes of a text element: the page parses all of it to show one of its documents. */
const ELEMENT_BYTES = 1 << 17
/** Bytes of a buffer at first: most pages are small, and memory that is not written to is not taken. */
const FIRST_BYTES = 1 << 14
const LESS_THAN = 0x3c
/** What a JSON string has in its place: neither the end of a script element nor a comment can stand in one. */
const ESCAPED = Buffer.from('\\u003c')

export class PageFile {
  readonly #file: number
  readonly #limits: PageLimits
  readonly #hash = hasher()
  readonly #json = new JsonBytes(FIRST_BYTES)
  readonly #after: Buffer
  readonly #gathered = Buffer.allocUnsafe(FIRST_BYTES * 4)
  #used = 0
  #isOpen = true
  readonly #textOf: number[] = []
  #element = 0
  #texts = 0
  #bytes = 0

  /** Creates the file, which must not exist. Throws the system's error. */
  constructor(path: string, limits: PageLimits) {
    const page = template()
    const mark = page.indexOf(DATA_MARK)
    this.#after = page.subarray(mark + DATA_MARK.length)
    this.#limits = limits
    this.#file = openSync(native(path), 'wx')
    this.#write(page.subarray(0, mark))
  }

  /**
   * Puts in the text of a document; `bounds` are the offsets in its input where spans begin or end, in any order. Each text
   * once, and all before the rows.
   */
  text(document: number, encoding: string, input: Uint8Array, bounds: readonly number[]): void {
    const text = decodeAs(input, encoding)
    if ('notText' in text) return
    const offsets = Float64Array.from([0, ...bounds, input.length]).sort()
    const places = encoding === 'utf-8' ? null : text.toInput(everyOffset(text.bytes.length))
    const starts: number[] = []
    const parts: string[] = []
    const buffer = Buffer.from(text.bytes.buffer, text.bytes.byteOffset, text.bytes.byteLength)
    for (let at = 0; at + 1 < offsets.length; at += 1) {
      const [start, end] = [offsets[at], offsets[at + 1]]
      if (start === end) continue
      starts.push(start)
      const [from, to] = places === null ? [start, end] : [placeOf(places, start), placeOf(places, end)]
      parts.push(buffer.toString('utf8', from, to))
    }
    const json = this.#json
    json.ascii(json.length === 0 ? '[' : ',\n')
    json.value([document, starts, parts])
    this.#textOf.push(document, this.#element)
    this.#texts += 1
    this.#bytes += input.length
    if (json.length >= ELEMENT_BYTES) this.#endElement()
  }

  /** Writes the rows and the end; answers with the hash of the file. */
  finish(source: PageSource): string {
    if (this.#json.length > 0) this.#endElement()
    const texts = { textOf: this.#textOf, bytes: this.#bytes, shown: this.#texts }
    for (const piece of pageElements(source, texts, this.#limits)) {
      if (typeof piece === 'string') this.#write(Buffer.from(piece))
      else this.#writeData(piece)
    }
    this.#write(this.#after)
    this.#flush()
    this.close()
    return this.#hash.digest()
  }

  /** Also after `finish`, and again. */
  close(): void {
    if (this.#isOpen) closeSync(this.#file)
    this.#isOpen = false
  }

  #endElement(): void {
    this.#json.ascii(']')
    this.#write(Buffer.from(openElement(`${TEXT_ELEMENT}${this.#element}`)))
    this.#writeData(this.#json.take())
    this.#write(Buffer.from(CLOSE))
    this.#element += 1
  }

  #writeData(json: Uint8Array): void {
    let at = 0
    for (let next = json.indexOf(LESS_THAN); next >= 0; next = json.indexOf(LESS_THAN, at)) {
      this.#write(json.subarray(at, next))
      this.#write(ESCAPED)
      at = next + 1
    }
    this.#write(json.subarray(at))
  }

  #write(bytes: Uint8Array): void {
    if (this.#used + bytes.length > this.#gathered.length) this.#flush()
    if (bytes.length > this.#gathered.length) {
      this.#hash.update(bytes)
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at)
      return
    }
    this.#gathered.set(bytes, this.#used)
    this.#used += bytes.length
  }

  #flush(): void {
    const bytes = this.#gathered.subarray(0, this.#used)
    this.#hash.update(bytes)
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at)
    this.#used = 0
  }
}

function everyOffset(length: number): Float64Array {
  const offsets = new Float64Array(length + 1)
  for (let at = 0; at <= length; at += 1) offsets[at] = at
  return offsets
}

/** The first place in the text that lies at or behind an offset of the input. */
function placeOf(places: ArrayLike<number>, offset: number): number {
  let low = 0
  let high = places.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (places[middle] < offset) low = middle + 1
    else high = middle
  }
  return low
}
