/** Archives as they come, and what is in them. */
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { spoolMembers } from '../../../src/corpus/archives/archive.js'
import { archiveName } from '../../../src/corpus/archives/archive-name.js'
import { mutated, mutationOf } from '../../mutated.js'
import { fixture, TEXT } from '../compression/fixtures.js'
import { tarOf, zipOf } from './make.js'
import { folder, open, type Result, tar, zip } from './open-archive.js'

const LONG = 'long-'.repeat(30)

const REAL: Result = {
  members: [
    [`deep/${LONG}/${LONG}.txt`, 'Far down.\n'],
    ['notes/engine.txt', TEXT.toString()],
    ['notes/inner.txt.gz', expect.any(String)],
    ['notes/ångström/naïve.txt', 'A short note on the ferry.\n'],
  ],
  problems: [],
}

const FILES = [
  ['members.zip', 'zip', null],
  ['members-gnu.tar.xz', 'tar', 'xz'],
  ['members-pax.tar.gz', 'tar', 'gz'],
] as const

describe.each(FILES)('%s', (file, archive, compression) => {
  test('gives its files, with modes and times', async () => {
    const result = (await open(fixture(file), archive, compression)) as Result
    const members = result.members.toSorted(([a], [b]) => (a < b ? -1 : 1))
    expect({ ...result, members }).toEqual(REAL)
    const path = join('fixtures/packed', file)
    const { members: spooled } = await spoolMembers(path, archive, compression, folder, file)
    const engine = spooled.find(({ name }) => name === 'notes/engine.txt')
    expect(engine).toMatchObject({ mode: 0o600, modifiedUs: Date.UTC(2026, 2, 14, 10, 20, 30) * 1000 })
  })

  test('gives its files or a reason, whatever happened to it', async () => {
    const whole = fixture(file)
    await fc.assert(
      fc.asyncProperty(fc.record(mutationOf(whole, 30)), async (mutation) => {
        const bytes = mutated(whole, mutation)
        const result = await open(bytes, archive, compression)
        if (typeof result === 'string') expect(result).toMatch(/^(truncated|corrupt|unsupported|bomb)$/)
        else {
          expect(result.members.length + result.problems.length).toBeGreaterThanOrEqual(REAL.members.length)
          // No flipped bit changes a text: each member has a sum, or the compression around it.
          const texts = result.members.filter(([, text]) => text === TEXT.toString())
          const excused = result.problems.length > 0
          expect(texts.length === 1 || excused).toBe(true)
        }
      }),
      { numRuns: 150 },
    )
  })
})

test('a tar that ends anywhere is told', async () => {
  const whole = tarOf([
    { name: 'a.txt', data: TEXT },
    { name: 'b.txt', data: TEXT },
  ])
  const end = whole.length - 1024
  for (let length = 0; length < end; length += 100)
    expect(await open(whole.subarray(0, length), 'tar'), `${length}`).toBe('truncated')
  // Nothing is missing but the mark of the end, without which the usual programs read it, too.
  const members = ['a.txt', 'b.txt'].map((name) => [name, TEXT.toString()])
  for (const length of [end, end + 100, end + 512, end + 1023])
    expect(await open(whole.subarray(0, length), 'tar'), `${length}`).toEqual({
      members,
      problems: ['no-end b.txt'],
    })
  expect(await open(whole, 'tar')).toEqual({ members, problems: [] })
  // A header of attributes with nothing behind it speaks of a member that is missing.
  const before = tarOf(
    [
      { name: 'a.txt', data: TEXT },
      { name: 'x', type: 'x', data: Buffer.from(pax('path=b')) },
    ],
    false,
  )
  expect(await open(before, 'tar')).toBe('truncated')
  expect(await open(Buffer.alloc(512), 'tar')).toEqual({ members: [], problems: [] })
})

test.each([1, 700, 70_000])('a zip may have %i bytes before it', async (length) => {
  const entries = ['a.txt', 'b/c.txt'].map((name) => ({ name, data: TEXT }))
  const members = entries.map(({ name }) => [name, TEXT.toString()])
  for (const whole of [
    zipOf(entries),
    Buffer.concat([zipOf(entries).subarray(0, -2), Buffer.from('\x03\0abc')]),
  ]) {
    expect(await open(whole, 'zip')).toEqual({ members, problems: [] })
    const behind = Buffer.concat([Buffer.alloc(length, '#!/bin/sh\n'), whole])
    expect(await open(behind, 'zip')).toEqual({ members, problems: [] })
    for (const padded of [whole, behind])
      expect(await open(Buffer.concat([padded, Buffer.alloc(10_240)]), 'zip')).toEqual({
        members,
        problems: [],
      })
    expect(await open(Buffer.concat([whole, Buffer.from('\0\0x')]), 'zip')).toBe('corrupt')
    expect(await open(behind.subarray(0, -1), 'zip')).toMatch(/^(truncated|corrupt)$/)
  }
})

test('a large zip may have bytes before it', async () => {
  const whole = fixture('members-64.zip')
  const [plain, behind] = [whole, Buffer.concat([Buffer.from('MZ, a program'), whole])].map((bytes) =>
    open(bytes, 'zip'),
  )
  expect(await behind).toEqual(await plain)
  expect(((await plain) as Result).members).toEqual([['a.txt', 'Far down.\n']])
})

test('members that no file system could hold are named before they are written', async () => {
  const deep = 'folder/'.repeat(500)
  const long = `${'n'.repeat(251)}.txt`
  const result = await open(
    tarOf([
      { name: 'x', type: 'x', data: Buffer.from(pax(`path=${deep}a.txt`)) },
      { name: 'a.txt', data: TEXT },
      { name: 'x', type: 'x', data: Buffer.from(pax(`path=${long}`)) },
      { name: 'b.txt', data: TEXT },
      { name: 'x', type: 'x', data: Buffer.from(pax(`path=${long}`)) },
      { name: 'c.txt', data: TEXT },
      { name: 'x', type: 'x', data: Buffer.from(pax('mtime=99999999999999999999.5')) },
      { name: 'd.txt', data: TEXT },
    ]),
    'tar',
  )
  expect(result).toEqual({
    members: [
      [long, TEXT.toString()],
      ['d.txt', TEXT.toString()],
    ],
    problems: [`unsafe-name ${deep}a.txt`, `unsafe-name ${long}`, 'time d.txt'],
  })
})

test('many members of one name are numbered one after the other', async () => {
  const count = 20_000
  const { members } = (await open(
    zipOf(Array.from({ length: count }, () => ({ name: 'a.txt', method: 0 }))),
    'zip',
  )) as Result
  expect(members).toHaveLength(count)
  expect(members[count - 1][0]).toBe(`a-${count}.txt`)
})

test('members of a zip are the same, whatever lies between their places and what is read at once', async () => {
  const sizes = fc.array(fc.constantFrom(0, 1, 29, 30, 31, 65_535, 65_536, 65_537, 70_000), { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(sizes, fc.constantFrom(0, 8), fc.nat({ max: 40 }), async (lengths, method, before) => {
      const made = lengths.map((length, i) => {
        const data = Buffer.from(`${i}:`.repeat(length)).subarray(0, length)
        return { name: `${i}.txt`, data, method }
      })
      const bytes = Buffer.concat([Buffer.alloc(before, 'x'), zipOf(made)])
      expect(await open(bytes, 'zip')).toEqual({
        members: made.map(({ name, data }) => [name, data.toString()]),
        problems: [],
      })
    }),
    { numRuns: 40 },
  )
})

test('an interrupt is heard while members are written', async () => {
  const own = mkdtempSync(join(folder, 'own-'))
  writeFileSync(join(own, 'archive'), tarOf([{ name: 'a.txt', data: TEXT }]))
  const stop = () => Promise.reject(new Error('stopped'))
  const spooled = spoolMembers(join(own, 'archive'), 'tar', null, own, 'm', undefined, stop)
  await expect(spooled).rejects.toThrow('stopped')
  expect(readdirSync(own)).toEqual(['archive'])
})

/** A record of a pax header: its own length, in digits, and what it says. */
function pax(text: string): string {
  const rest = Buffer.byteLength(text) + 2
  const length = rest + String(rest + String(rest).length).length
  return `${length} ${text}\n`
}

test('a second tar behind the first is told', async () => {
  const one = tarOf([{ name: 'a.txt', data: TEXT }])
  expect(await open(Buffer.concat([one, one]), 'tar')).toBe('corrupt')
  expect(await open(Buffer.concat([one, Buffer.alloc(10240)]), 'tar')).toMatchObject({ problems: [] })
})

test('nothing in an empty archive', async () => {
  expect(await zip([])).toEqual({ members: [], problems: [] })
  expect(await tar([])).toEqual({ members: [], problems: [] })
})

test.each([
  ['pages.zip', 'zip'],
  ['pages.TAR', 'tar'],
  ['.zip', null],
  ['pages.tar.txt', null],
])('%s is %s', (name, archive) => {
  expect(archiveName(name)).toBe(archive)
})
