/**
 * Removals beside the texts and not in their place: `attributes/dedupe/` of an output, in the layout of Dolma
 * (https://github.com/allenai/dolma, docs/data-format.md), which keeps attributes apart from documents. Each file of
 * documents has one of JSON Lines there, a line a record in the same order:
 *
 *   {"id":"p17","source":"pages.jsonl","attributes":{"dedupe__exact":[[40,112,1]],"dedupe__near":[], ...}}
 *
 * Spans are [start, end, score] in characters of the original text (code-points.ts), ends exclusive, whatever is written
 * under `clean/`. Records that are no documents have a line without attributes, and blank lines stay blank, so that lines of
 * JSON go side by side.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { documentName } from '../document-name.js'
import { reasonOf, systemCode } from '../failure.js'
import { hasher, hashName } from '../fingerprint/hash.js'
import type { Host } from '../host.js'
import { KINDS } from '../kinds.js'
import type { Skipped } from '../model.js'
import { textOffsets } from '../verify/input-offsets.js'
import { FATAL } from './clean-writer.js'
import { codePointOffsets } from './code-points.js'
import { packedName } from './compression/kind.js'
import { type Cut, cutsOf } from './cut-marks.js'
import { decodedAgain } from './encoding/decode.js'
import { FileReader, FileWriter, hashFile } from './files.js'
import { filesUnder } from './files-under.js'
import type { ReadDocument } from './first-read.js'
import { ATTRIBUTES } from './manifest.js'
import { byBytes, native, nativeBytes } from './names.js'
import { openFormat } from './records/formats.js'
import type { RecordFile } from './records/record-file.js'
import type { Piece } from './records/record-format.js'
import { ranksBySource } from './records/repack.js'
import { chunksOf } from './records/source.js'
import { changed, readAgain } from './rewrite.js'
import type { Decided } from './second-read.js'
import type { Places } from './token-places.js'

/** What Dolma calls the name of an attribute, and a part of the name of each kind of span. */
const NAME = 'dedupe'
const PARTIAL = 'attributes.partial'

export interface AttributeSources {
  /** In corpus order and located; the first `old` of them are not of this run. */
  readonly documents: readonly ReadDocument[]
  readonly old: number
  readonly records: readonly RecordFile[]
  readonly places: Places
  readonly decisions: Pick<Decided['decisions'], 'kind'>
}

/**
 * Writes them into `folder`, that of the output; answers with what could not be written. Throws DedupeError where a file is
 * another one by now, and the system's error where nothing can be written at all.
 */
export async function writeAttributes(
  folder: string,
  { documents, old, records, places, decisions }: AttributeSources,
  host: Host,
): Promise<Skipped[]> {
  const failed: Skipped[] = []
  const texts = documents.flatMap(({ file }, rank) => (rank < old || file.record !== undefined ? [] : [rank]))
  const placeOf = attributePlaces([
    ...records.map(({ file, name }) => ({
      path: file.path,
      // Lines of a Parquet file are ours.
      isLines: name.format === 'jsonl' && file.format === undefined,
    })),
    ...texts.map((rank) => ({ path: documents[rank].path, isLines: false })),
  ])
  const reader = new FileReader()
  const cuts = (rank: number) => cutsOf(decisions, places, rank)
  host.watcher.stage('Writing spans', records.length + texts.length)
  const each = async (path: string, write: (rows: FileWriter) => Promise<void> | void) => {
    try {
      await writeRows(folder, placeOf(path), write)
    } catch (error) {
      const code = systemCode(error)
      if (code === null || FATAL.has(code)) throw error
      // Half of the lines would look like all of them.
      rmSync(native(attributesPlace(folder, placeOf(path))), { force: true })
      const message = `Cannot write the spans of ${path}: ${reasonOf(error)}`
      failed.push({ path, code: 'not-copied', message })
    }
    host.watcher.advance(1, 0)
    await host.breathe()
  }
  const ranks = ranksBySource(records, documents, old)
  for (const [number, file] of records.entries())
    await each(file.file.path, (rows) => recordRows(file, ranks[number], documents, cuts, rows, host))
  for (const rank of texts) {
    const document = documents[rank]
    await each(document.path, (rows) => {
      const own = cuts(rank)
      const spans = own.length === 0 ? [] : charactersOf(readAgain(document, reader), document.encoding, own)
      rows.write(rowOf(JSON.stringify(document.path), document.path, spans))
    })
  }
  return failed
}

async function recordRows(
  { file, name }: RecordFile,
  ranks: Uint32Array,
  documents: readonly ReadDocument[],
  cuts: (rank: number) => readonly Cut[],
  rows: FileWriter,
  host: Host,
): Promise<void> {
  const reader = openFormat(name).reader()
  let next = 0
  const take = (chunk: Uint8Array | null) => {
    for (const piece of reader.push(chunk)) {
      const { record, problem } = piece
      const line = record?.line ?? problem?.line
      if (line === undefined) {
        // So that the lines of both files stay side by side.
        if (piece.isBlankLine === true) rows.write('\n')
        continue
      }
      const id = idIn(piece) ?? JSON.stringify(documentName({ path: file.path, record: { line } }))
      const rank = record === null || next === ranks.length ? undefined : ranks[next]
      if (record === null || rank === undefined || documents[rank].file.record?.line !== line) {
        rows.write(rowOf(id, file.path, null))
        continue
      }
      next += 1
      const own = cuts(rank)
      if (own.length > 0 && hashName(record.text) !== documents[rank].hash) throw changed(file)
      rows.write(rowOf(id, file.path, charactersOf(record.text, 'utf-8', own)))
    }
  }
  for (const chunk of chunksOf(file.from)) {
    take(chunk)
    const breath = host.breathe()
    if (breath !== null) await breath
  }
  take(null)
  if (next !== ranks.length) throw changed(file)
}

/** No id, and numbers of Python that are no JSON. */
const NONE_OF_JSON = /^(?:null|NaN|-?Infinity)$/

/** The id of a record as JSON on one line, spelt as in its file; null where it has none. */
function idIn({ raw, record, problem, idFrom = 0, idTo = 0, idJson }: Piece): string | null {
  const json = idJson ?? raw.subarray(idFrom, idTo)
  if (json.length > 0) {
    // Line ends are blanks in JSON: none stands in a string.
    const id = Buffer.from(json)
      .toString('utf8')
      .replace(/[\r\n]/g, ' ')
    return NONE_OF_JSON.test(id) ? null : id
  }
  const id = record?.id ?? problem?.id ?? null
  return id === null ? null : JSON.stringify(id)
}

/** Removals as they lie in the characters of a text. */
function charactersOf(input: Uint8Array, encoding: string, cuts: readonly Cut[]): readonly Cut[] {
  if (cuts.length === 0) return cuts
  const text = decodedAgain(input, encoding)
  const bounds = Uint32Array.from(cuts.flatMap(({ start, end }) => [start, end]))
  const places = codePointOffsets(text.bytes, textOffsets(text, bounds))
  return cuts.map(({ kind }, i) => ({ kind, start: places[i * 2], end: places[i * 2 + 1] }))
}

/** `id` is JSON. Each kind stands there, so that all lines have one shape; null for a record that is no document. */
function rowOf(id: string, source: string, spans: readonly Cut[] | null): string {
  const attributes =
    spans === null
      ? {}
      : Object.fromEntries(
          KINDS.map((kind) => [
            `${NAME}__${kind}`,
            spans.filter((span) => span.kind === kind).map(({ start, end }) => [start, end, 1]),
          ]),
        )
  return `{"id":${id},${JSON.stringify({ source, attributes }).slice(1)}\n`
}

const attributesPlace = (folder: string, path: string) => join(folder, ATTRIBUTES, NAME, path)

async function writeRows(
  folder: string,
  path: string,
  write: (rows: FileWriter) => Promise<void> | void,
): Promise<void> {
  const place = attributesPlace(folder, path)
  mkdirSync(native(dirname(place)), { recursive: true })
  const kind = packedName(path)?.kind
  if (kind !== 'gz' && kind !== 'zst') {
    await filled(place, write)
    return
  }
  const partial = join(folder, PARTIAL)
  try {
    await filled(partial, write)
    // What packs is loaded where it is needed: it takes a tenth of a second.
    const { fileInto, packedBy } = await import('./compression/packed.js')
    await packedBy(place, kind, fileInto(partial))
  } finally {
    rmSync(native(partial), { force: true })
  }
}

async function filled(place: string, write: (rows: FileWriter) => Promise<void> | void): Promise<void> {
  const rows = new FileWriter(place)
  try {
    await write(rows)
  } finally {
    rows.close()
  }
}

/**
 * Where the attributes of each file stand: those of lines of JSON under its own path, as Dolma looks for them, all others
 * with `.jsonl` behind it, again where another file or folder has that name.
 */
function attributePlaces(
  files: readonly { readonly path: string; readonly isLines: boolean }[],
): (path: string) => string {
  const taken = new Set<string>()
  for (const { path, isLines } of files) {
    if (isLines) taken.add(path)
    for (let at = path.indexOf('/'); at > 0; at = path.indexOf('/', at + 1)) taken.add(path.slice(0, at))
  }
  const places = new Map<string, string>()
  for (const { path, isLines } of files) {
    let place = path
    if (!isLines)
      do place = withEnding(place)
      while (taken.has(place))
    taken.add(place)
    places.set(path, place)
  }
  return (path) => places.get(path) ?? path
}

const ENDING = '.jsonl'
/** Bytes that a name may have on the file systems of Linux and macOS. */
const LONGEST_NAME = 255
/** Of a hash of 64 bits. */
const HASH_DIGITS = 16

/** Of a name that leaves no room for the ending, its front with its hash, so that no two become one. */
function withEnding(path: string): string {
  const at = path.lastIndexOf('/') + 1
  const name = nativeBytes(path.slice(at))
  if (name.length + ENDING.length <= LONGEST_NAME) return path + ENDING
  const end = `-${hashName(name).slice(-HASH_DIGITS)}${ENDING}`
  let front = ''
  let left = LONGEST_NAME - end.length
  for (const character of path.slice(at)) {
    left -= nativeBytes(character).length
    if (left < 0) break
    front += character
  }
  return path.slice(0, at) + front + end
}

/** The hash of all attributes of an output, names and bytes; null where it has none. Throws the system's error. */
export function attributesDigest(folder: string): string | null {
  const place = join(folder, ATTRIBUTES)
  let paths: string[]
  try {
    paths = [...filesUnder(place)].sort(byBytes)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
  const hash = hasher()
  for (const path of paths)
    hash.update(Buffer.from(`${JSON.stringify([path, hashFile(join(place, path)).hash])}\n`))
  return hash.digest()
}
