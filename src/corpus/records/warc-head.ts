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
  for (let at = from; ; ) {
    const feed = bytes.indexOf(LINE_FEED, at)
    if (feed < 0 || feed >= to) return null
    const end = feed > at && bytes[feed - 1] === RETURN ? feed - 1 : feed
    if (first === null) first = bytes.toString('latin1', at, end)
    else if (end === at) return { first, lines, end: feed + 1 }
    else if (isBlank(bytes[at]) && lines.length > 0)
      lines.push(continued(lines.pop() as HeadLine, bytes, end, feed + 1))
    else lines.push(lineIn(bytes, at, end, feed + 1))
    at = feed + 1
  }
}

/** The value of the only line of this name; null where there is none, or several that differ. */
export function headerOf({ lines }: Head, name: string): string | null {
  const values = new Set(lines.filter((line) => line.name === name).map(({ value }) => value))
  return values.size === 1 ? [...values][0] : null
}

function lineIn(bytes: Buffer, start: number, textEnd: number, end: number): HeadLine {
  const colon = bytes.indexOf(COLON, start)
  const nameEnd = colon < 0 || colon > textEnd ? textEnd : colon
  const name = bytes.toString('latin1', start, nameEnd).trim().toLowerCase()
  return withValue({ name, start, end }, bytes, Math.min(nameEnd + 1, textEnd), textEnd)
}

function continued(line: HeadLine, bytes: Buffer, textEnd: number, end: number): HeadLine {
  return withValue({ name: line.name, start: line.start, end }, bytes, line.valueStart, textEnd)
}

function withValue(
  line: Pick<HeadLine, 'name' | 'start' | 'end'>,
  bytes: Buffer,
  from: number,
  to: number,
): HeadLine {
  let valueStart = from
  let valueEnd = to
  while (valueStart < valueEnd && isBlank(bytes[valueStart])) valueStart += 1
  while (valueEnd > valueStart && isBlank(bytes[valueEnd - 1])) valueEnd -= 1
  return { ...line, value: bytes.toString('utf8', valueStart, valueEnd), valueStart, valueEnd }
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 9
}
