import { expect, test } from 'vitest'
import { areOpposites, TABLES } from '../../src/fingerprint/opposites/opposites.js'
import { formsOf } from '../../src/fingerprint/opposites/table.js'
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
  ['abgelehnt', 'genehmigt'],
  ["l'été", "l'hiver"],
  ["dell'entrata", "dell'uscita"],
  ['rechazadas', 'aprobado'],
  ['odrzucona', 'przyjęty'],
  ['отклонена', 'одобрил'],
])('%s and %s', (one, other) => {
  expect(opposed(one, other)).toBe(true)
  expect(opposed(other, one)).toBe(true)
})

test.each([
  ['принят', 'принята'],
  ['aprobado', 'adoptada'],
  ['refused', 'declined'],
  ["l'hiver", "d'hiver"],
])('%s and %s are on one side', (one, other) => {
  expect(opposed(one, other)).toBe(false)
})

test('a table has sides, their words, and the endings of these', () => {
  expect(formsOf('up,upward down\nfort::e l', ["l'"], 7)).toEqual([
    { word: 'up', set: 7, side: 0 },
    { word: "l'up", set: 7, side: 0 },
    { word: 'upward', set: 7, side: 0 },
    { word: "l'upward", set: 7, side: 0 },
    { word: 'down', set: 7, side: 1 },
    { word: 'fort', set: 8, side: 0 },
    { word: 'forte', set: 8, side: 0 },
    { word: 'l', set: 8, side: 1 },
  ])
})

test('each word of a table is one token', () => {
  for (const [table, ...articles] of TABLES)
    for (const { word } of formsOf(table, articles, 0))
      expect([word, hashText(word).length]).toEqual([word, 1])
})

test('a word is no opposite of itself, nor of a word of another set', () => {
  expect(opposed('open', 'open')).toBe(false)
  expect(opposed('open', 'miles')).toBe(false)
  expect(opposed('lantern', 'open')).toBe(false)
})
