/** Inputs of which something cannot be read: named in a line, counted, and told by the exit code; the rest goes on. */
import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { tarOf, zipOf } from '../corpus/archives/make.js'
import { tempFolder } from '../tree.js'
import { ONE, TWO } from './record-corpus.js'
import { dedupe, RUN_LIMIT } from './run.js'

function folderWith(files: Readonly<Record<string, Uint8Array | string>>): string {
  const folder = tempFolder()
  mkdirSync(join(folder, 'in'))
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, 'in', name), bytes)
  return folder
}

const [one, two] = [ONE, TWO].map((text) => Buffer.from(`${text}\n`))
const ENCRYPTED = 0x801

describe('members of an archive that cannot be read', () => {
  const closed = { name: 'closed.txt', data: two, flags: ENCRYPTED }
  test.each([
    ['zip', zipOf([{ name: 'a.txt', data: one }, closed]), 'closed.txt', 'it is encrypted'],
    [
      'zip',
      zipOf([
        { name: 'a.txt', data: one },
        { name: 'x.txt', data: two, method: 12 },
      ]),
      'x.txt',
      'it is packed by a method that is not known',
    ],
    [
      'tar',
      tarOf([
        { name: 'a.txt', data: one },
        { name: 's.txt', type: 'S' },
      ]),
      's.txt',
      'it is stored with holes',
    ],
    [
      'tar',
      tarOf([
        { name: 'a.txt', data: one },
        { name: '../up.txt', data: two },
      ]),
      '../up.txt',
      'its name leads out of the folder or cannot be a file name',
    ],
  ])('%s: %#', { timeout: RUN_LIMIT }, (ending, bytes, name, why) => {
    const cwd = folderWith({ [`b.${ending}`]: bytes, 'z.txt': one })
    const path = `b.${ending}/${name}`
    const line = `${path}: In an archive, left out: ${why}`
    for (const args of [
      ['in', '-o', 'out'],
      ['check', 'in'],
      ['index', 'in', '-o', 'i'],
    ]) {
      const ran = dedupe(args, { cwd })
      expect([ran.status, ran.stderr.split('\n').filter((text) => text === line)]).toEqual([2, [line]])
      expect(ran.stdout + ran.stderr).toContain('1 input could not be read')
    }
    const told = JSON.parse(dedupe(['in', '--dry-run', '--json'], { cwd }).stdout)
    expect(told.skipped.map(({ path }: { path: string }) => path)).toEqual([path])
    expect(told.summary).toMatchObject({ documents: 2, removedBlocks: 1 })
    const against = dedupe(['check', 'in/z.txt', '--against', `in/b.${ending}`], { cwd })
    expect([against.status, against.stderr + against.stdout]).toEqual([
      2,
      expect.stringContaining('1 input could not be read'),
    ])
  })

  test('links hold no text of their own', { timeout: RUN_LIMIT }, () => {
    const entries = [
      { name: 'a.txt', data: one },
      { name: 'l', type: '2' },
    ]
    expect(dedupe(['in', '--dry-run'], { cwd: folderWith({ 'b.tar': tarOf(entries) }) }).status).toBe(0)
  })
})

test('a text that is too large to be read is one of them', { timeout: RUN_LIMIT }, () => {
  const cwd = folderWith({ 'a.txt': one, 'b.txt': one })
  truncateSync(join(cwd, 'in', 'b.txt'), 2 ** 32)
  const { status, stderr } = dedupe(['check', 'in', '-q'], { cwd })
  expect([status, stderr]).toEqual([2, '1 input could not be read\n'])
})

describe('what a run could not read is told of again where its output is proven or restored', () => {
  const closed = zipOf([
    { name: 'a.txt', data: one },
    { name: 'closed.txt', data: two, flags: ENCRYPTED },
  ])
  const damaged = gzipSync(two).subarray(0, 40)
  const see = `see "skipped" in ${join('out', 'report.json')}`
  test.each([
    [{}, null],
    [{ 'b.zip': closed }, '1 input could not be read in that run and is not part of it'],
    [{ 'b.zip': closed, 'c.zip': closed }, '2 inputs could not be read in that run and are not part of it'],
    [{ 'd.txt.gz': damaged }, '1 input could not be read in that run and stands there as it was'],
    [
      { 'b.zip': closed, 'd.txt.gz': damaged },
      '2 inputs could not be read in that run, and 1 of them is not part of it',
    ],
  ])('%#', { timeout: RUN_LIMIT }, (files, line) => {
    const cwd = folderWith({ ...files, 'z.txt': one })
    expect(dedupe(['in', '-o', 'out'], { cwd }).status).toBe(line === null ? 0 : 2)
    const stderr = line === null ? '' : `Note: ${line}: ${see}\n`
    for (const [i, args] of [
      ['verify', 'out'],
      ['restore', 'out', '-o', 'back'],
    ].entries()) {
      const ran = dedupe(args, { cwd })
      expect([ran.status, ran.stderr]).toEqual([0, stderr])
      const again = dedupe([...args.slice(0, 2), ...(i === 0 ? [] : ['-o', 'quiet']), '-q'], { cwd })
      expect([again.status, again.stdout, again.stderr]).toEqual([0, '', ''])
    }
  })

  test('without its report an output is restored as before', { timeout: RUN_LIMIT }, () => {
    const cwd = folderWith({ 'b.zip': closed, 'z.txt': one })
    dedupe(['in', '-o', 'out'], { cwd })
    rmSync(join(cwd, 'out', 'report.json'))
    const ran = dedupe(['restore', 'out', '-o', 'back'], { cwd })
    expect([ran.status, ran.stderr]).toEqual([0, ''])
  })
})
