/** Reports for tests: any that the types allow, hostile strings included, and small ones with chosen parts. */
import fc from 'fast-check'
import type { DocumentReport, Group, Occurrence, Report } from '../../src/model.js'

const KINDS = ['exact', 'near', 'passage', 'boilerplate'] as const
const count = fc.nat()
const line = fc.integer({ min: 1, max: 1e6 })
const share = fc.double({ min: 0, max: 1, noNaN: true }).map(Math.abs)
/** Any UTF-16, lone surrogates, controls and bidi characters more often than chance would have them. */
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.string({ maxLength: 8 }),
      fc.constantFrom('\x1b[31m', '\x9b2J', '\r', '\n', '\t', '\0', '\u202e', '\u2066', '\u200b', '\u2028'),
      fc.constantFrom(
        '\udc80',
        '\udcff',
        '\ud800',
        '漢字',
        '👩‍👩‍👧',
        'e\u0301\u0301\u0301\u0301\u0301\u0301',
        '/',
        ' ',
        '"',
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))
const name = text.map((value) => `${value}x`)
const span = fc.record({ document: fc.nat(9), start: count, end: line })

const occurrence: fc.Arbitrary<Occurrence> = fc.record({
  document: fc.nat(9),
  start: count,
  end: line,
  startLine: line,
  endLine: line,
  kind: fc.constantFrom(...KINDS),
  action: fc.constantFrom('keep' as const, 'remove' as const, 'flag' as const),
  reason: fc.constantFrom(
    'canonical' as const,
    'covered' as const,
    'repetition' as const,
    'new-name' as const,
  ),
  coverage: share,
  sources: fc.array(span, { maxLength: 3 }),
})
const group: fc.Arbitrary<Group> = fc.record({
  id: name,
  rule: fc.option(name),
  words: count,
  text: fc.option(text),
  occurrences: fc.array(occurrence, { minLength: 1, maxLength: 5 }),
})
const documentOf = (id: number): fc.Arbitrary<DocumentReport> =>
  fc.record({
    id: fc.constant(id),
    path: name,
    record: fc.option(fc.record({ line, id: fc.option(text) })),
    site: text,
    date: fc.option(text),
    encoding: fc.constantFrom('utf-8', 'utf-16le'),
    bytes: count,
    words: count,
    blocks: count,
    hash: fc.constant('xxh64:0123456789abcdef'),
    removedBytes: count,
    removedWords: count,
    status: fc.constantFrom('kept' as const, 'trimmed' as const, 'emptied' as const),
    nearest: fc.option(fc.record({ document: count, containment: share, resemblance: share })),
    removals: fc.array(
      fc.record({
        start: count,
        end: line,
        startLine: line,
        endLine: line,
        kind: fc.constantFrom(...KINDS),
        group: name,
      }),
      { maxLength: 3 },
    ),
  })
const totals = fc.record({ groups: count, occurrences: count, words: count })
const scalar = fc.oneof(text, fc.boolean(), fc.integer(), fc.constant(null))
const note = fc.record({ code: name, message: name })

export const anyReport: fc.Arbitrary<Report> = fc.record({
  schemaVersion: fc.constant(1 as const),
  tool: fc.record({ name, version: name, icu: name }),
  run: fc.record({
    command: name,
    paths: fc.array(text, { maxLength: 5 }),
    options: fc.dictionary(
      fc.string({ minLength: 1 }).filter((key) => key !== '__proto__'),
      fc.oneof(scalar, fc.array(scalar)),
      {
        noNullPrototype: true,
        maxKeys: 4,
      },
    ),
    startedAt: fc.constant('2001-02-03T04:05:06.789Z'),
    durationMs: fc.double({ min: 0, max: 1e9, noNaN: true }).map(Math.abs),
  }),
  summary: fc.record({
    documents: count,
    blocks: count,
    words: count,
    bytes: count,
    duplicateWords: count,
    removedBlocks: count,
    removedWords: count,
    removedBytes: count,
    redundancy: share,
    groups: count,
    byKind: fc.record({ exact: totals, near: totals, passage: totals, boilerplate: totals }),
  }),
  documents: fc.nat(6).chain((length) => fc.tuple(...Array.from({ length }, (_, id) => documentOf(id)))),
  groups: fc.array(group, { maxLength: 7 }),
  clusters: fc.array(
    fc.record({
      id: name,
      representative: count,
      documents: fc.uniqueArray(count, { minLength: 2, maxLength: 4 }),
      resemblance: share,
    }),
    { maxLength: 2 },
  ),
  skipped: fc.array(fc.record({ path: name, code: name, message: name }), { maxLength: 9 }),
  warnings: fc.array(note, { maxLength: 6 }),
})

const NONE = { groups: 0, occurrences: 0, words: 0 }

/** A report of nothing, with the given parts in place of its own. */
export function reportWith(parts: {
  summary?: Partial<Report['summary']>
  byKind?: Partial<Report['summary']['byKind']>
  paths?: string[]
  documents?: Iterable<DocumentReport>
  groups?: Iterable<Group>
  skipped?: Report['skipped']
  warnings?: Report['warnings']
}): Report {
  return {
    schemaVersion: 1,
    tool: { name: 'dedupe', version: '0.1.0', icu: '75.1' },
    run: {
      command: 'clean',
      paths: parts.paths ?? ['news'],
      options: { keep: 'first' },
      startedAt: '2001-02-03T04:05:06.789Z',
      durationMs: 12,
    },
    summary: {
      documents: 0,
      blocks: 0,
      words: 0,
      bytes: 0,
      duplicateWords: 0,
      removedBlocks: 0,
      removedWords: 0,
      removedBytes: 0,
      redundancy: 0,
      groups: 0,
      byKind: { exact: NONE, near: NONE, passage: NONE, boilerplate: NONE, ...parts.byKind },
      ...parts.summary,
    },
    documents: parts.documents ?? [],
    groups: parts.groups ?? [],
    clusters: [],
    skipped: parts.skipped ?? [],
    warnings: parts.warnings ?? [],
  }
}

export function documentWith(parts: Partial<DocumentReport>): DocumentReport {
  return {
    id: 0,
    path: 'a.txt',
    record: null,
    site: '',
    date: null,
    encoding: 'utf-8',
    bytes: 60,
    words: 10,
    blocks: 1,
    hash: 'xxh64:0123456789abcdef',
    removedBytes: 0,
    removedWords: 0,
    status: 'kept',
    nearest: null,
    removals: [],
    ...parts,
  }
}

export function occurrenceWith(parts: Partial<Occurrence>): Occurrence {
  return {
    document: 0,
    start: 0,
    end: 60,
    startLine: 1,
    endLine: 1,
    kind: 'exact',
    action: 'remove',
    reason: 'covered',
    coverage: 1,
    sources: [],
    ...parts,
  }
}
