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

/** Wraps, and spreads what is left over of each line but the last over its gaps, as manual pages are set. */
export function stretch(text: string, width: number): string {
  const lines = wrap(text, width).split('\n')
  const stretched = lines.slice(0, -1).map((line) => {
    const words = line.split(' ')
    const gaps = words.length - 1
    const left = width - line.length
    return words
      .map((word, i) => (i === gaps ? word : word.padEnd(word.length + share(left, gaps, i))))
      .join('')
  })
  return [...stretched, ...lines.slice(-1)].join('\n')
}

/** Blanks of a gap: one, and its share of those that are left over. */
const share = (left: number, gaps: number, at: number) =>
  1 + Math.floor(left / gaps) + (at < left % gaps ? 1 : 0)
