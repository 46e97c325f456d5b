/** Law 3 on outputs: boilerplate that repeats is proven, what was forged to look like it is named. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { verify } from '../../src/corpus/verify.js'
import { dedupe } from '../../src/index.js'
import { prose } from '../boilerplate/pages.js'
import { readTree, tempFolder, writeTree } from '../tree.js'
import { forge, type LooseReport } from './forge.js'

const FOOTER = 'Tidewater Post, all rights reserved, printed on the quay.'

async function outputOf(
  textOf = (i: number) => `${prose(i * 2)}\n\n${prose(i * 2 + 1)}\n\n${FOOTER}\n`,
  count = 6,
): Promise<string> {
  const folder = tempFolder()
  const pages = Array.from({ length: count }, (_, i) => [`post/${i}.txt`, textOf(i)] as const)
  writeTree(join(folder, 'in'), new Map(pages.map(([path, text]) => [path, Buffer.from(text)])))
  const out = join(folder, 'out')
  await dedupe(join(folder, 'in'), { out })
  return out
}

/** Problems of the output after a change to its report. */
async function problemsAfter(change: (report: LooseReport) => void): Promise<readonly string[]> {
  const out = await outputOf()
  forge(out, change)
  return verify(out).problems
}

test('all copies go, the first one included, and none is told to stay', async () => {
  const out = await outputOf()
  expect([...readTree(join(out, 'clean')).values()].join('')).not.toContain('Tidewater')
  expect(verify(out)).toMatchObject({ problems: [], removals: 6 })
  let kinds: unknown[] = []
  forge(out, ({ groups }) => {
    kinds = groups.map(({ text, rule, occurrences }) => [
      text,
      rule,
      occurrences.map(({ kind, action, reason, sources }) =>
        [kind, action, reason, sources.length].join(' '),
      ),
    ])
  })
  expect(kinds).toEqual([[FOOTER, null, Array.from({ length: 6 }, () => 'boilerplate remove repetition 0')]])
})

test('a removal that says something else than its line is named', async () => {
  const problems = await problemsAfter(({ groups }) => {
    groups[0].text = 'Words that stand at the foot of no page at all.'
  })
  expect(problems).toHaveLength(6)
  expect(problems[0]).toMatch(/0\.txt:5 is removed as boilerplate and says something else$/)
})

test('a removal whose line repeats too little is named', async () => {
  const problems = await problemsAfter((report) => {
    for (const document of report.documents) document.site = `site ${document.id % 2}`
  })
  expect(problems).toHaveLength(6)
  expect(problems[0]).toMatch(/0\.txt:5 is removed as boilerplate and repeats too little$/)
})

test('a report that leaves the text out proves nothing', async () => {
  const problems = await problemsAfter(({ groups }) => {
    groups[0].text = null
  })
  expect(problems[0]).toMatch(/0\.txt:5 is no line of boilerplate$/)
})

test('what a rule took parts the runs of what repeats, unless it repeats as well', async () => {
  // Above the line of each of four pages that a rule takes stands the same: as one run with it they were in one context.
  const ruled = ['Share on Facebook', 'Print this page', 'Back to top', 'Leave a comment']
  const tides = Array.from(
    { length: 6 },
    (_, i) => `Gauge ${'abcdef'[i]} was read twice by the warden on that day.`,
  )
  const out = await outputOf(
    (i) => [prose(i), ...(i < ruled.length ? [...tides, ruled[i]] : []), FOOTER].join('\n\n'),
    7,
  )
  const clean = [...readTree(join(out, 'clean')).values()].join('')
  for (const gone of [FOOTER, ...ruled]) expect(clean).not.toContain(gone)
  expect(verify(out).problems).toEqual([])
})

test('frequent lines that stay part no run: what is new behind them is its context', async () => {
  const heads = ['Install', 'Use', 'Build', 'Test', 'Release', 'Report', 'Thank'].map((name) => `## ${name}`)
  const out = await outputOf((i) => [FOOTER, ...heads, prose(i * 2), prose(i * 2 + 1)].join('\n\n'))
  expect([...readTree(join(out, 'clean')).values()].join('')).not.toContain(FOOTER)
  expect(verify(out).problems).toEqual([])
})
