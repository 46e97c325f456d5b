/** Nearest documents and clusters of versions, as the report has them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { run } from '../model/run.js'

/** A text of sentences that no other seed has; numbers as words, so that nothing in it is a label. */
function sentences(seed: number, count: number): string[] {
  const word = (n: number) => {
    let text = ''
    for (let at = (Math.imul(n + 1, 0x9e3779b1) ^ Math.imul(seed + 1, 0x85ebca6b)) >>> 0; text.length < 6; ) {
      text += 'bdfgklmnprstv'[at % 13] + 'aeiou'[(at >>> 4) % 5]
      at = Math.imul(at ^ (at >>> 13), 0xc2b2ae35) >>> 0
    }
    return text
  }
  return Array.from({ length: count }, (_, i) => {
    const words = Array.from({ length: 12 }, (_, j) => word(i * 12 + j))
    return `The ${words.join(' ')}.`
  })
}

const paragraphs = (parts: readonly string[]) => `${parts.join('\n\n')}\n`

async function clustersOf(texts: readonly string[], options = {}): Promise<readonly (readonly number[])[]> {
  const { report } = await run(
    texts.map((text, i) => ({ path: `${String(i).padStart(3, '0')}.txt`, text })),
    { boilerplate: 'off', ...options },
  )
  return [...report.clusters].map(({ documents }) => documents)
}

/** Six versions of a text of 30 sentences, each with ten sentences of the one before rewritten. */
const VERSIONS = Array.from({ length: 6 }, (_, v) => {
  const parts = sentences(1, 30)
  for (let step = 1; step <= v; step += 1)
    for (let i = 0; i < 10; i += 1) parts[((step - 1) * 10 + i) % 30] = sentences(1000 + step, 10)[i]
  return paragraphs(parts)
})

describe('clusters', () => {
  test('versions are one, though a third is rewritten from each to the next', async () => {
    expect(await clustersOf(VERSIONS)).toEqual([[0, 1, 2, 3, 4, 5]])
  })

  test('do not chain documents that share a licence', async () => {
    const licence = sentences(2, 12)
    const texts = Array.from({ length: 40 }, (_, i) => paragraphs([...sentences(50 + i, 20), ...licence]))
    expect(await clustersOf(texts)).toEqual([])
  })

  test('do not join two heaps that touch in one document', async () => {
    const heap = (seed: number) =>
      Array.from({ length: 4 }, (_, i) => paragraphs([...sentences(seed, 30), ...sentences(seed + 1 + i, 3)]))
    const both = paragraphs([...sentences(200, 30), ...sentences(300, 30)])
    const clusters = await clustersOf([...heap(200), both, ...heap(300)])
    expect(clusters.some((one) => one.includes(0) && one.includes(8))).toBe(false)
    expect(clusters.flat()).toEqual(expect.arrayContaining([0, 1, 2, 3, 5, 6, 7, 8]))
  })

  test('keep letters from one template apart that differ in their facts', async () => {
    const letters = Array.from({ length: 60 }, (_, i) => {
      const template = sentences(3, 12)
      const facts = sentences(400 + i, 12)
      return paragraphs(template.map((one, at) => `${one} ${facts[at].split(' ').slice(0, 6).join(' ')}.`))
    })
    expect(await clustersOf(letters)).toEqual([])
  })

  test('are found within a frame that many pages share, and by nothing that is in the frame', async () => {
    const frame = sentences(11, 24)
    const page = (body: readonly string[]) => paragraphs([...frame.slice(0, 12), ...body, ...frame.slice(12)])
    const twoVersions = (seed: number) => {
      const body = sentences(seed, 21)
      const changed = body.map((one, i) => (i % 3 === 0 ? sentences(seed + 100, 21)[i] : one))
      return [page(body), page(changed)]
    }
    const versions = Array.from({ length: 8 }, (_, i) => twoVersions(700 + i)).flat()
    const others = Array.from({ length: 16 }, (_, i) => page(sentences(900 + i, 21)))
    expect(await clustersOf([...versions, ...others])).toEqual(
      Array.from({ length: 8 }, (_, i) => [2 * i, 2 * i + 1]),
    )
  })

  test('are not told by the little that is left of a page without its frame', async () => {
    const frame = sentences(12, 26)
    const pages = Array.from({ length: 48 }, (_, i) => {
      const body = sentences(1100 + (i >> 1), 9)
      return paragraphs([
        ...frame,
        ...body.slice(0, 6),
        ...(i % 2 === 0 ? body.slice(6) : sentences(1200 + i, 3)),
      ])
    })
    expect(await clustersOf(pages)).toEqual([])
  })

  test('do not join long pages of one frame for a few phrases', async () => {
    const frame = sentences(13, 320)
    const pages = Array.from({ length: 24 }, (_, i) =>
      paragraphs([...frame, ...sentences(1300 + i, 300), ...sentences(1400 + (i >> 1), 17)]),
    )
    expect(await clustersOf(pages)).toEqual([])
  })

  test('hold no empty and no tiny documents', async () => {
    expect(await clustersOf(['', '', 'Yes, it is.\n', 'Yes, it is.\n', '* * *\n', '* * *\n'])).toEqual([])
  })

  test('are the same whatever the order of the files', async () => {
    const texts = [
      ...VERSIONS,
      ...Array.from({ length: 6 }, (_, i) => paragraphs(sentences(600 + (i % 3), 9))),
    ]
    const partition = (clusters: readonly (readonly number[])[], order: readonly number[]) =>
      clusters
        .map((one) =>
          one
            .map((id) => order[id])
            .toSorted((a, b) => a - b)
            .join(),
        )
        .toSorted()
    const names = texts.map((_, i) => i)
    const expected = partition(await clustersOf(texts), names)
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(names, { minLength: names.length }), async (order) => {
        expect(partition(await clustersOf(order.map((i) => texts[i])), order)).toEqual(expected)
      }),
      { numRuns: 10 },
    )
  })

  test('name the first of their documents, and the least resemblance that joined them', async () => {
    const [a, b] = [sentences(5, 20), sentences(6, 20)]
    const texts = [paragraphs(b), paragraphs(a), paragraphs([...a.slice(0, 15), ...sentences(7, 5)])]
    const { report } = await run(texts.map((text, i) => ({ path: `${i}.txt`, text })))
    const shingles = 20 * 13 - 2
    const common = 15 * 13 - 2
    const resemblance = common / (2 * shingles - common)
    const [cluster] = report.clusters
    expect(cluster).toMatchObject({ id: 'c1', representative: 1, documents: [1, 2] })
    expect(cluster.resemblance).toBeCloseTo(resemblance, 1)
  })
})

describe('the nearest document', () => {
  test('is the one that holds most, whichever copy a text was taken from', async () => {
    const [a, b] = [sentences(8, 6), sentences(9, 6)]
    const texts = [paragraphs(a), paragraphs([...a, ...b]), paragraphs([...a, ...b.slice(0, 3)])]
    const { report } = await run(texts.map((text, i) => ({ path: `${i}.txt`, text })))
    const nearest = [...report.documents].map((document) => document.nearest?.document)
    expect(nearest).toEqual([2, 2, 1])
    const [first, , last] = [...report.documents].map((document) => document.nearest)
    expect(first?.containment).toBe(1)
    expect(first?.resemblance).toBeCloseTo(6 / 9, 1)
    expect(last?.containment).toBe(1)
  })

  test('of the same documents is another one of them, at 1', async () => {
    const text = paragraphs(sentences(10, 5))
    const { report } = await run([0, 1, 2].map((i) => ({ path: `${i}.txt`, text })))
    expect([...report.documents].map(({ nearest }) => nearest)).toEqual([
      { document: 1, containment: 1, resemblance: 1 },
      { document: 0, containment: 1, resemblance: 1 },
      { document: 0, containment: 1, resemblance: 1 },
    ])
  })

  test('of a text that nothing else resembles is none', async () => {
    const { report } = await run(
      [11, 12].map((seed, i) => ({ path: `${i}.txt`, text: sentences(seed, 5)[0] })),
    )
    expect([...report.documents].map(({ nearest }) => nearest)).toEqual([null, null])
  })
})
