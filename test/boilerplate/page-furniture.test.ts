/** Running headers and footers inside one document. */
import { expect, test } from 'vitest'
import { find, page, prose } from './pages.js'

/** A sentence in two halves: the page breaks between them. */
const halves = (i: number) => {
  const words = prose(i, 120).split(' ')
  return [words.slice(0, 60).join(' '), words.slice(60).join(' ')] as const
}
const TITLE = 'The Lamp Keepers: first report to the board of the harbour lights'
const book = (pages: number, breakAt: (i: number) => string, title = TITLE) => {
  let text = `${title}\n\n`
  for (let i = 0; i < pages; i += 1) {
    const [first, second] = halves(i)
    text += `${first}\n\n${breakAt(i)}\n\n${second}\n\n`
  }
  return page('books', text)
}
const FOOTER = (i: number) => `The Lamp Keepers, a report to the board [Page ${i + 1}]`
const HEADER = 'Report 4410   The Lamp Keepers   June 1973'

test('takes footer and header at form feeds, once there are three pages, and leaves the halves of the sentence', () => {
  const withFeeds = (pages: number) => find([book(pages, (i) => `${FOOTER(i)}\n\f\n${HEADER}`)])
  expect(withFeeds(2).gone).toEqual([[]])
  const { gone, repetition } = withFeeds(3)
  expect(gone).toEqual([[FOOTER(0), HEADER, FOOTER(1), HEADER, FOOTER(2), HEADER]])
  // The footer has a wording for each page, the header one.
  expect(repetition.lines.map(({ inside, contexts, block }) => [inside, contexts, block])).toEqual([
    [0, 3, 2],
    [0, 3, 3],
    [0, 3, 6],
    [0, 3, 10],
  ])
})

test('sees that the text runs on behind a footer of two words, which itself proves nothing', () => {
  const folio = (i: number) => `Lindqvist   [Page ${i + 1}]`
  const { gone } = find([book(4, (i) => `${folio(i)}\n\f\n${HEADER}`)])
  expect(gone).toEqual([[HEADER, HEADER, HEADER, HEADER]])
})

test('keeps the first copy of what names the document and stands nowhere else in it', () => {
  const untitled = book(4, (i) => `${FOOTER(i)}\n\f\n${HEADER}`, prose(90))
  expect(find([untitled]).gone[0]).toEqual([1, 2, 3].flatMap((i) => [FOOTER(i), HEADER]))
})

test('keeps what heads or ends the records that form feeds part: no page break cuts a sentence there', () => {
  const records = (head: (i: number) => string[], tail: (i: number) => string[] = () => []) =>
    page(
      'files',
      [1, 2, 3, 4, 5, 6]
        .map((i) => [...head(i), prose(i * 3), prose(i * 3 + 1), ...tail(i)].join('\n\n'))
        .join('\n\n\f'),
    )
  const texts = [
    records(() => ['Weir versus the Lamp Company']),
    records((i) => [`Day ${i} at sea with the crew`]),
    records((i) => [`The psalm with the number ${i}`]),
    records(
      () => ['Dear brother at the light,'],
      () => ['Your loving sister in the town'],
    ),
    records(
      () => [],
      () => ['And the tide goes out again.'],
    ),
  ]
  expect(find(texts).gone).toEqual(texts.map(() => []))
  const counted = records((i) => [`Letters of the harbour   page ${i}`])
  expect(find([counted]).gone[0]).toEqual([2, 3, 4, 5, 6].map((i) => `Letters of the harbour   page ${i}`))
})

test('where form feeds are lost, takes lines that count pages and cut sentences in two, with what stands beside them', () => {
  expect(find([book(5, (i) => `${FOOTER(i)}\n\n\n${HEADER}`)]).gone).toEqual([
    [0, 1, 2, 3, 4].flatMap((i) => [FOOTER(i), HEADER]),
  ])
  expect(find([book(4, (i) => `${FOOTER(i)}\n\n\n${HEADER}`)]).gone).toEqual([[]])
})

test('headers of left and right pages count on by two', () => {
  const sides = (i: number) =>
    i % 2 === 0 ? `The Lamp Keepers, first report ${i + 1}` : `Board of the harbour lights ${i + 1}`
  expect(find([book(8, (i) => `\f${sides(i)}`)]).gone[0]).toHaveLength(8)
})

test('keeps headings of versions at the tops of pages', () => {
  const versions = [3, 9, 21, 22, 40, 41, 70]
  expect(find([book(7, (i) => `\fChanges in the tide tables ${versions[i]}`)]).gone).toEqual([[]])
})

test('keeps what repeats inside a document without pages: a refrain, speakers, items that count', () => {
  const speech = [0, 1, 2, 3, 4, 5].flatMap((i) => ['The Harbour Master', prose(i, 40)])
  expect(find([page('plays', ...speech)]).gone).toEqual([[]])
  const items = [0, 1, 2, 3, 4, 5].flatMap((i) => [prose(i, 20), `Exercise for the reader, number ${i + 1}`])
  expect(find([page('books', ...items)]).gone).toEqual([[]])
  const sensors = [1, 2, 3, 4, 5, 6].flatMap((i) => [`reads the value of sensor ${i}`, 'in degrees'])
  expect(find([page('books', ...sensors)]).gone).toEqual([[]])
})
