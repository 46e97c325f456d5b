/** Finds the paragraph that shares most runs of five tokens with another one. */
import { expect, test } from 'vitest'
import type { Corpus } from '../../src/fingerprint/corpus.js'
import { hashText } from '../../src/fingerprint/token-hash.js'
import { ParagraphIndex } from '../../src/match/paragraph-index.js'
import { numberCorpus } from '../model/corpus.js'

const LEAST = 40

/** Paragraphs of words, one block each; `rigid` is the number of one that is code. */
function corpus(paragraphs: readonly (readonly string[])[], rigid = -1): Corpus {
  const { corpus } = numberCorpus([paragraphs.map((words) => [...hashText(words.join(' '))])])
  if (rigid >= 0) corpus.rigid.set(rigid, 1)
  return corpus
}

const words = (name: string, count: number) => Array.from({ length: count }, (_, i) => `${name}${i}x`)
/** Every seventh word is another one. */
const edited = (text: readonly string[], name: string) =>
  text.map((word, i) => (i % 7 === 6 ? `${name}${i}y` : word))

/** An index of all paragraphs, of which those up to `earlier` are earlier text. */
function indexOf(text: Corpus, earlier: number): ParagraphIndex {
  const index = new ParagraphIndex(text, LEAST, [{ firstBlock: 0, blocks: text.count }])
  for (let block = 0; block < earlier; block += 1) index.add(block)
  return index
}

const alone = (block: number) => ({ firstBlock: block, blocks: 1 })

test.each([60, 150, 400])('the source of an edited paragraph of %i tokens', (size) => {
  const source = words('a', size)
  const text = corpus([words('b', size), source, words('c', size), edited(source, 'd')])
  const index = indexOf(text, 3)
  expect(index.find(3, alone(3))).toBe(1)
  expect(index.find(0, alone(0))).toBe(-1)
})

test('no paragraph of its own document', () => {
  const source = words('a', 60)
  const text = corpus([source, edited(source, 'd')])
  expect(indexOf(text, 1).find(1, { firstBlock: 0, blocks: 2 })).toBe(-1)
})

test('of several the one that shares most, not the first that was met', () => {
  const source = words('a', 90)
  const excerpt = [...source.slice(0, 30), ...words('e', 20)]
  const text = corpus([excerpt, source, edited(source, 'd')])
  // Runs that both have count for the excerpt, which has them first.
  const index = indexOf(text, 2)
  expect(index.find(2, alone(2))).toBe(1)
  expect(indexOf(corpus([excerpt, words('b', 90), edited(source, 'd')]), 2).find(2, alone(2))).toBe(0)
})

test('what is short, too long or code is no paragraph', () => {
  const short = words('a', 39)
  expect(indexOf(corpus([short, short]), 1).find(1, alone(1))).toBe(-1)
  const long = words('a', 513)
  expect(indexOf(corpus([long, long]), 1).find(1, alone(1))).toBe(-1)
  const code = words('a', 60)
  expect(indexOf(corpus([code, code], 0), 1).find(1, alone(1))).toBe(-1)
  expect(indexOf(corpus([code, code]), 1).find(1, alone(1))).toBe(0)
})

test('many paragraphs are all found again', () => {
  const sources = Array.from({ length: 600 }, (_, i) => words(`s${i}q`, 50))
  const text = corpus([...sources, ...sources.map((source) => edited(source, 'd'))])
  const index = indexOf(text, 600)
  let found = 0
  for (let block = 600; block < 1200; block += 1)
    if (index.find(block, alone(block)) === block - 600) found += 1
  // A sample of runs misses some: of ten runs a quarter is looked at.
  expect(found).toBeGreaterThan(540)
})
