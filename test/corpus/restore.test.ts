/** Rebuilds the originals, into an empty folder only, and from nothing that was changed. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { verify } from '../../src/corpus/verify.js'
import { DedupeError, restore } from '../../src/index.js'
import { dedupe as command } from '../cli/run.js'
import { readTree, snapshot, tempFolder, writeTree } from '../tree.js'
import { INPUT, type Output, writeOutput } from './output.js'
import { copyOf } from './output-copy.js'

let whole: Output

beforeAll(async () => {
  whole = await writeOutput()
})

describe('restore', () => {
  test('and verify do not wait for a pipe, and take no link', async () => {
    const out = copyOf(whole)
    for (const file of ['a.txt', 'b/trimmed.md', 'b/picture.jpg']) rmSync(join(out, 'clean', file))
    execFileSync('mkfifo', [join(out, 'clean/a.txt'), join(out, 'clean/b/trimmed.md')])
    symlinkSync(join(whole.out, 'clean/b/picture.jpg'), join(out, 'clean/b/picture.jpg'))
    expect((await verify(out)).problems).toHaveLength(3)
    const { refused } = await restore(out, join(tempFolder(), 'back'))
    expect(refused.map(({ path }) => path)).toEqual(['a.txt', 'b/trimmed.md', 'b/picture.jpg'])
    for (const { message } of refused) expect(message).toContain('it is no regular file')
  })

  test.each(['ledger/files.ndjson', 'ledger/removed.bin', 'ledger/manifest.json'])(
    'and verify do not wait for a pipe in the place of %s',
    (file) => {
      const out = copyOf(whole)
      rmSync(join(out, file))
      execFileSync('mkfifo', [join(out, file)])
      expect(command(['verify', out]).status).toBe(2)
      expect(command(['restore', out], { cwd: tempFolder() }).status).toBe(2)
    },
  )

  test('refuses the current folder, empty or not', () => {
    const cwd = tempFolder()
    const ran = command(['restore', whole.out, '-o', '.'], { cwd })
    expect(ran.status).toBe(2)
    expect(ran.stderr).toContain('the current folder lies in it')
    expect(readdirSync(cwd)).toEqual([])
  })

  test('refuses a cleaned file that changed, names it, and gives back the others', () => {
    const out = copyOf(whole)
    writeFileSync(join(out, 'clean/b/trimmed.md'), '# High water\n')
    rmSync(join(out, 'clean/b/picture.jpg'))
    const cwd = tempFolder()
    const ran = command(['restore', out, '-o', 'back'], { cwd })
    expect(ran.status).toBe(2)
    expect(ran.stderr).toContain('Not restored: b/trimmed.md was changed since it was cleaned\n')
    expect(ran.stderr).toMatch(/Not restored: Cannot read .*b\/picture\.jpg: no such file or folder\n/)
    expect(ran.stderr).toContain('2 files could not be restored\n')
    const expected = [...INPUT].filter(([path]) => !/trimmed|picture/.test(path))
    expect(readTree(join(cwd, 'back'))).toEqual(
      new Map(expected.map(([path, text]) => [path, Buffer.from(text as string)])),
    )
  })

  test.each(['full/x.txt', '.hidden', 'file'])(
    'refuses a target that is not empty (%s) and leaves it alone',
    (file) => {
      const folder = tempFolder()
      const target = file === 'file' ? join(folder, file) : folder
      writeTree(folder, new Map([[file, 'mine']]))
      const before = snapshot(folder)
      expect(() => restore(whole.out, target)).toThrow(DedupeError)
      expect(snapshot(folder)).toEqual(before)
    },
  )

  test.each(['back', 'clean/back'])('refuses a target in the output that it reads (%s)', (place) => {
    const out = copyOf(whole)
    const before = snapshot(out)
    expect(() => restore(out, join(out, place))).toThrow(/Cannot write to .*: it lies in .*, which is read$/)
    expect(snapshot(out)).toEqual(before)
  })

  test('fills a target that is new, nested, or empty', () => {
    const folder = tempFolder()
    mkdirSync(join(folder, 'empty'))
    for (const target of ['new', 'far/down/below', 'empty']) {
      expect(restore(whole.out, join(folder, target)).files).toBe(6)
      expect(readTree(join(folder, target)).size).toBe(6)
    }
    expect(readdirSync(folder).sort()).toEqual(['empty', 'far', 'new'])
  })

  test('names its target after the output', () => {
    const folder = tempFolder()
    cpSync(whole.out, join(folder, 'seeds.deduped'), { recursive: true })
    const ran = command(['restore', 'seeds.deduped/'], { cwd: folder })
    expect(ran).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^Restored 6 files, \d+ bytes, in seeds\.restored\.\n$/),
    })
    expect(readTree(join(folder, 'seeds.restored')).size).toBe(6)
  })
})
