import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Fingerprints } from '../../src/fingerprint/fingerprints.js'
import { DOCUMENT, markTokens } from '../../src/fingerprint/marks.js'
import { Operators } from '../../src/fingerprint/operators.js'
import { plainTokens } from '../../src/fingerprint/plain-tokens.js'
import { hashTokens } from '../../src/fingerprint/token-hash.js'
import { tokenise } from '../../src/text/tokenise.js'
import { Tokens } from '../../src/text/tokens.js'

interface Read {
  readonly hash: number[]
  readonly marks: number[]
}

/** Block by block, one step after another over the whole of each. */
function stepByStep(bytes: Uint8Array, { count, start, end }: Fingerprints): Read {
  const tokens = new Tokens()
  const read: Read = { hash: [], marks: [] }
  const operators = new Operators()
  operators.open(bytes)
  for (let block = 0; block < count; block += 1) {
    tokens.clear()
    tokenise(bytes, start[block], end[block], tokens)
    const hash = new Uint32Array(tokens.count)
    const marks = new Uint8Array(tokens.count)
    hashTokens(tokens, hash, marks, 0)
    markTokens(bytes, tokens, start[block], hash, marks, 0)
    operators.mark(end[block], tokens, hash, marks, 0)
    read.hash.push(...hash)
    read.marks.push(...marks)
  }
  if (read.marks.length > 0) read.marks[0] |= DOCUMENT
  return read
}

function expectSame(text: string | Uint8Array): void {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const corpus = new Fingerprints(16)
  corpus.add(bytes, false)
  const { hash, marks } = stepByStep(bytes, corpus)
  expect([...corpus.hash.subarray(0, corpus.tokens)]).toEqual(hash)
  expect([...corpus.marks.subarray(0, corpus.tokens)]).toEqual(marks)
}

describe('fingerprints are those of tokenising, hashing and marking one after another', () => {
  test.each([
    ['plain words', 'the quick Brown fox; jumps (over) the lazy-dog/cat_bird'],
    ['ends of sentences', 'It was. Then "It" was? yes! No. Mr. Dune, J. Malow and etc. Then'],
    ['numbers', '3.5 1,234.5 -5 (-5) 5-7 x-5 1.2.3 4. 5, 6 .7 v1.2'],
    ['labels', '12. People came\n\n3.16 Text is here\n\n 7 And the ferry left the upper pier at noon'],
    ['apostrophes', "don't can't CAN'T n't ain`t 'quoted' rock'n'roll l'O.N.U. dogs' 'tis o'clock won''t"],
    ['dots', 'U.S. U.S.A. e.g. i.e. a.b a.bc ab.c A.I x.1 1.x a. b .c www.example.org'],
    ['signs', 'C++ C# F# + # a+ a++b 1++ 5% 5 % a% $5 a$b $ 100%. c++'],
    ['characters beyond ASCII', 'naïve café — “no” isn’t 5° −7 x² don\u2019t word\u0301 е.g. 第12回 no. Ünd'],
    ['line ends', 'one.\nTwo.\r\nthree.\tFour.\u00a0Five\u2028six. Seven'],
  ])('%s', (_, text) => expectSame(text))

  const piece = fc.oneof(
    fc.constantFrom(
      ...['a', 'B', 'no', 'the', 'Word', 'etc', 'Mr', "n't", '7', '10', ' ', ' ', ' ', '\n', '\r\n'],
      ...['\t', ',000', '1,234'],
      ...["'", '`', '.', ',', '. ', '! ', '? ', '-', '+', '++', '#', '%', '$', '_', '/', '"', '(', ')', '\0'],
      ...['é', 'e\u0301', '’', '”', '。', '漢', 'か', 'н', 'Й', '№', '€', '😀', '\u00ad', '\u200b', '٣', '−'],
    ),
    fc.string({ maxLength: 3 }),
  )

  test('for text of any pieces', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => expectSame(pieces.join(''))),
      { numRuns: 3000 },
    )
  })

  test('for any bytes', () => {
    const byte = fc.oneof(fc.constantFrom(0x20, 0x2e, 0x27, 0x61, 0x41, 0x31), fc.nat({ max: 255 }))
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 60 }), (bytes) => expectSame(Uint8Array.from(bytes))),
      { numRuns: 2000 },
    )
  })

  test('for blocks with more tokens than room is made for at once', () => {
    for (const word of ['a ', '$', 'é ', 'x é ', '1.5 '])
      for (const count of [4095, 4096, 4097, 10_000]) expectSame(word.repeat(count))
  })
})

describe('the fast path goes on', () => {
  const tokens = new Tokens()
  tokens.reserve(64, 0)
  const upTo = (text: string) => {
    tokens.clear()
    const bytes = new TextEncoder().encode(text)
    const { length } = bytes
    return plainTokens(bytes, 0, 0, length, tokens, new Uint32Array(64), new Uint8Array(64), 0)
  }

  test.each([
    'words, Numbers: 3.5, 1,25 and (signs) like C++ & C#.',
    "don't end 'here' or www.example.org, at No. 7",
    'dots at the end. ... and one.',
  ])('to the end: %s', (text) => expect(upTo(text)).toBe(text.length))

  test.each([
    ['to U.S. there', 3],
    ['costs $5', 6],
    ['some 12,000 of them', 5],
    ['by 50% more', 3],
    ['the cafés', 4],
    ['end —', 4],
  ])('up to what others judge: %s', (text, at) => expect(upTo(text)).toBe(at))

  test('while there is room', () => {
    tokens.clear()
    const bytes = new TextEncoder().encode('one two three four')
    expect(plainTokens(bytes, 0, 0, bytes.length, tokens, new Uint32Array(2), new Uint8Array(2), 0)).toBe(7)
    expect(tokens.count).toBe(2)
  })
})
