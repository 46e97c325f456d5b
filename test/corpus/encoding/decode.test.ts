import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Decoded, decode, decodeAs } from '../../../src/corpus/encoding/decode.js'
import { encode } from './encoders.js'

function read(bytes: Uint8Array): Decoded {
  const decoded = decode(bytes)
  if ('notText' in decoded) throw new Error(decoded.notText)
  return decoded
}
const textOf = (decoded: Decoded) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(decoded.bytes)
const of = (text: string) => Buffer.from(text, 'latin1')

const RUSSIAN =
  'Утром мы вышли к реке и долго смотрели на другой берег. Лодка стояла у мостков, весла лежали рядом, и никого ' +
  'вокруг не было. Старик сказал, что вода поднялась еще ночью, а к вечеру обещали дождь.\n'
const JAPANESE =
  '朝早く家を出て、川まで歩いた。橋の上には誰もいなかったので、しばらく水の音を聞いていた。' +
  'やがて雨が降りはじめ、私たちは急いで駅へ向かった。\n'
const CHINESE = '今天早上我们一起去河边散步，桥上没有人，只听见水的声音。后来下雨了，大家就赶快跑回家去。\n'
const TAIWANESE = '今天早上我們一起去河邊散步，橋上沒有人，只聽見水的聲音。後來下雨了，大家就趕快跑回家去。\n'
const KOREAN =
  '아침 일찍 집을 나와 강까지 걸어갔다. 다리 위에는 아무도 없어서 한동안 물소리를 들었다. 곧 비가 내렸다.\n'
const SAMPLES: readonly (readonly [encoding: string, text: string])[] = [
  ...['windows-1251', 'koi8-r', 'iso-8859-5', 'ibm866', 'ibm855', 'x-mac-cyrillic'].map(
    (e) => [e, RUSSIAN] as const,
  ),
  ...['shift_jis', 'euc-jp', 'iso-2022-jp'].map((e) => [e, JAPANESE] as const),
  ['gb18030', CHINESE],
  ['hz-gb-2312', CHINESE.replaceAll(/，|。/g, ' ')],
  ['big5', TAIWANESE],
  ['euc-kr', KOREAN],
  [
    'windows-1252',
    'Le garçon a mangé des crêpes à la fête de l’école, où il a été très gâté par sa mère — “bravo”.\n',
  ],
  [
    'windows-1250',
    'Příliš žluťoučký kůň běžel přes pole a večer už byl doma, unavený a šťastný jako vždycky.\n',
  ],
  [
    'windows-1253',
    'Το πρωί κατεβήκαμε στο ποτάμι και κοιτάζαμε για ώρα την απέναντι όχθη. Η βάρκα ήταν Άδεια.\n',
  ],
  [
    'windows-1255',
    'בבוקר ירדנו אל הנהר והסתכלנו זמן רב על הגדה השנייה. הסירה עמדה ליד הגשר — “ואיש לא היה שם”.\n',
  ],
  [
    'windows-1256',
    'في الصباح نزلنا إلى النهر ونظرنا طويلا إلى الضفة الأخرى، وكان القارب عند الجسر ولم يكن هناك أحد.\n',
  ],
  ['windows-874', 'ตอนเช้าเราเดินไปที่แม่น้ำและมองไปอีกฝั่งหนึ่งเป็นเวลานาน ไม่มีใครอยู่ที่นั่นเลย\n'],
]

describe('recognises', () => {
  it.each(SAMPLES)('%s', (encoding, text) => {
    const decoded = read(encode(text.repeat(3), encoding).bytes)
    expect([decoded.encoding, textOf(decoded)]).toEqual([encoding, text.repeat(3)])
  })

  it('text with a few broken bytes', () => {
    for (const [encoding, text] of [
      ['shift_jis', JAPANESE],
      ['euc-kr', KOREAN],
    ] as const) {
      const bytes = Buffer.concat(Array.from({ length: 20 }, () => encode(text, encoding).bytes))
      bytes[201] = 0xff
      bytes[1500] = 0xff
      expect(read(bytes).encoding).toBe(encoding)
    }
  })

  it('what stands behind a long ASCII head', () => {
    const head = Buffer.alloc(1_000_000, 'All plain words in front of it.\n')
    const { encoding } = read(Buffer.concat([head, encode(RUSSIAN, 'koi8-r').bytes, head]))
    expect(encoding).toBe('koi8-r')
  })

  it('a few foreign words in English', () => {
    const text = `The sign by the bridge said ${CHINESE.slice(0, 8)} and nobody could tell us what it meant.\n`
    expect(read(encode(text, 'gb18030').bytes).encoding).toBe('gb18030')
  })

  it.each(['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])(
    '%s with a mark, which stays, and without',
    (encoding) => {
      for (const text of ['plain words\n', RUSSIAN, JAPANESE, CHINESE, KOREAN]) {
        expect(textOf(read(encode(text, encoding).bytes))).toBe(text)
        expect(textOf(read(encode(`\ufeff${text}`, encoding).bytes))).toBe(`\ufeff${text}`)
      }
    },
  )

  it('UTF-16 with an odd last byte', () => {
    expect(textOf(read(Buffer.concat([encode('plain words\n', 'utf-16le').bytes, of('x')])))).toBe(
      'plain words\n\ufffd',
    )
  })
})

describe('hands back as it is', () => {
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['ASCII', of('plain')],
    ['a byte order mark', Buffer.from('\ufeffword é')],
    ['NULs in text', Buffer.from('né\0à\0words')],
    ['much NUL padding', Buffer.concat([Buffer.alloc(500), of('<p>words</p>')])],
    ['a character cut off at the end', Buffer.from('日本語').subarray(0, 8)],
    [
      'broken sequences in UTF-8',
      Buffer.concat([Buffer.from('Übermaß täglich größer 日本語 '), of('\xff\xc3 \xe9t')]),
    ],
    ['terminal colours', of('\x1b[31mred\x1b[0m')],
    ['tildes and braces in code', of('x = ~{ab}; y = "~}"; z = /~{value~}/')],
  ])('%s', (_, bytes) => {
    const decoded = read(bytes)
    expect(decoded.encoding).toBe('utf-8')
    expect(decoded.bytes).toBe(bytes)
  })

  it('but Latin-1 that ends in a high byte is no cut UTF-8', () => {
    expect(textOf(read(of('Il va au caf\xe9')))).toBe('Il va au café')
  })
})

describe('is no text', () => {
  const noise = Uint8Array.from({ length: 4000 }, (_, i) => Math.imul(i + 1, 0x9e3779b1) >>> 24)
  it.each([
    ['noise', noise],
    ['PDF in ASCII', of('%PDF-1.4\n1 0 obj\n')],
    ['zip', of('PK\x03\x04\x14\0\0\0words')],
    ['gzip', of('\x1f\x8b\x08\0words')],
    ['ELF', of(`\x7fELF\x02\x01\x01${'\0'.repeat(60)}`)],
    ['a class file', of('\xca\xfe\xba\xbe\0\0\0\x41\0words')],
    ['PNG', of('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')],
    [
      'GIF',
      of(
        'GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0!\xf9\x04\0\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;',
      ),
    ],
    ['a tar of text', of(`name.txt${'\0'.repeat(249)}ustar\x0000words`)],
  ])('%s', (_, bytes) => expect(decode(bytes)).toEqual({ notText: 'binary' }))
})

it('never throws, and hands back what it calls UTF-8', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom('', 'words and ', '\xff\xfe', '\x1b$B', '~{'),
      (noise, head) => {
        const bytes = Buffer.concat([of(head), noise])
        const decoded = decode(bytes)
        if ('notText' in decoded || decoded.encoding !== 'utf-8') return
        expect(decoded.bytes).toBe(bytes)
      },
    ),
    { numRuns: 200 },
  )
})

it('decodes as told', () => {
  expect(decodeAs(of('caf\xe9'), 'windows-1252')).toMatchObject({
    bytes: new Uint8Array(Buffer.from('café')),
  })
})
