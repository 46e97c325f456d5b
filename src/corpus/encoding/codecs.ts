/** The encodings that can be decoded, by the names under which they are reported. */
import type { Codec } from './codec.js'
import { multiByteCodec } from './multi-byte.js'
import { singleByteCodec } from './single-byte.js'
import { statefulCodec } from './stateful.js'
import { utf16Codec, utf32Codec } from './wide.js'

/** Name, lower-case (that of the WHATWG Encoding Standard where it has one), and how it is decoded. */
const FACTORIES: Readonly<Record<string, () => Codec>> = {
  'utf-16le': () => utf16Codec(true),
  'utf-16be': () => utf16Codec(false),
  'utf-32le': () => utf32Codec(true),
  'utf-32be': () => utf32Codec(false),
  shift_jis: () => multiByteCodec('shift_jis'),
  'euc-jp': () => multiByteCodec('euc-jp'),
  'euc-kr': () => multiByteCodec('euc-kr'),
  big5: () => multiByteCodec('big5'),
  gb18030: () => multiByteCodec('gb18030'),
  'iso-2022-jp': () => statefulCodec('iso-2022-jp'),
  'iso-2022-kr': () => statefulCodec('iso-2022-kr'),
  'hz-gb-2312': () => statefulCodec('hz-gb-2312'),
  'x-mac-cyrillic': () => singleByteCodec('maccyrillic'),
}

const SINGLE_BYTE = [
  ...['1250', '1251', '1252', '1253', '1254', '1255', '1256', '1257', '1258', '874'].map(
    (n) => `windows-${n}`,
  ),
  ...['2', '4', '5', '6', '7', '13', '15'].map((n) => `iso-8859-${n}`),
  ...['437', '850', '852', '855', '866'].map((n) => `ibm${n}`),
  'koi8-r',
  'koi8-u',
  'macintosh',
]

/** Every encoding that `codecFor` knows; UTF-8 needs no codec. */
export const ENCODINGS: readonly string[] = [...Object.keys(FACTORIES), ...SINGLE_BYTE]

const codecs = new Map<string, Codec>()

/** @throws RangeError for a name that is not in `ENCODINGS`. */
export function codecFor(encoding: string): Codec {
  let codec = codecs.get(encoding)
  if (codec === undefined) {
    if (!ENCODINGS.includes(encoding)) throw new RangeError(`Unknown encoding: ${encoding}`)
    codec = FACTORIES[encoding]?.() ?? singleByteCodec(encoding)
    codecs.set(encoding, codec)
  }
  return codec
}
