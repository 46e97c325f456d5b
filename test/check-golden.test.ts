/**
 * One behaviour of `dedupe check` a folder: new texts against old ones, from a folder and from an index of it. Written
 * anew, to be reviewed, with UPDATE_GOLDEN=1.
 */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import type { Report } from '../src/model.js'
import { dedupeHere } from './cli/in-process.js'
import { tempFolder } from './tree.js'

const CASES = fileURLToPath(new URL('../fixtures/check', import.meta.url))
const SCHEMA = fileURLToPath(new URL('../src/report/report.schema.json', import.meta.url))
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(SCHEMA, 'utf8')),
)

interface Case {
  readonly about: string
  readonly args: readonly string[]
}

describe.each(readdirSync(CASES))('%s', (name) => {
  const folder = join(CASES, name)
  const { about, args }: Case = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8'))

  test(about, async () => {
    const cwd = tempFolder()
    cpSync(folder, cwd, { recursive: true })
    expect((await dedupeHere(['index', 'old', '-o', 'old.dedupe'], cwd)).status).toBe(0)
    const expected = join(folder, 'expected.txt')
    for (const against of ['old', 'old.dedupe']) {
      const { status, stdout, stderr } = await dedupeHere(
        ['check', 'new', '--against', against, '--json', ...args],
        cwd,
      )
      const report = JSON.parse(stdout) as Report
      expect(validate(report), JSON.stringify(validate.errors)).toBe(true)
      const told = `${decisionsOf(report)}\nexit code ${status}\n${stderr}`
      if (process.env.UPDATE_GOLDEN && against === 'old') writeFileSync(expected, told)
      expect(told).toBe(readFileSync(expected, 'utf8'))
    }
  })
})

/** A line for each occurrence: where, what becomes of it and why, and on which line of which file its group stands. */
function decisionsOf(report: Report): string {
  const paths = new Map([...(report.against ?? []), ...report.documents].map(({ id, path }) => [id, path]))
  return [...report.groups]
    .map(({ words, text, occurrences }) => {
      const lines = occurrences.map(
        ({ document, startLine, kind, action, reason, sources }) =>
          `  ${paths.get(document)}:${startLine} ${kind} ${action} ${reason}` +
          sources.map((one) => ` < ${paths.get(one.document)}`).join(''),
      )
      return `${words} words: ${text?.slice(0, 40)}\n${lines.join('\n')}\n`
    })
    .join('\n')
}
