/**
 * Pages of sites judged against old pages of them: what goes from among their text as boilerplate parts no copy from its
 * source, though nothing of an old page goes. New pages lose what they would in one run over both, the old ones first.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verify } from '../../src/corpus/verify.js'
import { buildIndex, check, dedupe, type Report } from '../../src/index.js'
import { prose } from '../boilerplate/pages.js'
import { tempFolder, writeTree } from '../tree.js'

type Texts = ReadonlyMap<string, string>

/** The spans that go of each document, by its path, and whether as boilerplate. */
function spansOf(report: Report): Record<string, string[]> {
  return Object.fromEntries(
    [...report.documents].map(({ path, removals }) => [
      path,
      removals.map(({ start, end, kind }) => `${start}-${end}${kind === 'boilerplate' ? ' frame' : ''}`),
    ]),
  )
}

/** What goes of new texts against old ones, by a folder and by an index of it; both are proven. */
async function against(old: Texts, fresh: Texts): Promise<Record<string, string[]>[]> {
  const folder = tempFolder()
  writeTree(join(folder, 'old'), new Map(old))
  writeTree(join(folder, 'new'), new Map(fresh))
  const index = join(folder, 'old.dedupe')
  await buildIndex(join(folder, 'old'), { out: index })
  const found: Record<string, string[]>[] = []
  for (const [at, against] of [join(folder, 'old'), index].entries()) {
    const out = join(folder, `out-${at}`)
    const { report } = await dedupe(join(folder, 'new'), { against, out, html: false })
    expect(verify(out).problems).toEqual([])
    found.push(spansOf(report))
  }
  rmSync(folder, { recursive: true })
  return found
}

/** What goes of both in one run. */
async function inOneRun(old: Texts, fresh: Texts): Promise<Record<string, string[]>> {
  const placed = (folder: string, texts: Texts) =>
    [...texts].map(([path, text]) => ({ path: `${folder}/${path}`, text }))
  const { report } = await dedupe([...placed('old', old), ...placed('new', fresh)])
  return Object.fromEntries(
    Object.entries(spansOf(report)).map(([path, spans]) => [path.replace(/^new\//, ''), spans]),
  )
}

const JUG = 'This jug was thrown by hand in our workshop and holds a litre of cold milk.'
const PRODUCT = ['Skip to content', 'Blue jug', '£12.00', 'Add to basket', JUG]

test.each(['\n', '\n\n'])('a copy of a whole old page goes whole, its lines parted by %j', async (end) => {
  const page = `${PRODUCT.join(end)}\n`
  const texts = new Map([['shop/x.txt', page]])
  for (const found of await against(texts, texts)) {
    expect(found['shop/x.txt'].filter((span) => span.endsWith('frame'))).toHaveLength(2)
    expect(found['shop/x.txt']).toHaveLength(5)
  }
  const folder = tempFolder()
  writeTree(folder, new Map([['old/x.txt', page]]))
  const { failures } = await check([{ path: 'x.txt', text: page }], {
    against: join(folder, 'old'),
    maxDuplicates: 0,
  })
  expect(failures).toHaveLength(1)
})

test('a line that an old page does not show to be of the site is still a source', async () => {
  // In the company of its kind the line goes; alone it is text of both pages.
  const line = 'Please enable cookies to continue.'
  const own = ['Round stool', line, '£5.00', line, prose(1), line]
  const company = ['Read more', line, 'Advertisement', line, prose(2)]
  const old = new Map([['news/a.txt', `${own.join('\n')}\n`]])
  const fresh = new Map([
    ['news/b.txt', `${company.join('\n')}\n`],
    ['news/c.txt', `${['Read more', ...own].join('\n')}\n`],
  ])
  const one = await inOneRun(old, fresh)
  expect(one['news/c.txt'].filter((span) => !span.endsWith('frame'))).toHaveLength(own.length - 1)
  for (const found of await against(old, fresh)) {
    expect(found['news/b.txt'].length).toBeGreaterThan(0)
    expect(found['news/c.txt']).toEqual(one['news/c.txt'])
  }
})

test('a title that stands above the same text there is no line of a list', async () => {
  // Of the line above it nothing here tells that it is of the site, so that three lines stand in a row.
  const old = new Map([['shop/x.txt', `${['Print this page', ...PRODUCT.slice(1), prose(1)].join('\n')}\n`]])
  const fresh = new Map([['shop/y.txt', `${[...PRODUCT.slice(1), prose(2)].join('\n')}\n`]])
  const one = await inOneRun(old, fresh)
  expect(one['shop/y.txt']).toHaveLength(4)
  for (const found of await against(old, fresh)) expect(found['shop/y.txt']).toEqual(one['shop/y.txt'])
})

test('what a long line of the site parts is no one piece: each part has to be proven', async () => {
  const notice = 'By continuing to use this site you agree to our use of cookies.'
  const page = (...blocks: string[]) => `${blocks.join('\n\n')}\n`
  const old = new Map([
    ['shop/0.txt', page(prose(1), notice, prose(2))],
    ['shop/1.txt', page(prose(10), '£12.00', notice, prose(11))],
  ])
  const fresh = new Map([
    ['shop/7.txt', page(prose(7), notice)],
    ['shop/8.txt', page(prose(8), `${prose(1)} ${prose(2)}`)],
    ['shop/9.txt', page(prose(9), `£12.00 ${prose(11)}`)],
  ])
  for (const found of await against(old, fresh)) {
    expect(found['shop/7.txt'].map((span) => span.endsWith('frame'))).toEqual([true])
    expect(found['shop/8.txt']).toHaveLength(1)
    // Three words of it stand there alone.
    expect(found['shop/9.txt']).toHaveLength(0)
  }
})

const FRAME = [
  'Skip to content',
  'Share this article',
  'Advertisement',
  'Subscribe to our newsletter',
  'Back to top',
]
/** Characters that a title or a price has not. */
const LINE = 40
/** One for each page. */
const TITLES = ['Blue jug', 'Red bowl', 'Old lamp', 'Small round tray', 'Tall vase']

interface Page {
  readonly price: number
  readonly sentences: readonly number[]
  /** The lines of the site behind each of the first blocks, 0 for none. */
  readonly frame: readonly number[]
}

interface Copy {
  readonly of: number
  readonly edits: readonly { readonly at: number; readonly how: number; readonly number: number }[]
}

const drawn = fc.array(
  fc.record<Page>({
    price: fc.nat({ max: 40 }),
    sentences: fc.array(fc.nat({ max: 400 }), { minLength: 1, maxLength: 4 }),
    frame: fc.array(fc.nat({ max: FRAME.length }), { maxLength: 5 }),
  }),
  { minLength: 2, maxLength: TITLES.length },
)
const copies = fc.array(
  fc.record<Copy>({
    of: fc.nat({ max: 5 }),
    edits: fc.array(
      fc.record({ at: fc.nat({ max: 9 }), how: fc.nat({ max: 3 }), number: fc.nat({ max: 400 }) }),
      {
        maxLength: 2,
      },
    ),
  }),
  { minLength: 1, maxLength: 3 },
)

/** Blocks of a page of its own text, and lines of the site between them. */
function blocksOf({ price, sentences, frame }: Page, number: number): string[] {
  const own = [TITLES[number], ...(price > 20 ? [`£${price}.00`] : []), ...sentences.map((one) => prose(one))]
  return own.flatMap((block, i) => ((frame[i] ?? 0) === 0 ? [block] : [block, FRAME[frame[i] - 1]]))
}

/** The blocks after one edit of the page's own text: a block more, one less, one word more in one, or two in one. */
function edited(blocks: readonly string[], { at, how, number }: Copy['edits'][number]): string[] {
  const own = blocks.flatMap((block, i) => (FRAME.includes(block) ? [] : [i]))
  const place = own[at % own.length]
  if (how === 0) return blocks.toSpliced(place, 0, prose(number))
  if (how === 1) return own.length === 1 ? [...blocks] : blocks.toSpliced(place, 1)
  // A word that stands nowhere else: of few words beyond a line of the site there is no proof.
  if (how === 2) return blocks.toSpliced(place, 1, `Nonetheless ${blocks[place]}`)
  const next = own[own.indexOf(place) + 1]
  // The same of a title or a price.
  if (next === undefined || [place, next].some((one) => blocks[one].length < LINE)) return [...blocks]
  return [...blocks.slice(0, place), `${blocks[place]} ${blocks[next]}`, ...blocks.slice(next + 1)]
}

test('new pages lose what they would in one run behind the old ones', async () => {
  let compares = 0
  await fc.assert(
    fc.asyncProperty(drawn, copies, fc.constantFrom('\n', '\n\n'), async (made, copied, end) => {
      const texts = (folder: string, all: readonly (readonly string[])[]) =>
        new Map(all.map((blocks, i) => [`${folder}/${i}.txt`, `${blocks.join(end)}\n`]))
      const pages = made.map(blocksOf)
      const old = texts('shop', pages)
      // Each line of the site stands on a new page: of an old one it is known by that alone.
      const all = FRAME.flatMap((line, i) => [line, prose(500 + i)])
      const fresh = texts('shop', [
        all,
        ...copied.map(({ of, edits }) => edits.reduce(edited, pages[of % pages.length])),
      ])
      const found = await against(old, fresh)
      expect(found[1]).toEqual(found[0])
      const one = await inOneRun(old, fresh)
      // Old text never goes: where one run takes copies of its own, it finds others.
      if ([...old.keys()].some((path) => one[`old/${path}`].some((span) => !span.endsWith('frame')))) return
      compares += 1
      for (const path of fresh.keys()) expect(found[0][path], path).toEqual(one[path])
    }),
    { numRuns: 25 },
  )
  expect(compares).toBeGreaterThan(12)
})
