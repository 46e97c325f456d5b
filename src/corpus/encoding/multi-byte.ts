/**
 * Shift_JIS, EUC-JP, EUC-KR, Big5 and GB 18030: characters of one to four bytes without shift states.
 *
 * A malformed sequence becomes one U+FFFD. It swallows a following byte only if that byte is not ASCII, so that
 * a broken character never takes a line end or a tag with it.
 */

import { codeTable, eucJpTriples, gb18030Four, SECOND } from './code-tables.js'
import { type Codec, put, REPLACEMENT } from './codec.js'

export function multiByteCodec(name: string): Codec {
  const { singles, pairs } = codeTable(name)
  const isEucJp = name === 'euc-jp'
  const isGb18030 = name === 'gb18030'
  return (input, cursor, stop, out, starts) => {
    const origin = cursor.read
    const end = Math.min(stop, input.length)
    let { read, write } = cursor
    while (read < end) {
      if (starts !== null) starts[write] = read - origin
      const lead = input[read]
      let code = singles[lead]
      let length = 1
      if (code === 0 && lead !== 0) {
        const trail = read + 1 < input.length ? input[read + 1] : 0
        code = pairs[((lead & 0x7f) << 8) | trail]
        if (code !== 0) {
          length = 2
        } else if (isEucJp && lead === 0x8f && read + 2 < input.length) {
          code = trail < 0x80 ? 0 : eucJpTriples()[((trail & 0x7f) << 8) | input[read + 2]]
          if (code !== 0) length = 3
        } else if (isGb18030 && read + 3 < input.length && trail >= 0x30 && trail <= 0x39) {
          code = fourByteCode(input, read)
          if (code !== 0) length = 4
        }
        if (code === 0) {
          code = REPLACEMENT
          length = trail >= 0x80 && singles[trail] === 0 ? 2 : 1
        } else if (code >= 1 << SECOND) {
          write = put(out, write, code & ((1 << SECOND) - 1))
          if (starts !== null) starts[write] = read - origin
          code >>>= SECOND
        }
      }
      write = put(out, write, code)
      read += length
    }
    cursor.read = read
    cursor.write = write
  }
}

function fourByteCode(input: Uint8Array, at: number): number {
  const third = input[at + 2]
  const fourth = input[at + 3]
  if (third < 0x81 || third > 0xfe || fourth < 0x30 || fourth > 0x39) return 0
  const linear = ((input[at] - 0x81) * 10 + input[at + 1] - 0x30) * 1260 + (third - 0x81) * 10 + fourth - 0x30
  return linear < 0 ? 0 : gb18030Four(linear)
}
