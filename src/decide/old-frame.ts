/**
 * What belongs to the site in documents of the old corpus. Nothing of them goes, but what goes from among the text of a new
 * document must not part the same text here: it is set aside in both, as in one run over both. An index has no text that
 * a rule could be tried on, so that it is known by the new documents alone: by one that is the same, else by its words.
 */
import { type Boilerplate, goesAsBoilerplate } from '../boilerplate/boilerplate.js'
import type { Corpus } from '../fingerprint/corpus.js'
import { documentHash } from '../match/document-keys.js'
import type { BlockRange } from '../match/owners.js'
import { FrameWordings, type SiteRange } from './frame-wordings.js'
import { areSame } from './twin-documents.js'

/** Gives the blocks of the first `old` documents the lines that they are of. Documents come in corpus order. */
export function findOldFrame(
  corpus: Corpus,
  documents: readonly SiteRange[],
  old: number,
  boilerplate: Boilerplate,
): void {
  if (old === 0) return
  const fresh = documents.slice(old)
  const wordings = new FrameWordings(corpus, fresh, boilerplate)
  if (wordings.isEmpty) return
  const copies = new WholeCopies(corpus, fresh, boilerplate)
  for (const document of documents.slice(0, old)) {
    const lines = copies.linesOf(document)
    for (let i = 0; i < document.blocks; i += 1) {
      const block = document.firstBlock + i
      const number = lines === null ? wordings.lineOf(block, document.site) : lines[i]
      if (number > 0) boilerplate.line.set(block, number)
    }
  }
}

/** A document, and for each of its blocks the line as which it goes from all that are the same, or 0. */
interface Copy {
  readonly document: BlockRange
  readonly lines: Uint32Array
}

class WholeCopies {
  readonly #corpus: Corpus
  readonly #byHash = new Map<number, Copy[]>()

  constructor(corpus: Corpus, documents: readonly BlockRange[], boilerplate: Boilerplate) {
    this.#corpus = corpus
    for (const document of documents) {
      const { firstBlock, blocks } = document
      const goes = (i: number) => goesAsBoilerplate(boilerplate, firstBlock + i)
      const lines = this.linesOf(document)
      for (let i = 0; lines !== null && i < blocks; i += 1) if (!goes(i)) lines[i] = 0
      if (lines !== null) continue
      const own = Uint32Array.from({ length: blocks }, (_, i) =>
        goes(i) ? boilerplate.line.at(firstBlock + i) : 0,
      )
      const hash = documentHash(corpus, document)
      const others = this.#byHash.get(hash)
      if (others === undefined) this.#byHash.set(hash, [{ document, lines: own }])
      else others.push({ document, lines: own })
    }
  }

  /** The lines of the documents that are the same, or null where none is. */
  linesOf(document: BlockRange): Uint32Array | null {
    const others = this.#byHash.get(documentHash(this.#corpus, document))
    return others?.find((one) => areSame(this.#corpus, one.document, document))?.lines ?? null
  }
}
