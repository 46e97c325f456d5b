/** Law 8: the input is only read, and a file that changes between its two reads fails the run. */
import {
  appendFileSync,
  chmodSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { verify } from '../../src/corpus/verify.js'
import { type DedupeSettings, dedupe, type Watcher } from '../../src/index.js'
import { inFolder, snapshot, tempFolder, writeTree } from '../tree.js'
import { arbitraryOptions, arbitraryTree } from './arbitrary-tree.js'
import { becomeFolder, failureOf, smallInput } from './small-input.js'

describe('the input', () => {
  test('is as it was after any run', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryTree, arbitraryOptions, fc.boolean(), async (tree, options, dryRun) => {
        const folder = tempFolder()
        const input = join(folder, 'in')
        writeTree(input, tree)
        const before = snapshot(input)
        const out = join(folder, 'out')
        await dedupe(input, { ...options, out, dryRun, allowEmpty: true })
        expect(snapshot(input)).toEqual(before)
        expect(readdirSync(folder).sort()).toEqual(['in', 'out'])
      }),
      { numRuns: 40 },
    )
  })

  test.each<[string, string[], DedupeSettings]>([
    ['nothing to read', ['in/b/*.jpg'], { out: 'out' }],
    ['a path that does not exist', ['in', 'gone'], { out: 'out' }],
    ['an output that lies above it', ['in/b'], { out: 'in' }],
    ['an output that is a file', ['in'], { out: 'in/a.txt' }],
    ['an output below a file', ['in'], { out: 'in/a.txt/out' }],
  ])('is as it was after a run that fails: %s', async (_, paths, settings) => {
    const folder = smallInput()
    const before = snapshot(folder)
    await inFolder(folder, async () => {
      await failureOf(dedupe(paths, settings))
      await failureOf(dedupe(paths, { ...settings, force: settings.out === 'in' }))
    })
    expect(snapshot(folder)).toEqual(before)
  })

  test('that cannot be written is read all the same', async () => {
    const folder = smallInput()
    const input = join(folder, 'in')
    for (const path of ['a.txt', 'b/c.txt', 'b', ''])
      chmodSync(join(input, path), path.endsWith('t') ? 0o444 : 0o555)
    const before = snapshot(input)
    await dedupe(input, { out: join(folder, 'out') })
    expect(snapshot(input)).toEqual(before)
    expect(statSync(join(folder, 'out/clean/b/c.txt')).mode & 0o777).toBe(0o444)
    for (const path of ['', 'b']) chmodSync(join(input, path), 0o755)
  })
})

describe('a file that changes between its two reads', () => {
  const changes: [string, (file: string) => void][] = [
    ['grows', (file) => appendFileSync(file, 'one more word\n')],
    ['changes a letter', (file) => writeFileSync(file, readFileSync(file, 'utf8').replace('geese', 'goose'))],
    ['is emptied', (file) => writeFileSync(file, '')],
    ['is deleted', (file) => rmSync(file)],
    ['becomes a folder', becomeFolder],
  ]

  test.each(changes)('%s: the run fails and nothing is written', async (_, change) => {
    const folder = smallInput()
    const [input, out] = ['in', 'out'].map((name) => join(folder, name))
    let stages = 0
    const watcher: Watcher = {
      stage() {
        stages += 1
        if (stages === 2) change(join(input, 'b/c.txt'))
      },
      advance() {},
    }
    const failure = await failureOf(dedupe(input, { out, watcher }))
    expect(failure.message).toContain('b/c.txt')
    expect(readdirSync(folder)).toEqual(['in'])
  })

  test('but not its time: the run succeeds', async () => {
    const folder = smallInput()
    const [input, out] = ['in', 'out'].map((name) => join(folder, name))
    const watcher: Watcher = { stage: () => utimesSync(join(input, 'a.txt'), 5, 5), advance() {} }
    await dedupe(input, { out, watcher })
    expect(verify(out).problems).toEqual([])
  })
})
