/**
 * Coverage as law 2 of DESIGN.md defines it, written apart from the code that decides. The tokens of a removal are
 * aligned with its sources, in order; a token is covered when it is matched inside a chain that holds a common run
 * of at least 5 tokens and no gap over 8. Each source is tried on what the sources before it left uncovered: where
 * a removal was put together from several, they come in no order of the text.
 */
import { align } from './alignment.js'
import { Shingles } from './common-runs.js'
import { type Manner, MOST, RUN } from './small-alignment.js'
import { alignFurther } from './source-windows.js'

/** What stands for a token that was itself removed: equal to none. */
export const GONE = 0

/** What to prefer where sources can be aligned in several ways; no preference is the best for all removals. */
export interface Preference extends Partial<Manner> {
  /** What each token of the copy counts, from 1 on: of two alignments the one with the greater sum is taken. */
  readonly weight?: Uint8Array
}

/** 1 for each token of `copy` that is covered. Tokens are numbers other than GONE, equal ones the same token. */
export function coverage(
  copy: Uint32Array,
  sources: readonly Uint32Array[],
  { weight, ...preferred }: Preference = {},
): Uint8Array {
  const all = () => new Uint8Array(copy.length).fill(1)
  if (sources.some((source) => isEqual(copy, source))) return all()
  if (copy.length < RUN)
    return sources.some((source) => holds(source, copy)) ? all() : new Uint8Array(copy.length)
  const manner = { ...MOST, ...preferred }
  const gain = weight?.slice() ?? all()
  const match = new Int32Array(copy.length)
  let shingles: Shingles | null = null
  for (const [number, source] of sources.entries()) {
    if (source.length < RUN) continue
    if (number === 0) align(copy, source, gain, match, manner)
    else {
      shingles ??= new Shingles(copy, 0, copy.length)
      alignFurther(copy, source, gain, match, shingles, manner)
    }
  }
  return gain.map((left) => (left === 0 ? 1 : 0))
}

function isEqual(copy: Uint32Array, source: Uint32Array): boolean {
  if (source.length !== copy.length) return false
  for (let i = 0; i < copy.length; i += 1) if (copy[i] !== source[i]) return false
  return true
}

/** Whether all of `copy` stands in `source`, in one piece. */
function holds(source: Uint32Array, copy: Uint32Array): boolean {
  for (let from = 0; from + copy.length <= source.length; from += 1) {
    let same = 0
    while (same < copy.length && source[from + same] === copy[same]) same += 1
    if (same === copy.length) return true
  }
  return false
}
