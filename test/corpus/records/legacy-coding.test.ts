/** Files of records in older encodings: the same records, cut in their own bytes. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ENCODINGS } from '../../../src/corpus/encoding/codecs.js'
import { decodeAs } from '../../../src/corpus/encoding/decode.js'
import { recoded } from '../../../src/corpus/records/coding.js'
import { csv } from '../../../src/corpus/records/csv.js'
import { isFormatName } from '../../../src/corpus/records/formats.js'
import { jsonArray } from '../../../src/corpus/records/json-array.js'
import { jsonl } from '../../../src/corpus/records/jsonl.js'
import { holds, isLegacy, legacyCoding } from '../../../src/corpus/records/legacy-coding.js'
import type { RecordFormat } from '../../../src/corpus/records/record-format.js'
import { verify } from '../../../src/corpus/verify.js'
import { type DedupeSettings, dedupe, restore } from '../../../src/index.js'
import { readTree, tempFolder, writeTree } from '../../tree.js'
import { encode } from '../encoding/encoders.js'
import { expectAlike, seen } from './pieces.js'
import { COMMA, FIELDS } from './reader-facts.js'

const NAMES = ENCODINGS.filter(isLegacy)

const encoded = (text: string, encoding: string): Buffer => Buffer.from(encode(text, encoding).bytes)

test('are all but those of wide units and with shifts', () => {
  expect(ENCODINGS.filter((name) => !isLegacy(name))).toEqual([
    ...['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be', 'iso-2022-jp', 'iso-2022-kr', 'hz-gb-2312'],
  ])
  expect(isLegacy('utf-8')).toBe(false)
})

describe('any bytes', () => {
  /** Bytes that begin, end and break characters are more telling than others. */
  const byte = fc.oneof(
    fc.nat(255),
    fc.constantFrom(0x8f, 0x81, 0x30, 0x5c, 0x80, 0xa0, 0xfe, 0xff, 0xa1, 0x84, 0x31, 0xa4, 0x37, 0x40, 0),
  )
  test('come back, at all chunk borders, as UTF-8 or as what is none', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), fc.array(byte, { maxLength: 60 }), (encoding, list) => {
        const bytes = Uint8Array.from(list)
        const coding = legacyCoding(encoding)
        const { text, read } = coding.read(bytes, true)
        expect(read).toBe(bytes.length)
        expect([...coding.write(text)]).toEqual(list)
        expect(coding.length(text)).toBe(bytes.length)
        for (const size of [1, 2, 3, 5]) {
          const pieces: Buffer[] = []
          let rest: Uint8Array = new Uint8Array(0)
          for (let at = 0; at < bytes.length + size; at += size) {
            const isLast = at >= bytes.length
            rest = Buffer.concat([rest, bytes.subarray(at, at + size)])
            const next = coding.read(rest, isLast)
            pieces.push(next.text)
            rest = rest.subarray(next.read)
          }
          expect(Buffer.concat(pieces).equals(text)).toBe(true)
        }
        // What is UTF-8 of it says what a plain text of these bytes would.
        const plain = decodeAs(bytes, encoding)
        if ('notText' in plain) throw new Error('unread')
        if (Buffer.from(plain.bytes).toString().includes('\ufffd')) return
        const told = text.toString()
        if (!told.includes('\ufffd')) expect(text.equals(plain.bytes)).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  test.each(NAMES)('%s: each of its characters is written as the encoder does', (encoding) => {
    let count = 0
    for (let code = 0x80; code < 0x30000; code += 1) {
      if (code >= 0xd800 && code < 0xe000) continue
      const character = String.fromCodePoint(code)
      if (!holds(encoding, character)) continue
      count += 1
      const bytes = legacyCoding(encoding).put(Buffer.from(character), false)
      const back = decodeAs(bytes, encoding)
      if ('notText' in back || Buffer.from(back.bytes).toString() !== character)
        throw new Error(`${encoding} ${code.toString(16)} ${bytes.toString('hex')}`)
      // The usual encoder, where what it writes is read as the same.
      const usual = encoded(character, encoding)
      const again = decodeAs(usual, encoding)
      const fits = !('notText' in again) && Buffer.from(again.bytes).toString() === character
      if (fits && !usual.equals(bytes))
        throw new Error(`${encoding} ${code.toString(16)} ${bytes.toString('hex')}`)
    }
    expect(count).toBeGreaterThan(80)
  })
})

/** Letters that all of an encoding's texts may have. */
const LETTERS: Readonly<Record<string, string>> = {
  'windows-1252': 'aé\u0153\u2019"\\\n,; ',
  'iso-8859-2': 'ał\u0165ę"\\\n,; ',
  'windows-1251': 'aжщЪё"\\\n,; ',
  'koi8-r': 'aжщЪё"\\\n,; ',
  // Bytes of a backslash, a bar and brackets are parts of these.
  shift_jis: 'a表ソ能―ポ"\\\n,; ',
  big5: 'a功許蓋"\\\n,; ',
  'euc-jp': 'a表ソ丂"\\\n,; ',
  'euc-kr': 'a갂가힣"\\\n,; ',
  gb18030: 'a国\u0600\u{1f600}亅"\\\n,; ',
}

const FORMATS: readonly (readonly [RecordFormat, (texts: readonly string[]) => string])[] = [
  [jsonl(FIELDS), (texts) => texts.map((text) => `${JSON.stringify({ n: text, text })}\r\n`).join('')],
  [jsonArray(FIELDS), (texts) => JSON.stringify(texts.map((text) => ({ text, n: text })))],
  [
    csv(FIELDS, COMMA),
    (texts) => `n,text\n${texts.map((text) => `a,"${text.replaceAll('"', '""')}"\n`).join('')}`,
  ],
]

describe('any records', () => {
  test('are what they are in UTF-8, at all chunk borders, and are cut alike', () => {
    const encodings = Object.keys(LETTERS)
    const texts = fc.constantFrom(...encodings).chain((encoding) =>
      fc.tuple(
        fc.constant(encoding),
        fc.array(fc.string({ unit: fc.constantFrom(...LETTERS[encoding]), maxLength: 12 }), {
          maxLength: 4,
        }),
      ),
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...FORMATS),
        texts,
        fc.nat(7),
        ([format, write], [encoding, list], seed) => {
          const own = recoded(format, legacyCoding(encoding))
          const encode = (text: string) => encoded(text, encoding)
          expectAlike(format, Buffer.from(write(list)), own, encode, seed, seed > 3 ? '[a"]' : null)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('with bytes that are no character are named, and the others are read', () => {
    const bytes = Buffer.concat([
      encoded('{"text":"été"}\n{"text":"', 'windows-1252'),
      Buffer.of(0x81),
      encoded('"}\n{"text":"à"}\n', 'windows-1252'),
    ])
    const all = seen(recoded(jsonl(FIELDS), legacyCoding('windows-1252')), bytes, 3)
    expect(all.map(({ text, code }) => code ?? Buffer.from(text ?? '', 'latin1').toString())).toEqual([
      'été',
      'not-in-encoding',
      'à',
    ])
  })

  test('with another spelling of a character than the usual one are named, and nothing of them is lost', () => {
    // U+2235 is 0x81E6, and stands at 0x879A and 0xEE.. once more.
    const bytes = Buffer.concat([
      encoded('n,text\n1,表', 'shift_jis'),
      Buffer.of(0x87, 0x9a),
      encoded('\n2,能∵\n', 'shift_jis'),
    ])
    const all = seen(recoded(csv(FIELDS, COMMA), legacyCoding('shift_jis')), bytes)
    expect(
      all.map(({ code, text }) => [code, text === null ? null : Buffer.from(text, 'latin1').toString()]),
    ).toEqual([
      [null, null],
      ['not-in-encoding', null],
      [null, '能∵'],
    ])
    expect(all.map(({ raw }) => raw).join('')).toBe(bytes.toString('latin1'))
  })
})

test('a ledger names an encoding that is known', () => {
  const name = { format: 'csv', fields: { text: 'text', id: null, url: null, date: null }, delimiter: COMMA }
  for (const encoding of [undefined, 'utf-16le', 'windows-1252', 'big5'])
    expect(isFormatName({ ...name, encoding })).toBe(true)
  for (const encoding of ['', 'utf-8', 'iso-2022-jp', 'latin1', 7])
    expect(isFormatName({ ...name, encoding })).toBe(false)
})

const FRENCH = [
  'La tannerie a fermé ses portes au printemps de cette année-là, et ne les a jamais rouvertes.',
  'Un héron s’est tenu sur la jetée cassée presque tout l’après-midi, à regarder la marée monter.',
] as const
const RUSSIAN = [
  'Кожевенный завод закрыл свои ворота весной того года и больше никогда их не открывал.',
  'Цапля стояла на сломанном причале почти весь день и смотрела, как поднимается прилив.',
] as const
const JAPANESE = [
  'その年の春に製革所は門を閉じ、二度と開くことはなかった。表示の能力は十分である。',
  '一羽の鷺が壊れた桟橋の上にほとんど午後じゅう立って、潮が満ちてくるのを眺めていた。',
] as const

async function ran(inputs: Readonly<Record<string, Buffer>>, settings: DedupeSettings = {}) {
  const folder = tempFolder()
  const [input, out, back] = ['in', 'out', 'back'].map((name) => join(folder, name))
  writeTree(input, new Map(Object.entries(inputs)))
  const { report } = await dedupe(input, { out, html: false, ...settings })
  expect(verify(out).problems).toEqual([])
  expect(restore(out, back).refused).toEqual([])
  const found = readTree(back)
  for (const [name, bytes] of Object.entries(inputs)) expect(found.get(name)).toEqual(bytes)
  return {
    folder,
    clean: (name: string) => readFileSync(join(out, 'clean', name)),
    skipped: [...report.skipped],
    warnings: [...report.warnings].map(({ message }) => message),
  }
}

describe('a run over them', () => {
  test('cuts texts and nothing else, and all of it comes back', async () => {
    const row = (id: number, text: string) => `${JSON.stringify({ id, n: 'été', text })}\n`
    const [one, two] = FRENCH
    const { clean, skipped, warnings } = await ran({
      'a.jsonl': encoded(`${row(1, two)}${row(2, `${one}\n\n${two}`)}`, 'windows-1252'),
      'b.csv': encoded(
        `id;text;année\r\n1;"${one}";été\r\n2;"${one}\n\nLe moulin est à «neuf»";y\r\n`,
        'windows-1252',
      ),
      'c.tsv': encoded(`id\ttext\n1\t${RUSSIAN[0]}\n2\t${RUSSIAN[1]}\n3\t${RUSSIAN[0]}\n`, 'windows-1251'),
      'd.json': encoded(
        JSON.stringify(JAPANESE.map((text, i) => ({ text: i === 0 ? text : `${text}\n\n${JAPANESE[0]}` }))),
        'shift_jis',
      ),
      'e.txt': Buffer.from(`${JAPANESE[1]}\n`),
    })
    expect(skipped).toEqual([])
    expect(warnings).toContain(
      'Records of 4 files are read as windows-1252, windows-1251, shift_jis, by what is in them (first: a.jsonl)',
    )
    expect(clean('a.jsonl')).toEqual(encoded(`${row(1, two)}${row(2, one)}`, 'windows-1252'))
    expect(clean('b.csv')).toEqual(
      encoded('id;text;année\r\n2;"Le moulin est à «neuf»";y\r\n', 'windows-1252'),
    )
    expect(clean('c.tsv')).toEqual(encoded(`id\ttext\n1\t${RUSSIAN[0]}\n2\t${RUSSIAN[1]}\n`, 'windows-1251'))
    expect(clean('d.json')).toEqual(encoded(JSON.stringify(JAPANESE.map((text) => ({ text }))), 'shift_jis'))
  })

  test('knows the encoding of a file whose first quarter of a megabyte is plain', async () => {
    const plain = Array.from(
      { length: 6000 },
      (_, i) => `{"text":"Entry ${i} of the harbour log speaks of quay ${i}."}\n`,
    )
    const own = (text: string) => `${JSON.stringify({ text })}\n`
    const front = plain.join('')
    const { clean, skipped } = await ran(
      { 'a.jsonl': encoded(`${front}${own(FRENCH[0])}${own(FRENCH[0])}`, 'windows-1252') },
      { threshold: 1 },
    )
    expect(front.length).toBeGreaterThan(1 << 18)
    expect(skipped).toEqual([])
    expect(clean('a.jsonl')).toEqual(encoded(`${front}${own(FRENCH[0])}`, 'windows-1252'))
  })

  test('leaves UTF-8 with some broken records what it is', async () => {
    const rows = FRENCH.map((text) => Buffer.from(`${JSON.stringify({ text })}\n`))
    const { skipped } = await ran({
      'a.jsonl': Buffer.concat([...rows, Buffer.from('{"text":"\xe9"}\n', 'latin1')]),
    })
    expect(skipped.map(({ code }) => code)).toEqual(['not-utf8'])
  })

  test('finds a column by a name with marks, and reads what is packed', async () => {
    const table = encoded(
      `id;Überschrift;Größe\n1;"Die Gerberei schloß im Frühling jenes Jahres für immer ihre Tore.";5\n`,
      'windows-1252',
    )
    const { skipped } = await ran({ 'a.csv': table }, { textField: 'Überschrift' })
    expect(skipped).toEqual([])
  })

  test('spells a mark that the encoding lacks in JSON, and leaves it out of a table and says so', async () => {
    const long =
      'Le passeur traverse la rivière à neuf heures précises. Il emmène les chiens, les vélos et le courrier d’hier.'
    const [before, after] = ['Rien de neuf à Évian ce matin. ', ' Demain il pleuvra là-bas.']
    const json = (text: string) => `${JSON.stringify({ text }).replace('略', '\\u7565')}\n`
    const inputs = (encoding: string) => ({
      'a.jsonl': encoded(json(long) + json(before + long + after), encoding),
      'b.csv': encoded(`n,text\n1,"${after.trim()} ${long} ${before.trim()}"\n`, encoding),
    })
    const { clean, warnings } = await ran(inputs('windows-1252'), { mark: '[略]', minPassage: 8 })
    expect(clean('a.jsonl')).toEqual(encoded(json(long) + json(`${before}[略]${after}`), 'windows-1252'))
    expect(clean('b.csv')).toEqual(encoded(`n,text\n1,"${after.trim()} ${before.trim()}"\n`, 'windows-1252'))
    expect(warnings).toContain(
      "--mark '[略]' was left out of 1 document in windows-1252: the encoding cannot hold it",
    )
  })

  test('is proven against a corpus of them', async () => {
    const folder = tempFolder()
    const lines = FRENCH.map((text, i) => `${i};"${text}"\n`).join('')
    writeTree(
      folder,
      new Map<string, Buffer>([
        ['old/a.csv', encoded(`id;text\n${lines}`, 'windows-1252')],
        ['new/b.txt', Buffer.from(`${FRENCH[1]}\n\nTout le reste est neuf ici.\n`)],
      ]),
    )
    const out = join(folder, 'out')
    await dedupe(join(folder, 'new'), { out, against: join(folder, 'old'), html: false })
    expect(readFileSync(join(out, 'clean', 'b.txt'), 'utf8')).toBe('Tout le reste est neuf ici.\n')
    expect(verify(out)).toMatchObject({ problems: [], removals: 1, against: 'texts' })
  })
})
