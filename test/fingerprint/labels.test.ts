/** Which numbers at the start of a block only label it. */
import { expect, test } from 'vitest'
import { Fingerprints } from '../../src/fingerprint/fingerprints.js'
import { isLabel } from '../../src/fingerprint/marks.js'

function labelsOf(text: string): number {
  const read = new Fingerprints()
  read.add(Buffer.from(text), false)
  return read.marks.subarray(0, read.tokens).filter(isLabel).length
}

test.each([
  ['12. The well was deep.', 1],
  ['3:16. The well was deep.', 2],
  ['2.4.1) The well was deep.', 1],
  ['2005/01/13: the well was deep.', 0],
  ['2005-01-13: the well was deep.', 0],
  ['2005-01-13  Ann Hale  dug the well.', 0],
  ['13.01.2005: the well was deep.', 0],
  ['12 wells were deep.', 0],
  ['Q12: Was the well deep?', 1],
  ['v1.3: the well was deep.', 0],
  ['mt76: the well was deep.', 0],
])('%s has %i', (text, count) => {
  expect(labelsOf(text)).toBe(count)
})
