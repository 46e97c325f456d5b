/** What single bytes of a text are, for the readers of signs. */

/** 1 for each of these signs of ASCII. */
export function byteSet(signs: string): Uint8Array {
  const set = new Uint8Array(256)
  for (const sign of signs) set[sign.charCodeAt(0)] = 1
  return set
}

/** A letter of ASCII; the five signs that stand behind them in the table pass as well. */
export function isLetterByte(byte: number): boolean {
  return byte < 0x80 && (byte | 0x20) >= 0x61
}

/** A letter or a digit of ASCII, or an underscore. */
export function isWordByte(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) || byte === 0x5f
}
