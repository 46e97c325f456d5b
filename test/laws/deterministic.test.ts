/** Law 4: nothing but the input and the options decides what an output holds, to the byte. */
import { existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameOf } from '../../src/corpus/names.js'
import { type DocumentReport, dedupe } from '../../src/index.js'
import { dedupe as command } from '../cli/run.js'
import { inFolder, readTree, type Tree, tempFolder, writeTree } from '../tree.js'
import { arbitraryOptions, arbitraryTree } from './arbitrary-tree.js'
import { bytesOf, expectSame, run as runIn } from './same-output.js'

/** A memory file system lists a folder's newest entry first, a disk by hash or by age. */
const OTHER_PLACE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** The same times in every copy of a tree: they are part of the input. */
function setTimes(folder: string, tree: Tree): void {
  for (const [index, path] of [...tree.keys()].sort().entries()) {
    const seconds = 1_700_000_000 + ((index * 7919) % 13) * 86_400
    utimesSync(Buffer.from(`${folder}/${path}`, 'latin1'), seconds, seconds)
  }
}

test('a tree made in another order, elsewhere, gives the same output, byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryTree, arbitraryOptions, fc.boolean(), async (tree, options, text) => {
      const settings = { ...options, text, out: 'out', allowEmpty: true }
      const one = tempFolder()
      writeTree(join(one, 'in'), tree)
      setTimes(join(one, 'in'), tree)

      const other = join(tempFolder(OTHER_PLACE), 'a deeper', 'place with spaces')
      mkdirSync(join(other, 'in'), { recursive: true })
      writeFileSync(join(other, 'in', '~gone'), 'a file that is deleted again')
      writeTree(join(other, 'in'), new Map([...tree].reverse()))
      rmSync(join(other, 'in', '~gone'))
      setTimes(join(other, 'in'), tree)

      await inFolder(one, () => dedupe('in', settings))
      await inFolder(other, () => dedupe('in', settings))
      expect(bytesOf(join(other, 'out'))).toEqual(bytesOf(join(one, 'out')))
      rmSync(other, { recursive: true })
    }),
    { numRuns: 70 },
  )
})

describe('the command', () => {
  const paragraph = (word: string) =>
    `${word}: INDIGO ISLAND IS I; İzmir'in ışığı; Straße und STRASSE; ſo ist es in each of the nine places.`
  const tree: Tree = new Map(
    ['zeta', 'Äpfel', 'apfel', 'Ölberg', 'z', 'I', 'ı', 'i', '2024-01-02', 'day-20230405', 'Z/a', 'a/Z'].map(
      (name, index) => [
        `${Buffer.from(name).toString('latin1')}.txt`,
        Buffer.from(`${paragraph('one')}\n\n${paragraph(index % 2 ? 'two' : 'TWO')}\n\n${paragraph(name)}\n`),
      ],
    ),
  )
  const args = ['in', '-o', 'out', '--keep', 'oldest', '--prefer', 'Ö*', '--exclude', 'Z/']

  function run(env: Record<string, string>): ReturnType<typeof bytesOf> & { readonly stdout: string } {
    const folder = tempFolder(env.PLACE)
    writeTree(join(folder, 'in'), tree)
    setTimes(join(folder, 'in'), tree)
    const { status, stdout } = command(args, { cwd: folder, env })
    expect(status).toBe(0)
    return { ...bytesOf(join(folder, 'out')), stdout }
  }
  const usual = run({ TZ: 'UTC', LANG: 'en_US.UTF-8' })

  test.each<Record<string, string>>([
    { TZ: 'Pacific/Kiritimati', LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8' },
    { TZ: 'America/St_Johns', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' },
    { TZ: 'Asia/Kathmandu', LC_ALL: 'C', PLACE: OTHER_PLACE },
  ])('gives the same bytes and words under %j', (env) => {
    expect(run(env)).toEqual(usual)
  })

  test('removed something, so that the comparison says something', () => {
    expect(usual.stdout).toMatch(/^Removed \d+ words/m)
  })
})

const decided = ({
  path,
  encoding,
  bytes,
  words,
  blocks,
  hash,
  status,
  removals,
  nearest,
}: DocumentReport) => ({
  path,
  encoding,
  bytes,
  words,
  blocks,
  hash,
  status,
  removals,
  nearest,
})

test('documents in memory and the same in files lose the same', async () => {
  const untimed = fc.record({
    keep: fc.constantFrom('first', 'longest'),
    scope: fc.constantFrom('all', 'within', 'across'),
    include: fc.constant(['**']),
  } as const)
  await fc.assert(
    fc.asyncProperty(arbitraryTree, untimed, async (tree, options) => {
      const settings = { ...options, allowEmpty: true, keepEmpty: true, html: false }
      const folder = tempFolder()
      const [input, out] = ['in', 'out'].map((name) => join(folder, name))
      writeTree(input, tree)
      const files = await dedupe(input, { ...settings, out })
      const clean = readTree(join(out, 'clean'))

      // Path order is that of the names' bytes, and a character of latin1 is a byte.
      const documents = [...tree]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([path, text]) => ({ path: nameOf(Buffer.from(path, 'latin1')), text }))
      const memory = await dedupe(documents, settings)

      expect([...memory.report.documents].map(decided)).toEqual([...files.report.documents].map(decided))
      expect([...memory.report.groups]).toEqual([...files.report.groups])
      expect(memory.report.summary).toEqual(files.report.summary)
      const latin1 = new Map(documents.map(({ path }, i) => [path, [...tree.keys()].sort()[i]]))
      for (const { path, text } of memory.cleaned) {
        expect(Buffer.from(text)).toEqual(clean.get(latin1.get(path) as string))
      }
    }),
    { numRuns: 80 },
  )
})

test('what follows the last text of all is the same with threads, without, and with little memory: nothing', () => {
  const words = Array.from(
    { length: 60 },
    (_, i) => `wa${'bcdfghjklm'[i % 10]}o${'npqrst'[Math.floor(i / 10)]}u`,
  )
  const text = `the ${words.join(' ')}`
  const folder = join(tempFolder(), 'in')
  writeTree(
    folder,
    new Map([
      // A new word stands where its source, which is longer and so comes first, has come to its end.
      ['a.txt', Buffer.from(`${text} ferry\n`)],
      ['z.txt', Buffer.from(`${words.toReversed().join(' ')}\n\n${text}\n`)],
    ]),
  )
  const args = ['--keep', 'longest', '--boilerplate', 'off']
  const one = runIn(folder, 0, args)
  expect(one.files.has('clean/a.txt')).toBe(false)
  expectSame(one, runIn(folder, 2, args))
  expectSame(one, runIn(folder, 0, [...args, '--max-memory', '1MB']))
})
