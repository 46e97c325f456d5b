/** Folders among the temporary files: what killed runs left goes, and nothing else. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { describe, expect, test } from 'vitest'
import { clearLeftovers, createTempFolder } from '../../../src/corpus/records/temp-folder.js'
import { lines, ONE, TWO } from '../../cli/record-corpus.js'
import { dedupe, RUN_LIMIT } from '../../cli/run.js'
import { killingOnce, start } from '../../laws/stopping.js'
import { tempFolder } from '../../tree.js'

/** No process has an id of this size. */
const GONE = 99999999
const MARK = 'corpus-dedupe-spool'

describe('what a killed run left', () => {
  const left = (mode: number, files: Readonly<Record<string, string>> = {}) => {
    const place = tempFolder()
    const folder = join(place, `dedupe-${GONE}-AbCdEf`)
    mkdirSync(folder)
    chmodSync(folder, mode)
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
    clearLeftovers(place)
    return existsSync(folder)
  }

  test('goes: a folder with its mark, and an empty one that was killed before it had it', () => {
    const place = tempFolder()
    const { path, remove } = createTempFolder(place)
    const mark = readFileSync(join(path, MARK), 'utf8')
    remove()
    expect(left(0o700, { [MARK]: mark, texts: 'x' })).toBe(false)
    expect(left(0o700, { [MARK]: '', texts: 'x' })).toBe(false)
    expect(left(0o700)).toBe(false)
  })

  test('is not what holds something without the mark, or that others may enter', () => {
    expect(left(0o700, { 'notes.txt': 'x' })).toBe(true)
    expect(left(0o755)).toBe(true)
  })

  test('is not what a container with the same place made today: its processes are not seen from here', () => {
    expect(left(0o700, { [MARK]: 'elsewhere pid:[1]', texts: 'x' })).toBe(true)
  })

  test('is not what another thread of this process works in', async () => {
    const place = tempFolder()
    const { path, remove } = createTempFolder(place)
    const module = new URL('../../../dist/corpus/records/temp-folder.js', import.meta.url).href
    const worker = new Worker(
      `import(${JSON.stringify(module)}).then(({ clearLeftovers }) => clearLeftovers(${JSON.stringify(place)}))`,
      { eval: true },
    )
    await new Promise((resolve) => worker.on('exit', resolve))
    expect(existsSync(path)).toBe(true)
    remove()
    expect(readdirSync(place)).toEqual([])
  })

  test('goes with the next run, also with one that puts nothing there', { timeout: RUN_LIMIT }, async () => {
    const folder = tempFolder()
    const temp = join(folder, 'temp')
    mkdirSync(temp)
    mkdirSync(join(folder, 'in'))
    mkdirSync(join(folder, 'texts'))
    const many = Array.from({ length: 20_000 }, (_, id) => ({ id, text: id % 2 === 0 ? ONE : TWO }))
    writeFileSync(join(folder, 'in', 'a.jsonl'), lines(...many))
    writeFileSync(join(folder, 'texts', 'a.txt'), ONE)
    const args = ['in', '--dry-run', '--temp', 'temp']
    const ended = await start(folder, killingOnce(temp, 'dedupe-', 'SIGKILL', 'texts'), args)
    expect(ended.signal).toBe('SIGKILL')
    expect(readdirSync(temp)).toHaveLength(1)
    const next = dedupe(['texts', '--dry-run', '--temp', 'temp'], { cwd: folder })
    expect([next.status, readdirSync(temp)]).toEqual([0, []])
  })
})
