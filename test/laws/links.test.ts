/** Symbolic links: followed, each real folder once, and never in circles. */
import { linkSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../src/index.js'
import { dedupe as command } from '../cli/run.js'
import { folderOf, OTHER, run, TEXT } from './file-runs.js'

describe('symbolic links', () => {
  test('to files and folders are followed', async () => {
    const folder = folderOf({ 'in/a.txt': TEXT, 'far/b.txt': OTHER, 'far/deep/c.jpg': 'j' })
    symlinkSync('../far/b.txt', join(folder, 'in/link.txt'))
    symlinkSync('../far', join(folder, 'in/shelf'))
    symlinkSync('link.txt', join(folder, 'in/link-to-link.md'))
    const { clean, skipped } = await run(folder, 'in')
    expect([...clean.keys()]).toEqual(['a.txt', 'link-to-link.md', 'shelf/deep/c.jpg'])
    expect(clean.get('link-to-link.md')?.toString()).toBe(OTHER)
    expect(skipped).toEqual(['shelf/deep/c.jpg not-a-document'])
  })

  test('as arguments are followed', async () => {
    const folder = folderOf({ 'real/a.txt': TEXT, 'b.txt': OTHER })
    symlinkSync('real', join(folder, 'in'))
    symlinkSync('b.txt', join(folder, 'file.txt'))
    const { clean } = await run(folder, ['in', 'file.txt'])
    expect([...clean.keys()]).toEqual(['file.txt', 'in/a.txt'])
  })

  test('that lead nowhere are named and make the exit code 2', () => {
    const folder = folderOf({ 'in/a.txt': TEXT })
    symlinkSync('gone.txt', join(folder, 'in/b.txt'))
    const { status, stdout } = command(['in', '--json'], { cwd: folder })
    expect(status).toBe(2)
    expect((JSON.parse(stdout) as Report).skipped).toEqual([
      { path: 'b.txt', code: 'dangling-link', message: 'Cannot read b.txt: the link leads nowhere' },
    ])
  })

  test.each([
    ['itself', { 'self.txt': 'self.txt' }],
    ['each other', { 'one.txt': 'two.txt', 'two.txt': 'one.txt' }],
    ['their own folder', { here: '.' }],
    ['the folder above', { 'sub/up': '..' }],
    ['a folder above the root', { 'sub/out-of-it': '../..' }],
    ['the root of all', { all: '/' }],
    ['a folder that links back', { 'left/over': '../right', 'right/over': '../left' }],
  ])('in a circle, to %s, are left out with a word, and the run is fine', async (_, links) => {
    const folder = folderOf({ 'in/a.txt': TEXT, 'in/sub/b.txt': OTHER })
    for (const [path, target] of Object.entries(links)) {
      mkdirSync(join(folder, 'in', path, '..'), { recursive: true })
      symlinkSync(target as string, join(folder, 'in', path))
    }
    const { skipped, clean } = await run(folder, 'in')
    expect([...clean.keys()]).toEqual(['a.txt', 'sub/b.txt'])
    expect(skipped.length).toBeGreaterThan(0)
    for (const entry of skipped) expect(entry).toMatch(/ link-(loop|again)$/)
    expect(command(['in', '--dry-run', '--quiet'], { cwd: folder }).status).toBe(0)
  })

  test('that multiply lead into each folder once, and the others are named', async () => {
    const files: Record<string, string> = { 'in/z.txt': OTHER }
    for (let i = 0; i < 16; i += 1) files[`far/${i}/${i}.txt`] = `${i} ${TEXT}`
    const folder = folderOf(files)
    for (let i = 0; i < 15; i += 1)
      for (const name of ['a', 'b']) symlinkSync(`../${i + 1}`, join(folder, 'far', `${i}`, name))
    symlinkSync('../far/0', join(folder, 'in/x'))
    const { clean, skipped } = await run(folder, 'in', { keepEmpty: true })
    const paths = Array.from({ length: 16 }, (_, i) => `x/${'a/'.repeat(i)}${i}.txt`)
    expect([...clean.keys()]).toEqual([...paths, 'z.txt'].sort())
    expect(skipped).toEqual(Array.from({ length: 15 }, (_, i) => `x/${'a/'.repeat(i)}b link-again`).sort())
  })

  test('to a folder that has its own place are named, and the folder is read there', async () => {
    const folder = folderOf({ 'in/m/deep/a.txt': TEXT, 'in/.dot/b.txt': OTHER })
    symlinkSync('m/deep', join(folder, 'in/a'))
    symlinkSync('m', join(folder, 'in/z'))
    symlinkSync('.dot', join(folder, 'in/seen'))
    const { clean, skipped } = await run(folder, 'in')
    expect([...clean.keys()]).toEqual(['m/deep/a.txt', 'seen/b.txt'])
    expect(skipped).toEqual(['.dot dot-folder', 'a link-again', 'z link-again'])
  })

  test('hard links are two files', async () => {
    const folder = folderOf({ 'in/a.txt': TEXT })
    linkSync(join(folder, 'in/a.txt'), join(folder, 'in/b.txt'))
    const { report } = await run(folder, 'in', { keepEmpty: true })
    expect([...report.documents].map(({ status }) => status)).toEqual(['kept', 'emptied'])
  })
})
