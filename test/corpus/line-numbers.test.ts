import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineNumbers } from '../../src/corpus/line-numbers.js'

function linesOf(text: string, offsets: readonly number[]): number[] {
  const lines = new Uint32Array(offsets.length)
  lineNumbers(Buffer.from(text, 'latin1'), Uint32Array.from(offsets), lines)
  return [...lines]
}

test.each<[string, number[]]>([
  ['ab', [1, 1, 1]],
  ['a\nb', [1, 1, 2, 2]],
  ['\n\n', [1, 2, 3]],
  ['a\r\nb', [1, 1, 1, 2, 2]],
  ['a\rb', [1, 1, 2, 2]],
  ['\r\r\n\n', [1, 2, 2, 3, 4]],
])('%j', (text, lines) => {
  expect(
    linesOf(
      text,
      lines.map((_, offset) => offset),
    ),
  ).toEqual(lines)
})

test('an offset is on the line that counting the line ends before it gives', () => {
  const text = fc
    .array(fc.constantFrom('a', '\n', '\r', '\r\n'), { maxLength: 30 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, fc.array(fc.nat({ max: 40 }), { maxLength: 10 }), (body, places) => {
      const offsets = places.sort((a, b) => a - b)
      // A line end counts once it is behind: inside of CRLF it is not.
      const expected = offsets.map((offset) => {
        const ends = [...body.matchAll(/\r\n|\r|\n/g)]
        return 1 + ends.filter(({ index, 0: end }) => index + end.length <= offset).length
      })
      expect(linesOf(body, offsets)).toEqual(expected)
    }),
    { numRuns: 500 },
  )
})
