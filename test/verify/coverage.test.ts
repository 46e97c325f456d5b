/** Law 2's coverage against every alignment there is, and on cases that a reader can check. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coverage, GONE } from '../../src/verify/coverage.js'
import { count, mostCovered } from './every-alignment.js'

/** Words to numbers; a dot is a token that was removed. */
const numbers = new Map<string, number>()
function tokens(words: string): Uint32Array {
  return Uint32Array.from(words.split(' ').filter(Boolean), (word) => {
    if (word === '.') return GONE
    if (!numbers.has(word)) numbers.set(word, numbers.size + 1)
    return numbers.get(word) as number
  })
}

/** The words of a copy, those that are not covered in brackets. */
function shown(copy: string, ...sources: string[]): string {
  const covered = coverage(tokens(copy), sources.map(tokens))
  return copy
    .split(' ')
    .map((word, i) => (covered[i] === 1 ? word : `[${word}]`))
    .join(' ')
}

const arbitraryTokens = (letters: number, maxLength: number) =>
  fc.array(fc.integer({ min: 1, max: letters }), { maxLength }).map((list) => Uint32Array.from(list))

/** A copy with its source: some tokens changed, left out, put in or swapped. */
const edited = fc
  .tuple(
    fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 5, maxLength: 24 }),
    fc.array(
      fc.tuple(
        fc.nat(23),
        fc.constantFrom('change', 'drop', 'add', 'add five'),
        fc.integer({ min: 1, max: 12 }),
      ),
      {
        maxLength: 4,
      },
    ),
    fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 6 }),
  )
  .map(([source, edits, before]) => {
    const copy = source.slice()
    for (const [at, edit, token] of edits) {
      if (edit === 'change') copy[at % copy.length] = token
      else if (edit === 'drop') copy.splice(at % copy.length, 1)
      else copy.splice(at % (copy.length + 1), 0, ...Array(edit === 'add' ? 1 : 5).fill(token))
      if (copy.length === 0) copy.push(token)
    }
    return [Uint32Array.from(copy), Uint32Array.from([...before, ...source])] as const
  })

describe('one source', () => {
  test('covers nothing that no alignment allows, and all that the best one does', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.tuple(arbitraryTokens(2, 16), arbitraryTokens(2, 24)),
          fc.tuple(arbitraryTokens(4, 20), arbitraryTokens(4, 26)),
          edited,
        ),
        ([copy, source]) => {
          const covered = coverage(copy, [source])
          expect(mostCovered(copy, source, covered)).toBe(count(covered))
          expect(mostCovered(copy, source, new Uint8Array(copy.length))).toBe(count(covered))
        },
      ),
      { numRuns: 3000 },
    )
  })

  test('covers nothing else whatever is preferred', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.tuple(arbitraryTokens(2, 16), arbitraryTokens(2, 24)), edited),
        fc.boolean(),
        fc.constantFrom(0, 1, 12),
        fc.uint8Array({ minLength: 40, maxLength: 40, min: 1, max: 12 }),
        ([copy, source], oneChain, breakCost, weights) => {
          const weight = weights.slice(0, copy.length)
          if (weight.length < copy.length) return
          const covered = coverage(copy, [source], { oneChain, breakCost, weight })
          expect(mostCovered(copy, source, covered)).toBeGreaterThanOrEqual(count(covered))
        },
      ),
      { numRuns: 1500 },
    )
  })

  test.each([
    ['all of it', 'a b c d e f', 'a b c d e f', 'a b c d e f'],
    ['a run of five, not of four', 'a b c d x e f g h i', 'a b c d y e f g h i', 'a b c d [x] e f g h i'],
    ['no run of five', 'a b c d x e f g h', 'a b c d y e f g h', '[a] [b] [c] [d] [x] [e] [f] [g] [h]'],
    ['a gap of eight in the source', 'a b c d e f g', 'a b c d e 1 2 3 4 5 6 7 8 f g', 'a b c d e f g'],
    ['no gap of nine', 'a b c d e f g', 'a b c d e 1 2 3 4 5 6 7 8 9 f g', 'a b c d e [f] [g]'],
    [
      'a gap of eight in the copy',
      'a b c d e 1 2 3 4 5 6 7 8 f',
      'a b c d e f',
      'a b c d e [1] [2] [3] [4] [5] [6] [7] [8] f',
    ],
    [
      'two chains with a wide gap',
      'a b c d e f g h i j',
      'a b c d e 1 2 3 4 5 6 7 8 9 10 f g h i j',
      'a b c d e f g h i j',
    ],
    [
      'not in another order',
      'a b c d e f g h i j k',
      'f g h i j k a b c d e',
      '[a] [b] [c] [d] [e] f g h i j k',
    ],
    ['four tokens in one piece', 'a b c d', 'x a b c d y', 'a b c d'],
    ['four tokens with a gap', 'a b c d', 'a b x c d', '[a] [b] [c] [d]'],
    ['one token', 'a', 'b a', 'a'],
    [
      'the later of two beginnings',
      'a b c d e f g',
      'a b c d e 1 2 3 4 5 6 7 8 9 a b c d e f g',
      'a b c d e f g',
    ],
    ['nothing that was removed', 'a b c d e f g', 'a b c d e . g', 'a b c d e [f] g'],
    ['more of a word than there is of it', 'a a a a a a a', 'a a a a a', 'a a a a a [a] [a]'],
  ])('%s', (_, copy, source, expected) => {
    expect(shown(copy, source)).toBe(expected)
  })
})

describe('several sources', () => {
  test('each covers what the others leave open, in any order', () => {
    const [left, right] = ['a b c d e f', 'g h i j k l']
    expect(shown(`${left} ${right}`, left, right)).toBe(`${left} ${right}`)
    expect(shown(`${left} ${right}`, right, left)).toBe(`${left} ${right}`)
    expect(shown(`${left} x ${right}`, right, left)).toBe(`${left} [x] ${right}`)
  })

  test('a source covers two places only if it is named twice', () => {
    const part = 'a b c d e f'
    expect(count(coverage(tokens(`${part} 1 ${part}`), [tokens(part)]))).toBe(6)
    expect(shown(`${part} 1 ${part}`, part, part)).toBe(`${part} [1] ${part}`)
  })

  test('covers nothing that no pair of alignments allows', () => {
    fc.assert(
      fc.property(
        arbitraryTokens(2, 11),
        arbitraryTokens(2, 14),
        arbitraryTokens(3, 14),
        (copy, one, other) => {
          const covered = coverage(copy, [one, other])
          const places = Array.from(covered.keys()).filter((i) => covered[i] === 1)
          let allowed = false
          for (let set = 0; set < 1 << places.length && !allowed; set += 1) {
            const [first, second] = [new Uint8Array(copy.length), new Uint8Array(copy.length)]
            for (const [bit, i] of places.entries()) (set & (1 << bit) ? first : second)[i] = 1
            allowed = mostCovered(copy, one, first) >= 0 && mostCovered(copy, other, second) >= 0
          }
          expect(allowed).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('one chain of each source, where the most of one spoils the other', () => {
    // The end of the whole stands in the second half, too, and there it is longer.
    const whole = 'k s g t r g p b o w d g g q l u O c n t W s i'
    const copy = 'k s g t r g p b o w d g g q l u O c n x W s i k s g t r b o w d g g q l O c n t W s i'
    const rest = 'k s g t r b o w d g g q l u O c n t W s i'
    const most = count(coverage(tokens(copy), [whole, rest].map(tokens)))
    const chains = coverage(tokens(copy), [whole, rest].map(tokens), { oneChain: true })
    expect([most, count(chains)]).toEqual([36, copy.split(' ').length - 1])
  })

  test('of two alignments the one that covers what weighs more', () => {
    // The one "m" of the source may be either of the copy's.
    const copy = tokens('a b c d e m x y m z f g h i j')
    const sources = [tokens('a b c d e m f g h i j')]
    for (const heavy of [5, 8]) {
      const weight = Uint8Array.from(copy, (_, i) => (i === heavy ? 8 : 1))
      const covered = coverage(copy, sources, { weight })
      expect([covered[5], covered[8]]).toEqual(heavy === 5 ? [1, 0] : [0, 1])
    }
  })
})

describe('long removals', () => {
  /** Tokens of a language with few frequent words and many rare ones; the same in every run. */
  function prose(length: number, seed: number): Uint32Array {
    let state = seed
    return Uint32Array.from({ length }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return 1 + Math.floor((state / 2 ** 32) ** 4 * 20_000)
    })
  }

  test('an edit in every forty tokens leaves those open alone', () => {
    const source = prose(6000, 1)
    const copy = source.map((token, i) => (i % 40 === 20 ? 30_000 + i : token))
    expect(Array.from(coverage(copy, [source]))).toEqual(Array.from(copy, (_, i) => (i % 40 === 20 ? 0 : 1)))
  })

  test('an edit in every five tokens, after one long run', () => {
    const source = prose(4000, 2)
    const copy = source.map((token, i) => (i > 10 && i % 5 === 0 ? 30_000 + i : token))
    const covered = coverage(copy, [source])
    expect(count(covered)).toBe(copy.filter((token) => token < 30_000).length)
  })

  test('left out and put in', () => {
    const source = prose(5000, 3)
    const copy = Uint32Array.from([
      ...source.subarray(0, 1000),
      ...source.subarray(1200, 3000),
      ...prose(300, 4).map((token) => token + 40_000),
      ...source.subarray(3000),
    ])
    expect(count(coverage(copy, [source]))).toBe(4800)
  })

  test('one word in a line, a pair of words, and an edit among them', () => {
    const line = new Uint32Array(300_000).fill(7)
    expect(count(coverage(line, [line.subarray(0, 200_000)]))).toBe(200_000)
    const pair = line.map((token, i) => token + (i & 1))
    const other = pair.slice()
    other[150_000] = 99
    expect(count(coverage(other, [pair]))).toBe(299_999)
  })

  test('a hundred sources in no order', () => {
    const parts = Array.from({ length: 100 }, (_, i) => prose(30 + i, 100 + i))
    const copy = Uint32Array.from(parts.flatMap((part) => Array.from(part)))
    const sources = parts.toSorted((a, b) => b.length - a.length)
    expect(count(coverage(copy, sources))).toBe(copy.length)
  })
})
