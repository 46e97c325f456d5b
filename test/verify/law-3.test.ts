/** Law 3 against outputs that remove what no count proves: each is forged whole, so that only the claim is wrong. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { verify } from '../../src/corpus/verify.js'
import { dedupe } from '../../src/index.js'
import { page, prose } from '../boilerplate/pages.js'
import { tempFolder, writeTree } from '../tree.js'
import { forge } from './forge.js'

const FOOTER = 'Tidewater Post, all rights reserved, printed on the quay.'
const COOKIES = 'Tidewater Post stores small files on your device to count its readers.'

/** Removes from each text the blocks that `goes` names, as boilerplate by repetition, and proves that. */
async function problemsOf(
  texts: readonly string[],
  goes: (block: string, document: number) => boolean,
): Promise<readonly string[]> {
  const folder = tempFolder()
  const name = (i: number) => `${String(i).padStart(2, '0')}.txt`
  writeTree(join(folder, 'in'), new Map(texts.map((text, i) => [name(i), Buffer.from(text)])))
  const out = join(folder, 'out')
  await dedupe(join(folder, 'in'), {
    out,
    boilerplate: 'off',
    threshold: 1,
    minWords: 1000,
    minPassage: 1000,
  })
  forge(out, (report) => {
    report.groups = []
    for (const document of report.documents) {
      document.removals = []
      const text = texts[document.id]
      let at = 0
      for (const block of text.split(/\n\n\f?/)) {
        const start = text.indexOf(block, at)
        at = start + block.length
        if (!goes(block, document.id)) continue
        const line = text.slice(0, start).split('\n').length
        const place = { start, end: at, startLine: line, endLine: line, kind: 'boilerplate' as const }
        let group = report.groups.find((one) => one.text === block)
        if (group === undefined) {
          group = { id: `forged-${report.groups.length}`, rule: null, words: 1, text: block, occurrences: [] }
          report.groups.push(group)
        }
        group.occurrences = [
          ...group.occurrences,
          {
            ...place,
            document: document.id,
            action: 'remove',
            reason: 'repetition',
            coverage: 0,
            sources: [],
          },
        ]
        document.removals.push({ ...place, group: group.id })
      }
    }
  })
  return verify(out).problems
}

const pages = (count: number, blocksOf: (i: number) => readonly string[]) =>
  Array.from({ length: count }, (_, i) => page('', ...blocksOf(i)).text)
const own = (i: number, part: number, size = 14) => prose(500 + i * 20 + part, size)

test('what is boilerplate is proven, forged or not', async () => {
  const texts = pages(6, (i) => [own(i, 0), COOKIES, own(i, 1), FOOTER])
  expect(await problemsOf(texts, (block) => block === COOKIES || block === FOOTER)).toEqual([])
})

describe('names', () => {
  test('what near copies of one page share', async () => {
    const shared = Array.from({ length: 10 }, (_, i) => prose(i, 16))
    const texts = pages(30, (i) => [
      ...shared.slice(0, 4),
      own(i, 0, 8),
      'The long heading of one page',
      ...shared.slice(4),
    ])
    const problems = await problemsOf(
      texts,
      (block) => shared.includes(block) || block.startsWith('The long'),
    )
    expect(problems[0]).toMatch(/00\.txt:1 is removed as boilerplate and repeats too little$/)
    expect(problems.at(-1)).toMatch(/more$|repeats too little$/)
  })

  test('headings, and lines that are marked as headings', async () => {
    const texts = pages(12, (i) => [own(i, 0), 'Ingredients', own(i, 1), '## Method', own(i, 2)])
    const problems = await problemsOf(texts, (block) => block === 'Ingredients')
    expect(problems).toHaveLength(12)
    expect(problems[0]).toMatch(/00\.txt:3 is removed as boilerplate and can be a heading$/)
    expect(await problemsOf(texts, (block) => block === '## Method')).toHaveLength(12)
  })

  test('a line inside a longer run that repeats', async () => {
    const [before, after] = [prose(900, 50), prose(901, 50)]
    const texts = pages(12, (i) => [own(i, 0), before, COOKIES, after, own(i, 1)])
    const problems = await problemsOf(texts, (block) => block === COOKIES)
    expect(problems).toHaveLength(12)
    expect(problems[0]).toMatch(/repeats too little$/)
  })

  test('a passage of several lines between paragraphs', async () => {
    const passage = [prose(900, 20), prose(901, 20), prose(902, 20)]
    const texts = pages(12, (i) => [own(i, 0), ...passage, own(i, 1)])
    expect(await problemsOf(texts, (block) => passage.includes(block))).toHaveLength(36)
    expect(await problemsOf(texts, (block) => block === passage[0])).toEqual([])
  })

  test('a line of more than 40 words, and one on too few pages or too little of the site', async () => {
    const long = prose(900, 41)
    expect(
      await problemsOf(
        pages(8, (i) => [own(i, 0), long, own(i, 1)]),
        (block) => block === long,
      ),
    ).toHaveLength(8)
    const some = (count: number, of: number) =>
      pages(of, (i) => [own(i, 0), ...(i < count ? [COOKIES] : []), own(i, 1)])
    expect(await problemsOf(some(4, 8), (block) => block === COOKIES)).toHaveLength(4)
    expect(await problemsOf(some(5, 8), (block) => block === COOKIES)).toEqual([])
    expect(await problemsOf(some(5, 40), (block) => block === COOKIES)).toHaveLength(5)
  })

  test('numbers that are masked beside too few other words', async () => {
    const texts = pages(8, (i) => [own(i, 0), own(i, 1), `Sheet number ${i + 3}`])
    expect(await problemsOf(texts, (block) => block.startsWith('Sheet'))).toHaveLength(8)
  })

  test('a ruler that goes alone, and none that goes between lines that do', async () => {
    const texts = pages(6, (i) => [own(i, 0), '---', own(i, 1), FOOTER])
    const problems = await problemsOf(texts, (block) => block === '---')
    expect(problems).toHaveLength(6)
    expect(problems[0]).toMatch(/00\.txt:3 holds no word and is removed alone$/)
    const closed = pages(6, (i) => [own(i, 0), own(i, 1), COOKIES, '---', FOOTER])
    const frame = [COOKIES, '---', FOOTER]
    expect(await problemsOf(closed, (block) => frame.includes(block))).toEqual([])
  })

  test('a near copy in which a name, a number or a negation differs', async () => {
    const variant = (word: string) => (i: number) => (i === 7 ? COOKIES.replace('device', word) : COOKIES)
    const gone = (word: string) =>
      problemsOf(
        pages(8, (i) => [own(i, 0), variant(word)(i), own(i, 1)]),
        (block) => block.startsWith('Tidewater'),
      )
    expect(await gone('computer')).toEqual([])
    for (const word of ['Dunmere', '48', 'not']) expect(await gone(word), word).toHaveLength(1)
  })

  test('a refrain inside one document, and no footer that counts pages', async () => {
    const refrain = 'And the river runs down to the sea.'
    const song = [0, 1, 2, 3].flatMap((i) => [own(i, 0), refrain]).join('\n\n')
    expect(await problemsOf([song], (block) => block === refrain)).toHaveLength(4)
    const book = [0, 1, 2, 3].map((i) => `${own(i, 0)}\n\nThe Lamp Keepers, page ${i + 1}`).join('\n\n\f')
    expect(await problemsOf([book], (block) => block.startsWith('The Lamp'))).toEqual([])
  })

  test('a part of a block', async () => {
    const texts = pages(6, (i) => [`${own(i, 0)} ${COOKIES}`, own(i, 1)])
    const folder = tempFolder()
    writeTree(join(folder, 'in'), new Map(texts.map((text, i) => [`${i}.txt`, Buffer.from(text)])))
    const out = join(folder, 'out')
    await dedupe(join(folder, 'in'), { out, boilerplate: 'off', minWords: 1000, minPassage: 1000 })
    forge(out, (report) => {
      const occurrences = report.documents.map((document) => {
        const start = texts[document.id].indexOf(COOKIES)
        const place = {
          start,
          end: start + COOKIES.length,
          startLine: 1,
          endLine: 1,
          kind: 'boilerplate' as const,
        }
        document.removals = [{ ...place, group: 'forged' }]
        return {
          ...place,
          document: document.id,
          action: 'remove' as const,
          reason: 'repetition' as const,
          coverage: 0,
          sources: [],
        }
      })
      report.groups = [{ id: 'forged', rule: null, words: 1, text: COOKIES, occurrences }]
    })
    const { problems } = verify(out)
    expect(problems).toHaveLength(6)
    expect(problems[0]).toMatch(/0\.txt:1 is removed as boilerplate and is no whole block$/)
  })
})
