/**
 * Law 4 for memory: an output is the same whatever a run may take, to the byte, and what it puts into temporary files meanwhile
 * goes with it, however it ends. few-pages.test.ts says it of many small corpora.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { verify } from '../../src/corpus/verify.js'
import { dedupe } from '../cli/run.js'
import { readTree, tempFolder } from '../tree.js'
import { writeManyFiles } from './many-files.js'
import { expectSame, GOLDEN, PLACE, run } from './same-output.js'
import { killingOnce, start } from './stopping.js'

const LITTLE = ['--max-memory', '1MB']

test.each<[string, number[], string[]]>([
  ['as it comes', [0, 2], []],
  [
    'with marks, another order and guesses',
    [0],
    ['--mark', '[…]', '--keep', 'longest', '--mode', 'aggressive'],
  ],
  ['without text or boilerplate', [2], ['--no-text', '--boilerplate', 'off', '--min-words', '4']],
])(
  'the golden folders as one corpus, %s: with 1 MB and %j threads as with all memory',
  (_, workers, args) => {
    const whole = run(GOLDEN, 0, args)
    for (const threads of workers) expectSame(whole, run(GOLDEN, threads, [...args, ...LITTLE]))
  },
)

describe('a run with more than the 16 MB of pages that are least', () => {
  // 8 MB: 600 pages are written and read again.
  const folder = tempFolder(PLACE)
  const input = join(folder, 'in')
  const temp = join(folder, 'temp')
  writeManyFiles(input, 800, 100)
  mkdirSync(temp)
  const little = [...LITTLE, '--temp', temp]

  test('writes the same with 1 MB as with all memory, with threads and without, and it can be proven and undone', () => {
    const whole = run(input, 0)
    const paged = run(input, 0, little)
    expectSame(whole, paged)
    expectSame(whole, run(input, 2, little))
    expect(verify(paged.out)).toMatchObject({ files: 800, problems: [] })
    const back = join(paged.out, '..', 'back')
    expect(dedupe(['restore', paged.out, '-o', back]).status).toBe(0)
    expect(readTree(back)).toEqual(readTree(input))
    expect(readdirSync(temp)).toEqual([])
  })

  test('does so of records, and of an older corpus in a folder and an index', () => {
    const texts = [...readTree(input).values()]
    const lines = texts.map((text, id) => `${JSON.stringify({ id, text: text.toString() })}\n`)
    const [fresh, old, index] = ['new.jsonl', 'old', 'old.dedupe'].map((name) => join(folder, name))
    mkdirSync(old)
    writeFileSync(fresh, lines.slice(400).join(''))
    writeFileSync(join(old, 'lines.jsonl'), lines.slice(0, 400).join(''))
    expect(dedupe(['index', old, '-o', index]).status).toBe(0)
    for (const against of [old, index]) {
      const whole = run(fresh, 0, ['--against', against])
      const paged = run(fresh, 2, ['--against', against, ...little])
      expectSame(whole, paged)
      expect(dedupe(['verify', paged.out]).status).toBe(0)
      const back = join(paged.out, '..', 'back')
      expect(dedupe(['restore', paged.out, '-o', back]).status).toBe(0)
      expect(readFileSync(join(back, 'new.jsonl')).equals(readFileSync(fresh))).toBe(true)
    }
    expect(readdirSync(temp)).toEqual([])
  })
})

describe('the temporary folder', () => {
  const folder = tempFolder()
  const [out, temp] = ['out', 'temp'].map((name) => join(folder, name))
  writeManyFiles(join(folder, 'in'), 300, 12)
  mkdirSync(temp)
  const args = ['in', '-o', 'out', ...LITTLE, '--temp', 'temp', '--workers']

  test.each(['0', '3'])(
    'is empty after a run with %s threads that SIGINT stops, early or late',
    async (threads) => {
      for (const [place, prefix] of [
        [temp, 'dedupe-'],
        [folder, '.out.partial-'],
      ]) {
        const ended = await start(folder, killingOnce(place, prefix, 'SIGINT'), [...args, threads])
        expect(ended).toMatchObject({ code: 130, signal: null })
        expect(readdirSync(folder).sort()).toEqual(['in', 'temp'])
        expect(readdirSync(temp)).toEqual([])
      }
    },
  )

  test('is empty after the run that follows one that was killed', async () => {
    let left = 0
    for (let round = 0; round < 4; round += 1) {
      // A folder without its mark is nobody's, and stays.
      const [place, prefix, mark] =
        round % 2 === 0 ? [temp, 'dedupe-', 'corpus-dedupe-spool'] : [folder, '.out.partial-', '']
      const threads = round < 2 ? '2' : '0'
      const ended = await start(folder, killingOnce(place, prefix, 'SIGKILL', mark), [...args, threads])
      expect(ended.signal).toBe('SIGKILL')
      left += readdirSync(temp).length
      expect(await start(folder, () => {}, [...args, threads])).toMatchObject({ code: 0 })
      expect(readdirSync(temp)).toEqual([])
      expect(readdirSync(folder).sort()).toEqual(['in', 'out', 'temp'])
      expect(verify(out)).toMatchObject({ files: 300, problems: [] })
    }
    // Each killed run left its folder.
    expect(left).toBe(4)
  })
})
