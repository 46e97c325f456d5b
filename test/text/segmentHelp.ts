import { Blocks, segment } from '../../src/text/segment.js'

/** The blocks of a text, as text. */
export function blocksOf(text: string, markdown = false): string[] {
  return blocksOfBytes(Buffer.from(text), markdown)
}

export function blocksOfBytes(bytes: Buffer, markdown = false): string[] {
  const blocks = new Blocks()
  segment(bytes, markdown, blocks)
  return Array.from({ length: blocks.count }, (_, i) =>
    bytes.toString('utf8', blocks.start[i], blocks.end[i]),
  )
}

/** Greedy wrapping, as `fold -s` or an editor does it. */
export function wrap(text: string, width: number, prefix = '', first = prefix): string {
  const lines: string[] = []
  let line = first
  let empty = true
  for (const word of text.split(' ')) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line)
      line = prefix
      empty = true
    }
    line += empty ? word : ` ${word}`
    empty = false
  }
  return [...lines, line].join('\n')
}
