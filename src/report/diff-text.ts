/**
 * A diff's lines for a program or for eyes. For `patch` every byte is as it stands in the file; on a terminal texts are
 * made safe and coloured, and of a line that is cut only what goes is red.
 */
import type { ChalkInstance } from 'chalk'
import { type Cut, type DiffInput, type DiffLine, diffLines } from './diff.js'
import { safeLine } from './safe-text.js'

/** Bytes gathered before they are handed on, see PIECE_BYTES of record-writer.ts. */
const PIECE = 1 << 16
const NEWLINE = Buffer.from('\n')
/** Before each line of a document that is not shown in its own bytes: `patch` and `git apply` pass over such lines. */
const COMMENT = '# '

/** `paint` with colours makes it safe for a terminal; null leaves the bytes alone. Each input is used up before the next is taken. */
export function* diffText(inputs: Iterable<DiffInput>, paint: ChalkInstance | null): Generator<Buffer> {
  let open: Uint8Array[] = []
  let size = 0
  for (const input of inputs) {
    for (const piece of documentPieces(input, paint)) {
      open.push(piece)
      size += piece.length
      if (size < PIECE) continue
      yield Buffer.concat(open)
      open = []
      size = 0
    }
    // The next input may be read into the same memory.
    if (size > 0) yield Buffer.concat(open)
    open = []
    size = 0
  }
}

function* documentPieces(input: DiffInput, paint: ChalkInstance | null): Generator<Uint8Array> {
  const { decodedFrom } = input
  const before = decodedFrom === null ? null : Buffer.from(COMMENT)
  if (before !== null && input.cuts.length > 0) {
    yield Buffer.from(
      `${COMMENT}Decoded from ${decodedFrom}: for reading only, patch leaves this file alone\n`,
    )
  }
  for (const line of diffLines(input)) {
    if (before !== null) yield before
    if (paint !== null) yield Buffer.from(paintedLine(line, paint))
    else {
      if (line.sign.length === 1) yield Buffer.from(line.sign)
      yield line.bytes
    }
    yield NEWLINE
  }
}

function paintedLine({ sign, bytes, gone }: DiffLine, paint: ChalkInstance): string {
  const safe = (start: number, end: number) =>
    safeLine(Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8'))
  const all = safe(0, bytes.length)
  switch (sign) {
    case 'file':
      return paint.bold(all)
    case 'hunk':
      return paint.cyan(all)
    case 'note':
      return paint.dim(all)
    case ' ':
      return ` ${all}`
    case '+':
      return paint.green(`+${all}`)
    case '-': {
      const parts = partsOf(gone, bytes.length).map(({ start, end, goes }) =>
        goes ? paint.red(safe(start, end)) : safe(start, end),
      )
      return paint.red('-') + parts.join('')
    }
  }
}

function partsOf(gone: readonly Cut[], length: number): (Cut & { readonly goes: boolean })[] {
  const parts: (Cut & { readonly goes: boolean })[] = []
  let at = 0
  for (const { start, end } of gone) {
    if (start > at) parts.push({ start: at, end: start, goes: false })
    // The line end, which goes with a whole line, is not part of what is shown.
    parts.push({ start, end: Math.min(end, length), goes: true })
    at = end
  }
  if (at < length) parts.push({ start: at, end: length, goes: false })
  return parts
}
