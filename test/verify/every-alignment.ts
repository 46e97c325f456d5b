/**
 * Law 2 by trying everything: a walk over a copy and a source, token by token, that skips or matches at each step and
 * keeps the rules of a chain as it goes. Slow and plain, to hold the real code against.
 */

const RUN = 5
const GAP = 8

/**
 * The most tokens that any alignment covers, of those that cover all tokens for which `required` has 1; -1 if there
 * is none.
 */
export function mostCovered(copy: Uint32Array, source: Uint32Array, required: Uint8Array): number {
  if (copy.length < RUN) {
    const whole = source.some((_, from) => copy.every((token, i) => source[from + i] === token))
    return whole ? copy.length : required.includes(1) ? -1 : 0
  }
  const known = new Map<number, number>()

  /** `run` tokens matched in a row at the end of a chain, 0 outside of one; the gap since its last match. */
  const walk = (
    i: number,
    j: number,
    run: number,
    long: boolean,
    gapCopy: number,
    gapSource: number,
  ): number => {
    const inChain = run > 0
    if (i === copy.length) return inChain && !long ? -1 : 0
    const key = ((((i * 64 + j) * 8 + run) * 2 + Number(long)) * 16 + gapCopy) * 16 + gapSource
    const before = known.get(key)
    if (before !== undefined) return before
    let best = -1
    const offer = (rest: number, more: number) => {
      if (rest >= 0) best = Math.max(best, rest + more)
    }
    if (inChain && long) offer(walk(i, j, 0, false, 0, 0), 0)
    if (required[i] === 0 && (!inChain || gapCopy < GAP)) {
      offer(walk(i + 1, j, run, long, inChain ? gapCopy + 1 : 0, gapSource), 0)
    }
    if (j < source.length && (!inChain || gapSource < GAP)) {
      offer(walk(i, j + 1, run, long, gapCopy, inChain ? gapSource + 1 : 0), 0)
    }
    if (j < source.length && copy[i] === source[j]) {
      const next = inChain && gapCopy === 0 && gapSource === 0 ? Math.min(RUN, run + 1) : 1
      offer(walk(i + 1, j + 1, next, long || next === RUN, 0, 0), 1)
    }
    known.set(key, best)
    return best
  }
  return walk(0, 0, 0, false, 0, 0)
}

export function count(covered: Uint8Array): number {
  return covered.reduce((sum, one) => sum + one, 0)
}
