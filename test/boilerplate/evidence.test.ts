/** What counts as evidence that a line is of its site: contexts of its own, and enough of them for so many documents (law 3). */
import { describe, expect, test } from 'vitest'
import { goneFrom, page, prose } from './pages.js'

const COOKIES = 'Tidewater Post stores small files on your device to count its readers.'
const FOOTER = 'Tidewater Post, all rights reserved, printed on the quay.'
/** Paragraph `part` of page i, which stands nowhere else; and one of 20 that stand on many pages. */
const own = (i: number, part = 0) => prose(1000 + i * 2 + part, 40)
const shared = (i: number) => prose(100 + (i % 20))

describe('a line on 400 pages', () => {
  /** What goes where it stands between paragraphs of the page itself on `count` of them, and between shared ones on all others. */
  const gone = (count: number, pages = 400) =>
    goneFrom(
      Array.from({ length: pages }, (_, i) =>
        i < count
          ? page('post', own(i), COOKIES, own(i, 1))
          : page('post', own(i), shared(i), COOKIES, shared(i * 7 + 3), own(i, 1)),
      ),
    )

  test('needs eight contexts of its own, a fiftieth: five meet on any large site', () => {
    expect(gone(7)).toEqual([])
    expect(gone(8)).toEqual([COOKIES])
  })

  test('needs five on fewer pages', () => {
    expect(gone(4, 100)).toEqual([])
    expect(gone(5, 100)).toEqual([COOKIES])
  })
})

test('a page of nothing but frequent lines is no context of them', () => {
  const pages = (count: number) =>
    Array.from({ length: count }, (_, i) => page('post', own(i), COOKIES, own(i, 1)))
  expect(goneFrom([...pages(4), page('post', COOKIES)])).toEqual([])
  expect(goneFrom([...pages(5), page('post', COOKIES)])).toEqual([COOKIES])
})

test('lines that come together between paragraphs are a passage from 41 words on, which counts once', () => {
  // 12, 10 and 13 words, and 7 more.
  const lines = [
    COOKIES,
    FOOTER,
    'Tidewater Post keeps small files on your computer to remember what you read.',
  ]
  const pages = (passage: readonly string[]) =>
    goneFrom([0, 1, 2, 3, 4, 5].map((i) => page('post', own(i), ...passage, own(i, 1))))
  expect(pages(lines)).toEqual(lines)
  expect(pages([...lines, 'Subscribe to our newsletter for more news.'])).toEqual([])
})

test('takes the frame of pages that list each other by their titles', () => {
  const titles = Array.from({ length: 8 }, (_, i) => prose(900 + i, 4).slice(0, -1))
  const pages = titles.map((title, i) =>
    page('/', 'Weir Post', 'Boats', 'Ropes', title, prose(i), titles[(i + 1) % 8], titles[(i + 3) % 8]),
  )
  expect(goneFrom(pages)).toEqual(['Weir Post', 'Boats', 'Ropes'])
  // Pages that begin with the same titles may be parts of one text, and one that only lists others has none of its own.
  const twice = [...titles, ...titles]
  const parts = twice.map((title, i) => page('/', 'Weir Post', 'Boats', 'Ropes', title, prose(i)))
  expect(goneFrom(parts)).toEqual([])
  const lists = titles.map((title, i) => page('/', 'Weir Post', 'Boats', 'Ropes', title, titles[(i + 1) % 8]))
  expect(goneFrom(lists)).toEqual([])
})

test.each(['end', 'beginning'])(
  'a line at the %s of texts that other pages hold with it is inside of longer repeats',
  (border) => {
    /** What goes of six pages that end, or begin, with a text and the line, and of six others that have the text in between. */
    const gone = (size: number, ofOthers: readonly string[]) => {
      const turned = (...blocks: readonly string[]) =>
        page('post', ...(border === 'end' ? blocks : blocks.toReversed()))
      const pages = [0, 1, 2, 3, 4, 5].flatMap((i) => {
        const text = prose(5000 + i, size)
        return [
          turned(own(i), own(i, 1), text, FOOTER),
          turned(own(i + 10), own(i + 10, 1), text, ...ofOthers, own(i + 20)),
        ]
      })
      return goneFrom(pages)
    }
    expect(gone(60, [FOOTER])).toEqual([])
    // A title or another line in a list of links is no longer repeat.
    expect(gone(6, [])).toEqual([FOOTER])
  },
)

describe('what speaks of its site stays all the same', () => {
  const pages = (last: (i: number) => readonly string[], head: readonly string[] = []) =>
    goneFrom([0, 1, 2, 3, 4, 5].map((i) => page('post', ...head, own(i), own(i, 1), ...last(i))))

  test('with more than forty words (law 3)', () => {
    const words = (count: number) =>
      `${COOKIES.slice(0, -1)} ${Array.from({ length: count - 12 }, (_, i) => `so${'bdfgklmprtvz'[i % 12]}${'aei'[Math.floor(i / 12)]}n`).join(' ')}`
    expect(pages(() => [words(41)])).toEqual([])
    expect(pages(() => [words(40)])).toEqual([words(40)])
  })

  test('with a number of a list', () => {
    expect(pages(() => [`7. ${FOOTER}`])).toEqual([])
  })

  test('as a row of nothing but numbers, at every head', () => {
    expect(pages(() => [], ['2024', '12 13', '17 18'])).toEqual([])
    expect(pages(() => [], ['Boats', 'Ropes and sails', 'Weirs'])).toEqual([
      'Boats',
      'Ropes and sails',
      'Weirs',
    ])
  })

  test('beside a footer, where its number is another one each time', () => {
    const numbered = (i: number) => `The gate at the weir is shut at ${i + 11}`
    expect(pages((i) => [FOOTER, numbered(i)])).toEqual([FOOTER])
    expect(pages((i) => [FOOTER, numbered(Math.max(4, i))])).toEqual([FOOTER])
    expect(pages((i) => [numbered(i), FOOTER])).toEqual([FOOTER])
  })
})
