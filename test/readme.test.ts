/** The README names every option that the program has, and no other; its first example prints what it says. */
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { COMMAND, dedupe } from './cli/run.js'
import { tempFolder, writeTree } from './tree.js'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const readme = readFileSync(`${ROOT}/README.md`, 'utf8')

test('the option tables hold what --help lists', () => {
  const listed = new Set<string>()
  for (const command of ['clean', 'check', 'index', 'explain', 'report', 'restore', 'verify']) {
    for (const [, flags] of dedupe([command, '--help']).stdout.matchAll(
      /^ {2}((?:-\w, )?--[^ ]+(?: <\w+>)?)/gm,
    )) {
      listed.add(flags)
    }
  }
  listed.add('-V, --version')
  const described = [...readme.matchAll(/^\| `((?:-\w, )?--[^`]+)` +\|/gm)].map(([, flags]) => flags)
  expect(new Set(described)).toEqual(listed)
  expect(described).toHaveLength(listed.size)
})

test('the first example prints what the README shows', () => {
  const shown = /```\n(Read [\s\S]*?)```/.exec(readme)?.[1]
  // As `npx` starts it.
  const bin = `${tempFolder()}/node_modules/.bin`
  mkdirSync(bin, { recursive: true })
  symlinkSync(COMMAND, `${bin}/dedupe`)
  const { stdout, status } = dedupe(['fixtures/scrapes', '-o', `${tempFolder()}/scrapes.deduped`], {
    cwd: ROOT,
    shell: `shift 2; exec "$NODE" '${bin}/dedupe' "$@"`,
  })
  const folder = /\S*\/(?=scrapes\.deduped)/g
  expect(status).toBe(0)
  expect(stdout.replace(folder, '')).toBe(shown)
})

test('of the example lines those go that the README says', () => {
  const rows = [...readme.matchAll(/^\| ([^`|]+?) +\| (goes|stays) +\|$/gm)]
  expect(rows.length).toBeGreaterThan(5)
  const folder = tempFolder()
  writeTree(join(folder, 'in'), new Map(rows.map(([, line], i) => [`${i}.txt`, `${line}\n`])))
  expect(dedupe(['in', '-o', 'out'], { cwd: folder }).status).toBe(0)
  for (const [i, [, line, becomes]] of rows.entries()) {
    const cleaned = join(folder, 'out', 'clean', `${i}.txt`)
    expect([line, existsSync(cleaned) ? 'stays' : 'goes']).toEqual([line, becomes])
  }
})
