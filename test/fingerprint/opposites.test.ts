import { expect, test } from 'vitest'
import { areOpposites } from '../../src/fingerprint/opposites/opposites.js'
import { hashText } from '../../src/fingerprint/token-hash.js'

const opposed = (one: string, other: string) => areOpposites(hashText(one)[0], hashText(other)[0])

test.each([
  ['optional', 'required'],
  ['km', 'miles'],
  ['Dienstag', 'Mittwoch'],
  ['première', 'dernière'],
  ['открыта', 'закрыта'],
  ['sağ', 'sol'],
  ['大', '小'],
])('%s and %s', (one, other) => {
  expect(opposed(one, other)).toBe(true)
  expect(opposed(other, one)).toBe(true)
})

test('a word is no opposite of itself, nor of a word of another set', () => {
  expect(opposed('open', 'open')).toBe(false)
  expect(opposed('open', 'miles')).toBe(false)
  expect(opposed('lantern', 'open')).toBe(false)
})
