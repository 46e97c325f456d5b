/** A report from flat arrays tells the same as one of objects, whichever way it is asked. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dedupe } from '../../src/index.js'
import type { Report } from '../../src/model.js'
import { highlightsOf } from '../../src/report/highlights.js'
import { reportJson } from '../../src/report/json.js'
import { reportNdjson } from '../../src/report/ndjson.js'
import { terminalSummary } from '../../src/report/terminal.js'

/** Sentences that make blocks: with quotes, escapes, line ends, wide characters, a number, a short one, a ruler. */
const SENTENCES = [
  'The lamp on the breakwater was lit at dusk by whoever lived nearest to it that winter.',
  'Nine crates of oranges stood on the quay, marked "not for sale" in the captain\'s own hand.',
  'A path like C:\\harbour\\lamps means nothing to the pilots, and less than nothing to the gulls.',
  'The ferry ran 14 times a day in summer, and in winter whenever the ice would let it through.',
  'Im Hafen lagen drei Kähne, größer als die Brücke hoch war, und warteten auf Ebbe und Flut.',
  '港の灯台は夕暮れになると近くに住む人の手で灯され、船はその光を頼りに帰ってきた。',
  'A \u202eline\u202c of odd\u2028characters \u007f stood in the log of the harbour master on that day.',
  'Read more',
  '* * *',
  'Tide tables\tand\tlamps\nfor the second quarter\nof the year, as printed\nby the harbour office',
]
const block = fc
  .array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(' '))
const document = fc
  .array(block, { maxLength: 6 })
  .chain((blocks) => fc.constantFrom('\n\n', '\r\n\r\n', '\n\n\n').map((gap) => blocks.join(gap)))
const corpus = fc.array(document, { minLength: 1, maxLength: 6 })
const settings = fc.record({
  keep: fc.constantFrom('first' as const, 'longest' as const),
  level: fc.constantFrom('passage' as const, 'block' as const, 'document' as const),
  text: fc.boolean(),
  minWords: fc.constantFrom(3, 8),
  minPassage: fc.constantFrom(10, 40),
})

/** The same report as arrays of plain objects. */
function plain(report: Report): Report {
  const { documents, groups, clusters, skipped, warnings } = report
  return {
    ...report,
    documents: [...documents],
    groups: [...groups],
    clusters: [...clusters],
    skipped: [...skipped],
    warnings: [...warnings],
  }
}

const joined = (pieces: Iterable<string>) => [...pieces].join('')

async function reportOf(texts: readonly string[], options: object): Promise<Report> {
  const input = texts.map((text, at) => ({ path: `site/${at}.txt`, text }))
  return (await dedupe(input, options)).report
}

describe('a report from flat arrays', () => {
  it('is written as its objects are', async () => {
    await fc.assert(
      fc.asyncProperty(corpus, settings, async (texts, options) => {
        const report = await reportOf(texts, options)
        expect(joined(reportJson(report))).toBe(joined(reportJson(plain(report))))
        expect(joined(reportNdjson(report))).toBe(joined(reportNdjson(plain(report))))
        expect(JSON.parse(joined(reportJson(report)))).toEqual(plain(report))
      }),
    )
  })

  it('is summed up as its objects are', async () => {
    await fc.assert(
      fc.asyncProperty(corpus, settings, async (texts, options) => {
        const report = await reportOf(texts, options)
        const look = { colour: false, columns: 100 }
        expect(terminalSummary(report, { out: null }, look)).toBe(
          terminalSummary(plain(report), { out: null }, look),
        )
        const { nameOf: _, ...flat } = highlightsOf(report)
        const { nameOf: __, ...objects } = highlightsOf(plain(report))
        expect(flat).toEqual(objects)
      }),
    )
  })

  it('says of spans, lines and words what the texts say', async () => {
    await fc.assert(
      fc.asyncProperty(corpus, settings, async (texts, options) => {
        const report = await reportOf(texts, options)
        const documents = [...report.documents]
        const bytes = documents.map(({ path }) => Buffer.from(texts[Number(path.slice(5, -4))]))
        const lineOf = (id: number, offset: number) =>
          bytes[id]
            .subarray(0, offset)
            .toString('latin1')
            .split(/\r\n|\r(?!$)|\n/).length
        for (const { text, occurrences } of report.groups) {
          const [canonical] = occurrences
          // Of boilerplate nothing has to stay, and all of it is told.
          const frame = canonical.kind === 'boilerplate'
          expect(canonical.reason === 'canonical').toBe(!frame)
          const { document: id, start, end } = canonical
          const whole = bytes[id].subarray(start, end).toString()
          expect(text).toBe(options.text ? (frame ? whole : [...whole].slice(0, 200).join('')) : null)
          for (const one of occurrences) {
            expect(one.startLine).toBe(lineOf(one.document, one.start))
            expect(one.endLine).toBe(lineOf(one.document, one.end))
          }
        }
        for (const { id, removals, removedBytes, bytes: size } of documents) {
          let at = 0
          let sum = 0
          for (const { start, end, startLine } of removals) {
            expect(start).toBeGreaterThanOrEqual(at)
            expect(startLine).toBe(lineOf(id, start))
            at = end
            sum += end - start
          }
          expect(at).toBeLessThanOrEqual(size)
          expect(removedBytes).toBe(sum)
        }
      }),
    )
  })
})
