/**
 * WARC and WET files (ISO 28500, versions 1.0 and 1.1), unpacked. Documents are the bodies of `conversion` and
 * `resource` records of plain text, and of `response` records whose HTTP body is. warcio was looked at: it tells no
 * offsets, joins header lines anew and brings fifteen packages along, so that bytes which stay could not be proven to.
 */
import { isUtf8 } from 'node:buffer'
import { plain } from './plain.js'
import { type ProblemCode, problem } from './problems.js'
import {
  type FieldNames,
  MOST_BYTES,
  type Piece,
  type RawEdit,
  type RecordFormat,
  type TextCut,
} from './record-format.js'
import { type Head, type HeadLine, headerOf, headIn } from './warc-head.js'
import { Window } from './window.js'

/** What a record's text and what is told of it are called in notices. */
export const WARC_FIELDS: FieldNames = {
  text: 'the body',
  id: 'WARC-Record-ID',
  url: 'WARC-Target-URI',
  date: 'WARC-Date',
}

/** Where things lie in a piece's bytes. */
interface Layout {
  readonly body: number
  readonly bodyEnd: number
  /** Where the record's block begins, which is the body with the HTTP head before it. */
  readonly block: number
  /** The numbers that count the bytes of the block, and in an HTTP head those of the body. */
  readonly blockLengths: readonly HeadLine[]
  readonly bodyLengths: readonly HeadLine[]
  /** Lines with a digest of what is no longer there. */
  readonly digests: readonly HeadLine[]
}

export interface WarcPiece extends Piece {
  readonly layout: Layout | null
  /** Whether a record ends with this piece: in .warc.gz a member does as well. */
  readonly ends: boolean
}

/** A head longer than this is none: it holds a few URLs, and they have 2 kB at most in practice. */
const MOST_HEAD = 1 << 18
const VERSION = Buffer.from('WARC/1.')
/** An empty line stands twice behind each block. */
const END = '\r\n\r\n'

/** `most` bytes are read of a record at most. */
export function warc(most = MOST_BYTES): RecordFormat<WarcPiece> {
  return {
    name: 'warc',
    reader: () => new WarcReader(most),
    edits: editsOf,
    drop: ({ raw }) => [{ start: 0, length: raw.length, put: null }],
  }
}

class WarcReader {
  readonly #most: number
  readonly #window = new Window()
  #number = 1
  /** Bytes of a record that nothing is read of, still to come. */
  #passing = 0
  /** Looking for the next record behind bytes that are none. */
  #lost = false
  /** The byte before the window, while it is looked for. */
  #before = 10

  constructor(most: number) {
    this.#most = most
  }

  *push(chunk: Uint8Array | null): Generator<WarcPiece> {
    const window = this.#window
    const isLast = chunk === null
    if (chunk !== null) window.append(chunk)
    while (window.start < window.end) {
      const piece =
        this.#passing > 0 ? this.#passed() : this.#lost ? this.#found(isLast) : this.#record(isLast)
      if (piece === null) return
      if (piece.raw.length > 0) yield piece
    }
  }

  /** The next record, or what there is of one that is not read; null while more bytes are needed. */
  #record(isLast: boolean): WarcPiece | null {
    const { bytes, start, end } = this.#window
    const blank = blanks(bytes, start, end)
    if (blank > 0) return between(this.#window.take(start + blank), false)
    const known = Math.min(VERSION.length, end - start)
    if (VERSION.compare(bytes, start, start + known, 0, known) !== 0) return this.#lose('not-warc')
    const head = headIn(bytes, start, Math.min(end, start + MOST_HEAD))
    if (head === null)
      return isLast ? this.#lose('cut-off') : end - start >= MOST_HEAD ? this.#lose('not-warc') : null
    const length = headerOf(head, 'content-length')
    if (length === null || !/^\d{1,15}$/.test(length)) return this.#lose('not-warc')
    const kind = kindOf(head)
    const stop = head.end + Number(length)
    // The last record of a file may stand there without the lines behind it.
    const behind = isLast && stop <= end && end - stop < END.length ? end - stop : END.length
    const whole = stop - start + behind
    if (kind === 'none' || whole > this.#most) {
      this.#passing = whole - (head.end - start)
      const wrong = kind === 'none' ? null : problem('Record', this.#number, 'record-too-large')
      return { ...between(this.#window.take(head.end), false), problem: wrong }
    }
    if (end - start < whole) return isLast ? this.#lose('cut-off') : null
    if (!END.startsWith(bytes.toString('latin1', stop, stop + behind))) return this.#lose('not-warc')
    return this.#read(head, start, stop, stop + behind, kind)
  }

  #read(head: Head, start: number, stop: number, end: number, kind: 'http' | 'block'): WarcPiece {
    const { bytes } = this.#window
    const number = this.#number
    this.#number += 1
    const found = kind === 'block' ? blockText(head, stop) : httpText(head, bytes, stop)
    const raw = this.#window.take(end)
    const id = bare(headerOf(head, 'warc-record-id'))
    const none = (code: ProblemCode) => ({
      ...{ raw, record: null, layout: null, ends: true },
      problem: { ...problem('Record', number, code), id },
    })
    if (typeof found === 'string') return none(found)
    const body = found.body - start
    const bodyEnd = found.bodyEnd - start
    const text = raw.subarray(body, bodyEnd)
    if (!isUtf8(text)) return none('not-utf8')
    const moved = (lines: readonly HeadLine[]) => lines.map((line) => shifted(line, -start))
    const record = {
      line: number,
      id,
      url: bare(headerOf(head, 'warc-target-uri')),
      date: headerOf(head, 'warc-date'),
      text,
    }
    const layout = {
      body,
      bodyEnd,
      block: found.block - start,
      blockLengths: moved(found.blockLengths),
      bodyLengths: moved(found.bodyLengths),
      digests: moved(found.digests),
    }
    return { raw, record, problem: null, layout, ends: true }
  }

  /** More of a record that nothing is read of. */
  #passed(): WarcPiece {
    const { start, end } = this.#window
    const length = Math.min(this.#passing, end - start)
    this.#passing -= length
    if (this.#passing === 0) this.#number += 1
    return between(this.#window.take(start + length), this.#passing === 0)
  }

  /** What is no record, from here up to where one may begin. */
  #lose(code: 'not-warc' | 'cut-off'): WarcPiece {
    const wrong = problem('Record', this.#number, code)
    this.#number += 1
    this.#lost = true
    this.#before = this.#window.bytes[this.#window.start]
    // The first byte alone, so that the search does not find the same place again.
    return { ...between(this.#window.take(this.#window.start + 1), false), problem: wrong }
  }

  #found(isLast: boolean): WarcPiece | null {
    const { bytes, start, end } = this.#window
    for (let at = bytes.indexOf(VERSION, start); at >= 0; at = bytes.indexOf(VERSION, at + 1)) {
      if ((at > start ? bytes[at - 1] : this.#before) !== 10) continue
      this.#lost = false
      return between(this.#window.take(at), true)
    }
    // The last bytes may be the front of a record, with the line feed before it.
    const safe = isLast ? end : end - VERSION.length
    if (safe <= start) return null
    this.#before = bytes[safe - 1]
    return between(this.#window.take(safe), isLast)
  }
}

function between(raw: Buffer, ends: boolean): WarcPiece {
  return { ...plain(raw), layout: null, ends }
}

/** Line ends before a record, as some writers leave them. */
function blanks(bytes: Buffer, start: number, end: number): number {
  let at = start
  while (at < end && (bytes[at] === 10 || bytes[at] === 13)) at += 1
  return at - start
}

/** Where a record of this type may have a text; the others (requests, notes on a crawl) are no documents. */
function kindOf(head: Head): 'http' | 'block' | 'none' {
  const type = headerOf(head, 'warc-type')?.toLowerCase()
  if (type === 'conversion' || type === 'resource') return 'block'
  if (type !== 'response') return 'none'
  return /^application\/http\b/i.test(headerOf(head, 'content-type') ?? '') ? 'http' : 'block'
}

type Found = Layout | 'html' | 'not-text' | 'packed-body'

function blockText(head: Head, stop: number): Found {
  const kind = mediaKind(headerOf(head, 'content-type'))
  if (kind !== 'text') return kind
  return { ...bounds(head, stop), body: head.end, bodyLengths: [], digests: digestsOf(head) }
}

const HTTP_DIGESTS = ['content-md5', 'digest', 'content-digest', 'repr-digest']

function httpText(head: Head, bytes: Buffer, stop: number): Found {
  const http = headIn(bytes, head.end, Math.min(stop, head.end + MOST_HEAD))
  if (http === null || !http.first.startsWith('HTTP/')) return 'not-text'
  const kind = mediaKind(headerOf(http, 'content-type'))
  if (kind !== 'text') return kind
  const coding = (name: string) => headerOf(http, name)?.toLowerCase() ?? 'identity'
  if (coding('transfer-encoding') !== 'identity' || coding('content-encoding') !== 'identity')
    return 'packed-body'
  // A length that is not that of the body, as of one that was cut off, was not true before.
  const told = named(http, 'content-length').filter(({ value }) => Number(value) === stop - http.end)
  return {
    ...bounds(head, stop),
    body: http.end,
    bodyLengths: told,
    digests: [...digestsOf(head), ...HTTP_DIGESTS.flatMap((name) => named(http, name))],
  }
}

function bounds(head: Head, stop: number): Pick<Layout, 'block' | 'bodyEnd' | 'blockLengths'> {
  return { block: head.end, bodyEnd: stop, blockLengths: named(head, 'content-length') }
}

function mediaKind(type: string | null): 'text' | 'html' | 'not-text' {
  const media = type?.split(';')[0].trim().toLowerCase()
  if (media === 'text/plain') return 'text'
  return media === 'text/html' || media === 'application/xhtml+xml' ? 'html' : 'not-text'
}

function named({ lines }: Head, name: string): readonly HeadLine[] {
  return lines.filter((line) => line.name === name)
}

function digestsOf(head: Head): readonly HeadLine[] {
  return [...named(head, 'warc-block-digest'), ...named(head, 'warc-payload-digest')]
}

function shifted(line: HeadLine, by: number): HeadLine {
  const { start, end, valueStart, valueEnd } = line
  return { ...line, start: start + by, end: end + by, valueStart: valueStart + by, valueEnd: valueEnd + by }
}

/** A record's id and older addresses stand in angle brackets. */
function bare(value: string | null): string | null {
  return value === null ? null : value.replace(/^<(.*)>$/, '$1')
}

/** Digests and lengths that would be wrong go or change with the text; nothing else of a record does. */
function editsOf({ layout }: WarcPiece, cuts: readonly TextCut[]): readonly RawEdit[] {
  if (layout === null || cuts.length === 0) return []
  const { body, block, blockLengths, bodyLengths, digests } = layout
  const text = cuts.map(({ start, end, put }) => ({ start: body + start, length: end - start, put }))
  const gone = digests.map(({ start, end }) => ({ start, length: end - start, put: null }))
  const inner = [...gone, ...counted(bodyLengths, grownBy(text))]
  const grown = grownBy([...text, ...inner.filter(({ start }) => start >= block)])
  const head = [...inner, ...counted(blockLengths, grown)].sort((a, b) => a.start - b.start)
  return [...head, ...text]
}

function grownBy(edits: readonly RawEdit[]): number {
  return edits.reduce((sum, { length, put }) => sum + (put?.length ?? 0) - length, 0)
}

function counted(lengths: readonly HeadLine[], grown: number): RawEdit[] {
  return lengths.map(({ value, valueStart, valueEnd }) => ({
    start: valueStart,
    length: valueEnd - valueStart,
    put: Buffer.from(`${Number(value) + grown}`),
  }))
}
