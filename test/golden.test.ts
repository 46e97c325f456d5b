/**
 * One behaviour a folder. `expected/clean` is the cleaned copy byte for byte, `expected/decisions.txt` says
 * what went, for what, and what was told. Written anew, to be reviewed, by `npm run golden`.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { verify } from '../src/corpus/verify.js'
import { restore } from '../src/index.js'
import type { Group, Report, Span } from '../src/model.js'
import { dedupeHere } from './cli/in-process.js'
import { readStamps, readTree, tempFolder, writeTree } from './tree.js'

const GOLDEN = fileURLToPath(new URL('../fixtures/golden', import.meta.url))
const SCHEMA = fileURLToPath(new URL('../src/report/report.schema.json', import.meta.url))
const validate = new Ajv2020({ allErrors: true }).compile(JSON.parse(readFileSync(SCHEMA, 'utf8')))

interface Case {
  readonly about: string
  readonly args: readonly string[]
}

describe.each(readdirSync(GOLDEN))('%s', (name) => {
  const folder = join(GOLDEN, name)
  const { about, args }: Case = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8'))

  test(about, async () => {
    const work = tempFolder()
    const input = join(folder, 'input')
    const ran = await dedupeHere([input, '-o', 'out', ...args], work)
    expect(ran.stderr).toBe('')
    expect(ran.status).toBe(0)
    const out = join(work, 'out')
    const report: Report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'))
    const clean = readTree(join(out, 'clean'))
    const decisions = decisionsOf(report)
    if (process.env.UPDATE_GOLDEN) update(folder, clean, decisions)

    expect(decisions).toBe(readFileSync(join(folder, 'expected/decisions.txt'), 'utf8'))
    expect(clean).toEqual(readTree(join(folder, 'expected/clean')))
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true)

    expect(verify(out).problems).toEqual([])
    expect(restore(out, join(work, 'back')).refused).toEqual([])
    const listed = new Set(readTree(join(work, 'back')).keys())
    const originals = [...readTree(input)].filter(([path]) => !/(^|\/)\.[^/]+\//.test(path))
    expect(readTree(join(work, 'back'))).toEqual(new Map(originals))
    const stamps = [...readStamps(input)].filter(([path]) => listed.has(path))
    expect(readStamps(join(work, 'back'))).toEqual(new Map(stamps))
  })
})

function update(folder: string, clean: ReadonlyMap<string, Uint8Array>, decisions: string): void {
  rmSync(join(folder, 'expected'), { recursive: true, force: true })
  mkdirSync(join(folder, 'expected/clean'), { recursive: true })
  writeTree(join(folder, 'expected/clean'), clean)
  writeFileSync(join(folder, 'expected/decisions.txt'), decisions)
}

/** What a reviewer has to read of a report, a line each. */
function decisionsOf({ documents, groups, skipped, warnings }: Report): string {
  const named = [...documents]
  const place = ({ document, startLine }: Span & { startLine: number }) =>
    `${named[document].path}:${startLine}`
  const lines: string[] = named.map(
    ({ path, status, encoding, removedWords, words }) =>
      `${status} ${path} (${encoding}, ${removedWords} of ${words} words removed)`,
  )
  for (const { occurrences, rule, words, text } of groups as Iterable<Group>) {
    lines.push(`group of ${words} words${rule === null ? '' : ` (${rule})`}: ${JSON.stringify(text)}`)
    for (const one of occurrences) lines.push(`  ${one.action} ${place(one)} ${one.kind} ${one.reason}`)
  }
  for (const { path, code } of skipped) lines.push(`skipped ${path} ${code}`)
  for (const { code, message } of warnings) lines.push(`warning ${code}: ${message}`)
  return `${lines.join('\n')}\n`
}
