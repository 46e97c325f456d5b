/**
 * Small sites in which everything comes near what law 3 counts: pages of a few blocks between shared lines, some of them
 * nearly another page. Drawn as what each page is made of, so that fast-check can shrink them.
 */
import fc from 'fast-check'
import { prose } from '../boilerplate/pages.js'

/** Lines of the site; # is the page's number. */
export const NAV = 'Start Stories Harbour Timetables Tickets Contact'
const FRAME = [
  NAV,
  `${NAV} Help`,
  'Tidewater Post, all hands and no rights, printed on the quay.',
  'Tidewater Post, all hands and no rights, printed on the pier.',
  'Tidewater Post, all hands and no rights,',
  'printed on the quay.',
  'Printed # May 2019 by the Tidewater Post',
  'This page was last changed on # May 201#, and viewed #3 times.',
  'What did the harbour look like before the great flood?',
  'Harbour notes',
  'By our own staff',
  'Stories | Harbour | Tickets',
  '## Notes',
  '---',
  '12',
  '\fTidewater Post, page #',
  `${prose(901)} ${prose(902)} ${prose(903)}`,
]
/** What rules take, alone or beside what is proven. */
const RULED = [
  'Share this article',
  'Skip to content',
  'Advertisement',
  'Subscribe to our newsletter',
  'Back to top',
  'Read more',
  'Leave a comment',
  'We use cookies to ensure that we give you the best experience on our website.',
  '© 2019 Tidewater Post. All rights reserved.',
  'Posted in Harbour',
  'Log in',
]
const FACTS = [
  'Blue jug',
  'Red bowl',
  'Nonetheless Red bowl',
  'Price: 12.50 EUR',
  'Price: 14.99 EUR',
  'Weight: 300 g with its lid',
  'Weight: 450 g with its lid',
  'Page 3 of 12',
  'Page 4 of 12',
  'By Anna Malow',
  '3 May 2019',
  '#. Of the harbour and its wall',
  '#) Of the harbour',
  '#1 of 4 and 2 to 3 by #',
  'Tide # read at 7',
  'Notes:',
  'Notes\n=====',
  '- of the quay',
]

/** Sentences that several pages may have, and those that few do. */
const SHARED = 6
const ALL = 300

const few = <T>(one: fc.Arbitrary<T>, most: number) =>
  fc.nat(most).chain((maxLength) => fc.array(one, { maxLength }))
const mostly = <T>(usual: T, other: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other })

const fresh = fc.nat(ALL).map((i) => prose(i))
const edited = fc
  .tuple(
    fc.oneof(
      fc.nat(SHARED).map((i) => prose(i)),
      fc.constantFrom(...FRAME, ...RULED),
    ),
    fc.nat(13),
    fc.constantFrom('lantern', 'Malow', 'not', '17', ''),
  )
  .map(([text, at, word]) => {
    const words = text.split(' ')
    return words
      .with(at % words.length, word)
      .filter(Boolean)
      .join(' ')
  })
const marked = fc
  .tuple(fc.constantFrom(...FRAME, ...RULED), fc.constantFrom('## @', '- @', '@:', '@.', '@ »', '@\n---'))
  .map(([text, mark]) => mark.replace('@', text))
const halves = fc.tuple(fc.constantFrom(...FRAME), fc.nat(9)).map(([text, at]) => {
  const words = text.split(' ')
  const place = 1 + (at % words.length)
  return `${words.slice(0, place).join(' ')}\n\n${words.slice(place).join(' ')}`
})
/** The leaves of a printed text, each with a header that may count them. */
const book = fc
  .tuple(
    fc.array(fc.nat(ALL), { minLength: 3, maxLength: 7 }),
    fc.constantFrom('\f', ''),
    fc.constantFrom('Page @', 'Harbour notes of 2019, page @', 'Of the harbour', '@', 'The Post\n\n@'),
    fc.boolean(),
  )
  .map(([leaves, feed, header, isCut]) =>
    leaves
      .map((i, at) => {
        const text = feed ? prose(i) : Array.from({ length: 6 }, (_, k) => prose(i * 7 + k)).join(' ')
        const words = text.split(' ')
        const [a, b] = [words.slice(0, -4).join(' '), words.slice(-4).join(' ')]
        const head = header.replace('@', String(at + 3))
        return isCut ? `${a}\n\n${feed}${head}\n\n${b}` : `${feed}${head}\n\n${text}`
      })
      .join('\n\n'),
  )
const several = fc
  .array(fc.nat(SHARED), { minLength: 1, maxLength: 4 })
  .map((all) => all.map((i) => prose(i)).join(' '))
const line = fc.constantFrom(...FRAME, ...RULED)

const block = fc.oneof(
  { weight: 3, arbitrary: line },
  { weight: 2, arbitrary: fc.constantFrom(...FACTS) },
  { weight: 6, arbitrary: fresh },
  { weight: 2, arbitrary: edited },
  { weight: 2, arbitrary: marked },
  { weight: 1, arbitrary: halves },
  { weight: 1, arbitrary: book },
  { weight: 1, arbitrary: several },
)

/** A page between the lines of its site, or one nearly like an earlier one, counted around the end. */
const page = fc.record({
  folder: mostly('shop', fc.constant('post')),
  isFramed: mostly(true, fc.constant(false)),
  like: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(12) }),
  change: fc.constantFrom('word', 'without', 'with'),
  at: fc.nat(9),
  body: fc.oneof(few(block, 5), fc.array(fresh, { minLength: 1, maxLength: 2 })),
})

type Page = typeof page extends fc.Arbitrary<infer One> ? One : never

export interface SitePage {
  readonly path: string
  readonly text: string
}

/** Pages of one site or two. */
export const generatedSite: fc.Arbitrary<readonly SitePage[]> = fc
  .record({
    head: few(fc.oneof(line, marked), 3).map((lines) => [...lines, NAV]),
    foot: few(fc.oneof(line, marked), 3),
    ending: fc.constantFrom('txt', 'md'),
    gap: fc.constantFrom('\n\n', '\n'),
    pages: fc.oneof(
      { weight: 3, arbitrary: fc.array(page, { minLength: 5, maxLength: 7 }) },
      { weight: 1, arbitrary: fc.array(page, { minLength: 5, maxLength: 16, size: 'medium' }) },
    ),
  })
  .map(({ head, foot, ending, gap, pages }) => {
    const bodies: (readonly string[])[] = []
    return pages.map((one, i) => {
      const own = bodyOf(one, bodies)
      bodies.push(own)
      const blocks = one.isFramed ? [...head, ...own, ...foot] : own
      const text = blocks.join(gap).replaceAll('#', String(i + 1))
      return { path: `${one.folder}/${String(i).padStart(2, '0')}.${ending}`, text }
    })
  })

function bodyOf({ like, change, at, body }: Page, bodies: readonly (readonly string[])[]): readonly string[] {
  const model = like === null || bodies.length === 0 ? [] : bodies[like % bodies.length]
  if (model.length === 0) return body
  const place = at % model.length
  if (change === 'word') return model.with(place, `Nonetheless ${model[place]}`)
  return change === 'with' ? model.toSpliced(place, 0, ...body.slice(0, 1)) : model.toSpliced(place, 1)
}

/** Options that change what may go. */
export const options = fc.record({
  mode: fc.constantFrom('balanced', 'strict', 'aggressive'),
  keep: fc.constantFrom('first', 'longest', 'oldest', 'newest'),
  scope: mostly('all', fc.constantFrom('within', 'across')),
  level: mostly('passage', fc.constantFrom('block', 'document')),
  boilerplate: mostly('remove', fc.constantFrom('flag', 'off')),
  threshold: fc.constantFrom(0.8, 0.6, 0.95),
  minWords: fc.constantFrom(8, 3, 1),
  minPassage: fc.constantFrom(40, 10),
})
