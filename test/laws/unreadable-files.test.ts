/** Law 9: one bad file never ends a run; it is named with its reason. */
import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { verify } from '../../src/corpus/verify.js'
import { dedupe, type Report } from '../../src/index.js'
import { dedupe as command } from '../cli/run.js'
import { readTree, tempFolder } from '../tree.js'
import { folderOf, OTHER, run, TEXT } from './file-runs.js'

const NOBODY = 65534

/** The command as somebody whom permissions hold back: root may read everything. */
function asNobody(folder: string, args: readonly string[]): ReturnType<typeof command> {
  if (process.getuid?.() !== 0) return command(args, { cwd: folder })
  for (const { name } of readdirSync(folder, { withFileTypes: true })) chownAll(join(folder, name))
  chownSync(folder, NOBODY, NOBODY)
  return command(args, { cwd: folder, uid: NOBODY })
}

function chownAll(path: string): void {
  execFileSync('chown', ['-hR', `${NOBODY}:${NOBODY}`, path])
}

describe('what cannot be read', () => {
  test('a file and a folder are named; the rest is written; the exit code is 2', () => {
    const folder = folderOf({
      'in/a.txt': TEXT,
      'in/secret.txt': TEXT,
      'in/closed/b.txt': TEXT,
      'in/sealed.jpg': 'j',
      'in/z.txt': TEXT,
    })
    for (const path of ['secret.txt', 'sealed.jpg', 'closed']) chmodSync(join(folder, 'in', path), 0)
    const ran = asNobody(folder, ['in', '-o', 'out'])
    chmodSync(join(folder, 'in/closed'), 0o755)
    expect(ran.status).toBe(2)
    expect(ran.stdout.trimEnd().split('\n').at(-1)).toBe(
      '3 inputs could not be read: see "skipped" in the report.',
    )
    const report: Report = JSON.parse(readFileSync(join(folder, 'out/report.json'), 'utf8'))
    expect(report.skipped).toEqual([
      { path: 'closed', code: 'unreadable', message: 'Cannot read the folder closed: permission denied' },
      { path: 'secret.txt', code: 'unreadable', message: 'Cannot read secret.txt: permission denied' },
      { path: 'sealed.jpg', code: 'not-copied', message: 'Cannot copy sealed.jpg: permission denied' },
    ])
    expect([...readTree(join(folder, 'out/clean')).keys()]).toEqual(['a.txt'])
    expect([...report.documents].map(({ path, status }) => `${path} ${status}`)).toEqual([
      'a.txt kept',
      'z.txt emptied',
    ])
  })

  test('with --json and --quiet the last line of stderr says so', () => {
    const folder = folderOf({ 'in/a.txt': TEXT, 'in/b.txt': TEXT })
    chmodSync(join(folder, 'in/b.txt'), 0)
    for (const flag of ['--json', '--quiet']) {
      const { status, stderr } = asNobody(folder, ['in', '-o', `out${flag}`, flag])
      expect(status).toBe(2)
      expect(stderr.trimEnd().split('\n').at(-1)).toMatch(/^1 input could not be read$/)
    }
  })

  test('a root that cannot be read is told, with nothing written', () => {
    const folder = folderOf({ 'in/a.txt': TEXT })
    chmodSync(join(folder, 'in'), 0)
    const { status, stderr } = asNobody(folder, ['in', '-o', 'out'])
    chmodSync(join(folder, 'in'), 0o755)
    expect(status).toBe(2)
    expect(stderr).toMatch(/permission denied/)
    expect(readdirSync(folder)).toEqual(['in'])
  })

  test('an output folder that cannot be written is told in one line', () => {
    const folder = folderOf({ 'in/a.txt': TEXT, 'closed/x': '' })
    chmodSync(join(folder, 'closed'), 0o555)
    const { status, stderr } = asNobody(folder, ['in', '-o', 'closed/out'])
    expect(status).toBe(2)
    expect(stderr).toBe(
      'dedupe: Cannot write closed/out: permission denied\nName another place with --out.\n',
    )
  })

  test('a file that vanishes before it is copied', async () => {
    const folder = folderOf({ 'in/a.txt': TEXT, 'in/gone.jpg': 'j', 'in/gone.txt': OTHER })
    const watcher = {
      stage(name: string) {
        if (name === 'Reading') for (const end of ['jpg', 'txt']) rmSync(join(folder, `in/gone.${end}`))
      },
      advance() {},
    }
    const { skipped, clean } = await run(folder, 'in', { watcher })
    expect(skipped).toEqual(['gone.txt unreadable', 'gone.jpg not-copied'])
    expect([...clean.keys()]).toEqual(['a.txt'])
  })

  test('a file too large to be written leaves no half of itself behind', () => {
    const folder = folderOf({
      'in/a.txt': TEXT,
      'in/long.txt': Array.from({ length: 9000 }, (_, i) => `Line ${i} of a log.`).join('\n\n'),
      'in/long.bin': Buffer.alloc(150_000),
    })
    // Blocks of 512 or 1,024 bytes, as the shell has it: between 50 and 100 KB.
    const shell = 'ulimit -f 100; exec "$@"'
    // The page is larger than that, and no run is half without it.
    const ran = command(['in', '-o', 'out', '--no-html'], { cwd: folder, shell })
    expect(ran.stdout + ran.stderr).not.toContain('bug')
    expect(ran.status).toBe(2)
    expect([...readTree(join(folder, 'out/clean')).keys()]).toEqual(['a.txt'])
    expect(verify(join(folder, 'out')).problems).toEqual([])
  })
})

function makePipe(path: string): void {
  execFileSync('sh', ['-c', 'mkfifo "$1"', 'sh', path])
}

describe('what is no regular file', () => {
  test('a pipe is left out with a word and does not hold the run up', async () => {
    const folder = folderOf({ 'in/a.txt': TEXT })
    makePipe(join(folder, 'in/pipe.txt'))
    symlinkSync('pipe.txt', join(folder, 'in/to-pipe.txt'))
    const { skipped, clean, report } = await run(folder, 'in')
    expect(skipped).toEqual(['pipe.txt not-regular', 'to-pipe.txt not-regular'])
    expect([...clean.keys()]).toEqual(['a.txt'])
    expect(report.summary.documents).toBe(1)
  })

  test('a pipe as an argument is refused', async () => {
    const folder = tempFolder()
    makePipe(join(folder, 'pipe'))
    await expect(dedupe(join(folder, 'pipe'))).rejects.toThrow(/neither a file nor a folder/)
  })
})
