/** Whatever is changed of an output is noticed. */
import {
  copyFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { manifestText } from '../../src/corpus/manifest.js'
import { verify } from '../../src/corpus/verify.js'
import { hashName } from '../../src/fingerprint/hash.js'
import { DedupeError, restore } from '../../src/index.js'
import { dedupe as command } from '../cli/run.js'
import { readTree, snapshot, tempFolder, writeTree } from '../tree.js'
import { type Output, SHARED, writeOutput } from './output.js'
import { copyOf } from './output-copy.js'

let whole: Output

beforeAll(async () => {
  whole = await writeOutput()
})

const FILES = [
  'clean/a.txt',
  'clean/b/picture.jpg',
  'clean/b/trimmed.md',
  'clean/wide.txt',
  'ledger/files.ndjson',
  'ledger/manifest.json',
  'ledger/removed.bin',
  'report.html',
  'report.json',
]

/** What `verify` finds: its problems, or the error that says why nothing can be proven. */
function foundIn(out: string): string {
  try {
    return verify(out).problems.join('\n')
  } catch (error) {
    if (error instanceof DedupeError) return error.message
    throw error
  }
}

/** The name that a finding must hold: of the document, or of our own file. */
const named = (file: string) => file.replace('clean/', '')

test('the output has the files that are tested here, and is found whole', () => {
  expect([...readTree(whole.out).keys()]).toEqual([...FILES, 'clean/empty.txt'].sort())
  expect(verify(whole.out)).toMatchObject({ files: 6, bytes: expect.any(Number), problems: [] })
})

test.each(FILES)('any byte of %s that is changed is noticed, and the file is named', (file) => {
  const out = copyOf(whole)
  const path = join(out, file)
  const original = readFileSync(path)
  // When a run was made, and how long it took, is nobody's to prove.
  const clock = /(?<="startedAt":")[^"]*|(?<="durationMs":)\d+/g
  const free = file === 'report.json' ? [...original.toString('latin1').matchAll(clock)] : []
  fc.assert(
    fc.property(fc.nat({ max: original.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
      fc.pre(!free.some(({ index, 0: value }) => at >= index && at < index + value.length))
      const changed = Buffer.from(original)
      changed[at] ^= change
      writeFileSync(path, changed)
      expect(foundIn(out)).toContain(named(file))
    }),
    { numRuns: 60 },
  )
})

test.each(FILES)('%s shortened or lengthened by a byte is noticed', (file) => {
  const out = copyOf(whole)
  const path = join(out, file)
  const original = readFileSync(path)
  for (const changed of [original.subarray(0, -1), Buffer.concat([original, Buffer.from('\n')])]) {
    writeFileSync(path, changed)
    expect(foundIn(out)).toContain(named(file))
  }
})

test.each(FILES)('%s deleted is noticed', (file) => {
  const out = copyOf(whole)
  rmSync(join(out, file))
  expect(foundIn(out)).toContain(named(file))
})

test.each(['clean/new.txt', 'clean/b/.hidden', 'clean/b/emptied.txt', 'clean/c/d/e.jpg'])(
  '%s added is noticed',
  (file) => {
    const out = copyOf(whole)
    writeTree(out, new Map([[file, '']]))
    expect(foundIn(out)).toContain(named(file))
  },
)

test('two files that changed places are noticed, and so is one put in the place of another', () => {
  const out = copyOf(whole)
  const [a, b] = ['clean/a.txt', 'clean/wide.txt'].map((file) => join(out, file))
  copyFileSync(a, b)
  expect(verify(out).problems).toEqual(['wide.txt was changed since it was cleaned'])
})

test('the command: 0 and a line on stdout, or 1 and what is wrong on stderr, or 2 where nothing can be proven', () => {
  const out = copyOf(whole)
  expect(command(['verify', out])).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(
      /^Verified 6 files, \d+ bytes: every one can be rebuilt byte for byte(?:, and all \d+ removed copies are covered by text that stays)?\.\n$/,
    ),
    stderr: '',
  })
  writeFileSync(join(out, 'clean/a.txt'), 'x')
  const changed = command(['verify', out])
  expect(changed).toMatchObject({ status: 1, stdout: '' })
  expect(changed.stderr).toContain('a.txt was changed since it was cleaned\n1 problem: ')
  rmSync(join(out, 'ledger/removed.bin'))
  const gone = command(['verify', out])
  expect(gone).toMatchObject({ status: 2, stdout: '' })
  expect(gone.stderr).toMatch(
    /^dedupe: Cannot read .*removed\.bin: no such file or folder: nothing can be proven\n$/,
  )
  expect(command(['restore', out, '-o', join(out, 'back')]).stderr).toMatch(/: nothing was restored\n$/)
  expect(command(['verify', join(out, 'clean')]).status).toBe(2)
})

/** An output whose ledger somebody wrote with care: all hashes fit. */
function forged(change: (lines: string[]) => string[]): string {
  const out = copyOf(whole)
  const [index, manifest] = ['files.ndjson', 'manifest.json'].map((name) => join(out, 'ledger', name))
  const before = readFileSync(index)
  const after = Buffer.from(`${change(before.toString().trimEnd().split('\n')).join('\n')}\n`)
  writeFileSync(index, after)
  const text = readFileSync(manifest, 'utf8').replace(hashName(before), hashName(after))
  const { format, version, seal, ...rest } = JSON.parse(text)
  writeFileSync(manifest, manifestText(rest))
  expect([format, version, seal]).not.toContain(undefined)
  return out
}

describe('a ledger that was forged', () => {
  test('is taken for whole, so that the tests below reach what they mean', () => {
    expect(verify(forged((lines) => lines)).problems).toEqual([])
  })

  test.each([
    '../evil.txt',
    '/tmp/evil-dedupe.txt',
    'b/../../evil.txt',
    'b/../a2.txt',
    '..',
    '.',
    '',
    './a.txt',
    'b//c.txt',
    'b/',
    'nul\0.txt',
  ])('that names %j is refused, and nothing is written anywhere', (path) => {
    const out = forged(([first, ...rest]) => [
      first,
      ...rest.map((line, i) => (i === 0 ? JSON.stringify({ ...JSON.parse(line), path }) : line)),
    ])
    const folder = tempFolder()
    const before = snapshot(join(out, '..'))
    expect(() => restore(out, join(folder, 'deep/back'))).toThrow(DedupeError)
    expect([...readTree(folder).keys()]).toEqual([])
    expect(snapshot(join(out, '..'))).toEqual(before)
    expect(existsSync('/tmp/evil-dedupe.txt')).toBe(false)
    expect(() => foundIn(out)).not.toThrow()
  })

  test('that names a file twice, or one below another, is refused', () => {
    for (const path of ['a.txt', 'a.txt/b.txt']) {
      const out = forged((lines) =>
        lines.map((line, i) => (i === 1 ? JSON.stringify({ ...JSON.parse(line), path }) : line)),
      )
      const folder = tempFolder()
      expect(() => restore(out, join(folder, 'back'))).toThrow(DedupeError)
      expect(readdirSync(folder)).toEqual([])
    }
  })

  test('that wants more removed bytes than there are is refused before memory is', () => {
    const bytes = 2 ** 50
    const cuts = [[0, bytes]]
    const out = forged(([first, ...rest]) => [JSON.stringify({ ...JSON.parse(first), bytes, cuts }), ...rest])
    expect(restore(out, join(tempFolder(), 'back')).refused).toContainEqual(
      expect.objectContaining({ path: 'a.txt' }),
    )
  })

  test('with fewer lines than files is found out', () => {
    expect(foundIn(forged((lines) => lines.slice(0, -1)))).not.toBe('')
  })

  test('cannot make restore write through a link', () => {
    const out = copyOf(whole)
    const outside = tempFolder()
    rmSync(join(out, 'clean/b'), { recursive: true })
    symlinkSync(outside, join(out, 'clean/b'))
    const folder = tempFolder()
    restore(out, join(folder, 'back'))
    expect(readdirSync(outside)).toEqual([])
  })
})

describe('an output without texts', () => {
  test('holds none beside clean/, verifies, and says why it cannot be restored', async () => {
    const { out, folder } = await writeOutput({ text: false })
    for (const file of FILES.filter((one) => !one.startsWith('clean/'))) {
      const all = readFileSync(join(out, file))
      // The program of the page has words of its own; all that a run puts in stands in its data.
      const bytes =
        file === 'report.html'
          ? all.subarray(all.indexOf('<script type="application/json"'), all.lastIndexOf('<script>'))
          : all
      expect(bytes.length).toBeGreaterThan(file === 'ledger/removed.bin' ? -1 : 100)
      for (const word of SHARED.match(/[a-z]{5,}/gi) ?? [])
        expect(bytes.includes(word), `${file}: ${word}`).toBe(false)
    }
    expect(verify(out).problems).toEqual([])
    expect(() => restore(out, join(folder, 'back'))).toThrow(/--no-text/)
    expect(existsSync(join(folder, 'back'))).toBe(false)
    for (const file of ['clean/a.txt', 'report.json', 'ledger/files.ndjson']) {
      const copy = join(tempFolder(), 'copy')
      cpSync(out, copy, { recursive: true })
      const bytes = readFileSync(join(copy, file))
      bytes[bytes.length >> 1] ^= 1
      writeFileSync(join(copy, file), bytes)
      expect(foundIn(copy)).toContain(named(file))
    }
  })

  test('holds them otherwise, so that the test above says something', () => {
    expect(readFileSync(join(whole.out, 'report.json'), 'utf8')).toContain('second row of arches')
    expect(readFileSync(join(whole.out, 'ledger/removed.bin'), 'utf8')).toContain('second row of arches')
  })
})
