/** Law 3, boilerplate by repetition: what goes, and above all what stays. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MOST_TOKENS } from '../../src/boilerplate/masked-hash.js'
import { flat } from '../../src/columns/flat.js'
import { find, goneFrom, type Page, page, prose } from './pages.js'

const NAV = 'Start Stories Harbour Timetables Tickets Contact'
const FOOTER = 'Tidewater Post, all rights reserved, printed on the quay.'
const COOKIES = 'Tidewater Post stores small files on your device to count its readers.'
const six = [0, 1, 2, 3, 4, 5]
/** Pages 0 to 5 of a site, each with two paragraphs of its own: what stands before, between and behind them. */
const site = (around: (i: number) => readonly [string[], string[], string[]], count = 6): Page[] =>
  Array.from({ length: count }, (_, i) => {
    const [head, middle, tail] = around(i)
    return page('post', ...head, prose(i * 2), ...middle, prose(i * 2 + 1), ...tail)
  })

test('takes all copies of what stands around and between the paragraphs of a site, the first one included', () => {
  const { gone, repetition } = find(site(() => [[NAV], [COOKIES], [FOOTER]]))
  expect(gone).toEqual(six.map(() => [NAV, COOKIES, FOOTER]))
  expect(
    repetition.lines.map(({ site, documents, ofDocuments, contexts, inside }) => [
      site,
      documents,
      ofDocuments,
      contexts,
      inside,
    ]),
  ).toEqual([
    ['post', 6, 6, 6, null],
    ['post', 6, 6, 6, null],
    ['post', 6, 6, 6, null],
  ])
})

test('keeps a heading by its place: at the margin, above what is set in and stands on no other page', () => {
  const set = (text: string) => `       ${text}`
  const labels = ['Post of the quay', 'Timetables and tickets', 'The harbour in words']
  const pages = (below: (i: number) => string) =>
    six.map((i) => page('post', ...labels, below(i), prose(i + 20)))
  expect(goneFrom(pages((i) => prose(i)))).toEqual(labels)
  expect(goneFrom(pages((i) => set(prose(i))))).toEqual(labels.slice(0, 2))
})

test('needs five documents', () => {
  expect(goneFrom(site(() => [[NAV], [COOKIES], [FOOTER]], 4))).toEqual([])
  expect(goneFrom(site(() => [[NAV], [COOKIES], [FOOTER]], 5))).toEqual([NAV, COOKIES, FOOTER])
})

test('needs a fifth of the documents', () => {
  const on = (count: number) => goneFrom(site((i) => [[], i < count ? [COOKIES] : [], []], 30))
  expect(on(5)).toEqual([])
  expect(on(6)).toEqual([COOKIES])
})

test('keeps sites apart', () => {
  const pages = site(() => [[], [COOKIES], []], 8).map((one, i) => ({ ...one, site: i < 4 ? 'a' : 'b' }))
  expect(goneFrom(pages)).toEqual([])
})

test('holds no more columns for more sites: each may be an open file', () => {
  const heldFor = (sites: number) => {
    let held = 0
    const words = (length: number) => {
      const column = flat.words(length)
      held += 1
      column.letGo = () => {
        held -= 1
      }
      return column
    }
    const pages = Array.from({ length: sites }, (_, i) =>
      site(() => [i % 2 === 0 ? [NAV] : [], [], []]).map((one) => ({ ...one, site: `site ${i}` })),
    )
    find(pages.flat(), { ...flat, words })
    return held
  }
  expect(heldFor(7)).toBe(heldFor(1))
})

test('takes the lines of a footer that always come together', () => {
  const lines = ['About us', 'Imprint', 'Letters', FOOTER, 'Back to top']
  expect(goneFrom(site(() => [[], [], lines]))).toEqual(lines)
})

test('masks digits and dates at the end of documents if three other words remain', () => {
  const footer = (i: number) => `Tidewater Post, page ${i * 7 + 3}, printed on ${i + 1} May ${2001 + i}`
  expect(find(site((i) => [[], [], [footer(i)]])).gone).toEqual(six.map((i) => [footer(i)]))
  const months = ['March', 'April', 'May', 'June', 'July', 'August']
  const dated = (i: number) => `Tidewater Post, last printed ${months[i]} ${i + 1}`
  expect(find(site((i) => [[], [], [dated(i)]])).gone).toEqual(six.map((i) => [dated(i)]))
  expect(goneFrom(site((i) => [[], [], [`Sheet number ${i * 7 + 3}`]]))).toEqual([])
})

test('keeps numbers that tell something: between paragraphs, at the head, and in a table', () => {
  const row = (i: number) => `Votes cast in this ward ${i * 311 + 1204}, turnout ${i + 41} percent`
  expect(goneFrom(site((i) => [[], [row(i)], []]))).toEqual([])
  expect(goneFrom(site((i) => [[row(i)], [], []]))).toEqual([])
  expect(goneFrom(site(() => [[], ['0 0 0 12 0 0 0 0'], ['17 17 17 17 17']]))).toEqual([])
})

test('takes near copies in which one word differs, and none in which a name or a number does', () => {
  const text = (i: number) => (i === 7 ? COOKIES.replace('device', 'computer') : COOKIES)
  expect(goneFrom(site((i) => [[], [text(i)], []], 8))).toEqual([COOKIES, text(7)])
  for (const word of ['Dunmere', '48', 'not']) {
    const other = (i: number) => (i === 7 ? COOKIES.replace('device', word) : COOKIES)
    expect(goneFrom(site((i) => [[], [other(i)], []], 8))).toEqual([COOKIES])
  }
  const two = (i: number) => (i === 7 ? COOKIES.replace('small files', 'large books') : COOKIES)
  expect(goneFrom(site((i) => [[], [two(i)], []], 8))).toEqual([COOKIES])
})

test('takes a line that is wrapped onto two blocks in some documents', () => {
  const [one, other] = ['Tidewater Post, all rights', 'reserved, printed on the quay.']
  const { gone } = find(site((i) => [[], [], i === 7 ? [one, other] : [FOOTER]], 8))
  expect(gone[7]).toEqual([one, other])
})

test('40,000 copies of one page prove nothing, nor do near copies', () => {
  const blocks = [NAV, 'Introduction', ...six.map((i) => prose(i, 30)), COOKIES, prose(7, 30), FOOTER]
  expect(goneFrom(Array.from({ length: 40_000 }, () => page('post', ...blocks)))).toEqual([])
  const edited = Array.from({ length: 60 }, (_, i) =>
    page(
      'post',
      ...blocks.map((one, at) => (at === 2 + (i % 6) ? one.replace(/\S+ \S+\.$/, `word${i}.`) : one)),
    ),
  )
  expect(goneFrom(edited)).toEqual([])
})

test('an article that stands in five documents is content, with its headings', () => {
  const article = [prose(100, 60), 'What the harbour master said', prose(101, 60)]
  expect(goneFrom(site(() => [[], article, []]))).toEqual([])
})

test('keeps recurring headings between paragraphs, at the head and at the end', () => {
  for (const heading of [
    'Introduction',
    'See also',
    'What we know so far',
    'See also:',
    '# Notes',
    'Notes\n=====',
  ]) {
    expect(goneFrom(site(() => [[], [heading], []], 12)), heading).toEqual([])
  }
  expect(goneFrom(site(() => [['Introduction'], [], ['The end.']], 12))).toEqual([])
})

test('takes a short line out of a sentence, wrapped or not, and keeps the heading of a manual between a name and a command', () => {
  const line = 'Evening tide tables'
  const half = (i: number) => `${prose(i + 400, 9).slice(0, -1)} and the`
  const goesOn = (i: number) => `boats of ${prose(i + 450, 9).slice(0, -1)} with the`
  const rest = (i: number) => `crew of ${prose(i + 500, 12)}`
  expect(goneFrom(site((i) => [[], [half(i), line, rest(i)], []], 10))).toEqual([line])
  expect(goneFrom(site((i) => [[], [half(i), goesOn(i), line, rest(i)], []], 10))).toEqual([line])

  const tool = (i: number) => `tide-${'abcdefghij'[i]}dd`
  const purpose = (i: number) => `${tool(i)} - ${half(i).toLowerCase()}`
  const manual = (i: number) => ['NAME', purpose(i), 'SYNOPSIS', `${tool(i)} [--quiet] [<file>...]`]
  expect(goneFrom(site((i) => [[], manual(i), []], 10))).toEqual([])
  const command = (i: number) => [half(i), 'SYNOPSIS', `${tool(i)} [--port=NAME] [--tide-table=FILE]`]
  expect(goneFrom(site((i) => [[], command(i), []], 10))).toEqual([])
})

test('keeps the heading of a fact that stays, in the footer of all pages', () => {
  const printed = 'This page was last modified on 3 May 2031'
  const part = 'Part of the quay(7) tables'
  expect(goneFrom(site(() => [[], [], ['QUAY', part, printed]], 10))).toEqual([printed])
  // Nothing stays below it.
  expect(goneFrom(site(() => [[], [], ['QUAY', printed]], 10))).toEqual(['QUAY', printed])
})

test('keeps definitions and the clauses that contracts share', () => {
  const clause = 'This agreement is governed by the law of the place in which the seller has its seat.'
  // Numbered, under a heading, or among other clauses that are shared.
  expect(goneFrom(site((i) => [[], [`${i + 3}. ${clause}`], []], 10))).toEqual([])
  expect(goneFrom(site(() => [[], [`7. ${clause}`], []], 10))).toEqual([])
  expect(goneFrom(site((i) => [[], [`${i + 3}. Governing law`, clause], []], 10))).toEqual([])
  expect(goneFrom(site(() => [[], ['Governing law', clause], []], 10))).toEqual([])
  const shared = (i: number) => [prose(200 + (i % 3), 20), clause, prose(300 + (i % 4), 20)]
  expect(goneFrom(site((i) => [[], shared(i), []], 12))).toEqual([])
  const definition = '"Cargo" means all goods that the carrier takes on board against a receipt.'
  expect(goneFrom(site(() => [[], [definition], []], 10))).toEqual([])
})

test('keeps a refrain', () => {
  const refrain = 'Oh the tide comes in\nand the tide goes out\nand the heron waits alone'
  const verse = (i: number) => `${prose(i, 6)}\n${prose(i + 50, 6)}`
  const song = (i: number) =>
    page('songs', verse(i), refrain, verse(i + 100), refrain, verse(i + 200), refrain)
  expect(goneFrom([song(0)])).toEqual([])
  expect(goneFrom(['a', 'b', 'c', 'd'].map((_, i) => song(i)))).toEqual([])
})

test('a flat folder of unrelated documents loses nothing', () => {
  const pages = Array.from({ length: 40 }, (_, i) =>
    page('texts', ...six.map((part) => prose(i * 6 + part, 20))),
  )
  expect(goneFrom(pages)).toEqual([])
})

const LINES = [NAV, FOOTER, COOKIES, 'Introduction', 'Share', 'See also:', prose(900, 50), '---', '12 13 14']
const arbitraryPages = fc.array(
  fc.array(fc.oneof(fc.nat(LINES.length - 1), fc.integer({ min: 100, max: 160 })), {
    minLength: 1,
    maxLength: 9,
  }),
  { minLength: 1, maxLength: 14 },
)
const pagesOf = (drawn: readonly (readonly number[])[]) =>
  drawn.map((blocks) => page('post', ...blocks.map((one) => (one < 100 ? LINES[one] : prose(one)))))

test('listing order changes nothing', () => {
  const shuffled = arbitraryPages.chain((drawn) =>
    fc.tuple(
      fc.constant(drawn),
      fc.shuffledSubarray(
        drawn.map((_, i) => i),
        { minLength: drawn.length },
      ),
    ),
  )
  fc.assert(
    fc.property(shuffled, ([drawn, order]) => {
      const there = find(pagesOf(drawn)).gone
      const again = find(pagesOf(order.map((i) => drawn[i]))).gone
      expect(again).toEqual(order.map((i) => there[i]))
    }),
  )
})

test('never takes a block of more than 40 words, nor one without any', () => {
  fc.assert(
    fc.property(arbitraryPages, (drawn) => {
      const { corpus, repetition } = find(pagesOf(drawn))
      for (let block = 0; block < corpus.count; block += 1) {
        if (repetition.line.at(block) === 0) continue
        const size = corpus.first.at(block + 1) - corpus.first.at(block)
        expect(size).toBeGreaterThan(0)
        expect(size).toBeLessThanOrEqual(MOST_TOKENS)
      }
    }),
  )
})

test('never takes anything of a site with fewer than five different documents', () => {
  fc.assert(
    fc.property(
      fc.array(
        arbitraryPages.map((drawn) => drawn[0]),
        { minLength: 1, maxLength: 4 },
      ),
      fc.integer({ min: 1, max: 6 }),
      (drawn, copies) => {
        const pages = Array.from({ length: copies }, () => pagesOf(drawn)).flat()
        expect(find(pages).gone.flat()).toEqual([])
      },
    ),
  )
})

test('copies of a page are no evidence: what goes is the same without them', () => {
  fc.assert(
    fc.property(arbitraryPages, fc.integer({ min: 1, max: 5 }), (drawn, copies) => {
      const pages = pagesOf(drawn)
      const more = [...pages, ...Array.from({ length: copies }, () => pages[0])]
      expect(find(more).gone.slice(0, pages.length)).toEqual(find(pages).gone)
    }),
  )
})
