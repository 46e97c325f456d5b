/** Members and archives that cannot be trusted. */
import { describe, expect, test } from 'vitest'
import { TEXT } from '../compression/fixtures.js'
import { zipOf } from './make.js'
import { open, tar, zip } from './open-archive.js'

const UNSAFE = [
  ...['../up.txt', 'a/../../up.txt', '/../up.txt', '/a/../../up.txt', 'C:/boot.txt', 'c:x'],
  ...['/c:x', '..\\up.txt', 'a/b\\..\\..\\..\\up.txt', 'C:\\boot.txt', '..', './', '/', '/..', 'a/\0b'],
  `${'n'.repeat(256)}.txt`,
]

const GOOD = { name: 'good.txt', data: Buffer.from('good') }

const STAYS = [['good.txt', 'good']]

describe('hostile members are named, and the rest goes on', () => {
  test.each(UNSAFE)('zip: the name %j', async (name) => {
    const result = await zip([{ name, data: Buffer.from('bad') }, GOOD])
    expect(result).toEqual({ members: STAYS, problems: [`unsafe-name ${name.replace(/\p{C}/gu, '?')}`] })
  })

  test.each(UNSAFE.filter((name) => name.length < 100 && !name.includes('\0') && !name.endsWith('/')))(
    'tar: the name %j',
    async (name) => {
      const result = await tar([{ name, data: Buffer.from('bad') }, GOOD])
      expect(result).toEqual({ members: STAYS, problems: [`unsafe-name ${name}`] })
    },
  )

  test.each([
    ['/etc/a.txt', 'etc/a.txt'],
    ['//server/./a.txt', 'server/a.txt'],
    ['/./a.txt', 'a.txt'],
    ['/good.txt', 'good-2.txt'],
  ])('the absolute name %j has its place below the folder', async (name, place) => {
    const bad = { name, data: Buffer.from('absolute') }
    const told = [`absolute-name ${name}`, ...(place === 'good-2.txt' ? [`same-name ${name}`] : [])]
    const members = [...STAYS, [place, 'absolute']]
    expect(await zip([GOOD, bad])).toEqual({ members, problems: told })
    expect(await tar([GOOD, bad])).toEqual({ members, problems: told })
  })

  test.each([
    ['a\\b.txt', 'a/b.txt', []],
    ['a/b\\c.txt', 'a/b/c.txt', []],
    ['\\\\server\\a.txt', 'server/a.txt', ['absolute-name']],
    ['.\\good.txt', 'good-2.txt', ['same-name']],
  ])('the separator of Windows in %j parts folders, whatever system is named', async (name, place, more) => {
    const data = Buffer.from('x')
    const problems = ['backslash-name', ...more].map((code) => `${code} ${name}`)
    const members = [...STAYS, [place, 'x']]
    for (const host of [0, 3, 10])
      expect(await zip([GOOD, { name: 'a\\', host }, { name, data, host }])).toEqual({ members, problems })
    expect(await tar([GOOD, { name, data }])).toEqual({ members, problems })
  })

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

  // Beyond a megabyte members are read as streams.
  test.each([8, 0])('zip: the same of a large member, by the method %i', async (method) => {
    const data = Buffer.from(Array.from({ length: 200_000 }, (_, i) => `${i} `).join(''))
    const large = { name: 'a.txt', data, method }
    const members = [...STAYS, ['a.txt', data.toString()]]
    expect(await zip([GOOD, large])).toEqual({ members, problems: [] })
    for (const lie of [{ size: data.length - 1 }, { size: data.length + 1 }, { sum: 1 }, { packed: 700 }])
      expect(await zip([GOOD, { ...large, lie }])).toBe('corrupt')
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
