/**
 * Groups: all occurrences of one repeated thing, which is the largest source of the first of them. Group g has
 * the occurrences `members[offsets[g]] .. members[offsets[g + 1] - 1]`, in corpus order; its canonical, which
 * stays, is the stretch of tokens [from[g], to[g]).
 */

import type { Boilerplate } from '../boilerplate/boilerplate.js'
import type { Fingerprints } from '../fingerprint/fingerprints.js'
import { hash64 } from '../fingerprint/hash.js'
import type { BlockRange } from '../match/owners.js'
import { shared, sharedNumbers } from '../shared-numbers.js'
import { type Decisions, KEPT } from './decisions.js'
import { frameGroups } from './frame-groups.js'
import { numbersTo, sortByKey, sortBySpan } from './stable-order.js'
import { type Stretches, stretchesOf } from './stretches.js'

/** A source that is this much of its block stands for all of it: near copies of a paragraph are one group. */
const WHOLE = 0.8

export interface Groups {
  readonly count: number
  readonly from: Uint32Array
  readonly to: Uint32Array
  /** A stretch of the canonical's block, and whether the canonical is all of that block or the stretch itself. */
  readonly stretch: Uint32Array
  readonly whole: Uint8Array
  /** The canonical's block. */
  readonly block: Uint32Array
  /** Number of a group's line of boilerplate + 1, of which nothing has to stay; 0 for repeated text. */
  readonly line: Uint32Array
  /** Halves of the id: derived from the folded text alone, so that it is the same in every run that meets the text. */
  readonly idHigh: Uint32Array
  readonly idLow: Uint32Array
  readonly offsets: Uint32Array
  readonly members: Uint32Array
  /** The group of each occurrence. */
  readonly of: Uint32Array
  /** The groups whose canonical lies in the document of rank d are [firstOf[d], firstOf[d + 1]). */
  readonly firstOf: Uint32Array
  /** What occurrences have as sources. */
  readonly stretches: Stretches
}

/** `documents` come in corpus order. Groups come in the order of their canonicals. */
export function groupOccurrences(
  corpus: Fingerprints,
  documents: readonly BlockRange[],
  decisions: Decisions,
  boilerplate: Boilerplate | null,
): Groups {
  const stretches = stretchesOf(corpus, documents, decisions)
  const found = things(corpus, decisions, stretches)
  const frame = frameGroups(corpus, documents, decisions, boilerplate)
  const count = found.count + frame.count
  // Of the same tokens, what repeats comes before what is boilerplate.
  const both = (a: ArrayLike<number>, b: ArrayLike<number>) => {
    const values = new Uint32Array(count)
    values.set(a)
    values.set(b, found.count)
    return values
  }
  const none = new Uint32Array(frame.count)
  const from = both(found.from, frame.from)
  const to = both(found.to, frame.to)
  const block = both(
    found.stretch.map((stretch) => stretches.block[stretch]),
    frame.block,
  )
  const rank = both(
    found.stretch.map((stretch) => stretches.document[stretch]),
    frame.rank,
  )
  const order = numbersTo(count)
  sortBySpan(order, from, to)
  sortByKey(order, block)
  sortByKey(order, rank)

  const place = new Uint32Array(count)
  for (let at = 0; at < order.length; at += 1) place[order[at]] = at
  const of = sharedNumbers(decisions.count)
  const offsets = sharedNumbers(count + 1)
  const firstSource = decisions.firstSource.view()
  const lineOf = decisions.line.view()
  for (let i = 0; i < of.length; i += 1) {
    const line = lineOf[i]
    const group =
      line > 0
        ? place[found.count + frame.ofLine[line]]
        : place[found.ofStretch[stretches.ofSource[firstSource[i]]]]
    of[i] = group
    offsets[group + 1] += 1
  }
  for (let at = 0; at < count; at += 1) offsets[at + 1] += offsets[at]
  const next = Uint32Array.from(offsets)
  const members = sharedNumbers(of.length)
  for (let i = 0; i < of.length; i += 1) {
    members[next[of[i]]] = i
    next[of[i]] += 1
  }
  const firstOf = sharedNumbers(documents.length + 1)
  for (let group = 0; group < count; group += 1) firstOf[rank[group] + 1] += 1
  for (let at = 0; at < documents.length; at += 1) firstOf[at + 1] += firstOf[at]
  const pick = (values: Uint32Array) => {
    const picked = sharedNumbers(count)
    for (let at = 0; at < count; at += 1) picked[at] = values[order[at]]
    return picked
  }
  return {
    count,
    from: pick(from),
    to: pick(to),
    stretch: pick(both(found.stretch, none)),
    whole: shared(Uint8Array.from(order, (group) => (group < found.count ? found.whole[group] : 1))),
    block: pick(block),
    line: pick(both(new Uint32Array(found.count), frame.line)),
    idHigh: pick(both(found.high, frame.high)),
    idLow: pick(both(found.low, frame.low)),
    offsets,
    members,
    of,
    firstOf,
    stretches,
  }
}

/**
 * The different things that first sources repeat, numbered as they are met in reading order, each where it stands
 * first in corpus order. A source repeats its block if it is most of one that stays, else itself.
 */
function things(
  corpus: Fingerprints,
  { firstSource, line, count: total, verdict }: Decisions,
  stretches: Stretches,
) {
  const { ofSource, document, block, from: stretchFrom, to: stretchTo } = stretches
  const named = new Uint8Array(stretches.count)
  for (let i = 0; i < total; i += 1) if (line.at(i) === 0) named[ofSource[firstSource.at(i)]] = 1
  let most = 0
  for (let at = 0; at < named.length; at += 1) most += named[at]
  const list = () => new Uint32Array(most)
  const [from, to, stretch, high, low] = [list(), list(), list(), list(), list()]
  const whole = new Uint8Array(most)
  const ofStretch = new Uint32Array(stretches.count)
  // Open addressing, at most half full: group + 1 by the low half of its hash.
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(most * 2 + 1)))
  const mask = slots.length - 1
  const { buffer, byteOffset } = corpus.hash
  const halves = new DataView(new ArrayBuffer(8))
  let count = 0
  for (let at = 0; at < stretches.count; at += 1) {
    if (named[at] === 0) continue
    let begin = stretchFrom[at]
    let end = stretchTo[at]
    const blockBegin = corpus.first[block[at]]
    const blockEnd = corpus.first[block[at] + 1]
    const isWhole =
      end <= blockEnd && end - begin >= (blockEnd - blockBegin) * WHOLE && verdict[block[at]] === KEPT
    if (isWhole) {
      begin = blockBegin
      end = blockEnd
    }
    halves.setBigUint64(0, hash64(new Uint8Array(buffer, byteOffset + begin * 4, (end - begin) * 4)))
    const [above, below] = [halves.getUint32(0), halves.getUint32(4)]
    let slot = below & mask
    while (slots[slot] !== 0 && (low[slots[slot] - 1] !== below || high[slots[slot] - 1] !== above)) {
      slot = (slot + 1) & mask
    }
    let group = slots[slot] - 1
    const isNew = group < 0
    if (isNew) {
      group = count
      count += 1
      slots[slot] = count
      high[group] = above
      low[group] = below
    }
    ofStretch[at] = group
    const [rank, known] = [document[at], document[stretch[group]]]
    if (isNew || rank < known || (rank === known && begin < from[group])) {
      from[group] = begin
      to[group] = end
      stretch[group] = at
      whole[group] = isWhole ? 1 : 0
    }
  }
  const cut = (values: Uint32Array) => values.slice(0, count)
  return {
    count,
    from: cut(from),
    to: cut(to),
    stretch: cut(stretch),
    high: cut(high),
    low: cut(low),
    whole,
    ofStretch,
  }
}
