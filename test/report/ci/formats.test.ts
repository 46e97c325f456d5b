/** What CI systems are told, to the letter; hostile names and rules in any report. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { githubAnnotations } from '../../../src/report/ci/github.js'
import { junit } from '../../../src/report/ci/junit.js'
import { markdown } from '../../../src/report/ci/markdown.js'
import { repeatsOf } from '../../../src/report/ci/repeats.js'
import { sarif, uriOf } from '../../../src/report/ci/sarif.js'
import { anyReport, documentWith, occurrenceWith, reportWith } from '../arbitrary.js'

const fileOf = (path: string) => `news/${path}`
const spanOf = (document: number, startLine: number, endLine = startLine) => ({
  document,
  start: startLine * 100,
  end: endLine * 100 + 60,
  startLine,
  endLine,
})
const copy = (kind: 'exact' | 'near', at: ReturnType<typeof spanOf>, source: ReturnType<typeof spanOf>) =>
  occurrenceWith({
    ...at,
    kind,
    sources: [{ document: source.document, start: source.start, end: source.end }],
  })

const FIRST = spanOf(0, 3)
const report = reportWith({
  summary: {
    documents: 3,
    words: 200,
    bytes: 1200,
    removedWords: 57,
    removedBytes: 300,
    redundancy: 0.285,
  },
  byKind: {
    exact: { groups: 1, occurrences: 1, words: 34 },
    near: { groups: 1, occurrences: 1, words: 20 },
    boilerplate: { groups: 1, occurrences: 1, words: 3 },
  },
  documents: [
    documentWith({ id: 0, path: 'a.txt', words: 80 }),
    documentWith({
      id: 1,
      path: 'b, c.txt',
      words: 70,
      removedWords: 54,
      status: 'trimmed',
      removals: [
        { start: 500, end: 560, startLine: 5, endLine: 6, kind: 'exact', group: 'aa' },
        { start: 900, end: 960, startLine: 9, endLine: 9, kind: 'near', group: 'bb' },
      ],
    }),
    documentWith({
      id: 2,
      path: 'd.txt',
      words: 50,
      removedWords: 3,
      status: 'trimmed',
      removals: [{ start: 100, end: 160, startLine: 1, endLine: 1, kind: 'boilerplate', group: 'cc' }],
    }),
  ],
  groups: [
    {
      id: 'cc',
      rule: 'nav/skip',
      words: 3,
      text: 'Skip to content',
      occurrences: [occurrenceWith({ ...spanOf(2, 1), kind: 'boilerplate', reason: 'rule' })],
    },
    {
      id: 'bb',
      rule: null,
      words: 20,
      text: 'Near.',
      occurrences: [copy('near', spanOf(1, 9), spanOf(0, 7))],
    },
    {
      id: 'aa',
      rule: null,
      words: 34,
      text: 'Same.',
      occurrences: [
        occurrenceWith({ ...FIRST, action: 'keep', reason: 'canonical' }),
        copy('exact', spanOf(1, 5, 6), FIRST),
      ],
    },
  ],
})

test('repeats come by document and line; the largest are held, all are counted', () => {
  const { shown, total } = repeatsOf(report, fileOf, 2)
  expect(total).toBe(3)
  expect(shown).toEqual([
    {
      file: 'news/b, c.txt',
      startLine: 5,
      endLine: 6,
      kind: 'exact',
      rule: null,
      words: 34,
      group: 'aa',
      source: { file: 'news/a.txt', line: 3 },
    },
    {
      file: 'news/b, c.txt',
      startLine: 9,
      endLine: 9,
      kind: 'near',
      rule: null,
      words: 20,
      group: 'bb',
      source: { file: 'news/a.txt', line: null },
    },
  ])
})

test('annotations of GitHub: a line each, with what parts properties escaped', () => {
  expect(githubAnnotations(report, fileOf, true)).toBe(
    '::error file=news/b%2C c.txt,line=5,endLine=6,title=dedupe%3A exact::34 words that stand in news/a.txt:3\n' +
      '::error file=news/b%2C c.txt,line=9,endLine=9,title=dedupe%3A near::20 words, nearly all of which stand in news/a.txt\n' +
      '::error file=news/d.txt,line=1,endLine=1,title=dedupe%3A boilerplate::3 words of boilerplate, by the rule nav/skip\n',
  )
})

test('annotations end with a count of those that are not shown', () => {
  const occurrences = Array.from({ length: 30 }, (_, at) => copy('exact', spanOf(1, at + 1), FIRST))
  const many = { ...report, groups: [{ id: 'x', rule: null, words: 9, text: null, occurrences }] }
  const lines = githubAnnotations(many, fileOf, false).split('\n')
  expect(lines).toHaveLength(11)
  expect(lines[9]).toBe('::warning title=dedupe::21 smaller repeats not shown')
})

test('JUnit: a case a document, which fails where a gate does', () => {
  expect([...junit(report, fileOf, true)].join('')).toBe(
    `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="dedupe" tests="3" failures="2" errors="0" time="0.012">
  <testsuite name="dedupe news" skipped="0" tests="3" failures="2" errors="0" time="0.012">
    <properties><property name="redundancy" value="28.5%"/></properties>
    <testcase name="news/a.txt" classname="dedupe" time="0"/>
    <testcase name="news/b, c.txt" classname="dedupe" time="0">
      <failure message="54 of 70 words stand elsewhere or are boilerplate" type="repeat">news/b, c.txt:5: exact, 34 words that stand in news/a.txt:3
news/b, c.txt:9: near, 20 words, nearly all of which stand in news/a.txt</failure>
    </testcase>
    <testcase name="news/d.txt" classname="dedupe" time="0">
      <failure message="3 of 50 words stand elsewhere or are boilerplate" type="repeat">news/d.txt:1: boilerplate, 3 words of boilerplate, by the rule nav/skip</failure>
    </testcase>
  </testsuite>
</testsuites>
`,
  )
  const passing = [...junit(report, fileOf, false)].join('')
  expect(passing).toContain('failures="0"')
  expect(passing).not.toContain('<failure')
  expect(passing).toContain('<system-out>3 of 50 words')
})

test('Markdown: the verdict, what repeats by kind, and the largest repeats', () => {
  expect(
    markdown(report, fileOf, true, ['28.5% of the words repeat, 10% are allowed']),
  ).toBe(`### dedupe: Too much repeats

- 28.5% of the words repeat, 10% are allowed

3 documents, 200 words: 57 words (28.5%) repeat or are boilerplate.

| kind | copies | words |
| --- | ---: | ---: |
| exact | 1 | 34 |
| near | 1 | 20 |
| boilerplate | 1 | 3 |

| where | kind | words | stands in |
| --- | --- | ---: | --- |
| \`news/b, c.txt:5-6\` | exact | 34 | \`news/a.txt:3\` |
| \`news/b, c.txt:9\` | near | 20 | \`news/a.txt\` |
| \`news/d.txt:1\` | boilerplate | 3 | \`nav/skip\` |
`)
})

test('SARIF: results with places, what they repeat, and an identity that outlives the run', () => {
  const log = JSON.parse(sarif(report, fileOf, true))
  const [run] = log.runs
  expect(run.results).toHaveLength(3)
  expect(run.results[0]).toEqual({
    ruleId: 'dedupe/exact',
    ruleIndex: 0,
    level: 'error',
    message: { text: '34 words that stand in news/a.txt:3' },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'news/b%2C%20c.txt' },
          region: { startLine: 5, endLine: 6 },
        },
      },
    ],
    relatedLocations: [
      { id: 1, physicalLocation: { artifactLocation: { uri: 'news/a.txt' }, region: { startLine: 3 } } },
    ],
    partialFingerprints: { 'passage/v1': 'aa' },
  })
  expect(run.results[2].relatedLocations).toBeUndefined()
  expect(run.tool.driver.rules[run.results[2].ruleIndex].id).toBe('dedupe/boilerplate')
  expect(run.invocations[0].toolExecutionNotifications).toEqual([])
})

test('SARIF is capped, and says so', () => {
  const occurrences = Array.from({ length: 5003 }, (_, at) => copy('exact', spanOf(1, at + 1), FIRST))
  const many = { ...report, groups: [{ id: 'x', rule: null, words: 9, text: null, occurrences }] }
  const [run] = JSON.parse(sarif(many, fileOf, false)).runs
  expect(run.results).toHaveLength(5000)
  expect(run.invocations[0].toolExecutionNotifications).toEqual([
    { level: 'note', message: { text: '3 smaller repeats are left out.' } },
  ])
})

test.each([
  ['./a b/ü?.txt', 'a%20b/%C3%BC%3F.txt'],
  ['/srv/a#1', 'file:///srv/a%231'],
  ['x\udcffy', 'x%FFy'],
])('%j as a URI', (file, uri) => {
  expect(uriOf(file)).toBe(uri)
})

describe('whatever a report holds', () => {
  const any = (check: (report: Parameters<typeof sarif>[0]) => void) =>
    fc.assert(fc.property(anyReport, check))

  test('annotations stay one line each, and begin as commands', () => {
    any((one) => {
      for (const line of githubAnnotations(one, fileOf, true).split('\n').slice(0, -1)) {
        expect(line).toMatch(/^::error [^\r]*::[^\r]*$/)
      }
    })
  })

  test('JUnit holds no character that XML forbids, and no open sign', () => {
    any((one) => {
      const xml = [...junit(one, fileOf, true)].join('')
      expect(xml).not.toMatch(/[^\t\n\r\u0020-\ufffd\u{10000}-\u{10ffff}]/u)
      const tags = xml.match(/<[^>]*>/g) ?? []
      for (const tag of tags)
        expect(tag).toMatch(/^<(\?xml|\/?testsuites?|\/?testcase|\/?failure|\/?propert(y|ies))\b/)
      expect(xml.replace(/&(amp|lt|gt|quot|#9|#13);/g, '')).not.toContain('&')
    })
  })

  test('SARIF is JSON, its places are relative references', () => {
    any((one) => {
      const { results } = JSON.parse(sarif(one, fileOf, false)).runs[0]
      for (const { locations } of results) {
        const { uri } = locations[0].physicalLocation.artifactLocation
        expect(uri).toMatch(/^(news\/[\w.!~*'()%/-]*)?$/)
      }
    })
  })

  test('Markdown keeps to its rows', () => {
    any((one) => {
      const page = markdown(one, fileOf, false, [])
      expect(page.length).toBeLessThan(65_536)
      for (const line of page.split('\n')) {
        if (!line.startsWith('|')) continue
        const bars = line.replaceAll('\\|', '').match(/\|/g) ?? []
        expect([4, 5]).toContain(bars.length)
      }
    })
  })
})
