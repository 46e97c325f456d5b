import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { align, wordsOf } from '../../src/report/explain-alignment.js'
import { comparisonLines } from '../../src/report/explain-rows.js'
import { cells } from '../../src/report/safe-text.js'
import { pageOf } from '../../src/report/terminal-page.js'

const plain = (columns: number) => pageOf({ colour: false, columns }, false)

describe('the comparison', () => {
  const linesOf = (copy: string, sources: string[], columns: number) => {
    const pairs = align(
      wordsOf(Buffer.from(copy)),
      sources.map((text) => wordsOf(Buffer.from(text))),
    )
    return comparisonLines(pairs ?? [], plain(columns), 4)
  }

  test('stands side by side on a wide terminal', () => {
    expect(linesOf('One two three four five six.', ['One two THREE, four 5 six.'], 120)).toEqual([
      '    One two three four [-five-] six.                         | One two THREE, four {+5+} six.',
    ])
  })

  test('leaves out what is alike, and what stands on one side alone', () => {
    const words = (word: string, count: number) =>
      Array.from({ length: count }, (_, i) => `${word}${i}`).join(' ')
    const lines = linesOf(
      `${words('a', 60)} new ${words('b', 60)}`,
      [`${words('a', 60)} ${words('b', 60)}`],
      80,
    )
    expect(lines[0]).toBe('      ... 48 words alike ...')
    expect(lines.at(-1)).toBe('      ... 48 words alike ...')
    expect(lines.join('\n')).toContain('[-new-]')
    const alone = linesOf(`same one here ${words('c', 90)}`, ['same one here'], 80)
    expect(alone).toContain('      ... 38 words only in the copy ...')
  })

  test('puts several sources into the order of the copy', () => {
    const pairs = align(
      wordsOf(Buffer.from('alpha beta gamma delta. one two three four.')),
      ['one two three four', 'alpha beta gamma delta'].map((text) => wordsOf(Buffer.from(text))),
    )
    expect(pairs?.every(({ same }) => same)).toBe(true)
  })

  test('keeps long texts in step, where a table of all their words would be too large', () => {
    const copy = Array.from({ length: 6000 }, (_, i) => (i % 100 === 50 ? `new${i}` : `w${(i * 7919) % 997}`))
    const source = Array.from({ length: 6000 }, (_, i) => (i % 100 === 80 ? '' : `w${(i * 7919) % 997}`))
    const pairs = align(wordsOf(Buffer.from(copy.join(' '))), [wordsOf(Buffer.from(source.join(' ')))])
    // 60 words are new on one side, and 60 on the other; the 60 that were new stand across from what they replaced.
    expect(pairs?.filter(({ same }) => same)).toHaveLength(6000 - 120)
    expect(pairs?.filter(({ same, source: there }) => !same && there === null)).toHaveLength(60)
  })

  test('has every word once, in order, the equal ones across from each other, and no line is too long', () => {
    const text = fc
      .array(
        fc.constantFrom(
          'a',
          'b',
          'c',
          'the',
          'Of,',
          '12',
          '漢字',
          '"x"',
          '\x1b[2J',
          'e\u0301',
          '\u202e',
          '\n',
        ),
        {
          maxLength: 60,
        },
      )
      .map((parts) => parts.join(' '))
    fc.assert(
      fc.property(
        text,
        fc.array(text, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(60, 80, 120, 141),
        (copy, sources, columns) => {
          const words = wordsOf(Buffer.from(copy))
          const others = sources.map((source) => wordsOf(Buffer.from(source)))
          const pairs = align(words, others) ?? []
          expect(pairs.flatMap((pair) => pair.copy ?? [])).toEqual(words)
          expect(pairs.flatMap(({ source }) => source ?? [])).toHaveLength(others.flat().length)
          for (const { copy: here, source: there, same } of pairs)
            if (same) expect(here?.hash).toBe(there?.hash)
          for (const line of comparisonLines(pairs, plain(columns), 4)) {
            expect(cells(line)).toBeLessThanOrEqual(columns)
            expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u)
          }
        },
      ),
      { numRuns: 2000 },
    )
  })
})
