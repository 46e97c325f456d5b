/** The documents of a report, made from flat arrays when they are asked for, or written without being made. */
import { END, END_LINE, OCCURRENCE, PLACE, START, START_LINE } from '../corpus/token-places.js'
import { REMOVED } from '../decide/decisions.js'
import { KINDS } from '../kinds.js'
import type { DocumentReport, Removal } from '../model.js'
import { type Findings, groupId } from './findings.js'
import { type DocumentHead, REMOVED_AS, type RecordWriter } from './record-writer.js'
import type { SelfWriting } from './write-records.js'

const KIND_TEXTS = KINDS.map((kind) => REMOVED_AS[kind])

export class FlatDocuments implements Iterable<DocumentReport>, SelfWriting {
  readonly #findings: Findings

  constructor(findings: Findings) {
    this.#findings = findings
  }

  *[Symbol.iterator](): Generator<DocumentReport> {
    for (const head of this.heads()) yield { ...head, removals: this.#removals(head.id) }
  }

  /** The documents without their removals. */
  *heads(): Generator<DocumentHead> {
    const { documents, decisions, places, resemblances } = this.#findings
    const { from, to, verdict } = decisions
    const { removals, firstRemoval } = places
    for (const [id, document] of documents.entries()) {
      let [removedBytes, removedWords] = [0, 0]
      for (let at = firstRemoval[id]; at < firstRemoval[id + 1]; at += 1) {
        const row = at * PLACE
        removedBytes += removals[row + END] - removals[row + START]
        removedWords += to.at(removals[row + OCCURRENCE]) - from.at(removals[row + OCCURRENCE])
      }
      const trimmed = firstRemoval[id + 1] > firstRemoval[id]
      let emptied = trimmed
      const last = document.firstBlock + document.blocks
      for (let block = document.firstBlock; emptied && block < last; block += 1) {
        emptied = verdict[block] === REMOVED
      }
      yield {
        id,
        path: document.path,
        record: null,
        site: document.site,
        date: document.date,
        encoding: document.encoding,
        bytes: document.bytes,
        words: document.words,
        blocks: document.blocks,
        hash: document.hash,
        removedBytes,
        removedWords,
        status: emptied ? 'emptied' : trimmed ? 'trimmed' : 'kept',
        nearest: resemblances.nearest[id],
      }
    }
  }

  *writeTo(writer: RecordWriter): Generator<undefined> {
    const { decisions, groups, places } = this.#findings
    const { idHigh, idLow, of } = groups
    const { removals, firstRemoval } = places
    for (const head of this.heads()) {
      writer.document(head)
      for (let at = firstRemoval[head.id]; at < firstRemoval[head.id + 1]; at += 1) {
        const row = at * PLACE
        const occurrence = removals[row + OCCURRENCE]
        const group = of[occurrence]
        writer.removalOfHash(
          removals[row + START],
          removals[row + END],
          removals[row + START_LINE],
          removals[row + END_LINE],
          KIND_TEXTS[decisions.kind.at(occurrence)],
          idHigh[group],
          idLow[group],
        )
        if (writer.full) yield
      }
      writer.endDocument()
      if (writer.full) yield
    }
  }

  #removals(id: number): Removal[] {
    const { decisions, groups, places } = this.#findings
    const { removals, firstRemoval } = places
    const list: Removal[] = []
    for (let at = firstRemoval[id]; at < firstRemoval[id + 1]; at += 1) {
      const row = at * PLACE
      const occurrence = removals[row + OCCURRENCE]
      list.push({
        start: removals[row + START],
        end: removals[row + END],
        startLine: removals[row + START_LINE],
        endLine: removals[row + END_LINE],
        kind: KINDS[decisions.kind.at(occurrence)],
        group: groupId(this.#findings, groups.of[occurrence]),
      })
    }
    return list
  }
}
