import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Blocks, segment } from '../../src/text/segment.js'

const ENDS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u
const INVISIBLE =
  '\\p{White_Space}\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\ufeff'
const GAP_LINE = new RegExp(`^[${INVISIBLE}>]*$`, 'u')
const VISIBLE = new RegExp(`[^${INVISIBLE}>]`, 'u')

/** Latin-1 keeps every byte a character, so that offsets stay offsets. */
function spans(bytes: Buffer, markdown: boolean): [number, number][] {
  const blocks = new Blocks()
  segment(bytes, markdown, blocks)
  return Array.from({ length: blocks.count }, (_, i) => [blocks.start[i], blocks.end[i]])
}

function checkLaws(bytes: Buffer, markdown: boolean): void {
  let at = 0
  for (const [start, end] of [...spans(bytes, markdown), [bytes.length, bytes.length] as [number, number]]) {
    expect(start).toBeGreaterThanOrEqual(at)
    const gap = bytes.toString('utf8', at, start)
    for (const line of gap.split(ENDS)) expect(line).toMatch(GAP_LINE)
    // A block begins where its first line does.
    if (start > 0 && start < bytes.length && gap !== '\ufeff')
      expect(gap).toMatch(new RegExp(`(?:${ENDS.source})$`, 'u'))
    if (start === bytes.length) break
    expect(end).toBeGreaterThan(start)
    const lines = bytes.toString('utf8', start, end).split(ENDS)
    expect(lines[0]).toMatch(VISIBLE)
    expect(lines.at(-1)).toMatch(VISIBLE)
    at = end
  }
}

const piece = fc.constantFrom(
  ...[
    'a',
    'The',
    'word',
    'x.',
    'end.',
    '1.',
    '2',
    '- ',
    '* ',
    '> ',
    '>',
    '`'.repeat(3),
    '~~~',
    '---',
    '===',
    '| ',
    '|---|',
    '# ',
  ],
  ...[' ', ' ', ' ', '  ', '\t', '\n', '\n', '\n\n', '\r\n', '\r', '\f', '\v', '\u0085', '\u2028', '\u2029'],
  ...[
    '\u00a0',
    '\u3000',
    '\u200b',
    '\ufeff',
    'é',
    'Ж',
    '中',
    '。',
    '“',
    '😀',
    '\u0000',
    'continuing in a longer stretch of words',
  ],
)
const text = fc.array(piece, { maxLength: 120 }).map((pieces) => pieces.join(''))

test('every byte is in one block or gap: any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, markdown) =>
      checkLaws(Buffer.from(bytes), markdown),
    ),
    { numRuns: 500 },
  )
})

test('every byte is in one block or gap: bytes that matter here', () => {
  const byte = fc.constantFrom(
    0x0a,
    0x0d,
    0x0c,
    0x20,
    0x3e,
    0x61,
    0x2d,
    0x60,
    0xc2,
    0x85,
    0xa0,
    0xe2,
    0x80,
    0xa8,
    0xa9,
    0x8b,
    0xef,
    0xbb,
    0xbf,
    0xf0,
  )
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 80 }), fc.boolean(), (bytes, markdown) =>
      checkLaws(Buffer.from(bytes), markdown),
    ),
    { numRuns: 2000 },
  )
})

test('every byte is in one block or gap: text', () => {
  fc.assert(
    fc.property(text, fc.boolean(), (sample, markdown) => checkLaws(Buffer.from(sample), markdown)),
    { numRuns: 1000 },
  )
})

test('blocks start and end between characters', () => {
  fc.assert(
    fc.property(text, fc.boolean(), (sample, markdown) => {
      const bytes = Buffer.from(sample)
      for (const offset of spans(bytes, markdown).flat()) {
        expect(offset === bytes.length || (bytes[offset] & 0xc0) !== 0x80).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})

test('LF, CRLF and CR give the same blocks', () => {
  const plain = text.map((sample) => sample.replace(/\r\n?/g, '\n'))
  const blocks = (sample: string, markdown: boolean) => {
    const bytes = Buffer.from(sample)
    return spans(bytes, markdown).map(([start, end]) => bytes.toString('utf8', start, end).split(ENDS))
  }
  fc.assert(
    fc.property(plain, fc.boolean(), (sample, markdown) => {
      const expected = blocks(sample, markdown)
      expect(blocks(sample.replaceAll('\n', '\r\n'), markdown)).toEqual(expected)
      expect(blocks(sample.replaceAll('\n', '\r'), markdown)).toEqual(expected)
    }),
    { numRuns: 500 },
  )
})

test('a joined paragraph does not decide over the next, where the document has no width', () => {
  // The first line is too short to vote for a width, the second just long enough for one of its own.
  const pair = 'Every clerk closes the book with\na nod and walks home along the quays'
  const sample = `${pair}\n\n${pair}\n\n${pair}`
  const found = spans(Buffer.from(sample), false).map(([start, end]) => sample.slice(start, end))
  expect(found).toEqual([pair, pair, pair])
})

test('a document does not depend on the one before it', () => {
  fc.assert(
    fc.property(text, text, fc.boolean(), (before, sample, markdown) => {
      const bytes = Buffer.from(sample)
      const alone = spans(bytes, markdown)
      spans(Buffer.from(before), !markdown)
      expect(spans(bytes, markdown)).toEqual(alone)
    }),
    { numRuns: 200 },
  )
})

test('where in memory a text begins and what stands beside it does not matter', () => {
  fc.assert(
    fc.property(text, fc.boolean(), (sample, markdown) => {
      const bytes = Buffer.from(sample)
      const alone = spans(bytes, markdown)
      for (let offset = 1; offset < 8; offset++) {
        const wide = Buffer.alloc(bytes.length + 16, '\n')
        bytes.copy(wide, offset)
        expect(spans(wide.subarray(offset, offset + bytes.length), markdown)).toEqual(alone)
      }
    }),
    { numRuns: 300 },
  )
})

test('millions of lines, and one line of megabytes', () => {
  expect(spans(Buffer.alloc(3_000_000, '\n'), true)).toEqual([])
  expect(spans(Buffer.alloc(3_000_000, '\r'), false)).toEqual([])
  expect(spans(Buffer.alloc(3_000_000, 'a'), true)).toEqual([[0, 3_000_000]])
  expect(spans(Buffer.alloc(1_000_000, 'a\n'), false)).toHaveLength(500_000)
})
