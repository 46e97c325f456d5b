/** Words that differ by a slip and are two words. */
import { expect, test } from 'vitest'
import { slipBetween } from '../../src/decide/misspelling.js'
import { areTwinWords } from '../../src/decide/twin-words.js'

test.each([
  ['a letter doubled', 'poison', 'poisson'],
  ['a sound of its own in Italian', 'capelli', 'cappelli'],
  ['a tense in Italian', 'saremo', 'saremmo'],
  ['a tense in French', 'travaillons', 'travaillions'],
])('%s makes two words', (_, one, other) => {
  expect(areTwinWords(one, other)).toBe(true)
  expect(areTwinWords(other, one)).toBe(true)
  expect(slipBetween(one, other)).toBe(null)
})

test('other words are their own misspellings', () => {
  expect(areTwinWords('lantern', 'lanttern')).toBe(false)
  expect(areTwinWords('nations', 'natons')).toBe(false)
  expect(slipBetween('nations', 'natons')).toBe('one-letter')
})
