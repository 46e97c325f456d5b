/** Laws 1, 2 and 7 with --mark: whatever is put in, nothing is lost, no word is joined, and all else is as without it. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeAs } from '../../src/corpus/encoding/decode.js'
import { encodeAs } from '../../src/corpus/encoding/encode.js'
import { verify } from '../../src/corpus/verify.js'
import { type DedupeSettings, dedupe, type Removal, restore } from '../../src/index.js'
import { markProblem } from '../../src/options.js'
import { run } from '../model/run.js'
import { modelText } from '../model/text.js'
import { readTree, tempFolder, writeTree } from '../tree.js'
import { generatedCorpus } from './generated-corpus.js'

const plainMark = fc.constantFrom(
  '[…]',
  '…',
  'cut',
  '42',
  'Not here',
  '略',
  '<!-- cut -->',
  '- ',
  '#',
  '```',
  '|',
)
const anyMark = fc
  .oneof(
    plainMark,
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  )
  .filter((mark) => markProblem(mark) === null)

const WAYS: readonly ((text: string) => Buffer)[] = [
  (text) => Buffer.from(text),
  (text) => Buffer.from(`\ufeff${text}`),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  (text) =>
    Buffer.concat([Buffer.from(`${text} «Žluťoučký kůň příliš úpěl ďábelské ódy» — „“ `), Buffer.of(0xff)]),
  (text) =>
    Buffer.from(
      `${text} À Noël, la rivière gèle déjà; là-bas, près de la forêt, personne ne traverse.`,
      'latin1',
    ),
]

const ways = fc.array(fc.nat({ max: WAYS.length - 1 }), { minLength: 1, maxLength: 5 })

const settings: fc.Arbitrary<DedupeSettings> = fc.record({
  minPassage: fc.constantFrom(8, 15),
  allowEmpty: fc.constant(true),
})

/** What stays of a document, in pieces, and before which of them a passage went. */
function piecesOf(input: Buffer, removals: readonly Removal[]): { kept: string; passage: boolean }[] {
  const pieces: { kept: string; passage: boolean }[] = []
  let [at, passage] = [0, false]
  for (const { start, end, kind } of removals) {
    pieces.push({ kept: input.toString('latin1', at, start), passage })
    passage = kind === 'passage'
    at = end
  }
  return [...pieces, { kept: input.toString('latin1', at), passage }]
}

const BLANK = /^[\p{White_Space}\ufeff]?$/u

/** Whether `text` is what stays, with the mark and at most a blank on each side of it where a passage went. */
function isMarked(
  text: Uint8Array,
  input: Buffer,
  removals: readonly Removal[],
  mark: string,
  encoding: string,
): boolean {
  const all = Buffer.from(text).toString('latin1')
  const put = Buffer.from(encodeAs(mark, encoding) as Uint8Array).toString('latin1')
  const isBlank = (from: number, to: number) => {
    const blank = decodeAs(Buffer.from(all.slice(from, to), 'latin1'), encoding)
    return !('notText' in blank) && BLANK.test(Buffer.from(blank.bytes).toString())
  }
  let at = 0
  for (const { kept, passage } of piecesOf(input, removals)) {
    if (passage) {
      const begin = all.indexOf(put, at)
      let end = begin + put.length
      while (end < all.length && !all.startsWith(kept, end)) end += 1
      if (begin < 0 || !isBlank(at, begin) || !isBlank(begin + put.length, end)) return false
      at = end
    }
    if (!all.startsWith(kept, at)) return false
    at += kept.length
  }
  return at === all.length
}

test('restore is byte-exact, and without the marks the copy is that of a run without them', async () => {
  let passages = 0
  await fc.assert(
    fc.asyncProperty(generatedCorpus(), ways, anyMark, settings, async (texts, ways, mark, given) => {
      const documents = texts.map(({ path, text }, i) => ({ path, text: WAYS[ways[i % ways.length]](text) }))
      const folder = tempFolder()
      const [input, out, back] = ['in', 'out', 'back'].map((name) => join(folder, name))
      writeTree(input, new Map(documents.map(({ path, text }) => [path, text])))
      const plain = await dedupe(input, { ...given, out: join(folder, 'plain'), html: false })
      const { report } = await dedupe(input, { ...given, mark, out, html: false })

      expect(restore(out, back).refused).toEqual([])
      expect(readTree(back)).toEqual(readTree(input))
      expect(verify(out).problems).toEqual(verify(join(folder, 'plain')).problems)
      expect([...report.documents]).toEqual([...plain.report.documents])

      const clean = readTree(join(out, 'clean'))
      const originals = new Map(documents.map(({ path, text }) => [path, text]))
      for (const { path, removals, encoding, status } of report.documents) {
        if (status === 'emptied') continue
        const text = clean.get(path) as Buffer
        // What an encoding cannot hold is left out, and the copy is that of the run without.
        if (encodeAs(mark, encoding) === null) {
          expect(text).toEqual(readTree(join(folder, 'plain/clean')).get(path))
          continue
        }
        passages += removals.filter(({ kind }) => kind === 'passage').length
        expect(isMarked(text, originals.get(path) as Buffer, removals, mark, encoding), path).toBe(true)
      }
      const inMemory = await dedupe(documents, { ...given, mark })
      for (const { path, text } of inMemory.cleaned) {
        if (text.length > 0) expect(Buffer.from(text)).toEqual(clean.get(path))
      }
      rmSync(folder, { recursive: true })
    }),
    { numRuns: 240 },
  )
  expect(passages).toBeGreaterThan(100)
})

test('a mark is a word of its own: none beside it is split or joined', async () => {
  await fc.assert(
    fc.asyncProperty(generatedCorpus(), plainMark, settings, async (documents, mark, given) => {
      fc.pre(markProblem(mark) === null)
      const { cleaned, texts, stays, report } = await run(documents, { ...given, mark })
      const words = modelText(mark).words
      for (const { id, removals } of report.documents) {
        const passages = removals.filter(({ kind }) => kind === 'passage')
        const expected: string[] = []
        for (const [i, word] of texts[id].words.entries()) {
          const start = texts[id].start[i]
          const before = i === 0 ? -1 : texts[id].start[i - 1]
          for (const one of passages) if (one.start <= start && one.start > before) expected.push(...words)
          if (stays[id][i]) expected.push(word)
        }
        expect(modelText(cleaned[id].text).words).toEqual(expected)
      }
    }),
    { numRuns: 300 },
  )
})

test('a second run takes marks for text, and its input can be restored with them', async () => {
  await fc.assert(
    fc.asyncProperty(generatedCorpus(), plainMark, settings, async (documents, mark, given) => {
      fc.pre(markProblem(mark) === null)
      const folder = tempFolder()
      const [input, once, twice, back] = ['in', 'once', 'twice', 'back'].map((name) => join(folder, name))
      writeTree(input, new Map(documents.map(({ path, text }) => [path, text])))
      await dedupe(input, { ...given, mark, out: once, html: false })
      await dedupe(join(once, 'clean'), { ...given, mark, out: twice, html: false })
      expect(restore(twice, back).refused).toEqual([])
      expect(readTree(back)).toEqual(readTree(join(once, 'clean')))
      rmSync(folder, { recursive: true })
    }),
    { numRuns: 100 },
  )
})

/** Not wrapped: where a paragraph is made of lines, a mark changes how long one is, and that can make a border. */
const unwrapped = generatedCorpus({ styles: ['plain'] })

test('a mark without words changes nothing of what a second run removes', async () => {
  let removed = 0
  await fc.assert(
    fc.asyncProperty(
      unwrapped,
      fc.constantFrom('…', '[…]', '* * *'),
      settings,
      async (documents, mark, given) => {
        const again = async (mark: string | null) => {
          const { cleaned } = await run(documents, { ...given, mark })
          return run(
            cleaned.filter(({ text }) => text !== ''),
            given,
          )
        }
        const [plain, marked] = [await again(null), await again(mark)]
        const words = ({ texts, stays }: typeof plain) =>
          texts.map((text, i) => text.words.filter((_, at) => stays[i][at]))
        expect(words(marked)).toEqual(words(plain))
        removed += plain.removed.length
      },
    ),
    { numRuns: 400 },
  )
  expect(removed).toBeGreaterThan(20)
})
