/** Law 9: every regular file under a root reappears in `clean/`, and our own outputs are left out. */
import { chmodSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { dedupe } from '../../src/index.js'
import { dedupe as command } from '../cli/run.js'
import { readTree } from '../tree.js'
import { folderOf, OTHER, run, TEXT } from './file-runs.js'

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
