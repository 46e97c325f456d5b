/** How one word came out of another, by their letters. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slipBetween } from '../../src/decide/misspelling.js'

test.each([
  ['harbour', 'harbbour', 'slip'],
  ['harbour', 'habrour', 'slip'],
  ['octets', 'octest', 'slip'],
  ['class', 'classs', 'slip'],
  ['stations', 'statiions', 'slip'],
  ['recieve', 'receive', 'form'],
  ['schreiben', 'schrieben', 'form'],
  ['resim', 'resmi', 'form'],
  ['harbour', 'harour', 'one-letter'],
  ['county', 'country', 'one-letter'],
  ['harbour', 'hartour', 'other-letter'],
  ['organise', 'organize', 'spelling'],
  ['colours', 'colors', 'spelling'],
  ['cancelled', 'canceled', 'spelling'],
  ['fulfil', 'fulfill', 'spelling'],
  ['centre', 'center', 'spelling'],
  ['judgement', 'judgment', 'spelling'],
  ['причал', 'причал', null],
  ['причалы', 'прчиалы', 'slip'],
])('%s, %s', (one, other, slip) => {
  expect(slipBetween(one, other)).toBe(slip)
  expect(slipBetween(other, one)).toBe(slip)
})

test.each([
  ['another first letter', 'typical', 'atypical'],
  ['another ending', 'amigo', 'amiga'],
  ['a plural', 'ferry', 'ferries'],
  ['one more letter at the end', 'harbour', 'harbours'],
  ['two other letters', 'prefix', 'suffix'],
  ['a short word', 'cat', 'cut'],
  ['opposites', 'minimum', 'maximum'],
  ['two numbers', 'xxvi', 'xxxvi'],
  ['two numbers that end alike', 'xvii', 'xviii'],
  ['the same word', 'sharp', 'sharp'],
])('%s is no slip', (_, one, other) => {
  expect(slipBetween(one, other)).toBe(null)
})

test('any two words give the same in either order', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'e', 'l', 's', 'z'), maxLength: 8 })
  fc.assert(fc.property(word, word, (one, other) => slipBetween(one, other) === slipBetween(other, one)))
})
