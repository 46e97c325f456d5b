/** A minus before an amount, and what only looks like one. */
import { expect, test } from 'vitest'
import { Fingerprints } from '../../src/fingerprint/fingerprints.js'

function hashes(text: string): number[] {
  const corpus = new Fingerprints(16)
  corpus.add(new TextEncoder().encode(text), false)
  return [...corpus.hash.subarray(0, corpus.tokens)]
}

test.each([
  '-5',
  'at -5 degrees',
  'at −5 degrees',
  'at –5 degrees',
  'at\u00a0-5 degrees',
  'temperature\t-5',
  '| -5 | 3 |',
  '|-5|3|',
  'x,-5,3',
  'between [-5, 3]',
  'balance:-5',
  'a loss of -$5',
  'a loss of −€5',
  'a loss of $-5',
])('%j is not the same without its minus', (text) => {
  expect(hashes(text)).not.toEqual(hashes(text.replace(/[-−–](?=[$€]?\d)/, '')))
})

test.each([
  ['a span', '5-7', '5 7'],
  ['a span of percentages', '5%-7%', '5% 7%'],
  ['a span of prices', '$5-$7', '$5 $7'],
  ['a span of lengths', `5"-7"`, `5" 7"`],
  ['a name', 'ferry-5', 'ferry 5'],
  ['a name beyond ASCII', 'паром-5', 'паром 5'],
  ['a dash', 'the quay – 5 piers', 'the quay 5 piers'],
  ['a typed dash', 'the quay --5 piers', 'the quay 5 piers'],
])('%s has no minus', (_, one, other) => {
  expect(hashes(one)).toEqual(hashes(other))
})

test('one minus is as good as another', () => {
  expect(hashes('at −5 or –$5')).toEqual(hashes('at -5 or -$5'))
})
