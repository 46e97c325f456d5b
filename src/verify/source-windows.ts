/**
 * Where in a removal a further source may cover what is open still. A removal can be put together from thousands
 * of sources: each is aligned with the few stretches that share a run with it, never with all of the removal.
 */
import { align } from './alignment.js'
import { ENOUGH, FORGET, type Shingles, TAKEN } from './common-runs.js'
import { GAP, type Manner, RUN } from './small-alignment.js'

/** Tokens around an open one that a chain may need to reach it: a long run and a gap. */
const CONTEXT = RUN + GAP
/** Stretches of the copy at which one shingle of a source is tried. */
const TRIED = 16
/** Places that are looked at for each token of a source, on average. */
const LOOKS = 64

type Window = [from: number, to: number]

/**
 * Sets gain[i] to 0 for the tokens of `copy` that `source` covers, in one alignment, as `align` does; `shingles` are
 * those of the copy, of which some are forgotten where nothing is open.
 */
export function alignFurther(
  copy: Uint32Array,
  source: Uint32Array,
  gain: Uint8Array,
  match: Int32Array,
  shingles: Shingles,
  manner: Manner,
): void {
  const windows = joined(windowsOf(source, gain, shingles))
  if (windows.length === 0) return
  if (windows.length === 1) {
    const [from, to] = windows[0]
    align(copy.subarray(from, to), source, gain.subarray(from, to), match.subarray(from, to), manner)
    return
  }
  // Side by side, with more between them than any chain reaches over: zeros, which match nothing.
  const size = windows.reduce((sum, [from, to]) => sum + to - from + CONTEXT, 0)
  const tokens = new Uint32Array(size)
  const left = new Uint8Array(size)
  let at = 0
  for (const [from, to] of windows) {
    tokens.set(copy.subarray(from, to), at)
    left.set(gain.subarray(from, to), at)
    at += to - from + CONTEXT
  }
  align(tokens, source, left, new Int32Array(size), manner)
  at = 0
  for (const [from, to] of windows) {
    gain.set(left.subarray(at, at + to - from), from)
    at += to - from + CONTEXT
  }
}

function windowsOf(source: Uint32Array, gain: Uint8Array, shingles: Shingles): Window[] {
  const found: Window[] = []
  let looks = LOOKS * source.length
  for (let j = 0; j + RUN <= source.length && looks > 0; j += 1) {
    let tried = 0
    shingles.each(source, j, (place) => {
      looks -= 1
      if (!isOpen(gain, place)) return FORGET
      // A chain with gaps is longer than its source, at most by so much before its coverage is lost anyway.
      const from = Math.max(0, place - 2 * j - CONTEXT)
      const to = Math.min(gain.length, place + 2 * (source.length - j) + CONTEXT)
      const last = found.at(-1)
      if (last === undefined || from < last[0] || from > last[1]) {
        found.push([from, to])
        tried += 1
      } else last[1] = Math.max(last[1], to)
      return tried < TRIED && looks > 0 ? TAKEN : ENOUGH
    })
  }
  return found
}

/** Whether a chain that a run at `place` belongs to may cover something. */
function isOpen(gain: Uint8Array, place: number): boolean {
  const end = Math.min(gain.length, place + RUN + CONTEXT)
  for (let at = Math.max(0, place - CONTEXT); at < end; at += 1) if (gain[at] > 0) return true
  return false
}

/** Overlapping windows as one, ascending. */
function joined(windows: Window[]): Window[] {
  windows.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const apart: Window[] = []
  for (const [from, to] of windows) {
    const last = apart.at(-1)
    if (last === undefined || from > last[1]) apart.push([from, to])
    else last[1] = Math.max(last[1], to)
  }
  return apart
}
