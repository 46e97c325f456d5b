/**
 * The documents of the corpus that an output was judged against: their texts, where they were read from a folder, or
 * the hashes of their tokens, where from an index. Both are checked to be what the run saw.
 */
import { statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { archiveName } from '../corpus/archives/archive-name.js'
import { packedName } from '../corpus/compression/kind.js'
import { type Decoded, decodeAs } from '../corpus/encoding/decode.js'
import { FileReader } from '../corpus/files.js'
import { bytesOf } from '../corpus/first-read.js'
import { isIndex } from '../corpus/index-file/index-bytes.js'
import { BLOCKS } from '../corpus/index-file/layout.js'
import { OpenIndex } from '../corpus/index-file/open-index.js'
import type { Manifest } from '../corpus/manifest.js'
import { native } from '../corpus/names.js'
import { isPackedName } from '../corpus/packed/packing.js'
import type { UnpackedOld } from '../corpus/packed/unpack-old.js'
import { documentName } from '../document-name.js'
import { reasonOf } from '../failure.js'
import { hashName } from '../fingerprint/hash.js'
import type { Claims } from './claims.js'
import { RecordTexts } from './record-texts.js'

/** Tokens of a document by their hashes, and where its blocks begin and end in the input. */
export interface HashedText {
  readonly hash: Uint32Array
  /** Of each block where it ends, counted in tokens. */
  readonly ends: Uint32Array
  readonly start: Uint32Array
  readonly end: Uint32Array
}

export interface OldTexts {
  /** Whether there are only hashes of tokens. */
  readonly indexed: boolean
  /** Whether a document lies in a packed file that nobody unpacked: its text is null, and is no problem. */
  isPacked(document: number): boolean
  /** The text of a document, or null where it cannot be had; valid until the next is asked for. */
  text(document: number): Decoded | null
  hashed(document: number): HashedText | null
  close(): void
}

/** Appends to `problems` what cannot be read or is another text by now. Null for an output without an old corpus. */
export function openOldTexts(
  folder: string,
  { against }: Manifest,
  { old, paths, files, encodings, oldHashes, fields }: Claims,
  problems: string[],
  unpacked: UnpackedOld | null,
): OldTexts | null {
  if (against === undefined) return null
  const place = join(folder, against.path)
  if (isIndex(place)) return indexedTexts(place, paths.slice(0, old), oldHashes, problems)
  const reader = new FileReader()
  const records = new RecordTexts(files.slice(0, old), paths, fields)
  const told = new Set<number>()
  const placeOf = (file: string) => (file.startsWith('/') ? file : join(folder, against.folder, file))
  const packed = files.slice(0, old).map((file) => isInPacked(placeOf(file)))
  const fromPacked = (document: number) => {
    const file = files[document]
    const found = unpacked?.documents.get(`${resolve(placeOf(file))}${paths[document].slice(file.length)}`)
    return found === undefined ? null : bytesOf(found, reader)
  }
  return {
    indexed: false,
    isPacked: (document) => unpacked === null && (packed[document] ?? false),
    text(document) {
      const path = paths[document]
      const tell = (what: string) => {
        if (!told.has(document)) problems.push(`${path}, which the output was judged against, ${what}`)
        told.add(document)
        return null
      }
      try {
        const file = files[document]
        const from = placeOf(file)
        if (packed[document] && unpacked === null) return null
        const input = packed[document]
          ? fromPacked(document)
          : file === path
            ? reader.read(from)
            : records.text(document, from)
        if (input === null)
          return tell(packed[document] ? 'is not in its packed file any more' : 'is no record any more')
        if (hashName(input) !== oldHashes[document]) return tell('was changed since')
        const text = decodeAs(input, encodings[document])
        return 'notText' in text ? tell('is no text any more') : text
      } catch (error) {
        return tell(`cannot be read: ${reasonOf(error)}`)
      }
    },
    hashed: () => null,
    close() {},
  }
}

/** Whether a place is a packed file that stands, or a member of one. */
function isInPacked(place: string): boolean {
  for (let path = place; path.length > 1; path = dirname(path)) {
    const name = basename(path)
    const mayBe = path === place ? isPackedName(name) : archiveName(packedName(name)?.inner ?? name) !== null
    if (mayBe && statSync(native(path), { throwIfNoEntry: false })?.isFile() === true) return true
  }
  return false
}

function indexedTexts(
  place: string,
  paths: readonly string[],
  hashes: readonly string[],
  problems: string[],
): OldTexts {
  const index = new OpenIndex(place)
  const wanted = new Set(hashes)
  const numbers = new Map<string, number>()
  for (let document = 0; document < index.footer.documents; document += 1) {
    const hash = index.hashOf(document)
    if (wanted.has(hash)) numbers.set(`${hash} ${nameIn(index, document)}`, document)
  }
  const told = new Set<number>()
  return {
    indexed: true,
    isPacked: () => false,
    text: () => null,
    hashed(document) {
      const number = numbers.get(`${hashes[document]} ${paths[document]}`)
      if (number === undefined) {
        if (!told.has(document)) problems.push(`${place} does not hold ${paths[document]} as it was`)
        told.add(document)
        return null
      }
      const { hash, ends, start, end } = index.chunk(number)
      return index.number(number, BLOCKS) === 0 ? null : { hash, ends, start, end }
    },
    close: () => index.close(),
  }
}

function nameIn(index: OpenIndex, document: number): string {
  const { path, line } = index.nameOf(document)
  return documentName({ path, record: line === undefined ? null : { line } })
}
