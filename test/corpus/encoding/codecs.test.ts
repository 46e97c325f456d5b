import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { codecFor } from '../../../src/corpus/encoding/codecs.js'
import { transcode } from '../../../src/corpus/encoding/transcode.js'

const decode = (bytes: readonly number[] | Uint8Array, encoding: string) =>
  Buffer.from(transcode(Uint8Array.from(bytes), codecFor(encoding))?.bytes ?? []).toString()

describe('malformed input', () => {
  it.each([
    ['a lone high surrogate', 'utf-16le', [0x00, 0xd8, 0x61, 0x00], '\ufffda'],
    ['a lone low surrogate', 'utf-16be', [0xdc, 0x00, 0x00, 0x61], '\ufffda'],
    ['an odd last byte', 'utf-16le', [0x61, 0x00, 0x62], 'a\ufffd'],
    ['a surrogate in UTF-32', 'utf-32le', [0x00, 0xd8, 0x00, 0x00, 0x61, 0, 0, 0], '\ufffda'],
    ['a number above U+10FFFF', 'utf-32be', [0x80, 0, 0, 0, 0, 0, 0, 0x61], '\ufffda'],
    ['a cut last character', 'utf-32be', [0, 0, 0, 0x61, 0, 0], 'a\ufffd'],
    ['a lead byte before a line feed', 'shift_jis', [0x93, 0x0a, 0x61], '\ufffd\na'],
    ['a lead byte before a tag', 'big5', [0xa4, 0x3c, 0x62, 0x3e], '\ufffd<b>'],
    ['a lead byte at the end', 'euc-kr', [0x61, 0xb0], 'a\ufffd'],
    ['two bytes that are no pair', 'euc-jp', [0xa9, 0xa9, 0x61], '\ufffda'],
    ['a byte without meaning', 'windows-1253', [0xd2, 0x61], '\ufffda'],
    ['a high byte in a 7-bit encoding', 'iso-2022-jp', [0x61, 0xe9, 0x62], 'a\ufffdb'],
    ['half a pair at the end', 'hz-gb-2312', [0x7e, 0x7b, 0x56, 0x50, 0x4e], '中\ufffd'],
  ])('%s (%s)', (_, encoding, bytes, expected) => expect(decode(bytes, encoding)).toBe(expected))
})

describe('characters of special length', () => {
  it('reads three bytes in EUC-JP', () => {
    expect(decode([0x8f, 0xb0, 0xa1, 0x8e, 0xb1], 'euc-jp')).toBe('丂ｱ')
  })

  it('reads four bytes in GB 18030, in and beyond the basic plane', () => {
    const text = '\u0080\u00e9\u3402\ud7a3\uffff\u{10000}\u{1F600}\u{10FFFF}中'
    expect(decode(iconv.encode(text, 'gb18030'), 'gb18030')).toBe(text)
    expect(decode([0xe3, 0x32, 0x9a, 0x35], 'gb18030')).toBe('\u{10FFFF}')
    expect(decode([0xe3, 0x32, 0x9a, 0x36], 'gb18030')).not.toContain('\u{10FFFF}')
  })

  it('writes two code points for one pair of Big5', () => {
    expect(decode([0x88, 0x62, 0x61], 'big5')).toBe('\u00ca\u0304a')
  })
})

describe('shift states', () => {
  const of = (text: string) => Buffer.from(text, 'latin1')

  it('switches between ASCII, kanji, JIS-Roman and katakana', () => {
    expect(decode(of('a\x1b$BF|K\\\x1b(J\\\x1b(I1\x1b(B\\'), 'iso-2022-jp')).toBe('a日本¥ｱ\\')
  })

  it('leaves the escape sequences of terminals alone', () => {
    expect(decode(of('\x1b[1mF|\x1b[0m'), 'iso-2022-jp')).toBe('\x1b[1mF|\x1b[0m')
  })

  it('drops the header of ISO-2022-KR', () => {
    expect(decode(of('\x1b$)Ca \x0eGQ19\x0f b'), 'iso-2022-kr')).toBe('a 한국 b')
  })

  it('reads the tildes of HZ', () => {
    expect(decode(of('a~~b~{VPND~}~\nc'), 'hz-gb-2312')).toBe('a~b中文c')
  })

  it('begins every line in ASCII, so that a lost shift harms one line', () => {
    expect(decode(of('\x1b$BF|\nF|'), 'iso-2022-jp')).toBe('日\nF|')
  })
})

it.each(['shift_jis', 'euc-jp', 'euc-kr', 'big5', 'gb18030'])(
  '%s: agrees with iconv-lite on every pair',
  (name) => {
    const pairs: number[][] = []
    for (let lead = 0x81; lead < 0xff; lead++) {
      for (let trail = 0x40; trail < 0xff; trail++) {
        if (!iconv.decode(Uint8Array.of(lead, trail), name).includes('\ufffd'))
          pairs.push([lead, trail, 0x0a])
      }
    }
    expect(pairs.length).toBeGreaterThan(6000)
    expect(decode(pairs.flat(), name)).toBe(iconv.decode(Uint8Array.from(pairs.flat()), name))
  },
)

it('refuses an unknown name', () => expect(() => codecFor('klingon')).toThrow('Unknown encoding: klingon'))
