/** Header lines of a WARC record or of an HTTP message in it, with where they stand. Offsets are bytes of the run that was handed in. */

export interface HeadLine {
  /** In small letters. */
  readonly name: string
  readonly value: string
  /** The line with its end. */
  readonly start: number
  readonly end: number
  /** The value without blanks around it. */
  readonly valueStart: number
  readonly valueEnd: number
}

export interface Head {
  /** `WARC/1.0` or `HTTP/1.1 200 OK`. */
  readonly first: string
  readonly lines: readonly HeadLine[]
  /** Behind the empty line. */
  readonly end: number
}

const LINE_FEED = 10
const RETURN = 13
const COLON = 58

/**
 * The head that begins at `from`; null where it does not end before `to`. Lines end in CRLF, or in a line feed as some
 * crawlers have it; a line that begins with a blank goes on with the last one.
 */
export function headIn(bytes: Buffer, from: number, to: number): Head | null {
  let first: string | null = null
  const lines: HeadLine[] = []
  // The line that may go on: its value is read once, when it is known where it ends.
  let start = from
  let textEnd = from
  const finish = (end: number) => {
    if (start > from) lines.push(lineIn(bytes, start, textEnd, end))
  }
  for (let at = from; ; ) {
    const feed = bytes.indexOf(LINE_FEED, at)
    if (feed < 0 || feed >= to) return null
    const end = feed > at && bytes[feed - 1] === RETURN ? feed - 1 : feed
    if (first === null) first = bytes.toString('latin1', at, end)
    else if (end === at) {
      finish(at)
      return { first, lines, end: feed + 1 }
    } else {
      if (!isBlank(bytes[at]) || start === from) {
        finish(at)
        start = at
      }
      textEnd = end
    }
    at = feed + 1
  }
}

/** The value of the only line of this name; null where there is none, or several that differ. */
export function headerOf({ lines }: Head, name: string): string | null {
  const values = new Set(lines.filter((line) => line.name === name).map(({ value }) => value))
  return values.size === 1 ? [...values][0] : null
}

function lineIn(bytes: Buffer, start: number, textEnd: number, end: number): HeadLine {
  // In the first of its lines: one that goes on has no name of its own.
  const feed = bytes.indexOf(LINE_FEED, start)
  const firstEnd = Math.min(textEnd, feed < 0 ? textEnd : feed)
  const colon = bytes.subarray(start, firstEnd).indexOf(COLON)
  const nameEnd = colon < 0 ? firstEnd : start + colon
  const name = bytes.toString('latin1', start, nameEnd).trim().toLowerCase()
  let valueStart = Math.min(nameEnd + 1, textEnd)
  let valueEnd = textEnd
  while (valueStart < valueEnd && isBlank(bytes[valueStart])) valueStart += 1
  while (valueEnd > valueStart && isBlank(bytes[valueEnd - 1])) valueEnd -= 1
  const value = bytes.toString('utf8', valueStart, valueEnd)
  return { name, value, start, end, valueStart, valueEnd }
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 9
}
