/**
 * Names of a zip's members as text. The format knows UTF-8, which Unix programs write without saying so, and the code page of
 * the first PCs; programs elsewhere wrote that of their own system and said nothing. Which, is guessed from all such names of the archive.
 */
import { isUtf8 } from 'node:buffer'
import { type Entry, getFileNameLowLevel } from 'yauzl'
import { decodeAs } from '../encoding/decode.js'
import { legacyEncoding } from '../encoding/legacy.js'

/** The extra field with a name in UTF-8 beside another. */
const UNICODE_PATH = 0x7075
const SAYS_UTF8 = 0x800

/** Bytes of names for the detector, which learns no more from others. */
const SAMPLE = 16384

const CODE_PAGE = 'ibm437'

export interface ZipName {
  readonly name: string
  /** Whether its encoding is a guess. */
  readonly isGuess: boolean
}

/** Answers with a name for each entry, in their order. Two that differ in bytes may come out alike. */
export function zipNames(entries: readonly Entry[]): ZipName[] {
  const known = entries.map(saidName)
  const rest = entries.filter((_, i) => known[i] === null).map(bytesOf)
  if (rest.length === 0) return known.map((name) => ({ name: name ?? '', isGuess: false }))
  const isPlain = rest.every(isLatinWord)
  const encoding = isPlain ? CODE_PAGE : legacyEncoding(joined(rest))
  return entries.map((entry, i) => {
    const name = known[i]
    return name === null
      ? { name: nameAs(bytesOf(entry), encoding), isGuess: !isPlain }
      : { name, isGuess: false }
  })
}

export function bytesOf(entry: Entry): Buffer {
  return entry.fileName as unknown as Buffer
}

/** Null where a name is in no encoding that the archive tells. */
function saidName(entry: Entry): string | null {
  const raw = bytesOf(entry)
  if (entry.extraFields.some(({ id }) => id === UNICODE_PATH)) {
    // Where its sum speaks of another name this is the name itself.
    const name = getFileNameLowLevel(SAYS_UTF8, raw, entry.extraFields, true)
    if (!name.includes('\ufffd')) return name
  }
  return isUtf8(raw) ? raw.toString('utf8') : null
}

/** Accented letters one by one among plain ones, as "Übersicht" and "café" have them: what the format says is what was meant. */
function isLatinWord(raw: Buffer): boolean {
  const name = decoded(raw, CODE_PAGE)
  return /^(?:[\0-\x7f]|[À-ÿ](?=[\0-\x7f]|$))*$/.test(name) && /[À-ÿ](?=[A-Za-z.])|[A-Za-z][À-ÿ]/.test(name)
}

function joined(names: readonly Buffer[]): Uint8Array {
  const lines: Buffer[] = []
  let length = 0
  for (const name of names) {
    length += name.length + 1
    if (length > SAMPLE && lines.length > 0) break
    lines.push(name, Buffer.from('\n'))
  }
  return Buffer.concat(lines)
}

/** What has no meaning in that encoding is read by the code page, in which every byte has one. */
function nameAs(raw: Buffer, encoding: string): string {
  const name = decoded(raw, encoding)
  return /[\ufffd\u0080-\u009f\p{Co}]/u.test(name) ? decoded(raw, CODE_PAGE) : name
}

function decoded(raw: Buffer, encoding: string): string {
  const text = decodeAs(raw, encoding)
  if ('notText' in text) throw new Error('A name is longer than names of a zip can be')
  return Buffer.from(text.bytes).toString('utf8')
}
