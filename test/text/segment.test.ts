import { describe, expect, test } from 'vitest'
import { Blocks, segment } from '../../src/text/segment.js'
import { blocksOf, blocksOfBytes, stretch, wrap } from './segmentHelp.js'

const HARBOUR =
  'The harbour master keeps a ledger of every boat that passes the breakwater, and in a dry summer the pages ' +
  'fill slowly because the river is too low for the barges from the upper valley. Most evenings he copies the ' +
  'figures into a second book, which the town council may read on request.'
const LANTERN =
  'A lantern stood on the sill of the northern window until the storm of that autumn, when the glass broke and ' +
  'nobody in the house wanted to pay for another one before the spring.'

describe('line ends and blank lines', () => {
  test.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
    ['NEL', '\u0085'],
    ['line separator', '\u2028'],
    ['paragraph separator', '\u2029'],
    ['form feed', '\f'],
    ['vertical tab', '\v'],
  ])('%s ends a line', (_, end) => {
    expect(blocksOf(`First item${end}Second item${end}${end}Third item${end}`)).toEqual([
      'First item',
      'Second item',
      'Third item',
    ])
  })

  test.each([' ', '\t \t', '\u00a0', '\u3000', '\u200b', '\u200e\u00a0', '\ufeff', '>', '> >', '>>  > '])(
    'a line with only %j is blank',
    (blank) => {
      const text = wrap(HARBOUR, 70)
      expect(blocksOf(`${text}\n${blank}\n${text}`)).toEqual([text, text])
    },
  )

  test('a span keeps its indentation and trailing spaces, but neither terminator nor leading BOM', () => {
    const blocks = new Blocks()
    segment(Buffer.from('\ufeff  Title  \r\n\r\n\tText \n\n'), false, blocks)
    expect(blocks.count).toBe(2)
    expect([...blocks.start.subarray(0, 2)]).toEqual([3, 16])
    expect([...blocks.end.subarray(0, 2)]).toEqual([12, 22])
  })

  test('blocks are appended, so that the caller decides when to clear', () => {
    const blocks = new Blocks()
    segment(Buffer.from('one'), false, blocks)
    segment(Buffer.from('three'), false, blocks)
    expect([blocks.count, blocks.end[0], blocks.end[1]]).toEqual([2, 3, 5])
    blocks.clear()
    expect(blocks.count).toBe(0)
  })

  test('nothing visible is no block', () => {
    expect(blocksOf('')).toEqual([])
    expect(blocksOf('\ufeff\r\n \f\u2028>\n')).toEqual([])
  })

  test('invalid bytes are text', () => {
    expect(blocksOfBytes(Buffer.from([0xff, 0x0a, 0xe2, 0x80, 0x0a, 0xc2, 0x0a, 0x80]))).toHaveLength(4)
  })
})

describe('hard-wrapped text', () => {
  test.each([45, 60, 72, 80, 100])('a paragraph wrapped at %i columns is one block', (width) => {
    expect(blocksOf(wrap(HARBOUR, width))).toEqual([wrap(HARBOUR, width)])
  })

  test('a paragraph that is stretched to both margins is one block, however wide the gaps', () => {
    const names =
      'Ada Quayside-Lighterman <ada@harbour.example>, Constantine the-Undermill <constantine@harbour.example>, ' +
      'Wilhelmina Overweir-Sluice <wilhelmina@harbour.example> and her brother, who is not named in the ledger.'
    const copied = stretch(`It was copied out for the first time by these: ${names}`, 68)
    expect(copied).toMatch(/ {4}/)
    const text = [stretch(HARBOUR, 68), copied, stretch(LANTERN, 68)]
    expect(blocksOf(text.join('\n\n'))).toEqual(text)
  })

  test('rows of a table stay apart, though their gaps are even', () => {
    const rows = ['North', 'South', 'Upper', 'Lower'].map((name) => `${name}     Lamps     White     March`)
    expect(blocksOf(rows.join('\n'))).toEqual(rows)
    expect(blocksOf(`${stretch(HARBOUR, 35)}\n\n${rows.join('\n')}`).slice(1)).toEqual(rows)
  })

  test.each([' ', ''])(
    'lines of a contents page stay apart, though %j around their leaders is even',
    (blank) => {
      const pages = {
        'Boats and ropes': 3,
        'The lamp': 12,
        'Ferries in winter': 27,
        'Owners of the weir': 110,
      }
      const entries = Object.entries(pages).map(([title, page]) => {
        const dots = 60 - `${title}${blank}${blank}${page}`.length
        return `${title}${blank}${'.'.repeat(dots)}${blank}${page}`
      })
      const text = wrap(HARBOUR, 60)
      expect(blocksOf(`${text}\n\n${entries.join('\n')}`)).toEqual([text, ...entries])
    },
  )

  test('one paragraph a line stays so', () => {
    expect(blocksOf(`${HARBOUR}\n${LANTERN}\n${HARBOUR}`)).toEqual([HARBOUR, LANTERN, HARBOUR])
  })

  test('a sentence end before a word that would have fitted ends the paragraph', () => {
    expect(blocksOf(`${wrap(HARBOUR, 72)}\n${wrap(LANTERN, 72)}`)).toEqual([
      wrap(HARBOUR, 72),
      wrap(LANTERN, 72),
    ])
  })

  test('a first-line indent starts a paragraph', () => {
    const first = wrap(`${HARBOUR} It was so.`, 66, '', '   ')
    const second = wrap(LANTERN, 66, '', '   ')
    expect(blocksOf(`${first}\n${second}`)).toEqual([first, second])
  })

  test('a short document habit decides over two-line paragraphs in capitals', () => {
    const shout = 'NO WARRANTY IS GIVEN FOR THE FIGURES IN THIS BOOK, AND NO CLAIM CAN\nFOLLOW FROM THEM.'
    expect(blocksOf(`${wrap(HARBOUR, 68)}\n\n${wrap(LANTERN, 68)}\n\n${shout}`).at(-1)).toBe(shout)
  })

  test('two lines alone are joined when the sentence goes on in lower case', () => {
    const text = 'The council asked for the second book, and the harbour master\nbrought it at once.'
    expect(blocksOf(text)).toEqual([text])
  })

  test('one long URL does not change the width', () => {
    const url = `https://example.org/${'ledger/'.repeat(20)}`
    const text = wrap(`${HARBOUR.slice(0, -1)} at ${url} or in the hall, where a clerk keeps the copies.`, 72)
    expect(blocksOf(text)).toEqual([text])
  })

  test('a heading without blank line stays apart', () => {
    expect(blocksOf(`The ledger\n${wrap(HARBOUR, 72)}`)).toEqual(['The ledger', wrap(HARBOUR, 72)])
  })

  test.each(['- ', '* ', '• ', '+ '])(
    'every item marked %j is a block with its continuation lines',
    (mark) => {
      const items = [HARBOUR, LANTERN, HARBOUR].map((text) => wrap(text, 64, '  ', mark))
      expect(blocksOf(items.join('\n'))).toEqual(items)
    },
  )

  test.each([
    ['1. ', '2. ', '3. '],
    ['a) ', 'b) ', 'c) '],
    ['(1) ', '(2) ', '(3) '],
    ['[1] ', '[2] ', '[3] '],
  ])('so are items marked %j', (...marks) => {
    const items = marks.map((mark) => wrap(LANTERN, 64, '    ', mark))
    expect(blocksOf(items.join('\n'))).toEqual(items)
  })

  test('verse numbers start blocks, other numbers at a line start do not', () => {
    const verses = [
      '  1 In the first year the river was low, and the barges lay on the sand for\nmany weeks,',
      '  2 And in the second year it rose again and stood in every street, and about\n40 houses had to be left to the water.',
      '  3 Then the people built a wall of stone along the bank, and a gate of oak in\nit.',
    ]
    expect(blocksOf(verses.join('\n'))).toEqual(verses)
  })

  test('comment prefixes do not hide the wrapping', () => {
    for (const prefix of ['# ', '// ', '% ', ' * ', 'REM ']) {
      expect(blocksOf(wrap(HARBOUR, 70, prefix))).toEqual([wrap(HARBOUR, 70, prefix)])
    }
  })

  test('works for a script without case', () => {
    const text = wrap(
      'كان صاحب الميناء يكتب كل مساء في دفتر كبير أسماء السفن التي مرت أمام البرج القديم وفي الصيف الجاف ' +
        'كانت الصفحات تمتلئ ببطء لأن النهر كان منخفضا ولا تستطيع القوارب الكبيرة أن تصل إلى المدينة إلا نادرا',
      60,
    )
    expect(blocksOf(text)).toEqual([text])
  })

  test('works for a script without spaces', () => {
    const text =
      '港口管理员每天晚上都会把经过防波堤的船只记在一本厚厚的账簿里到了干旱的夏天因为河水太浅上游的驳船无法下来所以那些页面填得很慢大多数晚上他都会把数字抄进另一本书供镇议会随时查阅。'
    const lines = text.match(/.{1,24}/gu) ?? []
    expect(blocksOf(lines.join('\n'))).toEqual([lines.join('\n')])
  })
})

describe('lines that must not be joined', () => {
  test.each([
    ['a menu', ['Home', 'About the harbour', 'Opening hours and prices', 'Contact', 'Press']],
    [
      'a menu in lower case',
      ['raised beds', 'vertical gardens', 'greenhouses and sheds', 'lawn care', 'watering'],
    ],
    [
      'verse',
      [
        'The tide comes in, the tide goes out,',
        'And leaves the sand as smooth as bone;',
        'The gulls have nothing to shout about,',
        'The boats lie quiet, each alone,',
      ],
    ],
    [
      'code',
      [
        'const ledger = open(path)',
        'for (const boat of boats) {',
        '  if (boat.isLate) continue',
        '  ledger.write(boat.name, boat.cargo.weight)',
        '}',
        'ledger.close()',
      ],
    ],
    [
      'a table of numbers',
      ['1980   12.5   33.1   408.0', '1981   13.0   31.9   399.5', '1982   12.8   30.2   401.1'],
    ],
    [
      'columns',
      [
        'Name of the boat                    Cargo                     Tons',
        'Anna of the lower bridge            timber and stone           140',
        'Northern light of the islands       salt in open barrels        95',
      ],
    ],
    [
      'comments',
      [
        'I think the ledger should be open to everyone who asks.',
        'no it should not',
        'why would anyone care about a few barges though?',
        'My uncle worked there for twenty years and never saw it.',
      ],
    ],
    ['short Chinese lines', ['首页', '新闻', '体育', '财经', '联系我们']],
    [
      'Chinese verse',
      [
        '床边月色如清水，疑是窗前落晚霜。',
        '举目空山无旧客，低眉灯下忆家乡。',
        '江声不管人间事，夜夜随风过小窗。',
      ],
    ],
    [
      'contents',
      [
        '1. The harbour ................ 3',
        '2. The ledger ................. 9',
        '3. The council ............... 14',
      ],
    ],
  ])('%s', (_, lines) => {
    expect(blocksOf(lines.join('\n'))).toEqual(lines)
  })
})

describe('quotes', () => {
  test('the prefix does not count for the width', () => {
    expect(blocksOf(wrap(HARBOUR, 70, '> '))).toEqual([wrap(HARBOUR, 70, '> ')])
    expect(blocksOf(wrap(HARBOUR, 70, '>> '))).toEqual([wrap(HARBOUR, 70, '>> ')])
  })

  test('a change of depth ends a block', () => {
    const parts = [wrap(LANTERN, 70, '> > '), wrap(HARBOUR, 70, '> '), wrap(LANTERN, 70)]
    expect(blocksOf(parts.join('\n'))).toEqual(parts)
  })
})

describe('rules', () => {
  test('an underline of similar length belongs to its heading', () => {
    expect(blocksOf('The ledger\n==========\nText follows.')).toEqual([
      'The ledger\n==========',
      'Text follows.',
    ])
    expect(blocksOf('The ledger\n~~~~~~~~~~~\n\nText')).toEqual(['The ledger\n~~~~~~~~~~~', 'Text'])
  })

  test('so does an overline', () => {
    const title = '************\n The ledger\n************'
    expect(blocksOf(`Before\n${title}\nAfter`)).toEqual(['Before', title, 'After'])
  })

  test('any other rule stands alone', () => {
    expect(blocksOf(`Before\n${'-'.repeat(60)}\nAfter`)).toEqual(['Before', '-'.repeat(60), 'After'])
    expect(blocksOf('Before\n\n---\n\nAfter')).toEqual(['Before', '---', 'After'])
  })
})

test('pages with a footer, a form feed and a header', () => {
  const text = `${wrap(HARBOUR, 72, '   ')}\n\n\n\nHarbour Office          Standards          [Page 1]\n\f\nReport 12          The Ledger          June\n\n${wrap(LANTERN, 72, '   ')}\n`
  expect(blocksOf(text)).toEqual([
    wrap(HARBOUR, 72, '   '),
    'Harbour Office          Standards          [Page 1]',
    'Report 12          The Ledger          June',
    wrap(LANTERN, 72, '   '),
  ])
})
