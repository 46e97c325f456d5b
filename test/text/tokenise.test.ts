import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokenise } from '../../src/text/tokenise.js'
import { Tokens } from '../../src/text/tokens.js'
import { referenceTokens } from './reference-tokens.js'

const encoder = new TextEncoder()
const reused = new Tokens()

function run(bytes: Uint8Array): Tokens {
  reused.clear()
  tokenise(bytes, 0, bytes.length, reused)
  return reused
}

/** The folded tokens of a text, joined by spaces. */
function fold(text: string): string {
  const { folded, foldedStart, count } = run(encoder.encode(text))
  return new TextDecoder('utf-8', { fatal: true }).decode(folded.slice(0, foldedStart[count])).trimEnd()
}

/** The text of each token as it stands in the input. */
function spans(text: string): string[] {
  const bytes = encoder.encode(text)
  const { start, end, count } = run(bytes)
  return Array.from({ length: count }, (_, k) => new TextDecoder().decode(bytes.slice(start[k], end[k])))
}

describe('tokens', () => {
  it.each<[string, string]>([
    // Runs and separators
    ['', ''],
    [' \t\r\n\f\0', ''],
    ['The quick  brown\nFOX', 'the quick brown fox'],
    ['snake_case kebab-case a/b', 'snake case kebab case a b'],
    ['(x)…[y]—“z”', 'x y z'],
    ['x86 H2O 4K', 'x86 h2o 4k'],
    // Case, width, compatibility
    ['Straße STRASSE ẞ', 'strasse strasse ss'],
    ['ΟΔΟΣ οδος οδοσ', 'οδοσ οδοσ οδοσ'],
    ['İstanbul ISTANBUL Istanbul ırmak', 'istanbul istanbul istanbul irmak'],
    ['ﬁne ＡＢＣ １２ Ⅳ x² 𝐛𝐨𝐥𝐝', 'fine abc 12 iv x2 bold'],
    ['½ 1⁄2', '1⁄2 1⁄2'],
    // Optional marks
    ['café cafe\u0301 CAFÉ', 'cafe cafe cafe'],
    ['Việt Nam', 'viet nam'],
    ['ἄνθρωπος άνθρωπος', 'ανθρωποσ ανθρωποσ'],
    ['τῷ ΤΩΙ', 'τωι τωι'],
    ['за\u0301мок замок', 'замок замок'],
    ['мой мои', 'мои\u0306 мои'],
    ['все всё все\u0308', 'все все\u0308 все\u0308'],
    ['сѐ ќе ке', 'се к\u0301е ке'],
    ['العَرَبِيَّة العربيـــة', 'العربية العربية'],
    ['سأل سال', 'سا\u0654ل سال'],
    ['שָׁלוֹם שלום', 'שלום שלום'],
    ['1\u0332 1\ufe0f\u20e3', '1 1'],
    // Marks that are letters
    ['か が か\u3099', 'か か\u3099 か\u3099'],
    ['कि क \u0958', 'कि क क\u093c'],
    ['ขาว ข่าว', 'ขา ว ข่า ว'],
    // A mark without a letter: a diacritic is absent, another one is a token
    ['≠ =\u0338 \u0301', ''],
    ['\u093f \u093fक', '\u093f \u093f क'],
    // Apostrophes
    ["don't don’t DON‘T don＇t donʼt don`t don´t don′t", Array(8).fill("don't").join(' ')],
    ["we're were", "we're were"],
    ["'quoted' ‘quoted’ dogs' rock''n", 'quoted quoted dogs rock n'],
    ["'tis '90s 1990's 1'000", "tis 90s 1990's 1'000"],
    ["l’été L'Été", "l'ete l'ete"],
    ['Hawaiʻi', "hawai'i"],
    ["don'\u00ad\u200bt", "don't"],
    ["n'\u0301t", 'n t'],
    ["漢'字 a'漢", '漢 字 a 漢'],
    ['ג׳ירפה', "ג'ירפה"],
    ['ŉ ’n', 'n n'],
    // Dots between single letters
    ['A.I. A.I AI', 'ai ai ai'],
    ['A.I.\n', 'ai'],
    ['U.S. e.g. i.e., a.m.', 'us eg ie am'],
    ['т.е. Т.Е', 'те те'],
    ['J.R.R. Tolkien J.R.R.Tolkien', 'jrr tolkien jrr tolkien'],
    ['plan A. It plan A.It plan A', 'plan a it plan a it plan a'],
    ['1.A.I A.1 x.1.y', '1 ai a 1 x 1 y'],
    ['A.I.-powered', 'ai powered'],
    ['end.Start end.A.I p.m.Start', 'end start end ai pm start'],
    ['Ph.D. a..b a.b.com', 'ph d a b ab com'],
    ["l'O.N.U. L’ONU don't.I A.I's", "l'onu l'onu don't i ai's"],
    ['a.é É.\u00adU. e\u0301.u\u0308 е\u0308.й', 'ae eu eu е\u0308и\u0306'],
    ['Ａ．Ｉ．', 'ai'],
    ['ﬁ.x x.ﬁ ᾳ.β β.ᾳ β.α\u0345', 'fi x x fi αι β β αι β αι'],
    ['漢.字 A.漢 가.나', '漢 字 a 漢 가 나'.normalize('NFD')],
    ['A.I漢', 'ai 漢'],
    ['A.\u0301I', 'a i'],
    // Numbers
    ['3.5 35 1,000 1.000,50', '3.5 35 1,000 1.000,50'],
    ['3. 5 3.x x.3 3..5 ,5 5,', '3 5 3 x x 3 3 5 5 5'],
    ['v1.2.3 24.12.2024', 'v1.2.3 24.12.2024'],
    ['１．５ １，０００', '1.5 1,000'],
    ['٣٫٥ ١٬٠٠٠ ३.५', '٣٫٥ ١٬٠٠٠ ३.५'],
    ['3.\u200b5', '3.5'],
    ['12:30 -5 1/2', '12 30 5 1 2'],
    ['5% 5 % % 3.5‰ 20°C a% 5％', '5 % 5 3.5 ‰ 20 ° c a 5 %'],
    // Symbols
    ['Great 👍', 'great 👍'],
    ['Great👎!', 'great 👎'],
    ['👍🏽 👨‍👩‍👧 ❤️', '👍 🏽 👨 👩 👧'],
    ['$5 €5 5€ ＄5 US$', '$ 5 € 5 5 € $ 5 us $'],
    ['5㎏ 5 kg №5 № 5', '5 kg 5 kg no 5 no 5'],
    ['Word™ ©2024 +1', 'word 2024 1'],
    // Default-ignorable code points
    ['\ufeffso\u00adft zero\u200bwidth \u202edirb\u202c', 'soft zerowidth dirb'],
    ['\u200b \u200b', ''],
    // Scripts without spaces
    ['東京2024年ABC', '東 京 2024 年 abc'],
    ['カード ｶｰﾄﾞ', 'カ ー ト\u3099 カ ー ト\u3099'],
    ['ㄅㄆ ꀀꀁ', 'ㄅ ㄆ ꀀ ꀁ'],
    ['อยู่๒๕', 'อ ยู่ ๒๕'],
    ['น้ำ น้\u0e4d\u0e32', 'น้\u0e4d\u0e32 น้\u0e4d\u0e32'],
    ['ខ្មែរ', 'ខ្មែ រ'],
    ['မြန်မာ', 'မြ န် မာ'],
    ['ພາສາ', 'ພາ ສາ'],
    ['한국어 사람', '한국어 사람'.normalize('NFD')],
    // Code points that we cannot read are letters
    ['a\ufffdb \ue000x \u{10fffd}', 'a\ufffdb \ue000x \u{10fffd}'],
    ['𐐀𐐁', '𐐨𐐩'],
  ])('%j', (text, expected) => {
    expect(fold(text)).toBe(expected)
  })

  it('do not tell ASCII from its full-width forms', () => {
    for (let code = 0x21; code <= 0x7e; code++) {
      const [narrow, wide] = [code, code + 0xfee0].map((codePoint) => {
        const char = String.fromCodePoint(codePoint)
        return fold(
          `${char} a${char} ${char}b x${char}y xx${char}yy 7${char} 7${char}7 7${char}x 漢${char}字`,
        )
      })
      expect(wide).toBe(narrow)
    }
  })

  it('span what they were made of, marks and joints included', () => {
    expect(spans('¡Él! don’t A.I. cafe\u0301, \u200bsoft\u00adhy 5% 👍\u{1f3fd}漢か\u3099')).toEqual([
      'Él',
      'don’t',
      'A.I',
      'cafe\u0301',
      'soft\u00adhy',
      '5',
      '%',
      '👍',
      '\u{1f3fd}',
      '漢',
      'か\u3099',
    ])
  })

  it('append behind what is there, and begin anew after clear()', () => {
    const bytes = encoder.encode('One two\nThree\n')
    const out = new Tokens()
    tokenise(bytes, 0, 8, out)
    tokenise(bytes, 8, 14, out)
    expect(Array.from(out.start.slice(0, out.count))).toEqual([0, 4, 8])
    expect(Array.from(out.end.slice(0, out.count))).toEqual([3, 7, 13])
    expect(Array.from(out.foldedStart.slice(0, out.count + 1))).toEqual([0, 4, 8, 14])
    expect(new TextDecoder().decode(out.folded.slice(0, 14))).toBe('one two three ')
    out.clear()
    tokenise(bytes, 4, 8, out)
    expect(out.count).toBe(1)
    expect(new TextDecoder().decode(out.folded.slice(0, out.foldedStart[1]))).toBe('two ')
  })

  it('may be longer than the stretch that room is made for', () => {
    const long = 'Ab'.repeat(50_000)
    expect(fold(`x ${long} y`)).toBe(`x ${long.toLowerCase()} y`)
    expect(fold('ﷺ'.repeat(20_000))).toBe('صلىاللهعليهوسلم'.repeat(20_000))
    expect(fold('So it went on, day 12. '.repeat(5_000))).toBe(
      Array(5_000).fill('so it went on day 12').join(' '),
    )
    expect(fold('$'.repeat(40_000))).toBe(Array(40_000).fill('$').join(' '))
  })
})

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
