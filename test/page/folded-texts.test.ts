/** What a search of the page finds in texts that stand one behind the other in parts. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FoldedLines, FoldedTexts, fold } from '../../src/page/folded-texts.js'

/** A text in parts, as the page holds it: offsets are those of its UTF-8. */
function textOf(parts: readonly string[]) {
  const offsets: number[] = []
  let at = 0
  for (const part of parts) {
    offsets.push(at)
    at += Buffer.byteLength(part)
  }
  return { offsets, parts, end: at }
}

test('finds words across parts and lines, whatever their case, quotes and width', () => {
  const parts = ['The  Old\n', '\nMill “is” ', 'shut, ｆｏｒ good.']
  const texts = new FoldedTexts([[7, textOf(parts)]])
  for (const words of ['old mill', '"IS" shut', 'for  good', 'THE OLD'])
    expect([words, texts.find(fold(words)).length]).toEqual([words, 1])
  expect(texts.find(fold('mill the')).length).toBe(0)
})

test('tells the spans that hold a hit', () => {
  const parts = ['Before it. ', 'The ferry leaves.', ' Behind it the ferry leaves.']
  const text = textOf(parts)
  const texts = new FoldedTexts([
    [1, textOf(['Nothing here.'])],
    [2, text],
  ])
  const hits = texts.find('the ferry')
  expect(hits.length).toBe(2)
  const [, start, behind] = text.offsets as [number, number, number]
  const holds = (from: number, to: number) => texts.holds(2, from, to, hits, 9)
  expect([holds(0, start), holds(start, behind), holds(behind, text.end)]).toEqual([false, true, true])
  expect(texts.holds(1, 0, 13, hits, 9)).toBe(false)
  expect(texts.holds(3, 0, 13, hits, 9)).toBe(false)
})

test('finds what a plain search of each text finds, and nothing across two texts', () => {
  const part = fc.stringMatching(/^[ab \n]{0,6}$/)
  fc.assert(
    fc.property(
      fc.array(fc.array(part, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
      fc.stringMatching(/^[ab]( ?[ab]){0,3}$/),
      (list, wanted) => {
        const texts = new FoldedTexts(list.map((parts, id) => [id, textOf(parts)]))
        const hits = texts.find(wanted)
        for (const [id, parts] of list.entries()) {
          const plain = fold(parts.join('')).includes(wanted)
          expect(texts.holds(id, 0, Number.POSITIVE_INFINITY, hits, wanted.length)).toBe(plain)
        }
      },
    ),
  )
})

test('names each line that holds a text, once', () => {
  const found: number[] = []
  const lines = new FoldedLines(['One mill and one mill', 'no', 'A MILL', ''])
  lines.eachWith('mill', (line) => found.push(line))
  expect(found).toEqual([0, 2])
  lines.eachWith('mill no', (line) => found.push(line))
  expect(found).toEqual([0, 2])
})
