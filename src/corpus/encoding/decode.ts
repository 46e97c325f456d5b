/** A document's bytes as UTF-8, with a way back to the offsets of its input. All offsets are bytes. */
import { codecFor } from './codecs.js'
import { detectEncoding } from './detect.js'
import { type Transcoded, transcode } from './transcode.js'

export { looksLikeHtml } from './sniff.js'

/** A document's text. For input that is UTF-8 already, also with some broken sequences, `bytes` IS the input. */
export interface Decoded extends Transcoded {
  /** Lower-case name: `utf-8`, `utf-16le`, `windows-1252`, `shift_jis` ... (see `ENCODINGS`). */
  readonly encoding: string
}

/** Why there is no text: the bytes are none, or their UTF-8 would be longer than an array can be. */
export interface NotText {
  readonly notText: 'binary' | 'too-large'
}

/**
 * Recognises the encoding and decodes. A byte order mark stays, as U+FEFF; what is malformed becomes U+FFFD,
 * except in UTF-8 input, which is handed back as it is. Never throws.
 */
export function decode(input: Uint8Array): Decoded | NotText {
  const encoding = detectEncoding(input)
  return encoding === null ? { notText: 'binary' } : decodeAs(input, encoding)
}

/** The same with a known encoding. @throws RangeError for a name that is neither `utf-8` nor in `ENCODINGS`. */
export function decodeAs(input: Uint8Array, encoding: string): Decoded | NotText {
  if (encoding === 'utf-8') return { encoding, bytes: input, toInput: (offsets) => offsets }
  const transcoded = transcode(input, codecFor(encoding))
  return transcoded === null ? { notText: 'too-large' } : { encoding, ...transcoded }
}

/** The same of a text that was read before: that it is none any more is an error of ours. */
export function decodedAgain(input: Uint8Array, encoding: string): Decoded {
  const text = decodeAs(input, encoding)
  if ('notText' in text) throw new Error(`${encoding} was read once and not again`)
  return text
}
