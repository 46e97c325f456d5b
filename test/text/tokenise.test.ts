import { describe, expect, it } from 'vitest'
import { tokenise } from '../../src/text/tokenise.js'
import { Tokens } from '../../src/text/tokens.js'
import { encoder, fold, spans } from './tokens-of.js'

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
    ['3.5 35 1.000,50', '3.5 35 1.000,50'],
    ['1,000 12,345,678 $1,000.5 1,000km', '1000 12345678 $ 1000.5 1,000km'],
    ['1,250 250,125 1,250,300 1,250.5', '1,250 250,125 1250300 1250.5'],
    ['1234,567 1,2345 1,25 0,125 12,000,5 1,000.5.5', '1234,567 1,2345 1,25 0,125 12,000,5 1,000.5.5'],
    ['3. 5 3.x x.3 3..5 ,5 5,', '3 5 3 x x 3 3 5 5 5'],
    ['v1.2.3 24.12.2024', 'v1.2.3 24.12.2024'],
    ['１．５ １，０００', '1.5 1000'],
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
