/** Text to bytes in any encoding, one character at a time, so that tests know where each one stands. */
import iconv from 'iconv-lite'

const ICONV: Readonly<Record<string, string>> = { 'x-mac-cyrillic': 'maccyrillic', macintosh: 'macroman' }
const STATEFUL: Readonly<
  Record<string, readonly [table: string, open: string, close: string, header: string]>
> = {
  'iso-2022-jp': ['euc-jp', '\x1b$B', '\x1b(B', ''],
  'iso-2022-kr': ['euc-kr', '\x0e', '\x0f', '\x1b$)C\n'],
  'hz-gb-2312': ['gbk', '~{', '~}', ''],
}

/** The bytes of `text`, and the offset of each of its code points (and of the end) in them. */
export function encode(text: string, encoding: string): { bytes: Uint8Array; borders: number[] } {
  const chunks: Buffer[] = []
  const borders: number[] = []
  let length = 0
  const add = (chunk: Buffer) => {
    chunks.push(chunk)
    length += chunk.length
  }
  const stateful = STATEFUL[encoding]
  let inPairs = false
  for (const char of stateful ? stateful[3] + text : text) {
    borders.push(length)
    if (stateful === undefined) {
      add(bytesOf(char, encoding))
      continue
    }
    const [table, open, close] = stateful
    const pair = iconv.encode(char, table)
    if (pair.length === 2 && !inPairs) add(Buffer.from(open, 'latin1'))
    if (pair.length === 1 && inPairs) add(Buffer.from(close, 'latin1'))
    inPairs = pair.length === 2
    add(Buffer.from(pair.map((byte) => byte & 0x7f)))
  }
  if (inPairs) add(Buffer.from(stateful[2], 'latin1'))
  borders.push(length)
  return { bytes: Buffer.concat(chunks), borders }
}

function bytesOf(char: string, encoding: string): Buffer {
  if (!encoding.startsWith('utf-32'))
    return iconv.encode(char, ICONV[encoding] ?? encoding, { addBOM: false })
  const bytes = Buffer.alloc(4)
  const code = char.codePointAt(0) ?? 0
  if (encoding === 'utf-32le') bytes.writeUInt32LE(code)
  else bytes.writeUInt32BE(code)
  return bytes
}
