/** Laws 2 and 3 through the whole program: whatever a small site is made of, `verify` proves all that goes of it. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verify } from '../../src/corpus/verify.js'
import { type DedupeSettings, dedupe } from '../../src/index.js'
import { prose } from '../boilerplate/pages.js'
import { readTree, tempFolder, writeTree } from '../tree.js'
import { generatedSite, NAV, options, type SitePage } from './generated-site.js'

/** Cleans pages, and answers with what `verify` says against it and with what stays. */
async function cleaned(pages: readonly SitePage[], given: DedupeSettings = {}) {
  const folder = tempFolder()
  const out = join(folder, 'out')
  writeTree(join(folder, 'in'), new Map(pages.map(({ path, text }) => [path, text])))
  await dedupe(join(folder, 'in'), { ...given, out, html: false, workers: 0, allowEmpty: true })
  const { problems } = verify(out)
  const clean = [...readTree(join(out, 'clean')).values()].map(String)
  rmSync(folder, { recursive: true })
  return { problems, clean }
}

const inShop = (ending: string, pages: readonly (readonly string[])[]) =>
  pages.map((blocks, i) => ({ path: `shop/${i}.${ending}`, text: [NAV, ...blocks].join('\n\n') }))

test('whatever a small site is made of, all that goes of it is proven', async () => {
  await fc.assert(
    fc.asyncProperty(generatedSite, options, async (pages, given) => {
      expect((await cleaned(pages, given)).problems).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('five pages of which two are nearly one prove no line', async () => {
  const bowl = ['Skip to content', prose(219)]
  const pages = inShop('txt', [
    ['Blue jug', 'Skip to content', prose(0), 'Share this article'],
    ['Red bowl', ...bowl],
    ['Skip to content', ...[500, 501, 502, 503, 504].map((i) => prose(i))],
    ['Nonetheless Red bowl', ...bowl],
    ['Skip to content', prose(1), prose(0), 'Share this article'],
  ])
  const { problems, clean } = await cleaned(pages)
  expect(problems).toEqual([])
  expect(clean[0]).toContain(NAV)
})

test('numbered lines and rows of numbers are text of their own pages, each of which proves what stands above it', async () => {
  for (const own of ['#. Of the harbour and its wall', '#) Of the harbour', '# tide # gauge # foot #']) {
    const pages = inShop(
      'txt',
      [1, 2, 3, 4, 5, 6].map((i) => [own.replaceAll('#', String(i))]),
    )
    const { problems, clean } = await cleaned(pages)
    expect(problems).toEqual([])
    expect(clean.join('')).not.toContain(NAV)
  }
})

test('the words of a menu stay where they are marked as a heading of text', async () => {
  const pages = inShop(
    'md',
    [1, 2, 3, 4, 5, 6].map((i) => [prose(i)]),
  )
  const text = `# ${NAV}\n\n${prose(7)}`
  const { problems, clean } = await cleaned([...pages, { path: 'shop/7.md', text }])
  expect(problems).toEqual([])
  expect(clean.join('\n')).toBe([...[1, 2, 3, 4, 5, 6].map((i) => prose(i)), text].join('\n'))
})

test('numbers make no menu: a near copy of a line that tells another number stays', async () => {
  const line = (word: string) => `Ferry 17 of 2048 with Malow and ${word} for 3.5 Tervik 2019 not 12`
  const words = ['lantern', 'lantern', 'lantern', 'lantern', 'lantern', 'lantern', '99 gulls']
  const pages = inShop(
    'txt',
    words.map((word, i) => [prose(i), NAV, line(word)]),
  )
  const { problems, clean } = await cleaned(pages)
  expect(problems).toEqual([])
  // A fact that pages share stays once.
  const stays = (i: number) => i === 0 || i === 6
  expect(clean).toEqual(words.map((word, i) => [prose(i), ...(stays(i) ? [line(word)] : [])].join('\n\n')))
})
