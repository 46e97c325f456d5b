/**
 * The resemblance that two documents need to be versions of one text: the more the shorter they are, and the more
 * documents share what they share. So a licence that many documents hold ties none of them together, and of a hundred
 * letters from one template only those are alike that differ in hardly a word.
 */

/** Resemblance that long documents need: unrelated texts of one kind and language have 0.03 of common phrases. */
const LEAST = 0.04
/** Shingles from which on a document is long. */
const LONG = 4000
/** More resemblance for each halving of a shorter document: what two short texts share may be custom. */
const PER_HALVING = 0.12
/** But never more than this: of a text of which a third was rewritten in one place, half of the shingles are shared. */
const THIRD_CHANGED = 0.42
/** Documents that may share a passage, as versions of a text do, before it is weak evidence. */
export const FEW = 6
/** More resemblance for each doubling of them. */
const PER_DOUBLING = 0.25
/** Resemblance that is always enough: one word in thirty changed. */
const ENOUGH = 0.9

/** Of two documents of so many shingles, the shorter one counts, that share what hardly another one holds. */
export function askedOf(shingles: number): number {
  return Math.min(THIRD_CHANGED, LEAST + PER_HALVING * Math.max(0, Math.log2(LONG / shingles)))
}

/** The same where 2 ** `doublings` documents hold what they share. */
export function asked(shingles: number, doublings: number): number {
  return Math.min(ENOUGH, askedOf(shingles) + PER_DOUBLING * Math.max(0, doublings - Math.log2(FEW)))
}
