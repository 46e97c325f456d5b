/** Standard input and lists of files, as a person types them. */
import { readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readTree, tempFolder } from '../tree.js'
import { folderOf, lines, ONE, TWO } from './record-corpus.js'
import { dedupe, RUN_LIMIT } from './run.js'

describe('standard input', () => {
  test('is a text, or lines of records', { timeout: RUN_LIMIT }, () => {
    const folder = folderOf({
      'a.txt': ONE,
      'text.in': `${ONE}\n\n${TWO}\n`,
      'lines.in': lines({ text: TWO }),
    })
    for (const [from, name, left] of [
      ['text.in', 'stdin', `${TWO}\n`],
      ['lines.in', 'stdin.jsonl', lines({ text: TWO })],
    ] as const) {
      const ran = dedupe(['a.txt', '-', '-o', `${from}.out`, '-q'], {
        cwd: folder,
        input: readFileSync(join(folder, from)),
      })
      expect(ran).toMatchObject({ status: 0, stderr: '' })
      expect(readFileSync(join(folder, `${from}.out/clean`, name), 'utf8')).toBe(left)
    }
  })

  test('is called that', { timeout: RUN_LIMIT }, () => {
    const folder = folderOf({})
    const binary = Buffer.from([0, 1, 2, 0])
    for (const args of [
      ['-', '-o', 'out'],
      ['check', '-'],
      ['index', '-', '-o', 'index'],
    ]) {
      const ran = dedupe(args, { cwd: folder, input: binary })
      expect(ran.status).toBe(2)
      expect(ran.stderr.split('\n')[0]).toMatch(/^dedupe: Nothing was read in standard input: /)
    }
    const read = dedupe(['check', '-'], { cwd: folder, input: Buffer.from(`${ONE}\n`) })
    expect(read.stdout).toMatch(/^Read 1 document, 16 words, 85 bytes from standard input\.\n/)
  })

  test('that is empty was read, where that is accepted', { timeout: RUN_LIMIT }, () => {
    const folder = tempFolder()
    const ran = dedupe(['-', '-o', 'out', '--json', '-q', '--allow-empty'], {
      cwd: folder,
      input: Buffer.alloc(0),
    })
    expect(JSON.parse(ran.stdout).documents.map(({ path }: never) => path)).toEqual(['stdin'])
  })
})

describe('a list of files', () => {
  test('keeps their paths, each once, whatever their names are', { timeout: RUN_LIMIT }, () => {
    const folder = folderOf({ 'x/a.txt': ONE, 'y/a b.txt': TWO, 'y/new\nline.txt': TWO })
    const list = ['./x/a.txt', 'y/a b.txt', 'x/a.txt', 'y/new\nline.txt', ''].join('\0')
    const ran = dedupe(['--files-from', '-', '-0', '-o', 'out', '-q'], {
      cwd: folder,
      input: Buffer.from(list),
    })
    expect(ran).toMatchObject({ status: 0, stderr: '' })
    expect([...readTree(join(folder, 'out/clean')).keys()].sort()).toEqual(['x/a.txt', 'y/a b.txt'])
    writeFileSync(join(folder, 'list'), 'x/a.txt\nx/gone.txt\n')
    const gone = dedupe(['--files-from', 'list', '--dry-run', '--json'], { cwd: folder })
    expect(gone.status).toBe(2)
    expect(gone.stderr).toContain('1 input could not be read\n')
  })

  test('may have the line ends and the mark of Windows', { timeout: RUN_LIMIT }, () => {
    const folder = folderOf({ 'x/a.txt': ONE, 'y/b.txt': TWO })
    for (const [list, args] of [
      ['\ufeffx/a.txt\r\n\r\ny/b.txt\r\n', []],
      ['x/a.txt\r\ny/b.txt', []],
    ] as const) {
      const ran = dedupe(['--files-from', '-', '--dry-run', '--json', ...args], {
        cwd: folder,
        input: Buffer.from(list),
      })
      expect([ran.status, ran.stderr]).toEqual([0, ''])
      expect(JSON.parse(ran.stdout).documents.map(({ path }: { path: string }) => path)).toEqual([
        'x/a.txt',
        'y/b.txt',
      ])
    }
    // With zero bytes a name is what stands between them.
    const zero = dedupe(['--files-from', '-', '-0', '--dry-run'], {
      cwd: folder,
      input: Buffer.from('x/a.txt\r\0'),
    })
    expect(zero.status).toBe(2)
    const wide = dedupe(['--files-from', '-', '--dry-run'], {
      cwd: folder,
      input: Buffer.from('\ufeffx/a.txt\r\n', 'utf16le'),
    })
    expect([wide.status, wide.stderr]).toEqual([
      2,
      'dedupe: The list in standard input is in UTF-16\nNames are read as UTF-8: convert it, for instance with iconv -f UTF-16 -t UTF-8.\n',
    ])
  })

  test('of folders alone says so', { timeout: RUN_LIMIT }, () => {
    const folder = folderOf({ 'x/a.txt': ONE })
    const ran = dedupe(['--files-from', '-', '--dry-run'], { cwd: folder, input: Buffer.from('x\n') })
    expect([ran.status, ran.stderr.split('\n')[0]]).toEqual([
      2,
      'dedupe: Nothing was read: x is no regular file and is left out',
    ])
  })

  test('one file is read once, by whichever path it is listed', { timeout: RUN_LIMIT }, () => {
    const folder = folderOf({ 'x/a.txt': ONE })
    writeFileSync(join(folder, 'list'), `x/a.txt\n${realpathSync(folder)}/x/a.txt\n`)
    const ran = dedupe(['--files-from', 'list', '--dry-run', '--json'], { cwd: folder })
    expect(ran.stderr).toBe('Warning: 1 file was named by two arguments: read once\n')
    expect(JSON.parse(ran.stdout).summary).toMatchObject({ documents: 1, removedWords: 0 })
  })

  test.each([
    [['--files-from', 'zeros'], 'The list zeros holds zero bytes'],
    [['-0', 'x'], '-0 is about the list of --files-from, and none was given'],
    [['-', '--files-from', '-'], 'Standard input can hold a text or a list of files, not both'],
    [['--files-from', 'none'], 'Cannot read the list none: no such file or folder'],
  ])('%j is refused', { timeout: RUN_LIMIT }, (args, message) => {
    const ran = dedupe([...args, '--dry-run'], { cwd: folderOf({ x: ONE, zeros: 'x\0x\0' }) })
    expect([ran.status, ran.stderr.split('\n')[0]]).toEqual([2, `dedupe: ${message}`])
  })
})
