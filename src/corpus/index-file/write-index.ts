/** Makes an index of a corpus, document by document, or one that goes on from another without reading its texts again. */
import type { Columns } from '../../columns/column.js'
import { FlatWords, flat } from '../../columns/flat.js'
import { Fingerprints } from '../../fingerprint/fingerprints.js'
import { hash64, named } from '../../fingerprint/hash.js'
import { SHINGLE } from '../../fingerprint/winnowing.js'
import type { Host } from '../../host.js'
import { DocumentKeys } from '../../match/document-keys.js'
import { NumberList } from '../../number-list.js'
import { TOOL } from '../../report/tool.js'
import { FOLD_VERSION } from '../../text/fold.js'
import type { Decoded } from '../encoding/decode.js'
import { FileReader } from '../files.js'
import { documentOf, type ReadDocument, readFirst } from '../first-read.js'
import { originOf } from '../origin.js'
import { realPlaces } from '../real-places.js'
import { TextSpans } from '../text-spans.js'
import type { FoundFile } from '../walk.js'
import { keyTable } from './key-table.js'
import {
  CHECK,
  CHECK_HIGH,
  CHUNK,
  CHUNK_HIGH,
  END_BYTES,
  FORMAT,
  type Footer,
  HASH,
  HASH_HIGH,
  type IndexCounts,
  MAGIC,
  NAME_END,
  PATH,
  type Part,
  ROW,
  SITE,
  SIZE,
  VERSION,
} from './layout.js'
import { type IndexedName, type OpenIndex, placeHash } from './open-index.js'
import { bytesOf, packChunk } from './pack-chunk.js'
import { PartialFile } from './partial-file.js'

export interface IndexTotals extends IndexCounts {
  /** Of the index. */
  readonly size: number
}

/** Writes an index that appears whole or not at all; throws DedupeError where it cannot be written. */
export class IndexWriter {
  readonly #file: PartialFile
  readonly #reader = new FileReader()
  readonly #corpus = new Fingerprints()
  readonly #placeOf = realPlaces()
  /** The same arrays of the corpus as columns; it may take others when it grows. */
  readonly #hash = new FlatWords(this.#corpus.hash)
  readonly #borders = {
    first: new FlatWords(this.#corpus.first),
    start: new FlatWords(this.#corpus.start),
    end: new FlatWords(this.#corpus.end),
  }
  readonly #spans = new TextSpans(this.#borders)
  readonly #documentKeys = new DocumentKeys()
  readonly #keys: NumberList
  readonly #keyDocuments: NumberList
  readonly #rows = new NumberList(flat.words)
  readonly #names: Buffer[] = []
  #nameBytes = 0
  readonly #sites = new Map<string, number>()
  readonly #paths: string[] = []
  /** Documents of the index that this one goes on from, by where they lie and what is in them. */
  readonly #before = new Set<number>()
  /** Documents that stood in that index already, in the same place and as they are. */
  again = 0
  #documents = 0
  #blocks = 0
  #words = 0
  #bytes = 0

  /** `columns` hold the keys of all documents until the end. */
  constructor(out: string, paths: readonly string[], { words }: Pick<Columns, 'words'>) {
    this.#keys = new NumberList(words)
    this.#keyDocuments = new NumberList(words)
    this.#file = new PartialFile(out)
    this.#paths.push(...paths)
    this.#file.write(MAGIC)
  }

  /** Takes over all that another index holds: its documents come first. To be called first. */
  take(index: OpenIndex): void {
    const { footer } = index
    this.#paths.unshift(...footer.paths)
    for (const site of index.siteNames()) this.#sites.set(site, this.#sites.size)
    for (const piece of index.chunkPieces()) this.#file.write(piece)
    const directory = index.directory
    for (const number of directory) this.#rows.push(number)
    for (let at = 0; at < directory.length; at += ROW) this.#before.add(identityOf(directory, at))
    this.#names.push(index.names)
    this.#nameBytes = index.names.length
    index.eachKey((key, document) => {
      this.#keys.push(key)
      this.#keyDocuments.push(document)
    })
    this.#documents = footer.documents
    this.#blocks = footer.blocks
    this.#words = footer.words
    this.#bytes = footer.bytes
  }

  /** Reads a file into the index; answers with what it is if it is no document. */
  add(file: FoundFile): ReturnType<typeof readFirst> {
    const corpus = this.#corpus
    corpus.begin(corpus.part.arrays)
    let text: Decoded | null = null
    const read = readFirst(file, this.#reader, corpus, (decoded) => {
      text = decoded
    })
    if ('pass' in read || 'skipped' in read || text === null) return read
    this.#add(documentOf(file, read, 0, null), text)
    return read
  }

  /** Writes the rest and moves the file to its place. */
  finish(): IndexTotals {
    const file = this.#file
    const parts: Record<string, Part> = {
      chunks: { at: MAGIC.length, bytes: file.written - MAGIC.length, hash: null },
    }
    const part = (name: string, bytes: Uint8Array) => {
      parts[name] = { at: file.written, bytes: bytes.length, hash: named(hash64(bytes)) }
      file.write(bytes)
    }
    part('names', Buffer.concat(this.#names))
    part('sites', Buffer.from(JSON.stringify([...this.#sites.keys()])))
    const all = ({ column, length }: NumberList) => column.read(0, length)
    part('directory', bytesOf(all(this.#rows)))
    const keysAt = file.written
    const { buckets, checks } = keyTable(this.#keys, this.#keyDocuments, this.#words, (rows) =>
      file.write(bytesOf(rows)),
    )
    parts.keys = { at: keysAt, bytes: file.written - keysAt, hash: null }
    part('buckets', bytesOf(buckets))
    part('checks', bytesOf(checks))
    const totals = {
      documents: this.#documents,
      blocks: this.#blocks,
      words: this.#words,
      bytes: this.#bytes,
      sites: this.#sites.size,
    }
    const footer: Footer = {
      format: FORMAT,
      version: VERSION,
      tool: `${TOOL.name} ${TOOL.version}`,
      icu: TOOL.icu,
      fold: FOLD_VERSION,
      shingle: SHINGLE,
      paths: this.#paths,
      ...totals,
      parts: parts as Footer['parts'],
    }
    const foot = Buffer.from(JSON.stringify(footer))
    const end = Buffer.alloc(END_BYTES)
    end.writeUInt32LE(foot.length, 0)
    end.writeBigUInt64LE(hash64(foot), 8)
    file.write(foot)
    file.write(end)
    file.commit()
    return { ...totals, size: file.written }
  }

  /** Removes what was written. */
  abort(): void {
    this.#file.abort()
  }

  #add(document: ReadDocument, text: Decoded): void {
    const { file, words, blocks, encoding, bytes, hash, site } = document
    const { hash: hashes, first, start, end } = this.#corpus
    this.#hash.values = hashes
    this.#borders.first.values = first
    this.#borders.start.values = start
    this.#borders.end.values = end
    const number = this.#documents
    const chunk = packChunk(this.#corpus, this.#spans, words, blocks, text)
    const check = hash64(chunk)
    const path = originOf(file)
    // What came from memory or standard input lies nowhere, and is never the same document again.
    const real = file.data === null ? this.#file.told(() => this.#placeOf(file)) : null
    const place = placeHash(real ?? '')
    const name = Buffer.from(
      `${JSON.stringify({ path, place: named(place), ...recordOf(file), encoding, bytes })}\n`,
    )
    this.#nameBytes += name.length
    this.#names.push(name)
    const value = BigInt(`0x${hash.slice(hash.indexOf(':') + 1)}`)
    const row = new Uint32Array(ROW)
    row[CHUNK] = this.#file.written
    row[CHUNK_HIGH] = Math.floor(this.#file.written / 2 ** 32)
    row[2] = words
    row[3] = blocks
    row[CHECK] = Number(check & 0xffffffffn)
    row[CHECK_HIGH] = Number(check >> 32n)
    row[SITE] = this.#site(site)
    row[HASH] = Number(value & 0xffffffffn)
    row[HASH_HIGH] = Number(value >> 32n)
    row[NAME_END] = this.#nameBytes
    row[PATH] = Number(place & 0xffffffffn)
    row[SIZE] = chunk.length
    if (real !== null && this.#before.has(identityOf(row, 0))) this.again += 1
    for (const one of row) this.#rows.push(one)
    this.#documentKeys.each(
      { first: this.#borders.first, hash: this.#hash },
      { firstBlock: 0, blocks },
      (key) => {
        this.#keys.push(key)
        this.#keyDocuments.push(number)
      },
    )
    this.#file.write(chunk)
    this.#documents += 1
    this.#blocks += blocks
    this.#words += words
    this.#bytes += bytes
  }

  #site(site: string): number {
    const known = this.#sites.get(site) ?? this.#sites.size
    this.#sites.set(site, known)
    return known
  }
}

/** A row's place and bytes in the 53 bits that a number holds: two of a million documents meet once in ten thousand indexes. */
function identityOf(rows: Uint32Array, at: number): number {
  const low = (rows[at + HASH] ^ rows[at + PATH]) >>> 0
  return (rows[at + HASH_HIGH] & 0x1fffff) * 2 ** 32 + low
}

/** Adds the documents among `files`; `skip` is told of all others. */
export async function addAll(
  writer: IndexWriter,
  files: readonly FoundFile[],
  host: Host,
  skip: (file: FoundFile, read: ReturnType<typeof readFirst>) => void,
): Promise<number> {
  const texts = files.filter(({ passed }) => passed === null)
  let added = 0
  host.watcher.stage(
    'Indexing',
    texts.length,
    texts.reduce((sum, { bytes }) => sum + bytes, 0),
  )
  for (const file of texts) {
    const read = writer.add(file)
    if ('pass' in read || 'skipped' in read) skip(file, read)
    else added += 1
    host.watcher.advance(1, file.bytes)
    const breath = host.breathe()
    if (breath !== null) await breath
  }
  return added
}

function recordOf({ record }: FoundFile): Partial<Pick<IndexedName, 'line' | 'id'>> {
  return record === undefined ? {} : { line: record.line, ...(record.id === null ? {} : { id: record.id }) }
}
