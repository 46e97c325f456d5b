/**
 * Writes report.html while documents are read a second time. In the file the head of the data and the program stand before
 * texts and rows, so that the page is drawn while a browser still reads these; they are known before the head is, and
 * wait in a file beside it. Nothing of it is held in memory.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { hasher } from '../fingerprint/hash.js'
import { lowerBound } from '../lower-bound.js'
import { JsonBytes } from '../report/json-bytes.js'
import { DATA_MARK, END, HEAD_MARK, TEXT_ELEMENT } from '../report/page-format.js'
import type { PageLimits } from '../report/page-limits.js'
import { CLOSE, openElement, pageElements } from '../report/page-rows.js'
import type { PageSource } from '../report/page-source.js'
import { decodeAs } from './encoding/decode.js'
import { GatheredFile } from './gathered-file.js'
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

/** What stands before the head of the data, between it and the rest, and behind that. */
function templateParts(): { readonly start: Buffer; readonly program: Buffer; readonly end: Buffer } {
  const page = template()
  const [head, data] = [page.indexOf(HEAD_MARK), page.lastIndexOf(DATA_MARK)]
  return {
    start: page.subarray(0, head),
    program: page.subarray(head + HEAD_MARK.length, data),
    end: page.subarray(data + DATA_MARK.length),
  }
}

/** Bytes of a text element: the page parses all of it to show one of its documents. */
const ELEMENT_BYTES = 1 << 17
/** Bytes of a buffer at first: most pages are small, and memory that is not written to is not taken. */
const FIRST_BYTES = 1 << 14
const LESS_THAN = 0x3c
/** What a JSON string has in its place: neither the end of a script element nor a comment can stand in one. */
const ESCAPED = Buffer.from('\\u003c')

export class PageFile {
  readonly #page: GatheredFile
  /** Texts and rows. */
  readonly #rest: GatheredFile
  readonly #restPath: string
  readonly #limits: PageLimits
  readonly #hash = hasher()
  readonly #json = new JsonBytes(FIRST_BYTES)
  readonly #textOf: number[] = []
  #element = 0
  #texts = 0
  #bytes = 0

  /** Creates the file, which must not exist, and one beside it. Throws the system's error. */
  constructor(path: string, limits: PageLimits) {
    this.#limits = limits
    this.#restPath = `${path}.rest`
    this.#page = new GatheredFile(path, (bytes) => this.#hash.update(bytes))
    try {
      this.#rest = new GatheredFile(this.#restPath)
    } catch (error) {
      this.#page.close()
      throw error
    }
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
    // What lies behind the last place is its end as well.
    const placeOf = (offset: number) =>
      places === null ? offset : lowerBound(places, offset, 0, places.length - 1)
    const starts: number[] = []
    const parts: string[] = []
    const buffer = Buffer.from(text.bytes.buffer, text.bytes.byteOffset, text.bytes.byteLength)
    for (let at = 0; at + 1 < offsets.length; at += 1) {
      const [start, end] = [offsets[at], offsets[at + 1]]
      if (start === end) continue
      starts.push(start)
      const [from, to] = [placeOf(start), placeOf(end)]
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

  /** Writes the rows, puts all together and answers with the hash of the file. */
  finish(source: PageSource): string {
    const steps = this.steps(source)
    for (;;) {
      const { done, value } = steps.next()
      if (done === true) return value
    }
  }

  /** The same in steps of some milliseconds, between which other work may go on. */
  *steps(source: PageSource): Generator<undefined, string> {
    if (this.#json.length > 0) this.#endElement()
    const texts = { textOf: this.#textOf, bytes: this.#bytes, shown: this.#texts }
    const page = this.#page
    const parts = templateParts()
    page.write(parts.start)
    for (const piece of pageElements(source, texts, this.#limits)) {
      const file = piece.isHead ? page : this.#rest
      if (typeof piece.data === 'string') file.write(Buffer.from(piece.data))
      else writeData(file, piece.data)
      yield
    }
    page.write(parts.program)
    for (const piece of this.#rest.pieces()) {
      page.write(piece)
      yield
    }
    page.write(Buffer.from(END))
    page.write(parts.end)
    page.flush()
    this.close()
    return this.#hash.digest()
  }

  /** Also after `finish`, and again. */
  close(): void {
    this.#page.close()
    this.#rest.close()
    rmSync(native(this.#restPath), { force: true })
  }

  #endElement(): void {
    this.#json.ascii(']')
    this.#rest.write(Buffer.from(openElement(`${TEXT_ELEMENT}${this.#element}`)))
    writeData(this.#rest, this.#json.take())
    this.#rest.write(Buffer.from(CLOSE))
    this.#element += 1
  }
}

function writeData(file: GatheredFile, json: Uint8Array): void {
  let at = 0
  for (let next = json.indexOf(LESS_THAN); next >= 0; next = json.indexOf(LESS_THAN, at)) {
    file.write(json.subarray(at, next))
    file.write(ESCAPED)
    at = next + 1
  }
  file.write(json.subarray(at))
}

function everyOffset(length: number): Float64Array {
  const offsets = new Float64Array(length + 1)
  for (let at = 0; at <= length; at += 1) offsets[at] = at
  return offsets
}
