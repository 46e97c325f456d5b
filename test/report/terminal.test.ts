/** The summary, word by word. */
import { describe, expect, it } from 'vitest'
import { terminalSummary } from '../../src/report/terminal.js'
import { documentWith, occurrenceWith, reportWith } from './arbitrary.js'
import { PLAIN, typical } from './terminal-report.js'

describe('the terminal summary', () => {
  it('says what was read, what went and why, what to look at and where it is', () => {
    expect(
      terminalSummary(typical(), { out: 'news.deduped' }, PLAIN),
    ).toBe(`Read 4 documents, 12,400 words, 74 kB from news.
Removed 1,240 words (10.0%), 7.4 kB, from 3 documents; 1 of them is now empty.

                 groups    copies         words
  exact               1         2         1,200   the same words
  boilerplate         1         3            40   of the site: no copy stays

Lost most
  south/ferry.txt  ##..................   10.5%  610 of 5,790 words
  west/ferry.txt   ####################    100%    600 of 600 words
  posts.jsonl:17   ######..............   30.0%       3 of 10 words

Repeated most
  2 copies of 600 words: "The ferry left the quay at seven, an hour late, and nobody on board co..."
    stands in north/ferry.txt:12, gone from south/ferry.txt:3, west/ferry.txt:1
  3 copies of 4 words: "Sign up for the newsletter"
    newsletter/sign-up, gone from south/ferry.txt:40, west/ferry.txt:40 and 1 more

Boilerplate
  by site        (no site) 12 words
  by rule        newsletter/sign-up 3

Alike but kept: 1 with another number
Left out or not read: 2 binary, 1 html
Warning: 2 documents have no date

Look at first
  least certain  west/ferry.txt:1, removed: 90.0% stands in north/ferry.txt:12
  nothing left   west/ferry.txt

Cleaned copy in news.deduped/clean
Report in news.deduped/report.json
Undo: dedupe restore news.deduped
`)
  })

  it('says that nothing was read', () => {
    const skipped = [{ path: 'a.png', code: 'binary', message: 'm' }]
    expect(
      terminalSummary(reportWith({ paths: ['x', 'a\nb'], skipped }), { out: null }, PLAIN),
    ).toBe(`Nothing was read: there is no document in x, a\\nb.

Left out or not read: 1 binary

Nothing was written.
`)
  })

  it('says that nothing was removed', () => {
    const report = reportWith({
      summary: { documents: 1, words: 1, bytes: 1 },
      documents: [documentWith({})],
    })
    const wide = { ...PLAIN, columns: 120 }
    expect(terminalSummary(report, { out: 'a b' }, wide)).toBe(`Read 1 document, 1 word, 1 byte from news.
Nothing was removed: no repeat was found.

Cleaned copy in 'a b/clean', report in 'a b/report.json'. Undo: dedupe restore 'a b'
`)
  })

  it('says that alike text was kept where nothing was removed', () => {
    const occurrences = [occurrenceWith({ action: 'flag', reason: 'protected' })]
    const text = terminalSummary(
      reportWith({
        summary: { documents: 1 },
        documents: [documentWith({})],
        groups: [{ id: 'g', rule: null, words: 1, text: 'x', occurrences }],
      }),
      { out: 'o' },
      PLAIN,
    )
    expect(text).toContain('Nothing was removed: what is alike is kept.\n\nAlike but kept: 1 protected\n')
  })

  it('says what would be done in a dry run, and that nothing was written', () => {
    const lines = terminalSummary(typical(), { out: 'news.deduped', dryRun: true }, PLAIN).split('\n')
    expect(lines[1]).toBe(
      'Would remove 1,240 words (10.0%), 7.4 kB, from 3 documents; 1 of them would be empty.',
    )
    expect(lines).toContain('Would lose most')
    expect(lines).toContain(
      '    stands in north/ferry.txt:12, would go from south/ferry.txt:3, west/ferry.txt:1',
    )
    expect(lines.slice(-2)).toEqual(['No text was written. Report in news.deduped/report.json', ''])
    expect(lines.join()).not.toContain('dedupe restore')
  })

  it.each([
    [1, false, 'from 1 document, which is now empty.'],
    [2, false, 'from all 2 documents, which are now empty.'],
    [2, true, 'from all 2 documents, which would be empty.'],
  ])('says that everything (%i, dry run: %s) was emptied', (documents, dryRun, expected) => {
    const emptied = documentWith({ removedWords: 10, removedBytes: 60, status: 'emptied' })
    const report = reportWith({
      summary: { documents, words: 10, removedWords: 10, removedBytes: 60, redundancy: 1 },
      documents: Array(documents).fill(emptied),
    })
    const line = terminalSummary(report, { out: 'o', dryRun }, PLAIN).split('\n')[1]
    expect(line).toBe(`${dryRun ? 'Would remove' : 'Removed'} 10 words (100%), 60 bytes, ${expected}`)
  })

  it('names what could not be read before all else, then what is wrong, and folds notes away first', () => {
    const unread = (path: string) => ({ path, code: 'truncated', message: 'm' })
    const note = (code: string) => ({ code, message: `${code} was copied unread` })
    const text = terminalSummary(
      reportWith({
        summary: { documents: 1 },
        documents: [documentWith({})],
        skipped: [...['a.gz', 'b\x1b.gz', 'c.zip', 'd.zip'].map(unread), ...typical().skipped],
        warnings: [
          { code: 'record-fields', message: 'Fields of the records: text' },
          note('passed-html'),
          note('passed-broken'),
          note('passed-empty'),
          { code: 'undated', message: '2 documents have no date' },
        ],
      }),
      { out: 'o', unreadable: 4 },
      PLAIN,
    )
    expect(text).toContain(`Could not be read: a.gz, b\\x1b.gz, c.zip and 1 more
Left out or not read: 2 binary
Warning: 2 documents have no date
Note: passed-broken was copied unread
Note: passed-html was copied unread
Note: passed-empty was copied unread
1 more note in the report
`)
  })

  it('shows less where the terminal has the 24 lines that terminals begin with', () => {
    expect(
      terminalSummary(typical(), { out: 'news.deduped', unreadable: 1 }, { ...PLAIN, columns: 80, rows: 24 }),
    ).toBe(`Read 4 documents, 12,400 words, 74 kB from news.
Removed 1,240 words (10.0%), 7.4 kB, from 3 documents; 1 of them is now empty.

                 groups    copies         words
  exact               1         2         1,200   the same words
  boilerplate         1         3            40   of the site: no copy stays

Lost most
  south/ferry.txt  ##..................   10.5%  610 of 5,790 words
  west/ferry.txt   ####################    100%    600 of 600 words
  posts.jsonl:17   ######..............   30.0%       3 of 10 words

Alike but kept: 1 with another number
Left out or not read: 2 binary, 1 html
Warning: 2 documents have no date

Cleaned copy in news.deduped/clean
Report in news.deduped/report.json
Undo: dedupe restore news.deduped
1 input could not be read: see "skipped" in the report.
`)
  })

  it('cuts no number where a line is short', () => {
    const reasons = ['below-threshold', 'new-name', 'new-number', 'protected'] as const
    const occurrences = reasons.flatMap((reason, at) =>
      Array.from({ length: 1500 - at * 100 }, () => occurrenceWith({ action: 'keep', reason })),
    )
    const report = reportWith({
      summary: { documents: 1 },
      documents: [documentWith({})],
      groups: [{ id: 'g', rule: null, words: 1, text: 'x', occurrences }],
      skipped: Array.from({ length: 90 }, (_, i) => ({
        path: 'p',
        code: `code-${i % 9}-of-many`,
        message: 'm',
      })),
    })
    const look = { ...PLAIN, columns: 80, rows: 6 }
    const lines = terminalSummary(report, { out: null, check: true }, look).split('\n')
    expect(lines.slice(3, 5)).toEqual([
      'Alike but kept: 1,500 too short or too different, 3,900 more',
      'Left out or not read: 10 code-0-of-many, 10 code-1-of-many, 70 other',
    ])
  })

  it('has a bar for every document at 80 columns, shorter where the paths are long', () => {
    const path = 'archive/2026/03/the-ferry-of-wickerby-and-its-toll.txt'
    const documents = [
      documentWith({ path, words: 100_000, removedWords: 42_000, status: 'trimmed' as const }),
    ]
    const report = reportWith({ summary: { documents: 1, removedBytes: 1 }, documents })
    const at80 = terminalSummary(report, { out: 'o' }, { ...PLAIN, columns: 80 })
    expect(at80).toContain(
      '  archive/20...rby-and-its-toll.txt  ####......   42.0%  42,000 of 100,000 words\n',
    )
  })

  it('ends with what could not be read', () => {
    const text = terminalSummary(typical(), { out: 'o', unreadable: 1 }, PLAIN)
    expect(text.endsWith('\n1 input could not be read: see "skipped" in the report.\n')).toBe(true)
  })

  it('names the group where texts are left out, and the source where no copy is an occurrence', () => {
    const occurrences = [occurrenceWith({ document: 1, sources: [{ document: 0, start: 0, end: 9 }] })]
    const text = terminalSummary(
      reportWith({
        summary: { documents: 1, removedBytes: 1 },
        documents: [
          documentWith({ id: 0, path: 'old.txt' }),
          documentWith({ id: 1, path: 'new.txt', removedWords: 1, status: 'trimmed' }),
        ],
        groups: [{ id: '3fa0', rule: null, words: 9, text: null, occurrences }],
      }),
      { out: 'o' },
      PLAIN,
    )
    expect(text).toContain('  1 copy of 9 words: group 3fa0\n    stands in old.txt, gone from new.txt:1\n')
  })

  it('asks to look at boilerplate that no rule names', () => {
    const occurrences = [1, 2].map(() => occurrenceWith({ kind: 'boilerplate', reason: 'repetition' }))
    const groups = [{ id: 'g', rule: null, words: 3, text: 'Share this story', occurrences }]
    const text = terminalSummary(reportWith({ summary: { documents: 1 }, groups }), { out: 'o' }, PLAIN)
    expect(text).toContain('Look at first\n  by repetition  "Share this story", 2 copies, none stays\n')
  })
})
