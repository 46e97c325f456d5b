/** A short text in the bytes of a document's encoding. */
import iconv from 'iconv-lite'
import { decodeAs } from './decode.js'

/** What iconv-lite calls otherwise. */
const NAMES: Readonly<Record<string, string>> = { 'x-mac-cyrillic': 'maccyrillic' }

/**
 * The bytes that `decodeAs` reads as `text`, wherever they stand; null where there are none: a character that the
 * encoding lacks, or an encoding in which bytes mean what the shifts before them say (ISO 2022, HZ).
 */
export function encodeAs(text: string, encoding: string): Uint8Array | null {
  const wanted = Buffer.from(text, 'utf8')
  if (encoding === 'utf-8') return wanted
  const name = NAMES[encoding] ?? encoding
  if (!iconv.encodingExists(name)) return null
  const bytes = iconv.encode(text, name, { addBOM: false })
  // The encoder writes a question mark for what it lacks, and its tables are not in all things those of the decoder.
  const read = decodeAs(bytes, encoding)
  return !('notText' in read) && wanted.equals(read.bytes) ? bytes : null
}
