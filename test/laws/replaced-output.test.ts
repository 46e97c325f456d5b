/** Law 8: what may be replaced by an output, and what never is. */
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { verify } from '../../src/corpus/verify.js'
import { dedupe, type Watcher } from '../../src/index.js'
import { dedupe as dedupeCommand } from '../cli/run.js'
import { inFolder, readTree, snapshot, tempFolder, writeTree } from '../tree.js'
import { becomeFolder, failureOf, SHARED, smallInput } from './small-input.js'

describe('an earlier output', () => {
  async function cleaned(): Promise<{ folder: string; input: string; out: string }> {
    const folder = smallInput()
    const [input, out] = ['in', 'out'].map((name) => join(folder, name))
    await dedupe(input, { out })
    return { folder, input, out }
  }

  async function staysUnlessForced(
    { folder, input, out }: Awaited<ReturnType<typeof cleaned>>,
    code: string,
    named: string,
  ): Promise<void> {
    const before = snapshot(folder)
    const failure = await failureOf(dedupe(input, { out }))
    expect(failure.code).toBe(code)
    expect(failure.message).toContain(named)
    expect(failure.hint).toContain('--force')
    expect(snapshot(folder)).toEqual(before)
    await dedupe(input, { out, force: true })
    expect(verify(out).problems).toEqual([])
  }

  test('is replaced while its originals stand unchanged, new ones beside them or not', async () => {
    const { input, out } = await cleaned()
    writeFileSync(join(input, 'new.txt'), SHARED)
    utimesSync(join(input, 'a.txt'), 1, 1)
    await dedupe(input, { out })
    expect(verify(out)).toMatchObject({ files: 4, problems: [] })
  })

  test.each<[string, string, (file: string) => void]>([
    ['a changed document', 'b/c.txt', (file) => appendFileSync(file, 'more')],
    ['a document of the same length', 'a.txt', (file) => writeFileSync(file, SHARED.toUpperCase())],
    ['a deleted document', 'a.txt', (file) => rmSync(file)],
    ['a changed file that was copied unread', 'b/picture.jpg', (file) => writeFileSync(file, '\0\0\x01')],
    ['a folder in its place', 'a.txt', becomeFolder],
  ])('is kept beside %s, which is named, unless forced', async (_, name, change) => {
    const places = await cleaned()
    const changed = join(places.input, name)
    change(changed)
    await staysUnlessForced(places, 'originals-changed', changed)
  })

  test.each<[string, string, (file: string) => void]>([
    ['a note', 'notes.md', (file) => writeFileSync(file, 'mine')],
    ['a file among the cleaned ones', 'clean/mine.txt', (file) => writeFileSync(file, 'mine')],
    ['a file beside the ledger', 'ledger/mine.txt', (file) => writeFileSync(file, 'mine')],
    ['a cleaned file that was edited', 'clean/b/c.txt', (file) => appendFileSync(file, 'mine')],
    ['one edited at the same length', 'clean/a.txt', (file) => writeFileSync(file, SHARED.toUpperCase())],
    ['a link to a cleaned file', 'clean/link.txt', (file) => symlinkSync('a.txt', file)],
  ])('that holds %s is kept, and the file is named, unless forced', async (_, name, work) => {
    const places = await cleaned()
    const mine = join(places.out, name)
    work(mine)
    await staysUnlessForced(places, 'output-changed', mine)
  })

  test('of which a cleaned file was deleted has nothing to lose', async () => {
    const { input, out } = await cleaned()
    rmSync(join(out, 'clean/a.txt'))
    await dedupe(input, { out })
    expect((await verify(out)).problems).toEqual([])
  })

  test('that comes to stand there during the run is not touched', async () => {
    const folder = smallInput()
    const [input, out] = ['in', 'out'].map((name) => join(folder, name))
    const watcher: Watcher = {
      stage: () => writeTree(out, new Map([['mine.txt', 'mine']])),
      advance() {},
    }
    expect((await failureOf(dedupe(input, { out, watcher }))).code).toBe('out-exists')
    expect(readdirSync(folder).sort()).toEqual(['in', 'out'])
    expect(readdirSync(out)).toEqual(['mine.txt'])
  })

  test('that moved away from its originals counts as the last way back', async () => {
    const { folder, out } = await cleaned()
    mkdirSync(join(folder, 'far/off'), { recursive: true })
    renameSync(out, join(folder, 'far/off/out'))
    const failure = await failureOf(dedupe(join(folder, 'in'), { out: join(folder, 'far/off/out') }))
    expect(failure.code).toBe('originals-changed')
  })

  test.each(['files.ndjson', 'removed.bin', 'manifest.json'])(
    'with a broken ledger (%s) is not replaced',
    async (name) => {
      const { folder, input, out } = await cleaned()
      rmSync(join(out, 'ledger', name))
      if (name !== 'manifest.json') writeFileSync(join(input, 'a.txt'), 'changed')
      const before = snapshot(folder)
      await failureOf(dedupe(input, { out }))
      expect(snapshot(folder)).toEqual(before)
      await dedupe(input, { out, force: true })
      expect(verify(out).problems).toEqual([])
    },
  )

  test('whose input was in memory is replaced by force only', async () => {
    const out = join(tempFolder(), 'out')
    const documents = [{ path: 'a.txt', text: SHARED }]
    await dedupe(documents, { out })
    expect((await failureOf(dedupe(documents, { out }))).code).toBe('originals-changed')
    await dedupe(documents, { out, force: true })
  })

  test('of a dry run is replaced by another', async () => {
    const { input, folder } = await cleaned()
    const out = join(folder, 'dry')
    await dedupe(input, { out, dryRun: true })
    await dedupe(input, { out, dryRun: true })
    expect(readdirSync(out).sort()).toEqual(['report.html', 'report.json'])
  })
})

describe('a folder that is not ours', () => {
  test.each(['note.txt', 'clean/a.txt', 'report.json', 'ledger/manifest.json', '.hidden'])(
    'holds %s: it is not touched without force',
    async (name) => {
      const folder = smallInput()
      const [input, out] = ['in', 'out'].map((one) => join(folder, one))
      writeTree(out, new Map([[name, '{}']]))
      const before = snapshot(folder)
      const failure = await failureOf(dedupe(input, { out }))
      expect(failure.code).toBe('out-exists')
      expect(failure.hint).toContain('--force')
      expect(snapshot(folder)).toEqual(before)
      await dedupe(input, { out, force: true })
      expect(readdirSync(out).sort()).toEqual(['clean', 'ledger', 'report.html', 'report.json'])
    },
  )

  test('is filled where it is empty', async () => {
    const folder = smallInput()
    const out = join(folder, 'out')
    mkdirSync(out)
    await dedupe(join(folder, 'in'), { out })
    expect(verify(out).problems).toEqual([])
  })

  test.each([
    ['a file', (out: string) => writeFileSync(out, 'mine')],
    ['a link to a folder', (out: string) => symlinkSync('elsewhere', out)],
    ['a dangling link', (out: string) => symlinkSync('nowhere', out)],
  ])('but %s stays, unless forced, and what a link leads to always does', async (_, make) => {
    const folder = smallInput()
    const out = join(folder, 'out')
    writeTree(join(folder, 'elsewhere'), new Map([['mine.txt', 'mine']]))
    make(out)
    const before = snapshot(folder)
    expect((await failureOf(dedupe(join(folder, 'in'), { out }))).code).toBe('out-exists')
    expect(snapshot(folder)).toEqual(before)
    await dedupe(join(folder, 'in'), { out, force: true })
    expect(verify(out).problems).toEqual([])
    expect(readdirSync(folder).sort()).toEqual(['elsewhere', 'in', 'out'])
    expect(readdirSync(join(folder, 'elsewhere'))).toEqual(['mine.txt'])
  })

  test.each([
    ['the input', ['place/in'], 'place/in'],
    ['above the input', ['place/in'], 'place'],
    ['above a file', ['place/in/a.txt'], 'place/in'],
    ['above a glob', ['place/in/**/*.txt'], 'place/in'],
    ['one of several inputs', ['place/in/b', 'place/other'], 'place/other'],
    ['the current folder', ['place/in'], '.'],
    ['above the current folder', ['place/in'], '..'],
    ['the root', ['place/in'], '/'],
    ['the input by a link', ['place/in'], 'alias'],
    ['above the input by a link', ['alias'], 'place/in'],
  ])('is never written to, even forced, where it is %s', async (_, paths, out) => {
    const folder = tempFolder()
    cpSync(join(smallInput(), 'in'), join(folder, 'here/place/in'), { recursive: true })
    cpSync(join(folder, 'here/place/in'), join(folder, 'here/place/other'), { recursive: true })
    symlinkSync('place/in', join(folder, 'here/alias'))
    const before = snapshot(folder)
    const failure = await inFolder(join(folder, 'here'), () => failureOf(dedupe(paths, { out, force: true })))
    expect(failure.code).toBe('out-holds-input')
    expect(snapshot(folder)).toEqual(before)
  })
})

test.each(['.', '..'])(
  'the current folder, or one above it (%s), is no output even if the input is elsewhere',
  async (out) => {
    const input = join(smallInput(), 'in')
    const cwd = join(tempFolder(), 'some/where')
    mkdirSync(cwd, { recursive: true })
    const failure = await inFolder(cwd, () => failureOf(dedupe(input, { out, force: true })))
    expect(failure.code).toBe('out-holds-input')
    expect(readdirSync(cwd)).toEqual([])
  },
)

test('what stands inside an input is never replaced, not even with --force', () => {
  const folder = tempFolder()
  writeTree(
    folder,
    new Map([
      ['in/a.txt', 'one'],
      ['in/sub/b.txt', 'two'],
    ]),
  )
  const before = readTree(folder)
  for (const out of ['in/a.txt', 'in/sub']) {
    const { status, stderr } = dedupeCommand(['in', '-o', out, '--force'], { cwd: folder })
    expect(stderr).toContain(`Cannot write to ${out}: it stands in what is read`)
    expect(status).toBe(2)
  }
  expect(readTree(folder)).toEqual(before)
})
