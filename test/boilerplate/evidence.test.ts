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
