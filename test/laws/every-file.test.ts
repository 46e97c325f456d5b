/** Law 9: one bad file never ends a run, and every regular file under a root reappears in `clean/`. */
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { verify } from '../../src/corpus/verify.js'
import { DedupeError, type DedupeSettings, dedupe, type Report, restore } from '../../src/index.js'
import { dedupe as command } from '../cli/run.js'
import { inFolder, readTree, tempFolder, writeTree } from '../tree.js'

const TEXT = 'The bell of the upper lock rings once for a barge and twice for the bishop.\n'
const OTHER = 'Nobody knows who oils the hinge of the lower gate, but it has never been heard.\n'

interface Ran {
  readonly report: Report
  readonly clean: Map<string, Buffer>
  /** `path code` of each, in the report's order. */
  readonly skipped: string[]
}

/** Runs in `folder` and proves the output besides. */
async function run(folder: string, paths: string | string[], settings: DedupeSettings = {}): Promise<Ran> {
  return inFolder(folder, async () => {
    const out = settings.out ?? 'out'
    const { report } = await dedupe(paths, { ...settings, out })
    expect(verify(out).problems).toEqual([])
    expect(restore(out, 'back').refused).toEqual([])
    rmSync('back', { recursive: true })
    const skipped = [...report.skipped].map(({ path, code }) => `${path} ${code}`)
    return { report, clean: readTree(join(out, 'clean')), skipped }
  })
}

function folderOf(files: Record<string, string | Buffer>): string {
  const folder = tempFolder()
  writeTree(folder, new Map(Object.entries(files)))
  return folder
}

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

describe('what is no document', () => {
  test('is copied through with its bytes, and each reason is told once', async () => {
    const files = {
      'in/a.txt': TEXT,
      'in/.note': TEXT,
      'in/.hidden.txt': TEXT,
      'in/photo.JPG': Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10]),
      'in/table.csv': TEXT,
      'in/page.html': `<p>${TEXT}`,
      'in/page.XHTML': `<p>${TEXT}`,
      'in/disguised.txt': `<!DOCTYPE html>\n<html><body><p>${TEXT}</p></body></html>\n`,
      'in/noise.txt': Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * i * 31 + i) % 256)),
      'in/drafts/old.txt': TEXT,
      'in/empty.jpg': '',
    }
    const folder = folderOf(files)
    const { clean, report, skipped } = await run(folder, 'in', { exclude: ['drafts/'] })
    for (const [path, content] of Object.entries(files)) {
      expect(clean.get(path.slice(3))).toEqual(Buffer.from(content as string))
    }
    expect(skipped.sort()).toEqual([
      '.hidden.txt dot-file',
      '.note dot-file',
      'disguised.txt html',
      'drafts/old.txt excluded',
      'empty.jpg not-a-document',
      'noise.txt binary',
      'page.XHTML html',
      'page.html html',
      'photo.JPG not-a-document',
      'table.csv no-records',
    ])
    expect([...report.warnings].map(({ code }) => code).sort()).toEqual([
      'passed-binary',
      'passed-dot-file',
      'passed-excluded',
      'passed-html',
      'passed-no-records',
      'passed-not-a-document',
    ])
  })

  test('becomes one by --include, HTML too; --exclude wins over it', async () => {
    const folder = folderOf({
      'in/a.html': `<p>${TEXT}`,
      'in/b.log': TEXT,
      'in/c.log': TEXT,
      'in/.d.log': TEXT,
    })
    const { report } = await run(folder, 'in', { include: ['*.html', '*.log', '.d.log'], exclude: ['c.log'] })
    expect([...report.documents].map(({ path }) => path)).toEqual(['.d.log', 'a.html', 'b.log'])
  })

  test('dot-folders are left out with a word, in the order of their paths', async () => {
    const folder = folderOf({
      'in/a.txt': TEXT,
      'in/sub/.x/y.txt': TEXT,
      'in/.long-name-of-a-folder/config': TEXT,
      'in/\xef\xbd\x9e/.x/a': TEXT,
      'in/\xf0\x9f\x90\xa2/.x/a': TEXT,
    })
    const { clean, skipped } = await run(folder, 'in')
    expect([...clean.keys()]).toEqual(['a.txt'])
    expect(skipped).toEqual(
      ['.long-name-of-a-folder', 'sub/.x', '\uff5e/.x', '\u{1f422}/.x'].map((path) => `${path} dot-folder`),
    )
  })

  test('a dot-folder that is named is read', async () => {
    const folder = folderOf({ '.notes/a.txt': TEXT })
    const { clean } = await run(folder, '.notes')
    expect([...clean.keys()]).toEqual(['a.txt'])
  })
})

describe('our own outputs', () => {
  test('the default output inside the input is left out, again and again', () => {
    const folder = folderOf({ 'here/a.txt': TEXT, 'here/b.txt': `${TEXT}\n${OTHER}` })
    const here = join(folder, 'here')
    for (let round = 0; round < 2; round += 1) {
      expect(command(['.', '--quiet'], { cwd: here }).status).toBe(0)
      expect([...readTree(join(here, 'here.deduped/clean')).keys()]).toEqual(['a.txt', 'b.txt'])
    }
  })

  test('an older output elsewhere in the tree is left out with a word', async () => {
    const folder = folderOf({ 'in/a.txt': TEXT })
    await run(folder, 'in', { out: 'in/old/output' })
    writeFileSync(join(folder, 'in/b.txt'), OTHER)
    const { clean, skipped } = await run(folder, 'in')
    expect([...clean.keys()]).toEqual(['a.txt', 'b.txt'])
    expect(skipped).toEqual(['old/output own-output'])
  })

  test('a folder that is named is read even if it is one', async () => {
    const folder = folderOf({ 'in/a.txt': TEXT })
    await run(folder, 'in', { out: 'first' })
    const { clean } = await run(folder, 'first/clean')
    expect([...clean.keys()]).toEqual(['a.txt'])
  })

  test('a folder called clean, ledger or report.json is input like any other', async () => {
    const files = { 'in/clean/a.txt': TEXT, 'in/ledger/b.txt': OTHER, 'in/report.json': '{}' }
    const { clean } = await run(folderOf(files), 'in')
    expect([...clean.keys()]).toEqual(['clean/a.txt', 'ledger/b.txt', 'report.json'])
  })

  test('the report of a dry run inside the input is not read', async () => {
    const folder = folderOf({ 'in/a.txt': TEXT, 'in/b/report.json': '{}\n' })
    await dedupe(join(folder, 'in'), { out: join(folder, 'in/dry'), dryRun: true })
    const { skipped } = await run(folder, 'in')
    expect(skipped).toEqual(['dry own-output', 'b/report.json not-a-document'])
  })

  test('a link into the output folder is not entered', async () => {
    const folder = folderOf({ 'in/a.txt': TEXT })
    await run(folder, 'in')
    symlinkSync('../out/clean', join(folder, 'in/cleaned'))
    const { clean, skipped } = await run(folder, 'in')
    expect([...clean.keys()]).toEqual(['a.txt'])
    expect(skipped).toEqual(['cleaned own-output'])
  })
})

describe('names', () => {
  test('of 255 bytes, and paths near the limit of the system, come through', async () => {
    const long = `${'n'.repeat(251)}.txt`
    const deep = Array.from({ length: 15 }, (_, i) => `${i}`.padEnd(200, 'd')).join('/')
    const folder = folderOf({ [`in/${long}`]: TEXT, [`in/${deep}/a.txt`]: OTHER })
    const { clean, skipped } = await run(folder, 'in')
    expect([...clean.keys()]).toEqual([`${deep}/a.txt`, long])
    expect(skipped).toEqual([])
  })

  test('too long to be written below the output are named, and the run goes on', () => {
    const folder = folderOf({ 'in/a.txt': TEXT })
    // Made step by step: the whole path is longer than one call takes. Only `clean/` adds what is too much.
    const room = 4095 - join(folder, 'in').length - 12
    const parts = Array.from({ length: Math.floor(room / 201) }, () => 'd'.repeat(200))
    mkdirSync(join(folder, 'in', ...parts), { recursive: true })
    const name = `${'x'.repeat(room - parts.length * 201)}.txt`
    writeFileSync(join(folder, 'in', ...parts, name), OTHER)
    const { status, stdout } = command(['in', '-o', 'out'], { cwd: folder })
    expect(status).toBe(2)
    expect(stdout).toContain('1 input could not be read')
    expect([...readTree(join(folder, 'out/clean')).keys()]).toEqual(['a.txt'])
    expect(verify(join(folder, 'out')).problems).toEqual([])
  })

  test('that are not UTF-8 keep their bytes, of folders and links too', async () => {
    const folder = folderOf({ 'in/caf\xe9/\xff\xfe.txt': TEXT, 'in/caf\xc3\xa9/\xed\xa0\x80.txt': OTHER })
    writeTree(folder, new Map([['far\xe9/\xff\xfe.txt', TEXT]]))
    symlinkSync(Buffer.from('../far\xe9', 'latin1'), Buffer.from(`${folder}/in/l\xefen`, 'latin1'))
    const { clean, report } = await run(folder, 'in', { keepEmpty: true })
    expect([...clean.keys()].sort()).toEqual([
      'caf\xc3\xa9/\xed\xa0\x80.txt',
      'caf\xe9/\xff\xfe.txt',
      'l\xefen/\xff\xfe.txt',
    ])
    expect([...report.documents].map(({ status }) => status)).toEqual(['kept', 'kept', 'emptied'])
  })

  test('of one character that differ in form stay apart', async () => {
    const files = Object.fromEntries(
      ['\u00e9', 'e\u0301', 'E\u0301', '\ufb01', 'fi'].map((name, i) => [
        `in/${Buffer.from(name).toString('latin1')}.txt`,
        `${i} ${TEXT}`,
      ]),
    )
    const { clean } = await run(folderOf(files), 'in')
    expect(clean.size).toBe(5)
  })
})

describe('several arguments', () => {
  test('folders of one name get a number', async () => {
    const folder = folderOf({
      'x/news/a.txt': TEXT,
      'y/news/a.txt': OTHER,
      'z/news/a.txt': `${OTHER}\n${TEXT}`,
    })
    const { clean } = await run(folder, ['x/news', 'y/news', 'z/news'], { keepEmpty: true })
    expect([...clean.keys()]).toEqual(['news-2/a.txt', 'news-3/a.txt', 'news/a.txt'])
    expect(clean.get('news-2/a.txt')?.toString()).toBe(OTHER)
  })

  test('a file beside a folder, files of one name, and a glob keep apart', async () => {
    const folder = folderOf({
      'in/a.txt': TEXT,
      'one/in': 'A file called like the folder.',
      'one/a.txt': 'one',
      'two/a.txt': 'two',
      'two/b/a.txt': 'three',
    })
    const { clean } = await run(folder, ['in', 'one/in', 'one/a.txt', 'two/**/*.txt'])
    expect([...clean].map(([path, bytes]) => `${path}: ${bytes.toString().trim()}`)).toEqual([
      'a-2.txt: two',
      'a.txt: one',
      'b/a.txt: three',
      `in-2: A file called like the folder.`,
      `in/a.txt: ${TEXT.trim()}`,
    ])
  })

  test.each([
    ['in', 'other/**/*.txt'],
    ['other/**/*.txt', 'in'],
    ['file/in', 'other/**/*.txt'],
    ['other/**/*.txt', 'file/in'],
  ])('%s and %s would share a place, and every file reappears all the same', async (...paths) => {
    const files = {
      'in/a.txt': 'first',
      'in/b.txt': 'second',
      'other/in/a.txt': 'third',
      'other/in/c/d.txt': 'fourth',
      'file/in': 'fifth',
    }
    const { clean, skipped } = await run(folderOf(files), paths)
    expect(skipped).toEqual([])
    const texts = [...clean.values()].map(String).sort()
    const named = Object.entries(files).filter(([path]) =>
      paths.some((one) => path.startsWith(one.replace('**/*.txt', ''))),
    )
    expect(texts).toEqual(named.map(([, text]) => text).sort())
  })

  test('what two of them name is read once, where it was named first, and that is told', async () => {
    const folder = folderOf({ 'in/a.txt': TEXT, 'in/sub/b.txt': OTHER })
    const { clean, report } = await run(folder, ['in/sub', 'in', 'in/a.txt', 'in/**/*.txt'])
    expect([...clean.keys()]).toEqual(['in/a.txt', 'sub/b.txt'])
    expect([...report.warnings].map(({ code }) => code)).toEqual(['named-twice'])
    expect(report.summary.removedWords).toBe(0)
  })

  test('the order of the arguments decides what stays', async () => {
    const folder = folderOf({ 'a/x.txt': TEXT, 'b/x.txt': TEXT })
    const { report } = await run(folder, ['b', 'a'])
    expect([...report.documents].map(({ path, status }) => `${path} ${status}`)).toEqual([
      'b/x.txt kept',
      'a/x.txt emptied',
    ])
  })

  test('one that names nothing ends the run before anything is read', async () => {
    const folder = folderOf({ 'a/x.txt': TEXT })
    const names = ['a', 'b'].map((name) => join(folder, name))
    await expect(dedupe(names, { out: join(folder, 'out') })).rejects.toThrow(DedupeError)
    expect(readdirSync(folder)).toEqual(['a'])
  })
})

test('modes and times of all kinds of files are kept', async () => {
  const folder = folderOf({
    'in/a.txt': TEXT,
    'in/b.txt': `${OTHER}\n${TEXT}`,
    'in/c.jpg': 'j',
    'in/d.txt': TEXT,
  })
  const modes: Record<string, number> = { 'a.txt': 0o400, 'b.txt': 0o2755, 'c.jpg': 0o640, 'd.txt': 0o666 }
  for (const [name, mode] of Object.entries(modes)) chmodSync(join(folder, 'in', name), mode)
  await run(folder, 'in', { keepEmpty: true })
  for (const [name, mode] of Object.entries(modes)) {
    const [before, after] = ['in', 'out/clean'].map((one) =>
      statSync(join(folder, one, name), { bigint: true }),
    )
    expect(Number(after.mode) & 0o7777).toBe(mode)
    expect(after.mtimeNs / 1000n).toBe(before.mtimeNs / 1000n)
  }
})
