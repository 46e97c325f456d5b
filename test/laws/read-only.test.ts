/** Law 8: the input is never touched; an output stands whole or not at all. */
import { spawn } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { verify } from '../../src/corpus/verify.js'
import { DedupeError, type DedupeSettings, dedupe, type Watcher } from '../../src/index.js'
import { COMMAND, dedupe as dedupeCommand, RUN_LIMIT } from '../cli/run.js'
import { inFolder, readTree, snapshot, tempFolder, writeTree } from '../tree.js'
import { arbitraryOptions, arbitraryTree } from './arbitrary-tree.js'
import { writeManyFiles } from './many-files.js'

const SHARED =
  'The ferry man counts the geese twice every morning, and writes both numbers on the same slate.\n'

/** A folder with an `in` of two documents with the same text. */
function smallInput(): string {
  const folder = tempFolder()
  writeTree(
    join(folder, 'in'),
    new Map([
      ['a.txt', SHARED],
      ['b/c.txt', `Its own words.\n\n${SHARED}`],
      ['b/picture.jpg', '\0\0\0'],
    ]),
  )
  return folder
}

async function failureOf(run: Promise<unknown>): Promise<DedupeError> {
  try {
    await run
  } catch (error) {
    if (error instanceof DedupeError) return error
    throw error
  }
  throw new Error('It did not fail')
}

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

function becomeFolder(file: string): void {
  rmSync(file)
  mkdirSync(file)
}

interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly ms: number
}

/** Starts a run, by default of `in` into `out`; `meanwhile` may stop it. */
function start(
  folder: string,
  meanwhile: (kill: (signal: NodeJS.Signals) => void) => void,
  args: readonly string[] = ['in', '-o', 'out'],
): Promise<Ended> {
  const began = performance.now()
  const child = spawn(process.execPath, [COMMAND, ...args, '--quiet'], {
    cwd: folder,
    stdio: 'ignore',
    timeout: RUN_LIMIT,
    killSignal: 'SIGABRT',
  })
  meanwhile((signal) => child.kill(signal))
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => resolve({ code, signal, ms: performance.now() - began }))
  })
}

/** Stops a run as soon as a name with this start stands in the folder. */
function killingOnce(folder: string, prefix: string, signal: NodeJS.Signals) {
  return (kill: (signal: NodeJS.Signals) => void) => {
    const look = setInterval(() => {
      if (!readdirSync(folder).some((name) => name.startsWith(prefix))) return
      clearInterval(look)
      kill(signal)
    }, 2)
    setTimeout(() => clearInterval(look), 20_000).unref()
  }
}

describe('a run that is stopped', () => {
  const ROUNDS = 25

  test('by SIGKILL at any moment leaves a whole output or none, and the next run succeeds', async () => {
    const folder = tempFolder()
    const [input, out] = ['in', 'out'].map((name) => join(folder, name))
    writeManyFiles(input, 160, 12)
    const before = snapshot(input)
    const { ms, code } = await start(folder, () => {})
    expect(code).toBe(0)
    rmSync(out, { recursive: true })

    let killed = 0
    for (let round = 0; round < ROUNDS; round += 1) {
      // Half of the rounds find an earlier output, half find none.
      if (round % 2 === 0) rmSync(out, { recursive: true, force: true })
      const ended = await start(folder, (kill) => {
        setTimeout(() => kill('SIGKILL'), ms * Math.random())
      })
      killed += ended.signal === 'SIGKILL' ? 1 : 0
      if (readdirSync(folder).includes('out')) {
        expect(verify(out)).toMatchObject({ files: 160, problems: [] })
      }
      await dedupe(input, { out })
      expect(verify(out)).toMatchObject({ files: 160, problems: [] })
      expect(readdirSync(folder).sort()).toEqual(['in', 'out'])
    }
    expect(killed).toBeGreaterThan(ROUNDS / 2)
    expect(snapshot(input)).toEqual(before)
  })

  test('by SIGKILL while threads read and write leaves a whole output or none', async () => {
    const folder = tempFolder()
    const [input, out] = ['in', 'out'].map((name) => join(folder, name))
    writeManyFiles(input, 160, 12)
    const args = ['in', '-o', 'out', '--workers', '2']
    const { ms, code } = await start(folder, () => {}, args)
    expect(code).toBe(0)
    rmSync(out, { recursive: true })
    for (let round = 0; round < 8; round += 1) {
      rmSync(out, { recursive: true, force: true })
      await start(folder, (kill) => setTimeout(() => kill('SIGKILL'), ms * Math.random()), args)
      if (readdirSync(folder).includes('out')) {
        expect(verify(out)).toMatchObject({ files: 160, problems: [] })
      }
      expect(await start(folder, () => {}, args)).toMatchObject({ code: 0 })
      expect(verify(out)).toMatchObject({ files: 160, problems: [] })
      expect(readdirSync(folder).sort()).toEqual(['in', 'out'])
    }
  })

  test('by SIGINT while threads write ends with 130 and leaves nothing', async () => {
    const folder = tempFolder()
    writeManyFiles(join(folder, 'in'), 1500, 12)
    const args = ['in', '-o', 'out', '--workers', '3']
    const ended = await start(folder, killingOnce(folder, '.out.partial-', 'SIGINT'), args)
    expect(ended).toMatchObject({ code: 130, signal: null })
    expect(readdirSync(folder)).toEqual(['in'])
  })

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'by %s ends with 130 and leaves nothing',
    async (signal) => {
      const folder = tempFolder()
      writeManyFiles(join(folder, 'in'), 1500, 12)
      const ended = await start(folder, killingOnce(folder, '.out.partial-', signal))
      expect(ended).toMatchObject({ code: 130, signal: null })
      expect(readdirSync(folder)).toEqual(['in'])
    },
  )

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'of restore by %s ends with 130 and leaves nothing',
    async (signal) => {
      const folder = tempFolder()
      writeManyFiles(join(folder, 'in'), 3000, 1)
      await dedupe(join(folder, 'in'), { out: join(folder, 'out') })
      const args = ['restore', 'out', '-o', 'back']
      const ended = await start(folder, killingOnce(folder, '.back.partial-', signal), args)
      expect(ended).toMatchObject({ code: 130, signal: null })
      expect(readdirSync(folder).sort()).toEqual(['in', 'out'])
    },
  )

  test('between its two last moves gets the earlier output back with the next run', async () => {
    const folder = smallInput()
    const [input, out] = ['in', 'out'].map((name) => join(folder, name))
    await dedupe(input, { out })
    const hidden = '4000000000-0123abcd' // No system gives such a process number.
    renameSync(out, join(folder, `.out.former-${hidden}`))
    mkdirSync(join(folder, `.out.partial-${hidden}`))
    await dedupe(input, { out, dryRun: true })
    expect(readdirSync(folder).sort()).toEqual(['in', 'out'])
  })

  test('is cleared up by one of the same process number, as in a container', async () => {
    const folder = smallInput()
    mkdirSync(join(folder, `.out.partial-${process.pid}-0123abcd`))
    await dedupe(join(folder, 'in'), { out: join(folder, 'out') })
    expect(readdirSync(folder).sort()).toEqual(['in', 'out'])
  })

  test('leaves what only looks like its own alone', async () => {
    const folder = smallInput()
    const others = ['.out.partial-1', '.out.former-x-0123abcd', '.other.partial-4000000000-0123abcd', '.out']
    for (const name of [...others, `.out.partial-${process.ppid}-0123abcd`]) mkdirSync(join(folder, name))
    await dedupe(join(folder, 'in'), { out: join(folder, 'out') })
    expect(readdirSync(folder)).toEqual(
      expect.arrayContaining([...others, `.out.partial-${process.ppid}-0123abcd`]),
    )
  })

  test('by its caller rejects and leaves nothing', async () => {
    const folder = smallInput()
    const controller = new AbortController()
    controller.abort()
    const run = dedupe(join(folder, 'in'), { out: join(folder, 'out'), signal: controller.signal })
    await expect(run).rejects.toMatchObject({ name: 'AbortError' })
    expect(readdirSync(folder)).toEqual(['in'])
  })
})

describe('an earlier output', () => {
  async function cleaned(): Promise<{ folder: string; input: string; out: string }> {
    const folder = smallInput()
    const [input, out] = ['in', 'out'].map((name) => join(folder, name))
    await dedupe(input, { out })
    return { folder, input, out }
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
    const { folder, input, out } = await cleaned()
    change(join(input, name))
    const before = snapshot(folder)
    const failure = await failureOf(dedupe(input, { out }))
    expect(failure.code).toBe('originals-changed')
    expect(failure.message).toContain(join(input, name))
    expect(failure.hint).toContain('--force')
    expect(snapshot(folder)).toEqual(before)
    await dedupe(input, { out, force: true })
    expect(verify(out).problems).toEqual([])
  })

  test.each<[string, string, (file: string) => void]>([
    ['a note', 'notes.md', (file) => writeFileSync(file, 'mine')],
    ['a file among the cleaned ones', 'clean/mine.txt', (file) => writeFileSync(file, 'mine')],
    ['a file beside the ledger', 'ledger/mine.txt', (file) => writeFileSync(file, 'mine')],
    ['a cleaned file that was edited', 'clean/b/c.txt', (file) => appendFileSync(file, 'mine')],
    ['one edited at the same length', 'clean/a.txt', (file) => writeFileSync(file, SHARED.toUpperCase())],
    ['a link to a cleaned file', 'clean/link.txt', (file) => symlinkSync('a.txt', file)],
  ])('that holds %s is kept, and the file is named, unless forced', async (_, name, work) => {
    const { folder, input, out } = await cleaned()
    work(join(out, name))
    const before = snapshot(folder)
    const failure = await failureOf(dedupe(input, { out }))
    expect(failure.code).toBe('output-changed')
    expect(failure.message).toContain(join(out, name))
    expect(failure.hint).toContain('--force')
    expect(snapshot(folder)).toEqual(before)
    await dedupe(input, { out, force: true })
    expect((await verify(out)).problems).toEqual([])
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
