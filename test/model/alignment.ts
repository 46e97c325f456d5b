/**
 * Law 2's coverage, by brute force over all pairs of equal tokens: a token of a copy is covered if some chain of
 * pairs, ascending on both sides and with gaps of at most GAP tokens, matches it and holds a run of RUN.
 */

const RUN = 5
const GAP = 8

/**
 * For each token of `copy`, whether a chain through `source` can match it: no alignment covers more than these
 * together. A copy of fewer than RUN tokens is covered whole or not at all.
 */
export function coverable(copy: readonly string[], source: readonly string[]): readonly boolean[] {
  const whole = contains(source, copy)
  if (copy.length < RUN || whole) return copy.map(() => whole)
  const inRun = grid(copy.length, source.length, Uint8Array)
  eachRun(copy, source, (i, j) => {
    for (let k = 0; k < RUN; k += 1) inRun[i - k][j - k] = 1
  })
  const forward = chained(copy, source)
  const backward = chained(copy.toReversed(), source.toReversed())
  const [lastRow, lastColumn] = [copy.length - 1, source.length - 1]
  return copy.map((_, i) =>
    source.some((_, j) => inRun[i][j] + forward[i][j] + backward[lastRow - i][lastColumn - j] > 0),
  )
}

/** Where `part` stands in `whole`, in one piece. */
export function contains(whole: readonly string[], part: readonly string[]): boolean {
  return whole.some(
    (_, at) => at + part.length <= whole.length && part.every((word, i) => whole[at + i] === word),
  )
}

/** 1 for each pair that ends a chain which holds a run of RUN. */
function chained(copy: readonly string[], source: readonly string[]): readonly Uint8Array[] {
  const ends = grid(copy.length, source.length, Uint8Array)
  eachRun(copy, source, (i, j) => {
    ends[i][j] = 1
  })
  for (let i = 0; i < copy.length; i += 1) {
    for (let j = 0; j < source.length; j += 1) {
      if (copy[i] === source[j] && ends[i][j] === 0 && follows(ends, i, j)) ends[i][j] = 1
    }
  }
  return ends
}

/** Calls `end` for every pair that ends a run of RUN equal tokens. */
function eachRun(
  copy: readonly string[],
  source: readonly string[],
  end: (i: number, j: number) => void,
): void {
  const run = grid(copy.length + 1, source.length + 1, Int32Array)
  for (let i = 0; i < copy.length; i += 1) {
    for (let j = 0; j < source.length; j += 1) {
      run[i + 1][j + 1] = copy[i] === source[j] ? run[i][j] + 1 : 0
      if (run[i + 1][j + 1] >= RUN) end(i, j)
    }
  }
}

/** Whether a pair can follow one that is marked: ahead on both sides, and not too far. */
function follows(marked: readonly Uint8Array[], i: number, j: number): boolean {
  for (let x = Math.max(0, i - 1 - GAP); x < i; x += 1) {
    for (let y = Math.max(0, j - 1 - GAP); y < j; y += 1) if (marked[x][y] === 1) return true
  }
  return false
}

function grid<T extends Uint8Array | Int32Array>(
  rows: number,
  columns: number,
  Type: new (length: number) => T,
): T[] {
  return Array.from({ length: rows }, () => new Type(columns))
}
