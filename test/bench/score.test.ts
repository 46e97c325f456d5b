/** The scorer on a corpus of a few words and outputs with a known loss: a scorer that cannot fail measures nothing. */
import { describe, expect, test } from 'vitest'
import { Builder, type Item, joined, type Planted, plain, whole } from '../../bench/quality/corpus.js'
import { alignment, type Removals, score } from '../../bench/quality/score.js'

const SOURCE = 'one two three four five'
const builder = new Builder()
const copy = builder.item('copy', 'en', 'go')
const fact = builder.item('fact', 'en', 'stay')
const frame = builder.item('frame', 'en', 'go')
const partial = builder.item('partial', 'en', 'go')
const menu = () => whole('Home Mail', 'copy', frame)
builder.document('a.txt', [
  menu(),
  whole(SOURCE, 'source', copy),
  whole('six seven ä eight', 'source', partial),
])
builder.document('b.txt', [
  menu(),
  whole(SOURCE, 'copy', copy),
  joined([plain('mine own'), whole('six seven ä eight', 'copy', partial), plain('words here')], ' '),
  whole('3 ships came', 'copy', fact),
])
const planted: Planted = builder.finish()

/** What was removed, as texts of a document; the n-th of equal ones. */
function removed(texts: Readonly<Record<string, readonly string[]>>): Map<string, Removals> {
  const all = Object.entries(texts).map(([path, list]) => {
    const text = planted.documents.find((one) => one.path === path)?.text ?? ''
    const removals = list.map((part) => {
      const at = text.indexOf(part)
      if (at < 0) throw new Error(`${path} has no '${part}'`)
      const start = Buffer.byteLength(text.slice(0, at))
      return { start, end: start + Buffer.byteLength(part) }
    })
    return [path, removals.sort((a, b) => a.start - b.start)] as const
  })
  return new Map(all)
}

const PERFECT = { 'a.txt': ['Home Mail'], 'b.txt': ['Home Mail', SOURCE, 'six seven ä eight'] }
const share = (name: string, one: ReturnType<typeof score>) => {
  const tally = one.classes.find((tally) => tally.name === name)
  return tally === undefined ? -1 : tally.hits / tally.words
}

describe('what is planted', () => {
  test('has its bytes', () => {
    const bytes = Buffer.from(planted.documents[1].text)
    const [item] = planted.items.filter(({ kind }) => kind === 'partial') as [Item]
    const [{ start, end }] = item.spans
    expect(bytes.subarray(start, end).toString()).toBe('six seven ä eight')
  })
})

describe('score', () => {
  test('of a perfect output', () => {
    const one = score(planted, removed(PERFECT))
    expect(one).toMatchObject({ harmed: 0, precision: 1, recall: 1, f1: 1, borderError: 0 })
    expect(one.lost).toEqual({ copies: 0, own: 0, ownWords: 4 })
  })

  test('of nothing removed', () => {
    const one = score(planted, new Map())
    expect(one).toMatchObject({ harmed: 0, precision: 1, recall: 0, f1: 0, borderError: -1 })
  })

  test('all copies gone is a loss, and no hit', () => {
    const one = score(planted, removed({ ...PERFECT, 'a.txt': ['Home Mail', SOURCE] }))
    expect(one.lost.copies).toBe(5)
    expect(share('copy', one)).toBe(0)
    // Of 13 words that must go 8 went and stand elsewhere; 5 are lost.
    expect([one.recall, one.precision]).toEqual([8 / 13, 8 / 13])
  })

  test('the source gone and the copy kept is neither', () => {
    const one = score(
      planted,
      removed({ 'a.txt': ['Home Mail', SOURCE], 'b.txt': ['Home Mail', 'six seven ä eight'] }),
    )
    expect([one.lost.copies, share('copy', one), one.harmed]).toEqual([0, 0, 0])
  })

  test('a changed fact gone is harm', () => {
    const one = score(planted, removed({ ...PERFECT, 'b.txt': [...PERFECT['b.txt'], '3 ships came'] }))
    expect([one.harmed, one.precision]).toEqual([3, 13 / 16])
    expect(one.languages[0]).toMatchObject({ harmed: 3, mustStay: 3 })
  })

  test('text of its own gone is a loss; and the border is off by what was taken too much', () => {
    const one = score(
      planted,
      removed({ ...PERFECT, 'b.txt': ['Home Mail', SOURCE, 'own six seven ä eight words here'] }),
    )
    expect([one.lost.own, one.borderError]).toEqual([3, 3])
  })

  test('the border is off by what was taken too little', () => {
    const one = score(planted, removed({ ...PERFECT, 'b.txt': ['Home Mail', SOURCE, 'seven ä'] }))
    expect([one.borderError, share('partial', one)]).toEqual([2, 0.5])
  })

  test('boilerplate that stays on one page counts half of its words', () => {
    expect(share('frame', score(planted, removed({ ...PERFECT, 'a.txt': [] })))).toBe(0.5)
  })
})

test.each([
  ['a b c', 'a b c', [0, 0, 1, 1, 2, 2]],
  ['a x c', 'a y c', [0, 0, 2, 2]],
  ['b c d', 'a b d', [0, 1, 2, 2]],
  ['', 'a', []],
])('aligns %s with %s', (a, b, pairs) => {
  expect(alignment(a.split(' '), b.split(' ')).flat()).toEqual(pairs)
})
