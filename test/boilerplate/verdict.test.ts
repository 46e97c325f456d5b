/** Where a frequent line goes by what was counted of it, and what may be a heading. All counts are given by hand. */
import { describe, expect, test } from 'vitest'
import { isHeading, LineEvidence } from '../../src/boilerplate/line-evidence.js'
import {
  ALONE,
  AT_EVERY_HEAD,
  AT_EVERY_TAIL,
  AT_HEAD,
  AT_TAIL,
  BETWEEN,
  judge,
  LAW_3,
  verdictAt,
} from '../../src/boilerplate/verdict.js'
import { Fingerprints } from '../../src/fingerprint/fingerprints.js'
import { corpusOf } from '../model/corpus.js'

const SENTENCE = 'The lodger keeps no goats in the boat house.'
const LABEL = 'Goats and boats'

function corpusWith(text: string) {
  const read = new Fingerprints()
  read.add(Buffer.from(text), false)
  return corpusOf(read)
}

type Counts = Partial<
  Record<'head' | 'tail' | 'middle' | 'headed' | 'inside' | 'changed' | 'clusters' | 'documents', number>
>

/** The verdict on a line of 100 documents; each context is one of a document of its own unless `clusters` says else. */
function verdict(text: string, { documents, clusters, ...places }: Counts): number {
  const evidence = new LineEvidence(1)
  const { head = 0, tail = 0, middle = 0 } = places
  const contexts = head + tail + middle
  Object.entries({ contexts, clusters: clusters ?? contexts, ...places }).forEach(([key, count]) => {
    evidence[key as 'head'][1] = count
  })
  const line = { block: 0, documents: documents ?? 50, ofDocuments: 100, one: 1 }
  return judge(corpusWith(text), line, evidence, LAW_3)
}

describe('a frequent line', () => {
  test('needs five contexts, in as many clusters of documents (law 3)', () => {
    expect(verdict(LABEL, { tail: 4 })).toBe(0)
    expect(verdict(LABEL, { tail: 5, clusters: 4 })).toBe(0)
    expect(verdict(LABEL, { tail: 5 })).toBe(AT_TAIL)
  })

  test('goes at a border where a tenth of its contexts are', () => {
    expect(verdict(LABEL, { head: 91, tail: 9 })).toBe(AT_HEAD)
    expect(verdict(LABEL, { head: 90, tail: 10 })).toBe(AT_HEAD | AT_TAIL)
    expect(verdict(LABEL, { head: 9, tail: 91 })).toBe(AT_TAIL)
  })

  test('goes with changing numbers only if four fifths of its contexts are the ends of documents', () => {
    const numbered = `${SENTENCE.slice(0, -1)} 12`
    expect(verdict(numbered, { tail: 79, middle: 21, changed: 1 })).toBe(0)
    expect(verdict(numbered, { tail: 80, middle: 20, changed: 1 })).toBe(AT_TAIL)
  })

  test('goes everywhere as a sentence that stands between blocks, or that borders show as well', () => {
    expect(verdict(SENTENCE, { middle: 5 })).toBe(AT_HEAD | AT_TAIL | BETWEEN)
    expect(verdict(SENTENCE, { head: 2, tail: 2, middle: 1 })).toBe(AT_HEAD | AT_TAIL | BETWEEN)
  })

  test('stays below headings, from half of the times on', () => {
    expect(verdict(SENTENCE, { middle: 10, headed: 5 })).toBe(0)
    expect(verdict(SENTENCE, { middle: 10, headed: 4 })).toBe(AT_HEAD | AT_TAIL | BETWEEN)
  })
})

describe('what may be a heading', () => {
  test('goes between blocks only if nothing follows it a tenth of the times', () => {
    expect(verdict(LABEL, { middle: 91, tail: 9 })).toBe(0)
    expect(verdict(LABEL, { middle: 90, tail: 10 })).toBe(AT_HEAD | AT_TAIL | BETWEEN)
  })

  test('or if it interrupts sentences half of the times', () => {
    expect(verdict(LABEL, { middle: 100, inside: 49 })).toBe(0)
    expect(verdict(LABEL, { middle: 100, inside: 50 })).toBe(AT_HEAD | AT_TAIL | BETWEEN | ALONE)
  })

  test('needs all of its evidence between blocks', () => {
    expect(verdict(LABEL, { middle: 4, tail: 6, inside: 4 }) & BETWEEN).toBe(0)
    expect(verdict(LABEL, { middle: 5, tail: 6, inside: 5 }) & BETWEEN).toBe(BETWEEN)
  })

  test('never goes between blocks if it leads on to the one below, or is an item of a list', () => {
    for (const text of [`${LABEL}:`, `- ${LABEL}`])
      expect(verdict(text, { middle: 50, inside: 50, tail: 50 })).toBe(AT_TAIL | ALONE)
  })

  test('is none at the head of documents by its marks, and stays above its text', () => {
    expect(verdict(`# ${LABEL}`, { head: 50, tail: 50 })).toBe(AT_TAIL)
    const all = AT_HEAD | AT_TAIL | BETWEEN
    expect(verdictAt(corpusWith(`# ${LABEL}`), 0, all, () => true)).toBe(AT_TAIL)
    expect(verdictAt(corpusWith(LABEL), 0, all, () => true)).toBe(all)
  })

  test('has up to seven words, as a sentence three, and is no row of links', () => {
    const is = (text: string) => isHeading(corpusWith(text), 0)
    expect(is('What we know of the lower pier')).toBe(true)
    expect(is('What we know of the old lower pier')).toBe(false)
    expect(is('So be it.')).toBe(true)
    expect(is('So be it now.')).toBe(false)
    expect(is('Useful page? Yes')).toBe(true)
    expect(is('Is this page useful? Yes')).toBe(false)
    expect(is('All that we know of the old lower pier:')).toBe(true)
    expect(is('Home | Boats | Sails')).toBe(false)
  })
})

describe('a line at every border', () => {
  test('is on four fifths of the documents, at the border of as many of these', () => {
    const every = (counts: Counts) => verdict(LABEL, counts) & (AT_EVERY_HEAD | AT_EVERY_TAIL)
    expect(every({ documents: 80, head: 64, tail: 16 })).toBe(AT_EVERY_HEAD)
    expect(every({ documents: 80, head: 16, tail: 64 })).toBe(AT_EVERY_TAIL)
    expect(every({ documents: 79, head: 64, tail: 16 })).toBe(0)
    expect(every({ documents: 80, head: 63, tail: 17 })).toBe(0)
  })

  test('stands once on most documents: five contexts for four of them', () => {
    const every = (head: number) => verdict(LABEL, { documents: 80, clusters: 80, head }) & AT_EVERY_HEAD
    expect(every(100)).toBe(AT_EVERY_HEAD)
    expect(every(101)).toBe(0)
  })

  test('is no sentence that says nothing of its site', () => {
    expect(verdict(SENTENCE, { documents: 100, head: 100 }) & AT_EVERY_HEAD).toBe(0)
  })
})
