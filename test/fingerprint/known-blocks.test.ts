/** What is kept of blocks that stood before says of each block what reading it says, whatever else fell into its slot. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ruleMatcher } from '../../src/boilerplate/all-rules.js'
import { Fingerprints, type FingerprintsPart } from '../../src/fingerprint/fingerprints.js'
import { KnownBlocks } from '../../src/fingerprint/known-blocks.js'

const rules = ruleMatcher({ own: [], without: [] })

/** All that is kept, by token and by block. */
function listed({ tokens, blocks, arrays }: FingerprintsPart): readonly (readonly number[])[] {
  const { hash, marks, first, ...byBlock } = arrays
  return [
    [...hash.subarray(0, tokens)],
    [...marks.subarray(0, tokens)],
    [...first.subarray(0, blocks + 1)],
    ...Object.values(byBlock).map((values) => [...values.subarray(0, blocks)]),
  ]
}

function readAll(texts: readonly string[], markdown: boolean, known: KnownBlocks | null) {
  const read = new Fingerprints(0, rules, known)
  for (const text of texts) read.add(Buffer.from(text, 'utf8'), markdown)
  return listed(read.part)
}

const LINES = [
  'Share this article',
  'Share this Article',
  'share this article',
  '© 2020 Weir Ltd. All rights reserved.',
  'Read more »',
  '  - item one',
  '> - item one',
  '```',
  '``` if (a < b) { c(-5) }',
  'if (a < b) { c(-5) }',
  'x = a + b',
  '12  People. Of 1,234',
  '1,234',
  'C++ and C#',
  '-5 is not 5',
  '---',
  '===',
  '>',
  '| a | b |',
  'Привет, мир. Подписаться',
  '今日は良い天気です。',
  "don't. He said so: A.I.",
  `${'$'.repeat(40)}`,
  'a word and so on, for longer than blocks of sixty-four bytes are, which are not kept',
]
const GAPS = [
  '\n',
  '\n\n',
  '\n\n\n',
  '\r\n\r\n',
  '\r\r',
  '\n\f\n',
  '\n\n>\n\n',
  '\n\u00a0\n',
  '\n \t\n',
  '\u2028\n',
]
const text = fc
  .array(fc.tuple(fc.constantFrom(...LINES), fc.constantFrom(...GAPS)), { maxLength: 12 })
  .map((pieces) => pieces.flat().join(''))
const texts = fc.array(text, { minLength: 1, maxLength: 4 })

test.each([0, 1, 13])('blocks that are known are what they are if they are read, with 2^%i slots', (bits) => {
  let found = 0
  class Counted extends KnownBlocks {
    override copy(...to: Parameters<KnownBlocks['copy']>): void {
      found += 1
      super.copy(...to)
    }
  }
  const known = new Counted(bits)
  fc.assert(
    fc.property(texts, fc.boolean(), fc.constantFrom('', '\ufeff'), (all, markdown, mark) => {
      const marked = all.map((one) => mark + one)
      expect(readAll(marked, markdown, known)).toEqual(readAll(marked, markdown, null))
    }),
    { numRuns: 150 },
  )
  expect(found).toBeGreaterThan(9)
})

test('a block is known by all of its bytes', () => {
  const known = new KnownBlocks(0)
  const [one, other] = ['Share this article', 'Share this artikle'].map((line) => Buffer.from(line))
  const read = new Fingerprints(0, null, known)
  read.add(one, false)
  expect(known.find(one, 0, one.length)).toBe(true)
  expect(known.find(other, 0, other.length)).toBe(false)
  expect(known.find(one, 0, one.length - 1)).toBe(false)
  read.add(other, false)
  expect(known.find(one, 0, one.length)).toBe(false)
})
