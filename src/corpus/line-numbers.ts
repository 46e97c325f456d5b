/** Line numbers as editors count them: a line ends with LF, CRLF or a lone CR. */

/** The 1-based lines that ascending byte `offsets` of a text lie on, written into `lines`. */
export function lineNumbers(text: Uint8Array, offsets: Uint32Array, lines: Uint32Array): void {
  let line = 1
  let at = 0
  for (let i = 0; i < offsets.length; i += 1) {
    const offset = Math.min(offsets[i], text.length)
    for (; at < offset; at += 1) {
      const byte = text[at]
      if (byte === 10 || (byte === 13 && text[at + 1] !== 10)) line += 1
    }
    lines[i] = line
  }
}
