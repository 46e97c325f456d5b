/** UTF-16 and UTF-32 in both byte orders. A byte order mark stays in the text as U+FEFF. */
import { type Codec, put, REPLACEMENT } from './codec.js'

/** A surrogate without its partner and an odd last byte become U+FFFD each. */
export function utf16Codec(littleEndian: boolean): Codec {
  const low = littleEndian ? 0 : 1
  const high = 1 - low
  return (input, cursor, stop, out, starts) => {
    const origin = cursor.read
    const end = Math.min(stop, input.length)
    let { read, write } = cursor
    while (read < end) {
      if (starts !== null) starts[write] = read - origin
      if (read + 1 >= input.length) {
        write = put(out, write, REPLACEMENT)
        read = input.length
        break
      }
      let code = input[read + low] | (input[read + high] << 8)
      let length = 2
      if (code >= 0xd800 && code < 0xe000) {
        const next = read + 3 < input.length ? input[read + 2 + low] | (input[read + 2 + high] << 8) : 0
        if (code < 0xdc00 && next >= 0xdc00 && next < 0xe000) {
          code = 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00)
          length = 4
        } else {
          code = REPLACEMENT
        }
      }
      write = put(out, write, code)
      read += length
    }
    cursor.read = read
    cursor.write = write
  }
}

/** What is no code point, and what is left of a last one, become U+FFFD. */
export function utf32Codec(littleEndian: boolean): Codec {
  const [a, b, c, d] = littleEndian ? [3, 2, 1, 0] : [0, 1, 2, 3]
  return (input, cursor, stop, out, starts) => {
    const origin = cursor.read
    const end = Math.min(stop, input.length)
    let { read, write } = cursor
    while (read < end) {
      if (starts !== null) starts[write] = read - origin
      let code = REPLACEMENT
      if (read + 3 < input.length) {
        const value =
          input[read + a] * 0x1000000 + ((input[read + b] << 16) | (input[read + c] << 8) | input[read + d])
        if (value <= 0x10ffff && (value & 0xfff800) !== 0xd800) code = value
      }
      write = put(out, write, code)
      read = Math.min(read + 4, input.length)
    }
    cursor.read = read
    cursor.write = write
  }
}
