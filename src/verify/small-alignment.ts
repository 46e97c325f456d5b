/**
 * The best alignment of two short stretches of tokens by law 2, exactly: the one in which the most tokens of the
 * copy stand in chains that hold a long run. Places are positions in the arrays, ends exclusive.
 */

/** Law 2: a chain holds a common run of at least so many tokens. */
export const RUN = 5
/** Law 2: unmatched tokens that two runs of a chain may have between them, in the copy or in the source. */
export const GAP = 8
/** Most cells (copy x source) that are looked at: 256 x 256, about a millisecond where many tokens are equal. */
export const CELLS = 1 << 16

/** Bits of `held`. */
export const HELD_BEFORE = 1
export const HELD_AFTER = 2

/** What to prefer among alignments that law 2 allows alike. */
export interface Manner {
  /** Look for one chain alone, not for several after each other. */
  readonly oneChain: boolean
  /** What each break between two runs costs, in the unit of `gain`: 0 gives the alignment that covers most. */
  readonly breakCost: number
}

/** Covers most. */
export const MOST: Manner = { oneChain: false, breakCost: 0 }

const NONE = -1
/** Rows of what may come before a pair: the gap and the pair's neighbour. */
const REACH = GAP + 1

// Scratch of one call. A pair is an equal token of the copy and the source; pairs are numbered row by row. For
// each: the most tokens gained up to it, in a chain whose present run has r = 1..4 tokens and which holds no long
// run so far (`open`, at 4 * pair + r - 1), and in a chain that holds one (`closed`).
const pairAt = new Int32Array(CELLS)
const pairRow = new Uint16Array(CELLS)
const pairColumn = new Uint16Array(CELLS)
const open = new Int32Array(CELLS * 4)
const bestOpen = new Int32Array(CELLS)
const closed = new Int32Array(CELLS)
let pairs = 0
// For the last rows, per column: the most that any pair of that row gained at most GAP columns to the left.
let nearOpen = new Int32Array(0)
let nearClosed = new Int32Array(0)
const rowHasPairs = new Uint8Array(REACH)
/** Per column: the most that a chain with a long run gained in any row above. */
let above = new Int32Array(0)

/**
 * Writes into `match` (by place in the copy) the place in the source for each token of copy[a0, a1) that the
 * alignment with source[b0, b1) matches, and leaves the other entries as they are. `gain` says for each token of the
 * copy what it counts; one that counts nothing may still be matched. `held` says whether a chain with a long run ends
 * right before both stretches, or begins right after them. There must be no more than CELLS cells.
 */
export function alignSmall(
  copy: Uint32Array,
  a0: number,
  a1: number,
  source: Uint32Array,
  b0: number,
  b1: number,
  gain: Uint8Array,
  match: Int32Array,
  held: number,
  manner: Manner,
): void {
  const columns = b1 - b0
  fill(copy, a0, a1, source, b0, b1, gain, (held & HELD_BEFORE) !== 0, manner)
  let best = NONE
  let most = NONE
  let bestRun = 0
  for (let pair = 0; pair < pairs; pair += 1) {
    if (closed[pair] > most) {
      best = pair
      most = closed[pair]
      bestRun = 0
    }
    const isLast = a1 - a0 - pairRow[pair] <= REACH && columns - pairColumn[pair] <= REACH
    if (isLast && (held & HELD_AFTER) !== 0 && bestOpen[pair] > most) {
      best = pair
      most = bestOpen[pair]
      bestRun = runOf(pair, most)
    }
  }
  trace(best, bestRun, a0, b0, columns, gain, match, manner)
}

/** Fills the tables. */
function fill(
  copy: Uint32Array,
  a0: number,
  a1: number,
  source: Uint32Array,
  b0: number,
  b1: number,
  gain: Uint8Array,
  isHeld: boolean,
  { oneChain, breakCost }: Manner,
): void {
  const rows = a1 - a0
  const columns = b1 - b0
  reserve(columns)
  pairAt.fill(0, 0, rows * columns)
  above.fill(NONE, 0, columns)
  rowHasPairs.fill(0)
  pairs = 0
  for (let row = 0; row < rows; row += 1) {
    const token = copy[a0 + row]
    const own = gain[a0 + row]
    const first = pairs
    let before = NONE
    for (let column = 0; column < columns; column += 1) {
      if (token === source[b0 + column]) {
        const pair = pairs++
        pairAt[row * columns + column] = pair + 1
        pairRow[pair] = row
        pairColumn[pair] = column
        const holds = isHeld && row < REACH && column < REACH
        judge(pair, row, column, columns, own, before, holds ? 0 : NONE, breakCost)
      }
      if (above[column] > before && !oneChain) before = above[column]
    }
    remember(row, columns, first)
  }
}

/**
 * What a pair can gain. `before` is the most that a finished chain gained above and to the left of it, `held` what a
 * chain with a long run that comes from before both stretches did: 0, or NONE where it is out of reach.
 */
function judge(
  pair: number,
  row: number,
  column: number,
  columns: number,
  gain: number,
  before: number,
  held: number,
  breakCost: number,
): void {
  let start = Math.max(before - breakCost, 0)
  let end = held
  for (let back = 1; back <= REACH && back <= row; back += 1) {
    const ring = (row - back) % REACH
    if (rowHasPairs[ring] === 0) continue
    const at = ring * columns + column
    if (nearOpen[at] - breakCost > start) start = nearOpen[at] - breakCost
    if (nearClosed[at] - breakCost > end) end = nearClosed[at] - breakCost
  }
  const left = row > 0 && column > 0 ? pairAt[(row - 1) * columns + column - 1] - 1 : NONE
  const at = pair * 4
  open[at] = start + gain
  for (let run = 1; run < 4; run += 1) {
    const shorter = left === NONE ? NONE : open[left * 4 + run - 1]
    open[at + run] = shorter < 0 ? NONE : shorter + gain
  }
  if (left !== NONE) end = Math.max(end, closed[left], open[left * 4 + 3])
  closed[pair] = end < 0 ? NONE : end + gain
  bestOpen[pair] = Math.max(open[at], open[at + 1], open[at + 2], open[at + 3])
}

/** Makes a finished row known to the rows below. */
function remember(row: number, columns: number, first: number): void {
  const ring = row % REACH
  rowHasPairs[ring] = first < pairs ? 1 : 0
  if (first === pairs) return
  const base = ring * columns
  nearOpen.fill(NONE, base, base + columns)
  nearClosed.fill(NONE, base, base + columns)
  for (let pair = first; pair < pairs; pair += 1) {
    const column = pairColumn[pair]
    const last = Math.min(columns - 1, column + REACH)
    for (let near = column + 1; near <= last; near += 1) {
      if (bestOpen[pair] > nearOpen[base + near]) nearOpen[base + near] = bestOpen[pair]
      if (closed[pair] > nearClosed[base + near]) nearClosed[base + near] = closed[pair]
    }
    if (closed[pair] > above[column]) above[column] = closed[pair]
  }
}

/** Follows the best alignment back. Keeping who came from where would double the tables. */
function trace(
  last: number,
  lastRun: number,
  a0: number,
  b0: number,
  columns: number,
  gain: Uint8Array,
  match: Int32Array,
  { oneChain, breakCost }: Manner,
): void {
  // The run of a chain that holds no long one so far has `run` tokens; 0 for a chain that holds one.
  let run = lastRun
  for (let pair = last; pair !== NONE; ) {
    const row = pairRow[pair]
    const column = pairColumn[pair]
    match[a0 + row] = b0 + column
    const left = row > 0 && column > 0 ? pairAt[(row - 1) * columns + column - 1] - 1 : NONE
    const own = gain[a0 + row]
    if (run > 1) {
      pair = left
      run -= 1
    } else if (run === 1) {
      const value = open[pair * 4] - own + breakCost
      const near = nearPair(row, column, columns, value, bestOpen)
      if (near !== NONE) {
        run = runOf(near, value)
        pair = near
      } else {
        pair = oneChain ? NONE : finished(pair, row, column, value)
        run = 0
      }
    } else {
      const value = closed[pair] - own
      if (left !== NONE && open[left * 4 + 3] === value) {
        pair = left
        run = 4
      } else if (left !== NONE && closed[left] === value) pair = left
      else pair = nearPair(row, column, columns, value + breakCost, closed)
    }
  }
}

function runOf(pair: number, value: number): number {
  let run = 1
  while (open[pair * 4 + run - 1] !== value) run += 1
  return run
}

/** A pair at most GAP tokens before another on either side that gained so much. */
function nearPair(row: number, column: number, columns: number, value: number, gained: Int32Array): number {
  for (let i = row - 1; i >= Math.max(0, row - REACH); i -= 1) {
    for (let j = column - 1; j >= Math.max(0, column - REACH); j -= 1) {
      const pair = pairAt[i * columns + j] - 1
      if (pair >= 0 && gained[pair] === value) return pair
    }
  }
  return NONE
}

/** The end of a chain above and to the left of a pair that gained so much, or NONE where none is needed. */
function finished(from: number, row: number, column: number, value: number): number {
  for (let pair = from - 1; pair >= 0; pair -= 1) {
    if (closed[pair] === value && pairRow[pair] < row && pairColumn[pair] < column) return pair
  }
  return NONE
}

function reserve(columns: number): void {
  if (above.length >= columns) return
  above = new Int32Array(columns)
  nearOpen = new Int32Array(columns * REACH)
  nearClosed = new Int32Array(columns * REACH)
}
