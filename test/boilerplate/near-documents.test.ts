import { expect, test } from 'vitest'
import { nearDocuments } from '../../src/boilerplate/near-documents.js'
import { Fingerprints } from '../../src/fingerprint/fingerprints.js'
import { corpusOf } from '../model/corpus.js'
import { prose } from './pages.js'

function cluster(texts: readonly string[]): number[] {
  const read = new Fingerprints()
  const documents = texts.map((text) => {
    const firstBlock = read.count
    return { firstBlock, ...read.add(Buffer.from(text), false) }
  })
  const { order, cluster } = nearDocuments(
    corpusOf(read),
    documents,
    texts.map((_, i) => i),
  )
  const of = texts.map((_, i) => cluster[order.indexOf(i)])
  // Clusters by their first document.
  return of.map((one) => of.indexOf(one))
}
const text = (from: number, size: number) =>
  Array.from({ length: size }, (_, i) => prose(from + i, 20)).join('\n\n')

test('copies and near copies are one cluster, other documents are not', () => {
  const one = text(0, 10)
  expect(cluster([one, text(50, 10), one, one.replace(/\w+\.$/, 'other.'), text(90, 3)])).toEqual([
    0, 1, 0, 0, 4,
  ])
})

test('so are long documents, which are sketched by the beginnings of their blocks', () => {
  const long = text(0, 100)
  expect(cluster([long, long.replaceAll('a.', 'o.'), text(500, 100)])).toEqual([0, 0, 2])
})

test('documents that share half of their text are two', () => {
  expect(cluster([`${text(0, 10)}\n\n${text(100, 10)}`, `${text(0, 10)}\n\n${text(200, 10)}`])).toEqual([
    0, 1,
  ])
})

test('empty documents are one cluster, and so are equal documents of a word or two', () => {
  expect(cluster(['', '---', 'Tide', 'Tide', 'Ebb', ''])).toEqual([0, 0, 2, 2, 4, 0])
})

const MENU = 'Start Stories Harbour Timetables Tickets Contact'

test('near copies of very short documents are found, whatever stands between them', () => {
  const bowl = `Red bowl\n\nSkip to content\n\n${prose(219)}`
  const others = [`Blue jug\n\nSkip to content\n\n${prose(0)}`, `Skip to content\n\n${text(500, 5)}`]
  const pages = [others[0], bowl, others[1], `Nonetheless ${bowl}`]
  expect(cluster(pages.map((one) => `${MENU}\n\n${one}`))).toEqual([0, 1, 2, 1])
})

test('so they are on a large site, though most of their sketches is empty', () => {
  const all = Array.from({ length: 300 }, (_, i) => prose(i))
  const pages = all.flatMap((one) => [`${MENU}\n\n${one}`, `${MENU}\n\nNonetheless ${one}`])
  expect(cluster(pages)).toEqual(pages.map((_, i) => i - (i % 2)))
})
