/** From removed spans to changed lines. Offsets are bytes, lines are numbered from 0 and end with LF, ends exclusive. */

/** Lines [from, to) that go, and what comes instead; each line with its LF, if it has one. */
export interface Change {
  readonly from: number
  readonly to: number
  readonly added: readonly Uint8Array[]
}

interface Cut {
  readonly start: number
  readonly end: number
  readonly put?: Uint8Array | undefined
}

const LF = 10

/** Where each line starts, and the length of the text behind them. */
export function lineStarts(bytes: Uint8Array): Uint32Array {
  let lines = bytes.length > 0 && bytes[bytes.length - 1] !== LF ? 1 : 0
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) lines += 1
  const starts = new Uint32Array(lines + 1)
  for (let line = 1; line < lines; line += 1) starts[line] = bytes.indexOf(LF, starts[line - 1]) + 1
  starts[lines] = bytes.length
  return starts
}

/** The lines that differ, least first; `cuts` are ascending and apart. No line stands in two changes. */
export function* changesOf(bytes: Uint8Array, starts: Uint32Array, cuts: readonly Cut[]): Generator<Change> {
  const lines = starts.length - 1
  let line = 0
  for (let first = 0; first < cuts.length; ) {
    while (starts[line + 1] <= cuts[first].start) line += 1
    const from = line
    let next = first
    let to = from
    // More lines belong to it as long as a cut reaches into them, or a line's end went and the next is joined to it.
    for (;;) {
      while (next < cuts.length && cuts[next].start < starts[to]) next += 1
      if (to > from && !reaches(cuts[next - 1], starts[to]) && !isJoined(bytes, starts, cuts, next, from, to))
        break
      if (to === lines) break
      to += 1
    }
    yield trimmed(bytes, starts, from, to, keptLines(bytes, starts[from], starts[to], cuts, first, next))
    line = to
    first = next
    if (line === lines) return
  }
}

function reaches({ end }: Cut, offset: number): boolean {
  return end > offset
}

/** Whether what is kept of lines [from, to), or put in there, ends inside a line. Cuts before number `next` start in them. */
function isJoined(
  bytes: Uint8Array,
  starts: Uint32Array,
  cuts: readonly Cut[],
  next: number,
  from: number,
  to: number,
): boolean {
  let last = starts[to]
  for (let at = next - 1; at >= 0 && cuts[at].end === last; at -= 1) {
    if (cuts[at].put !== undefined) return true
    last = cuts[at].start
  }
  return last > starts[from] && bytes[last - 1] !== LF
}

/** What is kept of the bytes [start, end), in lines; the cuts [first, next) lie in them. */
function keptLines(
  bytes: Uint8Array,
  start: number,
  end: number,
  cuts: readonly Cut[],
  first: number,
  next: number,
): Uint8Array[] {
  const pieces: Uint8Array[] = []
  let at = start
  for (let cut = first; cut < next; cut += 1) {
    const { start: begin, end: behind, put } = cuts[cut]
    pieces.push(bytes.subarray(at, begin))
    if (put !== undefined) pieces.push(put)
    at = behind
  }
  pieces.push(bytes.subarray(at, end))
  const kept = Buffer.concat(pieces)
  const starts = lineStarts(kept)
  return Array.from({ length: starts.length - 1 }, (_, line) => kept.subarray(starts[line], starts[line + 1]))
}

/** Without the lines at both ends that are as they were. */
function trimmed(
  bytes: Uint8Array,
  starts: Uint32Array,
  from: number,
  to: number,
  kept: Uint8Array[],
): Change {
  const equal = (line: number, other: Uint8Array) =>
    Buffer.compare(bytes.subarray(starts[line], starts[line + 1]), other) === 0
  let [first, last] = [0, kept.length]
  while (first < last && from + first < to && equal(from + first, kept[first])) first += 1
  let end = to
  while (last > first && end > from + first && equal(end - 1, kept[last - 1])) {
    last -= 1
    end -= 1
  }
  return { from: from + first, to: end, added: kept.slice(first, last) }
}
