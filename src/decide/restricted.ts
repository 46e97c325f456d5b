/** Whether a copy differs from its source in an exception or a limit, and in hardly anything else. */
import type { Corpus } from '../fingerprint/corpus.js'
import { isRestriction } from '../fingerprint/restrictions.js'
import type { Cover } from '../match/cover.js'

/** Places up to which a copy differs for the sake of each of them. */
const FEW = 2

/**
 * Whether the tokens [begin, end) of a block, counted from its first one, `from`, and what `cover` found for them have a
 * restriction in one of at most FEW places where they differ.
 */
export function isRestricted(
  { hash }: Pick<Corpus, 'hash'>,
  cover: Cover,
  from: number,
  begin: number,
  end: number,
): boolean {
  const { owner, sourceAt } = cover
  let places = 0
  let restricted = false
  let differs = false
  let last = -1
  for (let i = begin; i < end; i += 1) {
    if (cover.isNew(i)) {
      differs = true
      restricted ||= isRestriction(hash.at(from + i))
      continue
    }
    const leftOut = last >= 0 && owner[last] === owner[i] ? sourceAt[last] + 1 : sourceAt[i]
    for (let at = leftOut; at < sourceAt[i]; at += 1) {
      differs = true
      restricted ||= isRestriction(hash.at(at))
    }
    if (differs) places += 1
    differs = false
    last = i
  }
  if (differs) places += 1
  return restricted && places <= FEW
}
