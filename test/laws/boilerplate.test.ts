/** Law 3 through the whole program: what goes as boilerplate, and above all what stays; law 7: whole blocks go. */
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { verify } from '../../src/corpus/verify.js'
import { type DedupeSettings, dedupe, type MemoryDocument } from '../../src/index.js'
import { page, prose } from '../boilerplate/pages.js'
import { readTree, tempFolder, writeTree } from '../tree.js'

const NAV = 'Start Stories Harbour Timetables Tickets Contact'
const FOOTER = 'Tidewater Post, all hands and no rights, printed on the quay.'
const SIGN_UP = 'Sign up for our weekly newsletter'

/** Six pages of a site; the sign-up stands on the last one only. */
const pages = Array.from({ length: 6 }, (_, i) => ({
  path: `post/${i}.txt`,
  text: page('post', NAV, prose(i * 2), ...(i === 5 ? [SIGN_UP] : []), prose(i * 2 + 1), FOOTER).text,
}))

interface Told {
  readonly text: string
  readonly fates: readonly string[]
}

async function runOf(documents: readonly MemoryDocument[], settings: DedupeSettings = {}) {
  const { report, cleaned } = await dedupe(documents, settings)
  const told: Told[] = []
  for (const { text, rule, occurrences } of report.groups) {
    if (occurrences[0].kind !== 'boilerplate') continue
    const fates = occurrences.map(({ document, action, reason }) => `${document} ${action} ${reason}`)
    told.push({ text: `${rule ?? '-'}: ${text}`, fates })
  }
  const left = Array.from(cleaned, ({ text }) => Buffer.from(text).toString())
  return { report, told, left }
}

/** What goes of documents as boilerplate. */
async function goneFrom(
  documents: readonly MemoryDocument[],
  settings: DedupeSettings = {},
): Promise<string[]> {
  const { told } = await runOf(documents, settings)
  return told.filter(({ fates }) => fates.some((fate) => fate.includes('remove'))).map(({ text }) => text)
}

const inFolder = (texts: readonly string[], folder = 'post') =>
  texts.map((text, i) => ({ path: `${folder}/${i}.txt`, text }))

describe('boilerplate', () => {
  test('goes in all copies, the first one included, by rule or by repetition', async () => {
    const { told, left, report } = await runOf(pages)
    const all = (reason: string) => pages.map((_, i) => `${i} remove ${reason}`)
    expect(told).toEqual([
      { text: `-: ${NAV}`, fates: all('repetition') },
      { text: `-: ${FOOTER}`, fates: all('repetition') },
      { text: `subscribe/newsletter: ${SIGN_UP}`, fates: ['5 remove rule'] },
    ])
    expect(left).toEqual(pages.map((_, i) => `${prose(i * 2)}\n\n${prose(i * 2 + 1)}`))
    expect(report.summary.byKind.boilerplate).toEqual({
      groups: 3,
      occurrences: 13,
      words: 12 * 6 + 36 + 6 - 6,
    })
  })

  test('is only told of with flag, not looked for with off, and left alone at the level of documents', async () => {
    const { told, left } = await runOf(pages, { boilerplate: 'flag', scope: 'within' })
    expect(left).toEqual(pages.map(({ text }) => text))
    expect(told.map(({ fates }) => fates.length)).toEqual([6, 6, 1])
    expect(told.flatMap(({ fates }) => fates).every((fate) => fate.includes(' flag '))).toBe(true)
    expect((await runOf(pages, { boilerplate: 'off' })).told).toEqual([])
    expect((await runOf(pages, { level: 'document' })).told).toEqual([])
  })

  test('stays where it is protected', async () => {
    const { told, left } = await runOf(pages, { protect: ['post/5.txt'] })
    expect(told.flatMap(({ fates }) => fates).filter((fate) => fate.startsWith('5 '))).toEqual([])
    expect(left[5]).toBe(pages[5].text)
  })

  test('is guessed between what is proven: not, told of, or removed', async () => {
    const crumbs = pages.map(({ path, text }, i) => ({
      path,
      text: text.replace(FOOTER, `${FOOTER}\n\n${prose(40 + i, 2).slice(0, -1)}\n\n${NAV}`),
    }))
    const fates = async (mode: 'strict' | 'balanced' | 'aggressive') =>
      (await runOf(crumbs, { mode })).told
        .filter(({ text }) => text.startsWith('guess/'))
        .flatMap(({ fates: [fate] }) => fate.replace(/^\d /, ''))
    expect(await fates('strict')).toEqual([])
    expect(await fates('balanced')).toEqual(crumbs.map(() => 'flag rule'))
    expect(await fates('aggressive')).toEqual(crumbs.map(() => 'remove rule'))
  })

  test('is found by rules of a caller, which are tested first', async () => {
    const rule = {
      name: 'harbour/tide-note',
      patterns: ['tide times are (given|printed) without warranty'],
      matches: ['Tide times are given without warranty', 'Tide times are printed without warranty.'],
      leaves: ['Tide times are given without warranty or hope, the pilot wrote.'],
    }
    const rules = [{ version: 1, language: 'en', rules: [rule] }]
    const texts = inFolder([`${prose(1)}\n\nTide times are given without warranty.\n\n${prose(2)}`])
    expect(await goneFrom(texts)).toEqual([])
    expect(await goneFrom(texts, { rules })).toEqual([
      'harbour/tide-note: Tide times are given without warranty.',
    ])
    const wrong = [{ version: 1, language: 'en', rules: [{ ...rule, matches: ['Tide times'] }] }]
    await expect(dedupe(texts, { rules: wrong })).rejects.toThrow(
      'rules[0]: rule "harbour/tide-note": it does not match its example "Tide times"',
    )
  })

  test('is found by the site that an expression names', async () => {
    const spread = pages.slice(0, 5).map(({ text }, i) => ({ path: `${i}/post-${i}.txt`, text }))
    expect(await goneFrom(spread)).toEqual([])
    expect(await goneFrom(spread, { site: '([a-z]+)-\\d' })).toEqual([`-: ${NAV}`, `-: ${FOOTER}`])
  })
})

test('the report holds each wording that goes in full, under the groups of its own', async () => {
  const counter = (i: number) =>
    `This page was last changed on ${i + 1} May ${2004 + i}, and viewed ${i * 31} times.`
  const texts = inFolder(
    Array.from({ length: 8 }, (_, i) => [prose(i * 2), prose(i * 2 + 1), counter(i)].join('\n\n')),
  )
  const { told, left } = await runOf(texts)
  expect(told).toEqual(texts.map((_, i) => ({ text: `-: ${counter(i)}`, fates: [`${i} remove repetition`] })))
  expect(left.join('')).not.toContain('changed')
})

test('what repeats and may be content is told of as boilerplate and stays once at least', async () => {
  const talks = (line: string) =>
    inFolder(Array.from({ length: 8 }, (_, i) => [prose(i * 2), line, prose(i * 2 + 1)].join('\n\n')))
  const vow = 'We keep no goats in the harbour before the great flood.'
  const { told, left } = await runOf(talks(vow))
  expect(told).toEqual([{ text: `-: ${vow}`, fates: ['0 flag repetition'] }])
  expect(left.filter((text) => text.includes(vow))).toHaveLength(1)
  expect(left[0]).toBe(talks(vow)[0].text)
  // A question stays with each of its answers.
  const question = 'What was in the harbour before the flood?'
  expect((await runOf(talks(question))).left).toEqual(talks(question).map(({ text }) => text))
})

describe('what stays although it repeats', () => {
  test('a heading on thousands of copies of one page', async () => {
    const copy = `Harbour notes\n\n${prose(1)}\n\n${prose(2)}`
    const { told, left } = await runOf(inFolder(Array.from({ length: 2000 }, () => copy)))
    expect(told).toEqual([])
    expect(left[0]).toBe(copy)
  })

  test('the texts of a flat folder of unrelated documents', async () => {
    expect(await goneFrom(inFolder(Array.from({ length: 40 }, (_, i) => prose(i))))).toEqual([])
  })

  test('a table of numbers', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => `${i % 3} 0 1 ${i % 2} 0`)
    const tables = Array.from({ length: 8 }, (_, i) => [prose(i), ...rows, prose(90 + i)].join('\n\n'))
    expect(await goneFrom(inFolder(tables))).toEqual([])
  })

  test('refrains, each of its own song', async () => {
    const songs = Array.from({ length: 8 }, (_, i) => {
      const refrain = `And the ${prose(60 + i, 3).slice(0, -1)} came in, came in,`
      return [0, 1, 2].flatMap((verse) => [prose(i * 3 + verse), refrain]).join('\n')
    })
    expect(await goneFrom(inFolder(songs))).toEqual([])
  })

  test('a recurring heading', async () => {
    const minutes = Array.from({ length: 8 }, (_, i) =>
      [prose(i * 2), 'Any other business', prose(i * 2 + 1)].join('\n\n'),
    )
    expect(await goneFrom(inFolder(minutes))).toEqual([])
  })
})

test('text around boilerplate stands together: a copy may lean on both sides of it, and verify says so', async () => {
  const folder = tempFolder()
  const [a, b] = [prose(1, 18).slice(0, -1), `${prose(2, 18)[0].toLowerCase()}${prose(2, 18).slice(1)}`]
  const texts = pages.map(({ path, text }, i) => [
    path,
    Buffer.from(i === 0 ? `${a}\n\n${FOOTER}\n\n${b}` : text),
  ])
  const again = `${prose(50)}\n\n${a} ${b}\n\n${FOOTER}`
  const tree = new Map([...(texts as [string, Buffer][]), ['post/9.txt', Buffer.from(again)]])
  writeTree(join(folder, 'in'), tree)
  const out = join(folder, 'out')
  await dedupe(join(folder, 'in'), { out })
  expect(verify(out).problems).toEqual([])
  expect(readTree(join(out, 'clean')).get('post/9.txt')?.toString()).toBe(prose(50))
})

/** Sites whose pages have some of a few lines around and between paragraphs of their own or of each other. */
const line = fc.constantFrom(
  NAV,
  FOOTER,
  SIGN_UP,
  'Share this article',
  'Read more',
  'Advertisement',
  'Harbour notes',
  '---',
  '12',
  'Printed 3 May 2019 by the Tidewater Post',
)
const block = fc.oneof(
  { weight: 2, arbitrary: line },
  { weight: 1, arbitrary: fc.nat(30).map((i) => prose(i)) },
)
const site = fc
  .tuple(
    fc.array(line, { maxLength: 3 }),
    fc.array(fc.array(block, { maxLength: 5 }), { minLength: 5, maxLength: 9 }),
  )
  .map(([frame, bodies]) =>
    bodies.map((body, i) => [...frame, prose(100 + i), ...body, ...frame.toReversed()].join('\n\n')),
  )

test('whatever a site is made of, whole blocks go, and all of it is proven', async () => {
  await fc.assert(
    fc.asyncProperty(
      site,
      fc.constantFrom('balanced' as const, 'aggressive' as const),
      async (texts, mode) => {
        const folder = tempFolder()
        writeTree(join(folder, 'in'), new Map(texts.map((text, i) => [`${i}.txt`, Buffer.from(text)])))
        const out = join(folder, 'out')
        const { report } = await dedupe(join(folder, 'in'), { out, mode, html: false })
        expect(verify(out).problems).toEqual([])
        const documents = [...report.documents]
        for (const { occurrences } of report.groups) {
          for (const { kind, document, start, end } of occurrences) {
            if (kind !== 'boilerplate') continue
            const text = texts[Number.parseInt(documents[document].path, 10)]
            expect(text.split('\n\n')).toContain(Buffer.from(text).subarray(start, end).toString())
          }
        }
      },
    ),
    { numRuns: 100 },
  )
})

test('text that stays is no copy of boilerplate that goes behind it', async () => {
  const ferry = 'The ferry runs in summer, and in winter whenever the ice lets it through.'
  const lamp = 'The lamp on the breakwater is lit at dusk by whoever lives nearest to it.'
  const documents = [
    { path: 'a.txt', text: `${ferry} Read more. ${lamp}\n\nRead more\n` },
    { path: 'b.txt', text: `Of the harbour this is told every year. ${lamp} ${ferry}\n` },
  ]
  const { report } = await runOf(documents, { keep: 'longest', minWords: 3, minPassage: 10 })
  const sizes = [...report.documents].map(({ bytes }) => bytes)
  for (const { occurrences } of report.groups)
    for (const { sources } of occurrences)
      for (const { document, start, end } of sources) {
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(sizes[document])
      }
})
