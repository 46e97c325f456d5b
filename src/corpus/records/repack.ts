/** The second read of files of records: each is streamed again and written without what goes of its records' texts. */

import { hasher } from '../../fingerprint/hash.js'
import type { Host } from '../../host.js'
import type { Emit } from '../../model.js'
import type { CleanOutput } from '../clean-output.js'
import { type Cut, cutsOf, marksIn } from '../cut-marks.js'
import type { ReadDocument } from '../first-read.js'
import { changed } from '../rewrite.js'
import type { Decided } from '../second-read.js'
import type { Places } from '../token-places.js'
import { canHold, type FormatName, openFormat } from './formats.js'
import type { RecordFile } from './record-file.js'
import type { RecordText, TextCut } from './record-format.js'
import { Repacker } from './repacker.js'
import { chunksOf } from './source.js'

export interface RepackOptions {
  readonly keepEmpty: boolean
  readonly mark: string | null
  readonly emit: Emit
}

/** `documents` come in corpus order and are located; the first `old` of them are not of this walk. Throws DedupeError where a file is another one by now. */
export async function repackAll(
  files: readonly RecordFile[],
  documents: readonly ReadDocument[],
  old: number,
  places: Places,
  decisions: Pick<Decided['decisions'], 'kind'>,
  output: CleanOutput,
  options: RepackOptions,
  host: Host,
): Promise<void> {
  if (!output.copies || files.length === 0) return
  const ranks = ranksBySource(files, documents, old)
  for (const [number, file] of files.entries()) {
    const { firstRemoval } = places
    const own = ranks[number]
    const isCut =
      options.emit !== 'spans' && own.some((rank) => firstRemoval.at(rank + 1) > firstRemoval.at(rank))
    if (!isCut) {
      const hash = output.copyRecords(file)
      if (hash !== null && hash !== file.hash) throw changed(file.file)
      continue
    }
    const cuts = (rank: number, text: Uint8Array) => {
      const spans = cutsOf(decisions, places, rank)
      return textCuts(spans, text, options, file.name)
    }
    await repack(file, own, documents, cuts, output, host)
  }
}

async function repack(
  file: RecordFile,
  ranks: Uint32Array,
  documents: readonly ReadDocument[],
  cuts: (rank: number, text: Uint8Array) => readonly TextCut[] | null,
  output: CleanOutput,
  host: Host,
): Promise<void> {
  const sink = output.records(file)
  if (sink === null) return
  let next = 0
  const cutsOfRecord = ({ line, text }: RecordText): readonly TextCut[] | null => {
    const rank = ranks[next]
    if (rank === undefined || documents[rank].file.record?.line !== line) return NONE
    next += 1
    return cuts(rank, text)
  }
  const repacker = new Repacker(openFormat(file.name), cutsOfRecord, sink)
  const hash = hasher()
  try {
    for (const chunk of chunksOf(file.file.from)) {
      hash.update(chunk)
      repacker.push(chunk)
      const breath = host.breathe()
      if (breath !== null) await breath
    }
    repacker.push(null)
    if (hash.digest() !== file.hash) throw changed(file.file)
    sink.close()
  } finally {
    sink.abort()
  }
}

const NONE: readonly never[] = []

/** What goes of a text in a file of this format; null where that is all of it, and the record goes as well. */
export function textCuts(
  spans: readonly Cut[],
  text: Uint8Array,
  { keepEmpty, mark }: Omit<RepackOptions, 'emit'>,
  name: FormatName,
): readonly TextCut[] | null {
  if (spans.length === 0) return NONE
  const gone = spans.reduce((sum, { start, end }) => sum + end - start, 0)
  const inserted = marksIn(text, 'utf-8', spans, mark !== null && canHold(name, mark) ? mark : null)
  if (gone === text.length && inserted.size === 0 && !keepEmpty) return null
  return spans.map(({ start, end }) => ({ start, end, put: inserted.get(start) ?? null }))
}

/** Of each file the ranks of its documents, in the order of its records. */
export function ranksBySource(
  files: readonly RecordFile[],
  documents: readonly ReadDocument[],
  old: number,
): Uint32Array[] {
  const ranks = files.map(({ records }) => new Uint32Array(records))
  const filled = new Uint32Array(files.length)
  for (const [rank, { file }] of documents.entries()) {
    if (rank >= old && file.record !== undefined)
      ranks[file.record.source][filled[file.record.source]++] = rank
  }
  const offset = (rank: number) => documents[rank].file.record?.line ?? 0
  return ranks.map((own, source) => own.subarray(0, filled[source]).sort((a, b) => offset(a) - offset(b)))
}
