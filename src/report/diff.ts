/**
 * What goes as a unified diff, for review: `patch -p1` or `git apply` in a copy of the input makes the cleaned copy of
 * it. The removed spans are known, so hunks are written down from them in linear time and nothing is compared.
 *
 * Bytes, not strings: a text that is no UTF-8, or not all of it, must come out as it went in. Lines end with LF, as
 * `patch` knows them. An emptied document is a deletion (`+++ /dev/null`).
 */
import type { Span } from '../model.js'
import { type Change, changesOf, lineStarts } from './diff-changes.js'

/** A document to show. */
export interface DiffInput {
  readonly path: string
  readonly bytes: Uint8Array
  /** What goes of the bytes, ascending and apart. */
  readonly cuts: readonly Cut[]
  /** An emptied document is written as an empty file and not left out. */
  readonly keepEmpty: boolean
  /** The encoding that the bytes were decoded from: they are not those of the file, and no patch may be made of them. */
  readonly decodedFrom: string | null
}

export interface Cut extends Pick<Span, 'start' | 'end'> {
  /** What comes in its place; it holds no line end. */
  readonly put?: Uint8Array | undefined
}

/** One line of a diff, without its line end. */
export interface DiffLine {
  readonly sign: 'file' | 'hunk' | 'note' | ' ' | '-' | '+'
  readonly bytes: Uint8Array
  /** Of a removed line the spans that go; the rest of it comes again in the line that is added. */
  readonly gone: readonly Cut[]
}

/** Lines around a change, as `diff -u` has them. */
const CONTEXT = 3
const LF = 10

/** The lines of one document's diff; none where nothing goes. */
export function* diffLines({ path, bytes, cuts, keepEmpty }: DiffInput): Generator<DiffLine> {
  if (cuts.length === 0) return
  const starts = lineStarts(bytes)
  const lines = starts.length - 1
  let kept = bytes.length
  for (const { start, end, put } of cuts) kept += (put?.length ?? 0) - (end - start)
  yield text('file', `--- ${fileName('a', path)}`)
  yield text('file', kept === 0 && !keepEmpty ? '+++ /dev/null' : `+++ ${fileName('b', path)}`)
  /** How many lines fewer there are on the new side before the hunk. */
  let fewer = 0
  let cut = 0
  for (const hunk of hunksOf(changesOf(bytes, starts, cuts))) {
    const from = Math.max(0, hunk[0].from - CONTEXT)
    const to = Math.min(lines, hunk[hunk.length - 1].to + CONTEXT)
    const lost = hunk.reduce((sum, change) => sum + change.to - change.from - change.added.length, 0)
    const count = to - from - lost
    // A side without lines names the line before it.
    const newFrom = from - fewer + (count === 0 ? 0 : 1)
    yield text('hunk', `@@ -${from + 1},${to - from} +${newFrom},${count} @@`)
    fewer += lost
    let line = from
    for (const change of hunk) {
      for (; line < change.from; line += 1) yield* oneLine(' ', bytes, starts[line], starts[line + 1])
      for (; line < change.to; line += 1) {
        while (cut < cuts.length && cuts[cut].end <= starts[line]) cut += 1
        yield* oneLine(
          '-',
          bytes,
          starts[line],
          starts[line + 1],
          goneIn(cuts, cut, starts[line], starts[line + 1]),
        )
      }
      for (const added of change.added) yield* oneLine('+', added, 0, added.length)
    }
    for (; line < to; line += 1) yield* oneLine(' ', bytes, starts[line], starts[line + 1])
  }
}

/** Changes whose contexts meet share a hunk. */
function* hunksOf(changes: Iterable<Change>): Generator<Change[]> {
  let hunk: Change[] = []
  for (const change of changes) {
    const last = hunk.at(-1)
    if (last !== undefined && change.from - last.to > CONTEXT * 2) {
      yield hunk
      hunk = []
    }
    hunk.push(change)
  }
  if (hunk.length > 0) yield hunk
}

function* oneLine(
  sign: ' ' | '-' | '+',
  bytes: Uint8Array,
  start: number,
  end: number,
  gone: readonly Cut[] = [],
): Generator<DiffLine> {
  const ended = bytes[end - 1] === LF
  yield { sign, bytes: bytes.subarray(start, ended ? end - 1 : end), gone }
  if (!ended) yield text('note', '\\ No newline at end of file')
}

/** The parts of the cuts from number `first` on that lie in a line, by their place in it. */
function goneIn(cuts: readonly Cut[], first: number, start: number, end: number): Cut[] {
  const gone: Cut[] = []
  for (let at = first; at < cuts.length && cuts[at].start < end; at += 1) {
    gone.push({ start: Math.max(cuts[at].start, start) - start, end: Math.min(cuts[at].end, end) - start })
  }
  return gone
}

function text(sign: DiffLine['sign'], line: string): DiffLine {
  return { sign, bytes: Buffer.from(line, 'utf8'), gone: [] }
}

// What `patch` or a terminal would take for something else, bytes that are no UTF-8 (lone surrogates) among it.
const QUOTED = /["\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u
const EACH_QUOTED = new RegExp(QUOTED, 'gu')

/** `a/path`, in C's quotes where it must be. A name with white space ends with a tab, or `patch` would cut it off. */
function fileName(side: 'a' | 'b', path: string): string {
  if (!QUOTED.test(path)) return `${side}/${path}${/\s/u.test(path) ? '\t' : ''}`
  return `"${side}/${path.replace(EACH_QUOTED, octal)}"`
}

function octal(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`
  const code = character.charCodeAt(0)
  const escaped = character.length === 1 && code >= 0xdc80 && code <= 0xdcff
  const bytes = escaped ? [code - 0xdc00] : Array.from(Buffer.from(character, 'utf8'))
  return bytes.map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')
}
