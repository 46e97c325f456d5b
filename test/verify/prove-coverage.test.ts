/** Real outputs are proven; forged ones, whose hashes all fit, are found out and named. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { verify } from '../../src/corpus/verify.js'
import { type DedupeSettings, dedupe } from '../../src/index.js'
import { tempFolder, writeTree } from '../tree.js'
import { forge, type LooseReport } from './forge.js'

const FIXTURES = fileURLToPath(new URL('../../fixtures', import.meta.url))

/** The output of a run over a folder or over files by name. */
async function outputOf(
  input: string | Readonly<Record<string, string | Uint8Array>>,
  settings: DedupeSettings = {},
): Promise<string> {
  const folder = tempFolder()
  const out = join(folder, 'out')
  if (typeof input !== 'string') writeTree(join(folder, 'in'), new Map(Object.entries(input)))
  await dedupe(typeof input === 'string' ? input : join(folder, 'in'), { ...settings, out, allowEmpty: true })
  return out
}

describe('outputs of the program', () => {
  test('the scrapes', async () => {
    const { problems, removals } = verify(await outputOf(join(FIXTURES, 'scrapes')))
    expect(problems).toEqual([])
    expect(removals).toBeGreaterThan(10)
  })

  test.each(readdirSync(join(FIXTURES, 'golden')))('golden folder %s', async (name) => {
    expect(verify(await outputOf(join(FIXTURES, 'golden', name, 'input'))).problems).toEqual([])
  })

  const WORDS = (
    'harbour keeper paints the gate green and blue in spring when boats come up the river with eggs news silence tar ' +
    'no not 7 12.5 Olga Weiss Riga quay lamp rope crew bell sluice frost kettle'
  ).split(' ')
  const sentence = fc
    .array(fc.constantFrom(...WORDS), { minLength: 4, maxLength: 14 })
    .map((words) => `${words.join(' ')}.`.replace(/^./, (first) => first.toUpperCase()))
  const pool = fc.array(sentence, { minLength: 2, maxLength: 6 })
  const edit = fc.constantFrom(
    (text: string) => text,
    (text: string) => text.replace(/ (\S+) (\S+)/, ' $2 $1'),
    (text: string) => text.replace(/ the /, ' '),
    (text: string) => text.replace(/ and /, ' and then also '),
    (text: string) => text.toUpperCase(),
    (text: string) => text.replace(/ (\S+) /, ' Ivan $1 '),
    (text: string) => text.replace(/ /g, '\n'),
  )
  const corpus = pool.chain((sentences) => {
    const paragraph = fc
      .array(fc.tuple(fc.constantFrom(...sentences), edit), { minLength: 1, maxLength: 6 })
      .map((parts) => parts.map(([text, change]) => change(text)).join(' '))
    const document = fc.tuple(
      fc.array(paragraph, { minLength: 1, maxLength: 5 }).map((paragraphs) => `${paragraphs.join('\n\n')}\n`),
      fc.constantFrom<BufferEncoding[]>('utf8', 'utf8', 'utf8', 'utf16le'),
    )
    return fc.array(document, { minLength: 1, maxLength: 4 })
  })

  test('generated corpora, at any threshold, within and across', async () => {
    let removed = 0
    await fc.assert(
      fc.asyncProperty(
        corpus,
        fc.constantFrom(0.5, 0.8, 0.95, 1),
        fc.constantFrom('all', 'within', 'across'),
        fc.constantFrom('first', 'longest'),
        async (documents, threshold, scope, keep) => {
          const files = documents.map(([text, encoding], i) => {
            const bytes = Buffer.from(text, encoding)
            const mark = encoding === 'utf16le' ? Buffer.of(0xff, 0xfe) : Buffer.alloc(0)
            return [`${i}.txt`, Buffer.concat([mark, bytes])] as const
          })
          const settings = { threshold, scope, keep, minPassage: 12 }
          const proof = verify(await outputOf(Object.fromEntries(files), settings))
          expect(proof.problems).toEqual([])
          removed += proof.removals ?? 0
        },
      ),
      { numRuns: 400 },
    )
    expect(removed).toBeGreaterThan(400)
  })
})

test('of sources that are nearly alike each proves the stretch that is its own', async () => {
  const frost = 'Sluice frost paints no gate frost when bell kettle when.'
  const paints = 'Sluice paints frost no gate frost when bell kettle when.'
  const boats = 'Boats boats silence green silence gate crew blue Olga silence rope.'
  const gate = 'Gate crew boats the.'
  const files = {
    '0.txt': `Sluice Ivan frost paints no gate frost when bell kettle when. ${boats}\n`,
    '1.txt': `${frost}\n\n${boats} ${gate} ${frost}\n\n${boats}\n\n${paints} ${boats} ${boats}\n`,
    '2.txt': `${gate} ${frost.toUpperCase()} ${paints} ${boats} ${frost}\n`,
  }
  const proof = verify(await outputOf(files, { threshold: 1, minPassage: 12 }))
  expect(proof.problems).toEqual([])
  expect(proof.removals).toBeGreaterThan(2)
})

test('a sentence that is not the first of its kind is proven by the source that has it', async () => {
  const rope = 'Rope silence Olga green the tar harbour boats with come.'
  const ivan = 'Rope Ivan silence Olga green the tar harbour boats with come.'
  const files = {
    '0.txt': `${rope} ${rope}\n\n${rope} ${rope} ${rope}\n`,
    '1.txt': `${ivan} ${rope.toUpperCase()} Rope silence Olga green tar harbour boats with come.\n\n${rope}\n`,
    '2.txt': `${ivan} ${rope} ${rope} ${rope}\n\nNo silence spring bell the 12.5 crew quay boats.\n`,
  }
  const proof = verify(await outputOf(files, { threshold: 0.5, minPassage: 12, keep: 'longest' }))
  expect(proof.problems).toEqual([])
  expect(proof.removals).toBe(4)
})

const KEEPER = 'The lock keeper paints one gate green every spring and the other gate blue every autumn'
const BOATS = 'Every boat that passes pays in eggs or in news or in silence whichever the crew has more of'
const KETTLE = 'A kettle of tar stands on the quay until the first frost and nobody is allowed to lean on it'

describe('forged outputs', () => {
  const files = { 'a.txt': `${KEEPER}.\n\n${BOATS}.\n\n${KETTLE}.\n`, 'b.txt': `${BOATS}!\n\nAnother end.\n` }

  /** The problems of an output of which only the claims were changed. */
  async function problemsOf(change: (report: LooseReport) => void, input: Record<string, string> = files) {
    const out = await outputOf(input)
    expect(verify(out)).toMatchObject({ problems: [], removals: 1 })
    forge(out, change)
    return verify(out).problems
  }

  const removed = (report: LooseReport) => {
    for (const { occurrences } of report.groups) {
      for (const one of occurrences) if (one.action === 'remove') return one
    }
    throw new Error('nothing was removed')
  }

  test('nothing changed', async () => {
    expect(await problemsOf(() => {})).toEqual([])
  })

  test('another source', async () => {
    const problems = await problemsOf((report) => {
      removed(report).sources = [{ document: 0, start: 0, end: KEEPER.length }]
    })
    expect(problems).toEqual(['b.txt:1 removes 19 words of which 19 stand nowhere else'])
  })

  test('half a source', async () => {
    const problems = await problemsOf((report) => {
      removed(report).sources[0].end -= 40
    })
    expect(problems).toEqual([
      expect.stringMatching(/^b\.txt:1 removes 19 words of which \d stand nowhere else$/),
    ])
  })

  test('no source', async () => {
    const problems = await problemsOf((report) => {
      removed(report).sources = []
    })
    expect(problems).toEqual(['b.txt:1 is removed as a copy and names no source'])
  })

  test('a source in a document that is not there, and one past the end', async () => {
    for (const source of [
      { document: 9, start: 0, end: 50 },
      { document: 0, start: 9000, end: 9050 },
    ]) {
      const problems = await problemsOf((report) => {
        removed(report).sources = [source]
      })
      expect(problems).toEqual(['b.txt:1 names a source that is not there'])
    }
  })

  test('the removal itself as its source', async () => {
    const problems = await problemsOf((report) => {
      const one = removed(report)
      one.sources = [{ document: one.document, start: one.start, end: one.end }]
    })
    expect(problems).toEqual(['b.txt:1 names a source that was removed itself'])
  })

  test('a source that goes as well', async () => {
    const problems = await problemsOf((report) => {
      const one = removed(report)
      const [{ start, end }] = one.sources
      report.documents[0].removals = [
        { start, end, startLine: 3, endLine: 3, kind: 'exact', group: report.documents[1].removals[0].group },
      ]
      for (const { occurrences } of report.groups) {
        if (!occurrences.includes(one)) continue
        occurrences.push({
          ...one,
          document: 0,
          start,
          end,
          startLine: 3,
          sources: [{ document: 1, start: 0, end: 92 }],
        })
      }
    })
    expect(problems).toEqual([
      'a.txt:3 names a source that was removed itself',
      'b.txt:1 names a source that was removed itself',
    ])
  })

  test('a removal that no occurrence explains, and an occurrence without one', async () => {
    const unexplained = await problemsOf((report) => {
      removed(report).action = 'keep'
    })
    expect(unexplained).toEqual([expect.stringContaining('b.txt, bytes 0 to 94: removed for no occurrence')])
    const kept = await problemsOf((report) => {
      report.documents[1].removals = []
    })
    expect(kept).toEqual(['b.txt:1 is said to be removed and is not'])
    const other = await problemsOf((report) => {
      report.documents[1].removals[0].group = '0000000000000000'
    })
    expect(other).toHaveLength(2)
  })

  test('a removal that takes more along', async () => {
    const problems = await problemsOf((report) => {
      report.documents[1].removals[0].end += 'Another'.length
    })
    expect(problems).toEqual(['b.txt:1 removes more than what it repeats'])
  })

  test('a number or a name that stands nowhere else', async () => {
    // What the program would keep: the fact stands in the copy alone, and the rest in its source.
    const tale = 'the boats of the upper river came home late in the year and brought eggs and tar for all'
    for (const fact of ['1931', 'Olga', 'never']) {
      const input = { 'a.txt': `Then ${tale}.\n`, 'b.txt': `Then ${tale}.\n\nThen ${fact} ${tale}.\n` }
      const problems = await problemsOf((report) => {
        const one = removed(report)
        const [start, end] = [Buffer.byteLength(`Then ${tale}.\n\n`), Buffer.byteLength(input['b.txt']) - 1]
        Object.assign(one, { start, end, startLine: 3, endLine: 3, kind: 'near' })
        Object.assign(report.documents[1].removals[0], { start, end, startLine: 3, endLine: 3, kind: 'near' })
      }, input)
      expect(problems).toEqual([`b.txt:3 removes "${fact}", which stands nowhere else`])
    }
  })

  test('a stricter threshold than the one that decided', async () => {
    const near = { 'a.txt': `${KEEPER}.\n`, 'b.txt': `${KEEPER.replace('paints', 'also paints')}.\n` }
    const problems = await problemsOf((report) => {
      Object.assign(report.run.options, { threshold: 1 })
    }, near)
    expect(problems).toEqual(['b.txt:1 removes 17 words of which 1 stands nowhere else'])
  })

  test('an output without text is not proven', async () => {
    const out = await outputOf(files, { text: false })
    expect(verify(out)).toMatchObject({ problems: [], removals: null })
    expect(readFileSync(join(out, 'ledger/removed.bin')).length).toBe(0)
  })
})
