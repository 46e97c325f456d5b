/** Documents go into a corpus in parts of any size, and it holds of them what one read of them all gives. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Corpus } from '../../src/fingerprint/corpus.js'
import { type BlockRules, Fingerprints } from '../../src/fingerprint/fingerprints.js'

const words = fc.array(fc.constantFrom('tide', 'Quay', '12', 'lamp', 'no', 'наутилус', '潮'), {
  maxLength: 12,
})
// A row of a table is rigid, and a ruler has no token but a hash of its bytes.
const block = fc
  .tuple(fc.constantFrom('', '# ', '| ', '© ', '- '), words)
  .map(([sign, list]) => (list.length === 0 ? '-----' : `${sign}${list.join(' ')}.`))
const text = fc.oneof(
  fc.constantFrom('', '\n\n', '---', '***'),
  fc.array(block, { maxLength: 5 }).map((blocks) => blocks.join('\n\n')),
)
const texts = fc.array(text, { maxLength: 5 })
/** Tokens and blocks that room is made for at first: none, some, and more than there are. */
const expected = fc.constantFrom(0, 9, 1000)

function roomy(room: number): Corpus {
  const corpus = new Corpus()
  corpus.reserve(room, room)
  return corpus
}

/** A rule for each number of words. */
const RULES: BlockRules = {
  mightMatch: () => true,
  matchBlock: (_hash, _marks, from, to) => to - from,
}

const PER_BLOCK = ['start', 'end', 'bare', 'rigid', 'shape', 'rule'] as const
const COLUMNS = ['hash', 'marks', 'first', ...PER_BLOCK] as const
type Held = Readonly<Record<'tokens' | 'count', number>> &
  Readonly<Record<(typeof COLUMNS)[number], readonly number[]>>

function fingerprintsOf(documents: readonly string[]): Fingerprints {
  const read = new Fingerprints(0, RULES)
  for (const document of documents) read.add(Buffer.from(document), false)
  return read
}

/** All numbers of the documents, each column apart: `all` gives its first `length` numbers. */
function held(
  { tokens, count }: { readonly tokens: number; readonly count: number },
  all: (column: (typeof COLUMNS)[number], length: number) => Iterable<number>,
): Held {
  const perBlock = Object.fromEntries(PER_BLOCK.map((name) => [name, [...all(name, count)]]))
  return {
    tokens,
    count,
    hash: [...all('hash', tokens)],
    marks: [...all('marks', tokens)],
    first: [...all('first', count + 1)],
    ...(perBlock as Record<(typeof PER_BLOCK)[number], number[]>),
  }
}

const heldIn = (corpus: Corpus) => held(corpus, (column, length) => corpus[column].read(0, length))

/** What one read of all the documents gives. */
function readAtOnce(documents: readonly string[]): Held {
  const read = fingerprintsOf(documents)
  return held(read, (column, length) => read[column].subarray(0, length))
}

test('small documents fill every column', () => {
  const { bare, rigid, shape, rule, count } = readAtOnce(['tide 12\n\n-----\n\n| Quay\n', '', 'no lamp.'])
  expect(count).toBe(4)
  // No rule takes a row of a table, and the one of a ruler is that of no words.
  expect(rule).toEqual([3, 1, 0, 3])
  expect(rigid).toEqual([0, 1, 1, 0])
  expect(bare.map((hash) => hash !== 0)).toEqual([false, true, false, false])
  expect(shape.some((bits) => bits > 255)).toBe(true)
})

test('parts that are appended are one read of all documents', () => {
  fc.assert(
    fc.property(fc.array(texts, { maxLength: 5 }), expected, (parts, room) => {
      const corpus = roomy(room)
      for (const part of parts) corpus.append(fingerprintsOf(part).part)
      expect(heldIn(corpus)).toEqual(readAtOnce(parts.flat()))
    }),
  )
})

test('so are parts that are read in the same arrays, one after the other', () => {
  fc.assert(
    fc.property(fc.array(texts, { maxLength: 5 }), (parts) => {
      const corpus = new Corpus()
      const read = new Fingerprints(0, RULES)
      for (const part of parts) {
        read.begin(read.part.arrays)
        for (const document of part) read.add(Buffer.from(document), false)
        corpus.append(read.part)
      }
      expect(heldIn(corpus)).toEqual(readAtOnce(parts.flat()))
    }),
  )
})

test('turned at the border of two parts it is as if they had been appended in the other order', () => {
  fc.assert(
    fc.property(texts, texts, expected, (one, other, room) => {
      const corpus = roomy(room)
      corpus.append(fingerprintsOf(one).part)
      const { count } = corpus
      corpus.append(fingerprintsOf(other).part)
      corpus.rotate(count)
      expect(heldIn(corpus)).toEqual(readAtOnce([...other, ...one]))
      // What is appended then stands behind both.
      corpus.append(fingerprintsOf(one).part)
      expect(heldIn(corpus)).toEqual(readAtOnce([...other, ...one, ...one]))
    }),
  )
})

test('what is cut is forgotten, and other documents come in its place', () => {
  fc.assert(
    fc.property(texts, texts, texts, expected, (stays, goes, comes, room) => {
      const corpus = roomy(room)
      corpus.append(fingerprintsOf(stays).part)
      const { count, tokens } = corpus
      corpus.append(fingerprintsOf(goes).part)
      corpus.cut(count, tokens)
      expect(heldIn(corpus)).toEqual(readAtOnce(stays))
      corpus.append(fingerprintsOf(comes).part)
      expect(heldIn(corpus)).toEqual(readAtOnce([...stays, ...comes]))
    }),
  )
})

test('more tokens or blocks than have a number are refused, before any is taken in', () => {
  const corpus = new Corpus()
  corpus.append(fingerprintsOf(['the ferry']).part)
  corpus.tokens = 2 ** 32 - 20
  expect(() => corpus.reserve(10, 1)).toThrow('more than four billion words')
  corpus.tokens = 2
  expect(() => corpus.reserve(1, 2 ** 31)).toThrow('two billion paragraphs')
})
