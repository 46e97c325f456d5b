import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokenise } from '../../src/text/tokenise.js'
import { Tokens } from '../../src/text/tokens.js'
import { referenceTokens } from './reference-tokens.js'
import { encoder, fold, run } from './tokens-of.js'

// Characters that meet every rule, and parts that meet each other.
const sample = [
  ..."aZé7 \n.,'’%€_-ßıΣςάᾳийЁгЌعأשか漢ーกิุ่한ा",
  ...['\u0301', '\u0300', '\u0308', '\u0323', '\u0345', '\u3099', '\u093c', '\u094d', '\u064e', '\u05b8'],
  ...[
    '\u0e38',
    '\u0e48',
    '\u17d2',
    '\u1039',
    '\u1037',
    '\u103a',
    '\u0654',
    '\u1160',
    '\u1161',
    '\u1100',
    '\u11a8',
  ],
  ...['\u0344', '\u0f73', '\u0f71', '\u0f74', '\u0ddd', '\u{1d15e}', 'ក', 'က', '≠', '\u0338'],
  ...['\u200b', '\u00ad', '\ufe0f', '\u034f', '👍', 'ﬁ', '½', '²', '٣', '३', '\ufffd', '\ue000', '\u{1f1e6}'],
]
const sampleText = fc.string({ unit: fc.constantFrom(...sample), maxLength: 30 })
const anyText = fc.oneof(
  sampleText,
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc
    .array(fc.oneof(sampleText, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 8 })
    .map((parts) => parts.join('')),
)
const RUNS = { numRuns: 3000 }

describe('laws of tokens', () => {
  it('NFC and NFD fold equal', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const expected = fold(text)
        expect(fold(text.normalize('NFC'))).toBe(expected)
        expect(fold(text.normalize('NFD'))).toBe(expected)
      }),
      RUNS,
    )
  })

  it('every canonical composition folds as its parts, behind any kind of letter', () => {
    const differing: string[] = []
    for (let codePoint = 0; codePoint < 0x34000; codePoint++) {
      if (codePoint >= 0xac00 && codePoint < 0xe000) continue
      const char = String.fromCodePoint(codePoint)
      if (char.normalize('NFD') === char) continue
      for (const before of ['', 'a', 'α', 'и', 'г', 'か', 'क', '1', '=', 'ע', '한', '👍']) {
        for (const after of ['', '\u0301', '\u0308\u0323', '\u093c']) {
          const text = before + char + after
          if (fold(text) !== fold(text.normalize('NFD'))) differing.push(text)
        }
      }
    }
    expect(differing).toEqual([])
  })

  it('NFKC folds equal where letters, marks and digits stand for letters, marks and digits', () => {
    const compatible = fc.constantFrom(
      ...'aé7 漢がｶﾞＡ９ﬁﬀ²ſÅ𝐀𝟗ªﻋﺔΐйﾊﾟｰกุ่ำ'.normalize('NFC'),
      ' ',
      '．',
      '，',
      '＇',
      '％',
    )
    fc.assert(
      fc.property(fc.string({ unit: compatible, maxLength: 20 }), (text) => {
        expect(fold(text.normalize('NFKC'))).toBe(fold(text))
        expect(fold(text.normalize('NFKD'))).toBe(fold(text))
      }),
      RUNS,
    )
  })

  it('upper and lower case fold equal', () => {
    const cased = fc.constantFrom(..."abßﬁéİıſσςΐᾳᾼйёѓжǆǅըևაᲐꭰᏀ𐐀😀 .'", 'i\u0307', 'α\u0345')
    fc.assert(
      fc.property(fc.array(cased, { maxLength: 20 }), (chars) => {
        const text = chars.join('')
        expect(fold(text.toUpperCase())).toBe(fold(text))
        expect(fold(text.toLowerCase())).toBe(fold(text))
      }),
      RUNS,
    )
  })

  it('zero-width code points are invisible anywhere', () => {
    const zeroWidth = fc.constantFrom(
      '\u200b',
      '\u200d',
      '\u00ad',
      '\ufeff',
      '\ufe0f',
      '\u034f',
      '\u2066',
      '\u0640',
      '\u{e0100}',
    )
    fc.assert(
      fc.property(anyText, zeroWidth, fc.nat(), (text, inserted, at) => {
        const chars = Array.from(text)
        chars.splice(at % (chars.length + 1), 0, inserted)
        expect(fold(chars.join(''))).toBe(fold(text))
      }),
      RUNS,
    )
  })

  it('spans are in order, apart, not empty and on borders of characters', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const bytes = encoder.encode(text)
        const { start, end, count } = run(bytes)
        let last = 0
        for (let k = 0; k < count; k++) {
          expect(start[k]).toBeGreaterThanOrEqual(last)
          expect(end[k]).toBeGreaterThan(start[k])
          expect((bytes[start[k]] & 0xc0) === 0x80 || (bytes[end[k]] & 0xc0) === 0x80).toBe(false)
          last = end[k]
        }
        expect(last).toBeLessThanOrEqual(bytes.length)
      }),
      RUNS,
    )
  })

  it('lines tokenised one by one give what they give together', () => {
    fc.assert(
      fc.property(fc.array(anyText), (lines) => {
        const together = encoder.encode(lines.join('\n'))
        const whole = run(together)
        const expected = [whole.start, whole.end, whole.foldedStart].map((all) =>
          Array.from(all.slice(0, whole.count)),
        )
        const out = new Tokens()
        for (let from = 0; from < together.length; ) {
          const newline = together.indexOf(10, from)
          const to = newline < 0 ? together.length : newline + 1
          tokenise(together, from, to, out)
          from = to
        }
        expect(
          [out.start, out.end, out.foldedStart].map((all) => Array.from(all.slice(0, out.count))),
        ).toEqual(expected)
      }),
    )
  })

  it('no invalid byte is lost', () => {
    // Well-formed sequences as in Unicode's table 3-7, one character of this string per byte.
    const wellFormed =
      /[\0-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}|([\x80-\xff])/g
    const byte = fc.oneof(
      fc.nat(255),
      fc.constantFrom(0x20, 0x41, 0x2e, 0x27, 0xc3, 0xa9, 0xe0, 0xed, 0xa0, 0xf0, 0xf4, 0x90),
    )
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 40 }), (values) => {
        const bytes = Uint8Array.from(values)
        const invalid = Array.from(
          String.fromCharCode(...values).matchAll(wellFormed),
          (match) => match[1] ?? '',
        ).join('')
        const { folded, foldedStart, count } = run(bytes)
        const found: number[] = []
        for (let k = 0; k < foldedStart[count]; k++) if (folded[k] === 0xff) found.push(folded[++k])
        expect(String.fromCharCode(...found)).toBe(invalid)
      }),
      RUNS,
    )
  })

  it('agree with a reference made of regular expressions', () => {
    const units = fc.constantFrom(
      ..."aabBcéÉß77  \n..,'’’%€$-_оОй漢かがｶ👍ກกุ่한عأשΣάгЁ",
      ...[
        '\u0301',
        '\u0308',
        '\u200b',
        '\u00ad',
        '\u064e',
        '\u05b8',
        '\u3099',
        'क',
        '\u093c',
        'ﬁ',
        '．',
        '٣',
        'A.I. ',
        "l'o.n.",
      ],
    )
    fc.assert(
      fc.property(fc.array(units, { maxLength: 40 }), (parts) => {
        expect(fold(parts.join(''))).toBe(referenceTokens(parts.join('')).join(' '))
      }),
      { numRuns: 10_000 },
    )
  })
})
