import { describe, expect, it } from 'vitest'
import {
  APOSTROPHE,
  CHARACTER,
  COMMA,
  DIGIT,
  IGNORED,
  isIgnored,
  isMark,
  LETTER,
  MARK,
  POINT,
  SEPARATOR,
  SYMBOL,
  UNIT,
} from '../../src/text/characters.js'
import { combiningRank } from '../../src/text/combining-order.js'
import {
  FOLD_VERSION,
  FOLDED,
  KIND,
  LENGTH,
  LENGTH_SHIFT,
  LONG,
  learn,
  MOST_GROWTH,
} from '../../src/text/fold.js'

// Every assigned code point but the private planes lies here (Unicode 17 ends its last ideographs at U+3347F).
const CODE_POINTS = Array.from({ length: 0x34000 }, (_, codePoint) => codePoint).filter(
  (codePoint) => codePoint < 0xd800 || codePoint >= 0xe000,
)

function fold(codePoint: number): { kind: number; text: string } {
  const info = learn(codePoint)
  const length = (info >> LENGTH_SHIFT) & LENGTH
  const value = FOLDED[codePoint]
  const bytes =
    length > 4 ? LONG.slice(value, value + length) : Uint8Array.from({ length }, (_, k) => value >>> (8 * k))
  return { kind: info & KIND, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
}

describe('the folding of one character', () => {
  it.each([
    ['A', LETTER, 'a'],
    ['7', DIGIT, '7'],
    ['ß', LETTER, 'ss'],
    ['ẞ', LETTER, 'ss'],
    ['ς', LETTER, 'σ'],
    ['İ', LETTER, 'i'],
    ['ı', LETTER, 'i'],
    ['ſ', LETTER, 's'],
    ['K', LETTER, 'k'],
    ['µ', LETTER, 'μ'],
    ['é', LETTER, 'e'],
    ['ệ', LETTER, 'e'],
    ['ø', LETTER, 'ø'],
    ['ΐ', LETTER, 'ι'],
    ['ᾳ', LETTER, 'αι'],
    ['ᾼ', LETTER, 'αι'],
    ['й', LETTER, 'и\u0306'],
    ['Ё', LETTER, 'е\u0308'],
    ['ѝ', LETTER, 'и'],
    ['Ќ', LETTER, 'к\u0301'],
    ['أ', LETTER, 'ا\u0654'],
    ['ﷺ', LETTER, 'صلىاللهعليهوسلم'],
    ['ﬃ', LETTER, 'ffi'],
    ['Ⅳ', LETTER, 'iv'],
    ['²', DIGIT, '2'],
    ['Ａ', LETTER, 'a'],
    ['９', DIGIT, '9'],
    ['½', DIGIT, '1⁄2'],
    ['⒈', DIGIT, '1'],
    ['ŉ', LETTER, 'n'],
    ['ª', LETTER, 'a'],
    ['𝔄', LETTER, 'a'],
    ['각', LETTER, '\u1100\u1161\u11a8'],
    ['\u0958', LETTER, 'क\u093c'],
    ['𐐀', LETTER, '𐐨'],
    ['\ufffd', LETTER, '\ufffd'],
    ['\ue000', LETTER, '\ue000'],
    ['\u0378', LETTER, '\u0378'],
    ['漢', CHARACTER, '漢'],
    ['⼀', CHARACTER, '一'],
    ['〇', CHARACTER, '〇'],
    ['が', CHARACTER, 'か\u3099'],
    ['ｶ', CHARACTER, 'カ'],
    ['ー', CHARACTER, 'ー'],
    ['ｰ', CHARACTER, 'ー'],
    ['ㄅ', CHARACTER, 'ㄅ'],
    ['ꀀ', CHARACTER, 'ꀀ'],
    ['ก', CHARACTER, 'ก'],
    ['๓', DIGIT, '๓'],
    ['ﾞ', MARK, '\u3099'],
    ['\u0341', MARK, '\u0301'],
    ['\u200b', IGNORED, ''],
    ['\u00ad', IGNORED, ''],
    ['\ufeff', IGNORED, ''],
    ['\ufe0f', IGNORED, ''],
    ['\u202e', IGNORED, ''],
    ['\u0640', IGNORED, ''],
    ['\u064e', IGNORED, ''],
    ['\u0670', IGNORED, ''],
    ['\u05b8', IGNORED, ''],
    ['ﹰ', IGNORED, ''],
    ['👍', SYMBOL, '👍'],
    ['€', SYMBOL, '€'],
    ['＄', SYMBOL, '$'],
    ['№', SYMBOL, 'no'],
    ['㎏', SYMBOL, 'kg'],
    ['™', SEPARATOR, ''],
    ['©', SEPARATOR, ''],
    ['_', SEPARATOR, ''],
    ['\n', SEPARATOR, ''],
    ['\0', SEPARATOR, ''],
    ['…', SEPARATOR, ''],
    ['’', APOSTROPHE, "'"],
    ['ʼ', APOSTROPHE, "'"],
    ['＇', APOSTROPHE, "'"],
    ['´', APOSTROPHE, "'"],
    ['．', POINT, '.'],
    ['，', COMMA, ','],
    ['％', UNIT, '%'],
  ])('%s', (char, kind, text) => {
    expect(fold(char.codePointAt(0) ?? 0)).toEqual({ kind, text })
  })

  it('has a version', () => {
    expect(FOLD_VERSION).toBe(2)
  })
})

describe('the folding of every character', () => {
  it('grows at most as much as room is made for', () => {
    const grown = CODE_POINTS.map((codePoint) => {
      const info = learn(codePoint)
      return (((info >> LENGTH_SHIFT) & LENGTH) + 1) / Buffer.byteLength(String.fromCodePoint(codePoint))
    })
    expect(grown.reduce((a, b) => Math.max(a, b))).toBe(31 / 3)
    expect(MOST_GROWTH).toBe(Math.ceil(31 / 3))
  })

  it('changes nothing when it is folded again', () => {
    const changed = CODE_POINTS.filter((codePoint) => {
      const { kind, text } = fold(codePoint)
      if (kind !== LETTER && kind !== DIGIT && kind !== CHARACTER) return false
      return (
        Array.from(text, (char) => (char === '⁄' ? char : fold(char.codePointAt(0) ?? 0).text)).join('') !==
        text
      )
    })
    expect(changed).toEqual([])
  })

  it('does not tell upper from lower case', () => {
    const foldAll = (text: string): string =>
      Array.from(text, (char) => fold(char.codePointAt(0) ?? 0))
        .map(({ kind, text }) => (kind === APOSTROPHE ? '' : text))
        .join('')
    const told = CODE_POINTS.filter((codePoint) => {
      const { kind, text } = fold(codePoint)
      const char = String.fromCodePoint(codePoint)
      if (kind !== LETTER) return false
      // Of a precomposed letter the marks fold away, of a sequence only behind its letter: see tokenise.test.ts.
      const [upper, lower] = [char.toUpperCase().normalize('NFC'), char.toLowerCase().normalize('NFC')]
      return [upper, lower].some((other) => !/\p{M}/u.test(other) && foldAll(other) !== text)
    })
    expect(told.map((codePoint) => String.fromCodePoint(codePoint))).toEqual([])
  })
})

describe('the rank of a mark', () => {
  it('orders every pair of kept marks as Unicode does', () => {
    const ranked = CODE_POINTS.map((codePoint) => String.fromCodePoint(codePoint))
      .filter((char) => isMark(char) && !isIgnored(char) && char.normalize('NFKD') === char)
      .map((char) => ({ char, rank: combiningRank(char) }))
      .filter(({ rank }) => rank > 0)
    const wrong = ranked.flatMap((a) =>
      ranked.filter((b) => a.rank > b.rank !== ((a.char + b.char).normalize('NFD') !== a.char + b.char)),
    )
    expect(ranked.length).toBeGreaterThan(700)
    expect(wrong).toEqual([])
  })

  it('is 0 for a starter', () => {
    expect(combiningRank('\u093e')).toBe(0)
  })
})
