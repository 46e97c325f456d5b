/** The summary of any report: safe, of a size, and made in one go. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cells } from '../../src/report/safe-text.js'
import { terminalSummary } from '../../src/report/terminal.js'
import { anyReport, documentWith, occurrenceWith, reportWith } from './arbitrary.js'
import { PLAIN, SGR, typical } from './terminal-report.js'

describe('whatever a report holds, the summary', () => {
  it('lets no character of a file or a name drive the terminal', () => {
    fc.assert(
      fc.property(anyReport, fc.integer({ min: 1, max: 220 }), fc.boolean(), (report, columns, unicode) => {
        const plain = terminalSummary(report, { out: 'o\x1b[2J' }, { colour: false, columns, unicode })
        expect(plain.replaceAll('\n', '').match(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)).toBe(null)
        const coloured = terminalSummary(report, { out: 'o\x1b[2J' }, { colour: true, columns, unicode })
        expect(coloured.replace(SGR, '')).toBe(plain)
      }),
    )
  })

  it('fits the terminal and a screen', () => {
    fc.assert(
      fc.property(anyReport, fc.integer({ min: 60, max: 200 }), (report, columns) => {
        const lines = terminalSummary(report, { out: 'news.deduped' }, { ...PLAIN, columns }).split('\n')
        expect(lines.filter((line) => cells(line) > columns)).toEqual([])
        expect(lines.length).toBeLessThanOrEqual(50)
      }),
    )
  })

  it('fits any screen of 32 lines', () => {
    fc.assert(
      fc.property(anyReport, fc.integer({ min: 32, max: 60 }), (report, rows) => {
        const where = { out: 'news.deduped', unreadable: 1 }
        const lines = terminalSummary(report, where, { ...PLAIN, columns: 80, rows })
          .trimEnd()
          .split('\n')
        expect(lines.length).toBeLessThan(rows)
      }),
    )
  })

  it('is ASCII where the names and texts are', () => {
    const text = terminalSummary(typical(), { out: 'o' }, { ...PLAIN, columns: 60 })
    expect(text).toMatch(/^[\n\x20-\x7e]+$/)
    expect(terminalSummary(typical(), { out: 'o' }, { ...PLAIN, unicode: true })).toContain('██░')
  })

  it('reads each list once and keeps the largest, the earlier of equal ones first', () => {
    const reads: string[] = []
    const lazily = <T>(name: string, make: () => Iterable<T>): Iterable<T> => ({
      [Symbol.iterator]() {
        reads.push(name)
        return make()[Symbol.iterator]()
      },
    })
    function* documents() {
      for (let id = 0; id < 5000; id++) {
        yield documentWith({ id, path: `${id}.txt`, words: 9000, removedWords: id % 1000, status: 'trimmed' })
      }
    }
    function* groups() {
      for (let at = 0; at < 5000; at++) {
        const occurrences = [occurrenceWith({ document: at })]
        yield { id: `${at}`, rule: null, words: at % 1000, text: `text ${at}`, occurrences }
      }
    }
    const report = {
      ...reportWith({ summary: { documents: 5000 } }),
      documents: lazily('documents', documents),
      groups: lazily('groups', groups),
    }
    const text = terminalSummary(report, { out: 'o' }, PLAIN)
    expect(reads.sort()).toEqual(['documents', 'groups'])
    expect(text.match(/\d+\.txt(?= +#)/g)).toEqual(
      ['999', '1999', '2999', '3999', '4999', '998'].map((n) => `${n}.txt`),
    )
    expect(text.match(/(?<="text )\d+/g)).toEqual(['999', '1999', '2999', '3999'])
    expect(text).toContain('gone from 3999.txt:1')
  })
})
