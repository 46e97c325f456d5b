/**
 * Groups: all occurrences of one repeated thing, which is the largest source of the first of them. Group g has
 * the occurrences `members[offsets[g]] .. members[offsets[g + 1] - 1]`, in corpus order; its canonical, which
 * stays, is the stretch of tokens [from[g], to[g]).
 */

import type { Boilerplate } from '../boilerplate/boilerplate.js'
import type { Bytes, Words } from '../columns/column.js'
import { bytesOf } from '../columns/column.js'
import type { Corpus } from '../fingerprint/corpus.js'
import { hash64 } from '../fingerprint/hash.js'
import type { BlockRange } from '../match/owners.js'
import { type Decisions, KEPT } from './decisions.js'
import { frameGroups } from './frame-groups.js'
import { numbersTo, sortByKey, sortBySpan } from './stable-order.js'
import { type Stretches, stretchesOf } from './stretches.js'

/** A source that is this much of its block stands for all of it: near copies of a paragraph are one group. */
const WHOLE = 0.8

export interface Groups {
  readonly count: number
  readonly from: Words
  readonly to: Words
  /** A stretch of the canonical's block, and whether the canonical is all of that block or the stretch itself. */
  readonly stretch: Words
  readonly whole: Bytes
  /** The canonical's block. */
  readonly block: Words
  /** Number of a group's line of boilerplate + 1, of which nothing has to stay; 0 for repeated text. */
  readonly line: Words
  /** Halves of the id: derived from the folded text alone, so that it is the same in every run that meets the text. */
  readonly idHigh: Words
  readonly idLow: Words
  readonly offsets: Words
  readonly members: Words
  /** The group of each occurrence. */
  readonly of: Words
  /** The groups whose canonical lies in the document of rank d are [firstOf[d], firstOf[d + 1]). */
  readonly firstOf: Words
  /** What occurrences have as sources. */
  readonly stretches: Stretches
}

/** `documents` come in corpus order. Groups come in the order of their canonicals. */
export function groupOccurrences(
  corpus: Corpus,
  documents: readonly BlockRange[],
  decisions: Decisions,
  boilerplate: Boilerplate | null,
): Groups {
  const stretches = stretchesOf(corpus, documents, decisions)
  const found = things(corpus, decisions, stretches)
  const frame = frameGroups(corpus, documents, decisions, boilerplate)
  const { columns } = corpus
  const count = found.count + frame.count
  // Of the same tokens, what repeats comes before what is boilerplate.
  const both = (repeated: (number: number) => number, framed: (number: number) => number) => {
    const values = columns.words(count)
    for (let number = 0; number < found.count; number += 1) values.set(number, repeated(number))
    for (let number = 0; number < frame.count; number += 1) values.set(found.count + number, framed(number))
    return values
  }
  const from = both(
    (one) => found.from.at(one),
    (one) => frame.from[one],
  )
  const to = both(
    (one) => found.to.at(one),
    (one) => frame.to[one],
  )
  const block = both(
    (one) => stretches.block.at(found.stretch.at(one)),
    (one) => frame.block[one],
  )
  const rank = both(
    (one) => stretches.document.at(found.stretch.at(one)),
    (one) => frame.rank[one],
  )
  const order = numbersTo(count, columns)
  sortBySpan(order, from, to, columns)
  sortByKey(order, block, columns)
  sortByKey(order, rank, columns)

  const place = columns.words(count)
  for (let at = 0; at < count; at += 1) place.set(order.at(at), at)
  const occurrences = decisions.count
  const of = columns.sharedWords(occurrences)
  const offsets = columns.sharedWords(count + 1)
  const { firstSource, line: lineOf } = decisions
  for (let i = 0; i < occurrences; i += 1) {
    const line = lineOf.at(i)
    const group =
      line > 0
        ? place.at(found.count + frame.ofLine[line])
        : place.at(found.ofStretch.at(stretches.ofSource.at(firstSource.at(i))))
    of.set(i, group)
    offsets.set(group + 1, offsets.at(group + 1) + 1)
  }
  for (let at = 0; at < count; at += 1) offsets.set(at + 1, offsets.at(at + 1) + offsets.at(at))
  const next = columns.words(count)
  for (let at = 0; at < count; at += 1) next.set(at, offsets.at(at))
  const members = columns.sharedWords(occurrences)
  for (let i = 0; i < occurrences; i += 1) {
    const group = of.at(i)
    members.set(next.at(group), i)
    next.set(group, next.at(group) + 1)
  }
  const firstOf = columns.sharedWords(documents.length + 1)
  for (let group = 0; group < count; group += 1)
    firstOf.set(rank.at(group) + 1, firstOf.at(rank.at(group) + 1) + 1)
  for (let at = 0; at < documents.length; at += 1) firstOf.set(at + 1, firstOf.at(at + 1) + firstOf.at(at))
  const pick = (values: Words) => {
    const picked = columns.sharedWords(count)
    for (let at = 0; at < count; at += 1) picked.set(at, values.at(order.at(at)))
    values.letGo()
    return picked
  }
  const whole = columns.sharedBytes(count)
  for (let at = 0; at < count; at += 1)
    whole.set(at, order.at(at) < found.count ? found.whole.at(order.at(at)) : 1)
  rank.letGo()
  const groups = {
    count,
    from: pick(from),
    to: pick(to),
    stretch: pick(
      both(
        (one) => found.stretch.at(one),
        () => 0,
      ),
    ),
    whole,
    block: pick(block),
    line: pick(
      both(
        () => 0,
        (one) => frame.line[one],
      ),
    ),
    idHigh: pick(
      both(
        (one) => found.high.at(one),
        (one) => frame.high[one],
      ),
    ),
    idLow: pick(
      both(
        (one) => found.low.at(one),
        (one) => frame.low[one],
      ),
    ),
    offsets,
    members,
    of,
    firstOf,
    stretches,
  }
  const { from: begins, to: ends, stretch, high, low, whole: wholes, ofStretch } = found
  for (const one of [order, place, next, begins, ends, stretch, high, low, wholes, ofStretch]) one.letGo()
  return groups
}

/**
 * The different things that first sources repeat, numbered as they are met in reading order, each where it stands
 * first in corpus order. A source repeats its block if it is most of one that stays, else itself.
 */
function things(
  corpus: Corpus,
  { firstSource, line, count: total, verdict }: Decisions,
  stretches: Stretches,
) {
  const { ofSource, document, block, from: stretchFrom, to: stretchTo } = stretches
  const { columns } = corpus
  const named = columns.bytes(stretches.count)
  for (let i = 0; i < total; i += 1) if (line.at(i) === 0) named.set(ofSource.at(firstSource.at(i)), 1)
  let most = 0
  for (let at = 0; at < stretches.count; at += 1) most += named.at(at)
  const list = () => columns.words(most)
  const [from, to, stretch, high, low] = [list(), list(), list(), list(), list()]
  const whole = columns.bytes(most)
  const ofStretch = columns.words(stretches.count)
  // Open addressing, at most half full: group + 1 by the low half of its hash.
  const slots = columns.words(2 ** Math.ceil(Math.log2(most * 2 + 1)))
  const mask = slots.length - 1
  const halves = new DataView(new ArrayBuffer(8))
  let count = 0
  for (let at = 0; at < stretches.count; at += 1) {
    if (named.at(at) === 0) continue
    let begin = stretchFrom.at(at)
    let end = stretchTo.at(at)
    const blockBegin = corpus.first.at(block.at(at))
    const blockEnd = corpus.first.at(block.at(at) + 1)
    const isWhole =
      end <= blockEnd && end - begin >= (blockEnd - blockBegin) * WHOLE && verdict.at(block.at(at)) === KEPT
    if (isWhole) {
      begin = blockBegin
      end = blockEnd
    }
    halves.setBigUint64(0, hash64(bytesOf(corpus.hash, begin, end)))
    const [above, below] = [halves.getUint32(0), halves.getUint32(4)]
    let slot = below & mask
    while (
      slots.at(slot) !== 0 &&
      (low.at(slots.at(slot) - 1) !== below || high.at(slots.at(slot) - 1) !== above)
    ) {
      slot = (slot + 1) & mask
    }
    let group = slots.at(slot) - 1
    const isNew = group < 0
    if (isNew) {
      group = count
      count += 1
      slots.set(slot, count)
      high.set(group, above)
      low.set(group, below)
    }
    ofStretch.set(at, group)
    const [rank, known] = [document.at(at), document.at(stretch.at(group))]
    if (isNew || rank < known || (rank === known && begin < from.at(group))) {
      from.set(group, begin)
      to.set(group, end)
      stretch.set(group, at)
      whole.set(group, isWhole ? 1 : 0)
    }
  }
  named.letGo()
  slots.letGo()
  return { count, from, to, stretch, high, low, whole, ofStretch }
}
