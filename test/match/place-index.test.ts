import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FlatWords, flat } from '../../src/columns/flat.js'
import { SHINGLE } from '../../src/fingerprint/winnowing.js'
import { NOWHERE, PLACES, PlaceIndex } from '../../src/match/place-index.js'

/** Classes are drawn, so that different shingles are of one; only equal tokens are the same shingle. */
const CLASSES = 5
const seed = fc.record({ shingle: fc.nat({ max: 12 }), one: fc.nat({ max: CLASSES - 1 }) })

test('the index finds the first place of each shingle, whatever its class and however it grows', () => {
  fc.assert(
    fc.property(fc.array(seed, { maxLength: 400 }), (seeds) => {
      const tokens = Uint32Array.from(
        seeds.flatMap(({ shingle }) => Array.from({ length: SHINGLE }, (_, i) => shingle ** i)),
      )
      const index = new PlaceIndex(new FlatWords(tokens), flat, CLASSES, PLACES)
      const model = new Map<string, number>()
      for (const [i, { shingle, one }] of seeds.entries()) {
        const key = `${shingle} ${one}`
        expect(index.find(one, i * SHINGLE, SHINGLE)).toBe(model.get(key) ?? NOWHERE)
        index.add(one, i * SHINGLE, SHINGLE)
        if (!model.has(key)) model.set(key, i * SHINGLE)
      }
    }),
  )
})

test('many different shingles of few classes are all found again', () => {
  const count = 5000
  const tokens = Uint32Array.from({ length: count + SHINGLE }, (_, i) => i * 7)
  const index = new PlaceIndex(new FlatWords(tokens), flat, 100, PLACES)
  for (let i = 0; i < count; i += 1) index.add(i % 100, i, SHINGLE)
  for (let i = 0; i < count; i += 1) expect(index.find(i % 100, i, SHINGLE)).toBe(i)
})

test('a class is told to have no place but one as long as it has none', () => {
  const tokens = new Uint32Array(SHINGLE * 3)
  const index = new PlaceIndex(new FlatWords(tokens), flat, 2, PLACES)
  expect(index.isOnly(1, 0)).toBe(false)
  index.add(1, 0, SHINGLE)
  expect([index.isOnly(1, 0), index.isOnly(1, SHINGLE), index.isOnly(0, 0)]).toEqual([true, false, false])
  index.add(1, SHINGLE, SHINGLE)
  expect(index.isOnly(1, 0)).toBe(false)
})

test('what is forgotten is found no more, and can be taken in again', () => {
  const tokens = new Uint32Array(SHINGLE * 3)
  const index = new PlaceIndex(new FlatWords(tokens), flat, 3, PLACES)
  index.add(2, 0, SHINGLE)
  index.add(2, SHINGLE, SHINGLE)
  // As seeds have it: twice the class, and a bit.
  index.forget(Uint32Array.of(4, 5), 2)
  expect(index.find(2, SHINGLE * 2, SHINGLE)).toBe(NOWHERE)
  index.add(2, SHINGLE, SHINGLE)
  const places = new Uint32Array(2)
  expect(index.findAll(2, 0, SHINGLE, places)).toBe(1)
  expect([...places]).toEqual([SHINGLE, 0])
})

test('places of one shingle come in the order in which they were taken in, eight at most, after growth as well', () => {
  const shingles = 500
  const rounds = 10
  const tokens = new Uint32Array(shingles * rounds * SHINGLE)
  const placeOf = (shingle: number, round: number) => (round * shingles + shingle) * SHINGLE
  for (let round = 0; round < rounds; round += 1)
    for (let one = 0; one < shingles; one += 1)
      tokens.fill(one, placeOf(one, round), placeOf(one, round) + SHINGLE)
  const index = new PlaceIndex(new FlatWords(tokens), flat, 3, PLACES)
  const classOf = (shingle: number) => shingle % 3
  for (let round = 0; round < rounds; round += 1)
    for (let one = 0; one < shingles; one += 7) index.add(classOf(one), placeOf(one, round), SHINGLE)
  for (let one = 0; one < shingles; one += 7) {
    const places = new Uint32Array(9)
    expect(index.findAll(classOf(one), placeOf(one, 0), SHINGLE, places)).toBe(8)
    expect([...places]).toEqual([...Array.from({ length: 8 }, (_, round) => placeOf(one, round)), 0])
  }
})

test('of a block the first place is found, and none that only begins or goes on like it', () => {
  const tokens = Uint32Array.from([1, 2, 3, 4, 1, 2, 3, 4])
  const index = new PlaceIndex(new FlatWords(tokens), flat, 1, 1)
  index.add(0, 0, 4)
  expect(index.find(0, 4, 4)).toBe(0)
  expect(index.find(0, 5, 3)).toBe(NOWHERE)
  index.add(0, 4, 4)
  expect(index.isOnly(0, 0)).toBe(true)
})
