/** A report with something of all that the summary tells. */
import { documentWith, occurrenceWith, reportWith } from './arbitrary.js'

export const PLAIN = { colour: false, columns: 100 }

export const SGR = /\p{Cc}\[\d+m/gu

export const story = 'The ferry left the quay at seven, an hour late, and nobody on board could say why.'

export const typical = () =>
  reportWith({
    summary: {
      documents: 4,
      words: 12_400,
      bytes: 74_400,
      removedWords: 1_240,
      removedBytes: 7_440,
      redundancy: 0.1,
    },
    byKind: {
      exact: { groups: 1, occurrences: 2, words: 1_200 },
      boilerplate: { groups: 1, occurrences: 3, words: 40 },
    },
    documents: [
      documentWith({ id: 0, path: 'north/ferry.txt', words: 6_000 }),
      documentWith({ id: 1, path: 'south/ferry.txt', words: 5_790, removedWords: 610, status: 'trimmed' }),
      documentWith({ id: 2, path: 'west/ferry.txt', words: 600, removedWords: 600, status: 'emptied' }),
      documentWith({
        id: 3,
        path: 'posts.jsonl',
        record: { line: 17, id: null },
        words: 10,
        removedWords: 3,
        status: 'trimmed',
      }),
    ],
    groups: [
      {
        id: 'g1',
        rule: null,
        words: 600,
        text: story,
        occurrences: [
          occurrenceWith({ document: 0, startLine: 12, action: 'keep', reason: 'canonical', coverage: 0 }),
          occurrenceWith({ document: 1, startLine: 3, sources: [{ document: 0, start: 0, end: 60 }] }),
          occurrenceWith({ document: 2, coverage: 0.9, sources: [{ document: 0, start: 0, end: 60 }] }),
          occurrenceWith({ document: 3, action: 'keep', reason: 'new-number', coverage: 0.8 }),
        ],
      },
      {
        id: 'g2',
        rule: 'newsletter/sign-up',
        words: 4,
        text: 'Sign up for\n  the newsletter',
        occurrences: [1, 2, 3].map((document) =>
          occurrenceWith({ document, startLine: 40, kind: 'boilerplate', reason: 'rule', coverage: 0 }),
        ),
      },
    ],
    skipped: [
      { path: 'a.png', code: 'binary', message: 'm' },
      { path: 'b.html', code: 'html', message: 'm' },
      { path: 'b.png', code: 'binary', message: 'm' },
    ],
    warnings: [{ code: 'undated', message: '2 documents have no date' }],
  })
