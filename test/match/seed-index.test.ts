import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SHINGLE } from '../../src/fingerprint/winnowing.js'
import { NOWHERE, SeedIndex } from '../../src/match/seed-index.js'

/** Hashes are drawn, so that they collide in the slot and as a whole; only equal tokens are the same shingle. */
const seed = fc.record({
  shingle: fc.nat({ max: 12 }),
  hash: fc.constantFrom(0, 1, 64, 0x80000000, 0xffffffff),
})

test('the index finds the first place of each shingle, whatever its hash and however it grows', () => {
  fc.assert(
    fc.property(fc.array(seed, { maxLength: 400 }), (seeds) => {
      const tokens = Uint32Array.from(
        seeds.flatMap(({ shingle }) => Array.from({ length: SHINGLE }, (_, i) => shingle ** i)),
      )
      const index = new SeedIndex(tokens, 1)
      const model = new Map<string, number>()
      for (const [i, { shingle, hash }] of seeds.entries()) {
        const key = `${shingle} ${hash}`
        expect(index.find(hash, i * SHINGLE)).toBe(model.get(key) ?? NOWHERE)
        index.add(hash, i * SHINGLE)
        if (!model.has(key)) model.set(key, i * SHINGLE)
      }
    }),
  )
})

test('many different shingles are all found again', () => {
  const count = 5000
  const tokens = Uint32Array.from({ length: count + SHINGLE }, (_, i) => i * 7)
  const index = new SeedIndex(tokens, 1)
  for (let i = 0; i < count; i += 1) index.add(Math.imul(i, 0x9e3779b1) >>> 0, i)
  for (let i = 0; i < count; i += 1) expect(index.find(Math.imul(i, 0x9e3779b1) >>> 0, i)).toBe(i)
})

test('places of one shingle come in the order in which they were taken in, eight at most, after growth as well', () => {
  const shingles = 500
  const rounds = 10
  const tokens = new Uint32Array(shingles * rounds * SHINGLE)
  const placeOf = (shingle: number, round: number) => (round * shingles + shingle) * SHINGLE
  for (let round = 0; round < rounds; round += 1)
    for (let one = 0; one < shingles; one += 1)
      tokens.fill(one, placeOf(one, round), placeOf(one, round) + SHINGLE)
  const index = new SeedIndex(tokens, 1)
  // Hashes near the end of the table: rows of slots go around it.
  const hash = (shingle: number) => (0xffffffff - (shingle % 3)) >>> 0
  for (let round = 0; round < rounds; round += 1)
    for (let one = 0; one < shingles; one += 7) index.add(hash(one), placeOf(one, round))
  for (let one = 0; one < shingles; one += 7) {
    const places = Array.from({ length: 9 }, (_, n) => index.findNth(hash(one), placeOf(one, 0), n))
    expect(places).toEqual([...Array.from({ length: 8 }, (_, round) => placeOf(one, round)), NOWHERE])
  }
})
