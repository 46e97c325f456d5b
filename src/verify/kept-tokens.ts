/**
 * The tokens of all sources that a report names, from the originals: what is left of them in the output, a token
 * that was itself removed standing as GONE. 4 bytes for each token of a source, however often it is named.
 */
import type { Decoded } from '../corpus/encoding/decode.js'
import { lowerBound } from '../lower-bound.js'
import { isMarkdown } from '../markdown-name.js'
import { tokenise } from '../text/tokenise.js'
import { Tokens } from '../text/tokens.js'
import type { Claims, Spans } from './claims.js'
import { GONE } from './coverage.js'
import type { IdsOf } from './indexed-ids.js'
import { textOffsets } from './input-offsets.js'
import type { HashedText } from './old-texts.js'
import { GAP } from './small-alignment.js'
import { tokenIds } from './token-ids.js'

/** Bytes between two sources of a document that are read as well: GAP words are hardly ever longer. */
const NEAR = 256

const tokens = new Tokens()

export class KeptTokens {
  readonly #claims: Claims
  /** Tokens of sources that lie near each other, by document in reading order. */
  readonly #stretches: Uint32Array[] = []
  /** For each source its stretch + 1, and its tokens [from, to) in it. */
  readonly #stretchOf: Uint32Array
  readonly #from: Uint32Array
  readonly #to: Uint32Array

  readonly #idsOf: IdsOf

  /** `idsOf` gives the numbers of tokens, none of them GONE. */
  constructor(claims: Claims, idsOf: IdsOf = tokenIds) {
    this.#claims = claims
    this.#idsOf = idsOf
    this.#stretchOf = new Uint32Array(claims.sources.count)
    this.#from = new Uint32Array(claims.sources.count)
    this.#to = new Uint32Array(claims.sources.count)
  }

  /** Whether any source lies in a document. */
  wants(document: number): boolean {
    return this.#claims.sources.of(document).length > 0
  }

  /** Reads the sources that lie in a document. */
  read(document: number, text: Decoded): void {
    const { sources, removals, removalKind } = this.#claims
    const order = sources.of(document)
    const gone = removals.of(document)
    const places = placesIn(text, [
      [sources, order],
      [removals, gone],
    ])
    let removal = 0
    for (let first = 0; first < order.length; ) {
      const start = places(sources.start.at(order[first]))
      let end = places(sources.end.at(order[first]))
      let last = first + 1
      for (; last < order.length && places(sources.start.at(order[last])) <= end + NEAR; last += 1) {
        end = Math.max(end, places(sources.end.at(order[last])))
      }
      tokens.clear()
      tokenise(text.bytes, start, end, tokens)
      const ids = this.#idsOf(tokens, text, isMarkdown(this.#claims.paths[document]))
      const starts: number[] = []
      for (let i = 0; i < ids.length; i += 1) {
        while (removal < gone.length && places(removals.end.at(gone[removal])) <= tokens.start[i])
          removal += 1
        const goes = removal < gone.length && places(removals.start.at(gone[removal])) < tokens.end[i]
        // What stood around boilerplate stands together, as in the output.
        if (goes && removalKind[gone[removal]] === 'boilerplate') continue
        ids[starts.length] = goes ? GONE : ids[i]
        starts.push(tokens.start[i])
      }
      this.#stretches.push(ids.subarray(0, starts.length))
      for (let at = first; at < last; at += 1) {
        const source = order[at]
        this.#stretchOf[source] = this.#stretches.length
        this.#from[source] = lowerBound(starts, places(sources.start.at(source)))
        this.#to[source] = lowerBound(starts, places(sources.end.at(source)))
      }
      first = last
    }
  }

  /** Reads the sources that lie in a document of which there are only hashes: whole blocks of it. */
  readHashed(document: number, { hash, ends, start, end }: HashedText): void {
    const { sources } = this.#claims
    this.#stretches.push(hash.map((one) => (one === GONE ? 1 : one)))
    for (const source of sources.of(document)) {
      const first = start.findIndex((at) => at >= sources.start.at(source))
      const last = end.findLastIndex((at) => at <= sources.end.at(source))
      if (first < 0 || last < first) continue
      this.#stretchOf[source] = this.#stretches.length
      this.#from[source] = first === 0 ? 0 : ends[first - 1]
      this.#to[source] = ends[last]
    }
  }

  /** The tokens of a source. */
  of(source: number): Uint32Array {
    return this.#part(source, source)
  }

  /**
   * The sources first .. last - 1 that lie at most GAP tokens from each other, as one: a chain may reach over a short
   * block that was removed, and the report then names what stays of it on both sides.
   */
  joined(first: number, last: number): Uint32Array[] {
    const order = Array.from({ length: last - first }, (_, i) => first + i).filter(
      (one) => this.#stretchOf[one] > 0,
    )
    order.sort((a, b) => this.#stretchOf[a] - this.#stretchOf[b] || this.#from[a] - this.#from[b] || a - b)
    const found: Uint32Array[] = []
    for (let at = 0; at < order.length; ) {
      let furthest = order[at]
      let next = at + 1
      while (
        next < order.length &&
        this.#stretchOf[order[next]] === this.#stretchOf[furthest] &&
        this.#from[order[next]] <= this.#to[furthest] + GAP
      ) {
        if (this.#to[order[next]] > this.#to[furthest]) furthest = order[next]
        next += 1
      }
      if (next > at + 1) found.push(this.#part(order[at], furthest))
      at = next
    }
    return found
  }

  #part(from: number, to: number): Uint32Array {
    const stretch = this.#stretchOf[from]
    if (stretch === 0) return new Uint32Array(0)
    return this.#stretches[stretch - 1].subarray(this.#from[from], this.#to[to])
  }
}

/** Answers with a function from the starts and ends of some spans, offsets in the input, to offsets in the text. */
export function placesIn(
  text: Decoded,
  spans: readonly (readonly [Spans, Uint32Array])[],
): (offset: number) => number {
  if (text.encoding === 'utf-8') return (offset) => Math.min(offset, text.bytes.length)
  const offsets = new Set<number>()
  for (const [{ start, end }, numbers] of spans) {
    for (const number of numbers) offsets.add(start.at(number)).add(end.at(number))
  }
  const wanted = Uint32Array.from(offsets).sort()
  const found = textOffsets(text, wanted)
  const places = new Map(Array.from(wanted, (offset, i) => [offset, found[i]]))
  return (offset) => places.get(offset) ?? text.bytes.length
}
