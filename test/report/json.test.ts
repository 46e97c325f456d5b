import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reportJson } from '../../src/report/json.js'
import { reportNdjson } from '../../src/report/ndjson.js'
import { PIECE_BYTES } from '../../src/report/record-writer.js'
import { anyReport, documentWith, occurrenceWith, reportWith } from './arbitrary.js'

const schema = JSON.parse(
  readFileSync(new URL('../../src/report/report.schema.json', import.meta.url), 'utf8'),
)
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true })
const validate = ajv.compile(schema)
const validateAs = (name: string, value: unknown) => ajv.validate(`${schema.$id}#/$defs/${name}`, value)

const joined = (pieces: Iterable<string>) => [...pieces].join('')
const LISTS = ['documents', 'groups', 'clusters', 'skipped', 'warnings'] as const

const small = () =>
  reportWith({
    summary: { documents: 1, words: 10, bytes: 60 },
    documents: [
      documentWith({
        path: 'caf\udce9/a.txt',
        record: { line: 3, id: null },
        removals: [{ start: 0, end: 60, startLine: 1, endLine: 1, kind: 'exact', group: 'g' }],
      }),
    ],
    groups: [
      {
        id: 'g',
        rule: null,
        words: 10,
        text: 'a\u2028\u202eb',
        occurrences: [occurrenceWith({ sources: [{ document: 0, start: 1, end: 2 }] })],
      },
    ],
  })

const HEAD_JSON = `{
  "schemaVersion": 1,
  "tool": {"name":"dedupe","version":"0.1.0","icu":"75.1"},
  "run": {"command":"clean","paths":["news"],"options":{"keep":"first"},"startedAt":"2001-02-03T04:05:06.789Z","durationMs":12},
`
const ZEROES = '{"groups":0,"occurrences":0,"words":0}'
const SUMMARY_REST = `"duplicateWords":0,"removedBlocks":0,"removedWords":0,"removedBytes":0,"redundancy":0,"groups":0,"byKind":{"exact":${ZEROES},"near":${ZEROES},"passage":${ZEROES},"boilerplate":${ZEROES}}}`
const DOCUMENT =
  '"id":0,"path":"caf\\udce9/a.txt","record":{"line":3,"id":null},"site":"","date":null,"encoding":"utf-8","bytes":60,"words":10,"blocks":1,"hash":"xxh64:0123456789abcdef","removedBytes":0,"removedWords":0,"status":"kept","nearest":null,"removals":[{"start":0,"end":60,"startLine":1,"endLine":1,"kind":"exact","group":"g"}]}'
const GROUP =
  '"id":"g","rule":null,"words":10,"text":"a\\u2028\\u202eb","occurrences":[{"document":0,"start":0,"end":60,"startLine":1,"endLine":1,"kind":"exact","action":"remove","reason":"covered","coverage":1,"sources":[{"document":0,"start":1,"end":2}]}]}'

describe('report.json', () => {
  it('has its keys in the order of the contract and a line for each record', () => {
    expect(
      joined(reportJson(small())),
    ).toBe(`${HEAD_JSON}  "summary": {"documents":1,"blocks":0,"words":10,"bytes":60,${SUMMARY_REST},
  "documents": [
    {${DOCUMENT}
  ],
  "groups": [
    {${GROUP}
  ],
  "clusters": [],
  "skipped": [],
  "warnings": []
}
`)
  })

  it('parses to the report and keeps the schema, whatever the report holds', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const parsed = JSON.parse(joined(reportJson(report)))
        expect(parsed).toEqual(report)
        expect(validate(parsed), JSON.stringify(validate.errors)).toBe(true)
      }),
    )
  })

  it('leaves out what the contract does not know', () => {
    const extra = { ...documentWith({}), secret: 1 }
    const parsed = JSON.parse(joined(reportJson(reportWith({ documents: [extra] }))))
    expect(parsed.documents).toEqual([documentWith({})])
  })

  it('holds no raw control, bidi or line separator character', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const text = joined(reportJson(report)).replaceAll('\n', '')
        expect(text.match(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}]/u)).toBe(null)
      }),
    )
  })

  it('comes in bounded pieces, even if one document, group, cluster or occurrence has twenty thousand entries', () => {
    const many = Array.from({ length: 20_000 }, (_, at) => at)
    const removals = many.map((at) => ({
      start: at,
      end: at + 1,
      startLine: 1,
      endLine: 1,
      kind: 'exact' as const,
      group: 'g',
    }))
    const sources = many.map((start) => ({ document: 0, start, end: start + 1 }))
    const report = {
      ...reportWith({
        documents: [documentWith({ removals })],
        groups: [
          {
            id: 'a',
            rule: null,
            words: 1,
            text: null,
            occurrences: many.map((start) => occurrenceWith({ start })),
          },
          { id: 'b', rule: null, words: 1, text: null, occurrences: [occurrenceWith({ sources })] },
        ],
      }),
      clusters: [{ id: 'c', representative: 0, documents: many, resemblance: 1 }],
    }
    for (const render of [reportJson, reportNdjson]) {
      const pieces = [...render(report)]
      expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(PIECE_BYTES + 1000)
      // and are not so small that each is a system call of its own
      expect(Math.min(...pieces.slice(0, -1).map((piece) => piece.length))).toBeGreaterThanOrEqual(
        PIECE_BYTES,
      )
    }
    const parsed = JSON.parse(joined(reportJson(report)))
    expect(parsed.groups[1].occurrences[0].sources).toEqual(sources)
    expect(parsed.clusters[0].documents).toEqual(many)
    expect(parsed.documents[0].removals).toHaveLength(many.length)
  })

  it('asks for the next record only when the last was taken', () => {
    let made = 0
    const documents = {
      *[Symbol.iterator]() {
        for (;;) yield documentWith({ id: made++ })
      },
    }
    const pieces = reportJson(reportWith({ documents }))
    pieces.next()
    pieces.next()
    // The endless list would not return; two pieces hold about 500 of its records.
    expect(made).toBeLessThan(2 * (PIECE_BYTES / 200))
  })
})

describe('the schema', () => {
  const valid = () => JSON.parse(joined(reportJson(small())))

  it.each([
    ['an unknown key at the top', 'extra', 1],
    ['an unknown key in a document', 'documents.0.extra', 1],
    ['an unknown key in a removal', 'documents.0.removals.0.extra', 1],
    ['an unknown key in a source', 'groups.0.occurrences.0.sources.0.extra', 1],
    ['a missing list', 'skipped', undefined],
    ['a missing kind', 'summary.byKind.near', undefined],
    ['an unknown kind', 'documents.0.removals.0.kind', 'same'],
    ['an unknown reason', 'groups.0.occurrences.0.reason', 'because'],
    ['line 0', 'documents.0.removals.0.startLine', 0],
    ['a share above 1', 'summary.redundancy', 1.01],
    ['a negative count', 'summary.words', -1],
    ['a broken hash', 'documents.0.hash', '0123'],
    ['another version', 'schemaVersion', 2],
    ['an option that is an object', 'run.options.keep', {}],
  ])('refuses %s', (_, path, value) => {
    const report = valid()
    expect(validate(report)).toBe(true)
    const keys = path.split('.')
    const last = keys.pop() ?? ''
    let node = report
    for (const key of keys) node = node[key]
    if (value === undefined) delete node[last]
    else node[last] = value
    expect(validate(report)).toBe(false)
  })

  it('closes and describes every object', () => {
    const open: string[] = []
    const visit = (node: unknown, path: string) => {
      if (typeof node !== 'object' || node === null) return
      const object = node as Record<string, unknown>
      if (object.type === 'object' && object.additionalProperties !== false) open.push(path)
      if (object.type === 'object' && typeof object.description !== 'string')
        open.push(`${path}: no description`)
      for (const [key, value] of Object.entries(object)) visit(value, `${path}/${key}`)
    }
    visit(schema, '')
    // The options are the command's own; their values are scalars or lists of them.
    expect(open).toEqual(['/$defs/run/properties/options'])
  })
})

describe('the NDJSON report', () => {
  it('has a header, a summary and the records, each a line with its type first', () => {
    const report = { ...small(), warnings: [{ code: 'w', message: 'm' }] }
    const header = HEAD_JSON.slice(2)
      .replaceAll(/\n? {2}("\w+"): /g, '$1:')
      .replaceAll('\n', '')
      .slice(0, -1)
    expect(joined(reportNdjson(report))).toBe(
      [
        `{"type":"report",${header}}`,
        `{"type":"summary","documents":1,"blocks":0,"words":10,"bytes":60,${SUMMARY_REST}`,
        `{"type":"document",${DOCUMENT}`,
        `{"type":"group",${GROUP}`,
        '{"type":"warning","code":"w","message":"m"}',
        '',
      ].join('\n'),
    )
  })

  it('holds the same data as report.json, in the same order', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const text = joined(reportNdjson(report))
        expect(text.endsWith('\n')).toBe(true)
        const [header, summary, ...records] = text
          .slice(0, -1)
          .split('\n')
          .map((line) => JSON.parse(line))
        const { schemaVersion, tool, run } = report
        expect(header).toEqual({ type: 'report', schemaVersion, tool, run })
        expect(summary).toEqual({ type: 'summary', ...report.summary })
        const expected = LISTS.flatMap((list) =>
          Array.from(report[list] as Iterable<object>, (record) => ({
            type: list.replace(/s$/, ''),
            ...record,
          })),
        )
        expect(records).toEqual(expected)
        for (const { type, ...record } of records) expect(validateAs(type, record)).toBe(true)
      }),
    )
  })
})
