/**
 * What happens to a combining mark inside a token. `tail` is the INFO entry of what the token ends in: the
 * base group of its last letter and the highest rank among the marks behind it. Offsets are bytes.
 */
import { foldsAway, GREEK_BASE } from './characters.js'
import { placeOfMark } from './combining-order.js'
import {
  BASE,
  BASE_SHIFT,
  DIACRITIC,
  IOTA,
  infoAt,
  LENGTH,
  LENGTH_SHIFT,
  RANK,
  RANK_SHIFT,
  STRESS,
} from './fold.js'

const rankOf = (info: number): number => (info >> RANK_SHIFT) & RANK

const rankAt = (bytes: Uint8Array, start: number, end: number): number => rankOf(infoAt(bytes, start, end))

/** Whether the mark counts as absent behind this tail (0: no token is open). */
export function isOptional(mark: number, tail: number): boolean {
  return foldsAway((tail >> BASE_SHIFT) & BASE, (mark & DIACRITIC) !== 0, (mark & STRESS) !== 0)
}

export function isIotaSubscript(mark: number, tail: number): boolean {
  return (mark & IOTA) !== 0 && ((tail >> BASE_SHIFT) & BASE) === GREEK_BASE
}

/**
 * Appends a mark, whose bytes are `packed`, to the token folded[from, end), in canonical order: so that
 * equivalent sequences fold to the same bytes. Returns the new end.
 */
export function appendMark(
  folded: Uint8Array,
  from: number,
  end: number,
  mark: number,
  packed: number,
  tail: number,
): number {
  const length = (mark >> LENGTH_SHIFT) & LENGTH
  const rank = rankOf(mark)
  let place = end
  if (rank !== 0 && rankOf(tail) > rank) {
    place = placeOfMark(folded, from, end, rank, rankAt)
    folded.copyWithin(place + length, place, end)
  }
  for (let k = 0; k < length; k++) folded[place + k] = packed >>> (8 * k)
  return end + length
}

/** The tail after a mark: a starter (rank 0) begins a new order, for no mark is sorted past it. */
export function tailAfterMark(mark: number, tail: number): number {
  const rank = rankOf(mark)
  const highest = rank === 0 ? 0 : Math.max(rank, rankOf(tail))
  return (tail & (BASE << BASE_SHIFT)) | (highest << RANK_SHIFT)
}
