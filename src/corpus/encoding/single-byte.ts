/** Encodings of one byte per character: a table of 256 code points. */
import iconv from 'iconv-lite'
import { type Codec, put } from './codec.js'

export function singleByteCodec(name: string): Codec {
  const table = Uint16Array.from({ length: 256 }, (_, byte) =>
    iconv.decode(Uint8Array.of(byte), name, { stripBOM: false }).charCodeAt(0),
  )
  return (input, cursor, stop, out, starts) => {
    const origin = cursor.read
    const end = Math.min(stop, input.length)
    let write = cursor.write
    for (let read = origin; read < end; read++) {
      if (starts !== null) starts[write] = read - origin
      write = put(out, write, table[input[read]])
    }
    cursor.read = Math.max(origin, end)
    cursor.write = write
  }
}
