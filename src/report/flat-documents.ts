/** The documents of a report, made from flat arrays when they are asked for, or written without being made. */

import { originOf } from '../corpus/origin.js'
import { END, END_LINE, OCCURRENCE, PLACE, START, START_LINE } from '../corpus/token-places.js'
import { REMOVED } from '../decide/verdicts.js'
import { KINDS } from '../kinds.js'
import type { DocumentReport, Removal } from '../model.js'
import { type Findings, groupId } from './findings.js'
import type { DocumentHead, RecordWriter } from './record-writer.js'
import { documentItems, writeDocuments } from './records-in-parts.js'
import type { SelfWriting } from './write-records.js'

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
    for (let id = this.#findings.against ?? 0; id < this.#findings.documents.length; id += 1)
      yield this.head(id)
  }

  /** A document without its removals. */
  head(id: number): DocumentHead {
    const { documents, against, decisions, places, resemblances } = this.#findings
    const { from, to, verdict } = decisions
    const { removals, firstRemoval } = places
    const document = documents[id]
    let [removedBytes, removedWords] = [0, 0]
    for (let at = firstRemoval.at(id); at < firstRemoval.at(id + 1); at += 1) {
      const row = at * PLACE
      removedBytes += removals.at(row + END) - removals.at(row + START)
      removedWords += to.at(removals.at(row + OCCURRENCE)) - from.at(removals.at(row + OCCURRENCE))
    }
    const trimmed = firstRemoval.at(id + 1) > firstRemoval.at(id)
    let emptied = trimmed
    const last = document.firstBlock + document.blocks
    for (let block = document.firstBlock; emptied && block < last; block += 1) {
      emptied = verdict.at(block) === REMOVED
    }
    return {
      id,
      path: id < (against ?? 0) ? originOf(document.file) : document.path,
      record: document.file.record ?? null,
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
      nearest: resemblances.nearest.at(id),
    }
  }

  writeTo(writer: RecordWriter): Generator<undefined> {
    return writeDocuments(
      this.#findings,
      (id) => this.head(id),
      this.#findings.against ?? 0,
      documentItems(this.#findings),
      writer,
    )
  }

  #removals(id: number): Removal[] {
    const { decisions, groups, places } = this.#findings
    const { removals, firstRemoval } = places
    const list: Removal[] = []
    for (let at = firstRemoval.at(id); at < firstRemoval.at(id + 1); at += 1) {
      const row = at * PLACE
      const occurrence = removals.at(row + OCCURRENCE)
      list.push({
        start: removals.at(row + START),
        end: removals.at(row + END),
        startLine: removals.at(row + START_LINE),
        endLine: removals.at(row + END_LINE),
        kind: KINDS[decisions.kind.at(occurrence)],
        group: groupId(this.#findings, groups.of.at(occurrence)),
      })
    }
    return list
  }
}
