import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { spoolMembers } from '../../../src/corpus/archives/archive.js'
import { type Archive, archiveName } from '../../../src/corpus/archives/archive-name.js'
import type { Compression } from '../../../src/corpus/compression/kind.js'
import type { Limits } from '../../../src/corpus/compression/limits.js'
import { DedupeError } from '../../../src/failure.js'
import { hashName } from '../../../src/fingerprint/hash.js'
import { mutated, mutationOf } from '../../mutated.js'
import { tempFolder } from '../../tree.js'
import { fixture, TEXT } from '../compression/fixtures.js'
import { type TarEntry, tarOf, type ZipEntry, zipOf } from './make.js'

const folder = tempFolder()

interface Result {
  /** Names and texts. */
  readonly members: readonly (readonly [string, string])[]
  /** Codes and names. */
  readonly problems: readonly string[]
}

/** What comes of an archive of these bytes: its members, or the code of what is wrong with all of it. */
async function open(
  bytes: Buffer,
  archive: Archive,
  compression: Compression | null = null,
  limits?: Limits,
): Promise<Result | string> {
  const own = mkdtempSync(join(folder, 'own-'))
  writeFileSync(join(own, 'archive'), bytes)
  try {
    const { members, problems } = await spoolMembers(
      join(own, 'archive'),
      archive,
      compression,
      own,
      'm',
      limits,
    )
    const texts = members.map(({ name, file, bytes, hash }) => {
      const content = readFileSync(file)
      expect(content.length).toBe(bytes)
      expect(hashName(content)).toBe(hash)
      return [name, content.toString()] as const
    })
    return { members: texts, problems: problems.map(({ name, code }) => `${code} ${name}`) }
  } catch (error) {
    if (!(error instanceof DedupeError)) throw error
    expect(readdirSync(own)).toEqual(['archive'])
    return error.code
  }
}

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
  for (let length = 0; length < whole.length; length += 100)
    expect(await open(whole.subarray(0, length), 'tar'), `${length}`).toBe('truncated')
  expect(await open(tarOf([{ name: 'a.txt', data: TEXT }], false), 'tar')).toBe('truncated')
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

const UNSAFE = [
  ...['../up.txt', 'a/../../up.txt', '/etc/passwd', 'C:/boot.txt', 'c:x', 'a\\b.txt', '..', './', 'a/\0b'],
  `${'n'.repeat(256)}.txt`,
]
const zip = (entries: readonly ZipEntry[], limits?: Limits) => open(zipOf(entries), 'zip', null, limits)
const tar = (entries: readonly TarEntry[]) => open(tarOf(entries), 'tar')
const GOOD = { name: 'good.txt', data: Buffer.from('good') }
const STAYS = [['good.txt', 'good']]

describe('hostile members are named, and the rest goes on', () => {
  test.each(UNSAFE)('zip: the name %j', async (name) => {
    const result = await zip([{ name, data: Buffer.from('bad') }, GOOD])
    expect(result).toEqual({ members: STAYS, problems: [`unsafe-name ${name.replace(/\p{C}/gu, '?')}`] })
  })

  test.each(UNSAFE.filter((name) => name.length < 100 && !name.includes('\0') && name !== './'))(
    'tar: the name %j',
    async (name) => {
      const result = await tar([{ name, data: Buffer.from('bad') }, GOOD])
      expect(result).toEqual({ members: STAYS, problems: [`unsafe-name ${name}`] })
    },
  )

  test.each([
    ['link', { name: 'l', data: Buffer.from('/etc/passwd'), mode: 0o120777 }],
    ['not-regular', { name: 'l', mode: 0o020666 }],
    ['encrypted', { name: 'l', data: Buffer.from('x'), flags: 0x801 }],
    ['method', { name: 'l', data: Buffer.from('x'), method: 12 }],
  ] as const)('zip: %s', async (code, entry) => {
    expect(await zip([entry, GOOD])).toEqual({ members: STAYS, problems: [`${code} l`] })
  })

  test.each([
    ['link', '1'],
    ['link', '2'],
    ['not-regular', '3'],
    ['not-regular', '4'],
    ['not-regular', '6'],
    ['sparse', 'S'],
    ['method', 'Q'],
  ])('tar: %s, type %s', async (code, type) => {
    expect(await tar([{ name: 'l', type }, GOOD])).toEqual({ members: STAYS, problems: [`${code} l`] })
  })

  test('members of one name, or one that a file system may take for the same, are kept apart', async () => {
    const names = [
      'a.txt',
      'a.txt',
      'A.TXT',
      './a.txt',
      'caf\u00e9.txt',
      'cafe\u0301.txt',
      'd',
      'd/e.txt',
      'f/g',
      'f',
    ]
    const entries = names.map((name, i) => ({ name, data: Buffer.from(`${i}`) }))
    const places = [
      'a.txt',
      'a-2.txt',
      'A-3.TXT',
      'a-4.txt',
      'caf\u00e9.txt',
      'cafe\u0301-2.txt',
      'd',
      'd-2/e.txt',
    ]
    const members = [...places, 'f/g', 'f-2'].map((name, i) => [name, `${i}`])
    const told = ['a.txt', 'A.TXT', './a.txt', 'cafe\u0301.txt', 'd/e.txt', 'f'].map(
      (name) => `same-name ${name}`,
    )
    expect(await zip(entries)).toEqual({ members, problems: told })
    expect(await tar(entries)).toEqual({ members, problems: told })
  })

  test('a name that is no UTF-8 keeps its bytes', async () => {
    const name = Buffer.from([0x61, 0xff, 0x62])
    expect(await tar([{ name, data: Buffer.from('x') }])).toMatchObject({ members: [['a\udcffb', 'x']] })
  })
})

describe('an archive that cannot be trusted is left whole', () => {
  test.each([
    ['a length that is too small', { size: 1 }, 'corrupt'],
    ['a length that is too large', { size: 5000 }, 'corrupt'],
    ['a wrong sum', { sum: 1 }, 'corrupt'],
  ])('zip: %s', async (_, lie, code) => {
    expect(await zip([GOOD, { name: 'a.txt', data: TEXT, lie }])).toBe(code)
  })

  test('zip: members that overlap', async () => {
    expect(await zip([GOOD, { name: 'b.txt', data: TEXT, lie: { at: 0 } }])).toBe('bomb')
  })

  test('zip: a member that goes by another name', async () => {
    expect(await zip([GOOD, { name: 'b.txt', localName: 'c.txt', data: TEXT }])).toBe('corrupt')
  })

  test('zip: more than its size allows', async () => {
    const zeros = { name: 'zeros', data: Buffer.alloc(100_000) }
    expect(await zip([zeros, { ...zeros, name: 'more' }], { free: 150_000, ratio: 200 })).toBe('bomb')
    expect(await zip([zeros], { free: 100_000, ratio: 200 })).toMatchObject({ problems: [] })
  })

  test('zip: no directory', async () => {
    expect(await open(zipOf([GOOD]).subarray(0, -23), 'zip')).toBe('truncated')
    expect(await open(Buffer.from('no zip'), 'zip')).toBe('truncated')
  })

  test('tar: a name of megabytes', async () => {
    expect(await tar([{ name: 'x', type: 'L', size: 2 ** 30 }])).toBe('bomb')
  })

  test('tar: attributes that are none', async () => {
    const data = Buffer.from('99 path=x\n')
    expect(await tar([{ name: 'x', type: 'x', data }, GOOD])).toBe('corrupt')
  })

  test('tar: no tar', async () => {
    expect(await open(Buffer.concat([TEXT, TEXT]), 'tar')).toBe('corrupt')
  })
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
