/** Signs that tell one text from another, by the hashes of their tokens. */
import { expect, test } from 'vitest'
import { Fingerprints } from '../../src/fingerprint/fingerprints.js'
import { growth, leastTime, SQUARE } from '../least-time.js'

function hashes(text: string): number[] {
  const corpus = new Fingerprints(16)
  corpus.add(new TextEncoder().encode(text), false)
  return [...corpus.hash.subarray(0, corpus.tokens)]
}

test.each([
  ['x < 5', 'x > 5'],
  ['x < 5', 'x <= 5'],
  ['< 5 boats', '> 5 boats'],
  ['x ≤ n', 'x ≥ n'],
  ['left != right', 'left == right'],
  ['a + b', 'a - b'],
  ['a + b', 'a b'],
  ['pay $ 5', 'pay € 5'],
])('%s is not %s', (one, other) => {
  expect(hashes(one)).not.toEqual(hashes(other))
})

test.each([
  ['a path', 'Home > News > Sport', 'Home / News / Sport'],
  ['a quotation', 'It was\n > 5 ferries', 'It was\n 5 ferries'],
  ['a dash', 'the quay - a pier', 'the quay — a pier'],
  ['a tag', 'the <b>quay</b>', 'the b quay b'],
  ['a bullet', '+ 5 ferries', '5 ferries'],
])('%s is no operator', (_, one, other) => {
  expect(hashes(one)).toEqual(hashes(other))
})

test('a sign is found again in the next block and the next document', () => {
  const corpus = new Fingerprints(16)
  const add = (text: string) => corpus.add(new TextEncoder().encode(text), false)
  add('x < 5\n\nx < 5\n\nx > 5')
  add('x < 5')
  const [, five] = hashes('x < 5')
  expect([1, 3, 7].map((at) => corpus.hash[at])).toEqual([five, five, five])
  expect(corpus.hash[5]).not.toBe(five)
})

test('signs in lines that end otherwise take no time by the square of the text', async () => {
  const time = (lines: number) => {
    const text = Buffer.from(Array.from({ length: lines }, (_, i) => `tide${i} > ${i}`).join('\r\r'))
    return leastTime(() => new Fingerprints(lines * 2).add(text, false))
  }
  expect(await growth(time, 5000)).toBeLessThan(SQUARE)
})
