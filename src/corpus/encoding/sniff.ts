/** What a file is by its first bytes: HTML, or a binary format that must not be read as text. */

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text)

/** White space of HTML: space, tab, line feed, form feed, carriage return. */
const WHITE = new Set([0x20, 0x09, 0x0a, 0x0c, 0x0d])

/** Longer prologs than this are not looked through: a licence comment in front of `<html` is rarely over 4 KB. */
const HTML_PROLOG = 16384

/**
 * True if the first thing in the text is `<!doctype html` or `<html`, behind a byte order mark, white space,
 * comments, processing instructions (`<?xml ...?>`) at most. `bytes` is UTF-8.
 */
export function looksLikeHtml(bytes: Uint8Array): boolean {
  // Nearly all texts end here, without a string.
  let first = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  while (first < HTML_PROLOG && WHITE.has(bytes[first])) first++
  if (bytes[first] !== 0x3c) return false
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HTML_PROLOG)).toString(
    'latin1',
  )
  let at = head.startsWith('\xef\xbb\xbf') ? 3 : 0
  for (;;) {
    while (' \t\r\n\f'.includes(head[at]) && at < head.length) at++
    const close = head.startsWith('<!--', at) ? '-->' : head.startsWith('<?', at) ? '>' : null
    if (close === null) return /^<(!doctype\s+html|html)(?=[\s>/]|$)/i.test(head.slice(at, at + 64))
    const end = head.indexOf(close, at + (close === '-->' ? 4 : 2))
    if (end < 0) return false
    at = end + close.length
  }
}

/**
 * Signatures at offset 0 of formats that could pass for text, because little or nothing in their heads is a
 * control character or because they are often small. All others are recognised by their control characters.
 */
const SIGNATURES: readonly Uint8Array[] = [
  ascii('%PDF-'),
  ascii('PK\x03\x04'),
  ascii('PK\x05\x06'),
  Uint8Array.of(0x1f, 0x8b, 0x08),
  ...[...'123456789'].map((level) => ascii(`BZh${level}1AY&SY`)),
  Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd),
  Uint8Array.of(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00),
  Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c),
  ascii('Rar!\x1a\x07'),
  Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  Uint8Array.of(0xff, 0xd8, 0xff),
  Uint8Array.of(0x7f, 0x45, 0x4c, 0x46),
  Uint8Array.of(0xca, 0xfe, 0xba, 0xbe),
  Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
  ascii('SQLite format 3\0'),
  ascii('\0asm'),
  ascii('PAR1\x15'),
  ascii('OggS\0'),
]

/** 1 for the bytes that a signature begins with: most files are told by one look. */
const LEADS = new Uint8Array(256)
for (const [lead] of SIGNATURES) LEADS[lead] = 1

/** ustar stands in every tar header since 1988. */
const TAR_OFFSET = 257
const TAR = ascii('ustar')

export function hasBinarySignature(input: Uint8Array): boolean {
  if (LEADS[input[0]] === 1 && SIGNATURES.some((signature) => startsWith(input, signature, 0))) return true
  return startsWith(input, TAR, TAR_OFFSET) && input.subarray(0, TAR_OFFSET).includes(0)
}

function startsWith(input: Uint8Array, signature: Uint8Array, at: number): boolean {
  if (input[at] !== signature[0] || input.length < at + signature.length) return false
  return signature.every((byte, i) => input[at + i] === byte)
}
