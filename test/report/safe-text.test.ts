import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cells,
  cutEnd,
  cutMiddle,
  safeExcerpt,
  safeName,
  shellWord,
  wrap,
} from '../../src/report/safe-text.js'

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string())

describe('safe text', () => {
  it.each([
    ['a\x1b[31mb', 'a\\x1b[31mb'],
    ['a\nb\tc\rd', 'a\\nb\\tc\\rd'],
    ['caf\udce9', 'caf\\xe9'],
    ['txt\u202egnp', 'txt\\u{202e}gnp'],
    ['a\u00a0b', 'a\\xa0b'],
    ['naïve 漢字.txt', 'naïve 漢字.txt'],
  ])('shows the name %j as %j', (name, shown) => {
    expect(safeName(name)).toBe(shown)
  })

  it.each([
    ['  one\n\n two\u2028three ', 'one two three'],
    ['zero\u200bwidth\u202e', 'zerowidth'],
    ['\x1b]0;title\x07', '\\x1b]0;title\\x07'],
    [`Z${'\u0301'.repeat(50)}`, `Z${'\u0301'.repeat(4)}`],
  ])('shows the excerpt %j as %j', (text, shown) => {
    expect(safeExcerpt(text)).toBe(shown)
  })

  it.each([
    ['abc', 3],
    ['漢字', 4],
    ['ｱｲｳ', 3],
    ['e\u0301', 1],
    ['한국', 4],
    ['🚢', 2],
    ['❤\ufe0f', 2],
    ['Привет', 6],
    ['（）', 4],
  ])('counts %s as %i cells', (text, width) => {
    expect(cells(text)).toBe(width)
  })

  it('cuts at the end and in the middle', () => {
    expect(cutEnd('one two three', 8, '...')).toBe('one t...')
    expect(cutEnd('one two', 7, '...')).toBe('one two')
    expect(cutEnd('漢字漢字', 6, '…')).toBe('漢字…')
    expect(cutMiddle('folder/below/name.txt', 12, '...')).toBe('fol...me.txt')
    expect(cutMiddle('folder/name.txt', 10, '…')).toBe('fol…me.txt')
  })

  it('never cuts to more than the width, nor through a character', () => {
    fc.assert(
      fc.property(anyText, fc.nat(40), fc.constantFrom('…', '...'), (raw, width, mark) => {
        const text = safeName(raw)
        for (const cut of [cutEnd(text, width, mark), cutMiddle(text, width, mark)]) {
          expect(cells(cut)).toBeLessThanOrEqual(width)
          expect(cut.isWellFormed()).toBe(true)
        }
      }),
    )
  })

  it('wraps without losing a word', () => {
    expect(wrap('a bb ccc dddddd e', 5)).toEqual(['a bb', 'ccc', 'dddddd', 'e'])
    fc.assert(
      fc.property(anyText, fc.nat(30), (text, width) => {
        expect(wrap(text, width).join(' ').replaceAll(/ +/g, ' ').trim()).toBe(
          text.replaceAll(/ +/g, ' ').trim(),
        )
      }),
    )
  })
})

describe('a shell word', () => {
  it.each([
    ['news.deduped', 'news.deduped'],
    ['my news', "'my news'"],
    ["it's", "'it'\\''s'"],
    ['$HOME', "'$HOME'"],
    ['', "''"],
    ['a\nb', "$'a\\012b'"],
    ["\udce9'\\", "$'\\351\\'\\\\'"],
  ])('writes %j as %s', (word, written) => {
    expect(shellWord(word)).toBe(written)
  })

  it('is read back by a shell as what it was', () => {
    const words = ['a b', "a'b", 'a\n1\\', '\u202ex', 'a\x7f9', "'", '$(x)`y`', '漢 字', '!x', '~', '-n']
    const script = `printf '%s\\0' ${words.map(shellWord).join(' ')}`
    expect(execFileSync('bash', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1)).toEqual(words)
  })
})
