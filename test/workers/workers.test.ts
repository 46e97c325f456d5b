/** Law 4 for threads: an output is the same for any number of them, to the byte. */
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { verify } from '../../src/corpus/verify.js'
import { restore } from '../../src/index.js'
import { dedupe } from '../cli/run.js'
import { writeManyFiles } from '../laws/many-files.js'
import { expectSame, GOLDEN, PLACE, run } from '../laws/same-output.js'
import { readTree, tempFolder } from '../tree.js'

test.each<[string, number[], string[]]>([
  ['as it comes', [1, 2, 7], []],
  [
    'with marks, another order and guesses',
    [3],
    ['--mark', '[…]', '--keep', 'longest', '--mode', 'aggressive'],
  ],
  ['without text or boilerplate', [3], ['--no-text', '--boilerplate', 'off', '--min-words', '4']],
])('the golden folders as one corpus, %s: %j threads write the same as none', (_, workers, args) => {
  const alone = run(GOLDEN, 0, args)
  for (const threads of workers) expectSame(alone, run(GOLDEN, threads, args))
})

describe('many files that share half of their text', () => {
  const folder = tempFolder()
  const input = join(folder, 'in')
  writeManyFiles(input, 200, 12)

  test('2 and 7 threads write the same as none, and it can be proven and undone', () => {
    const alone = run(input, 0)
    const seven = run(input, 7)
    expectSame(alone, run(input, 2))
    expectSame(alone, seven)
    expect(verify(seven.out).problems).toEqual([])
    const back = join(tempFolder(PLACE), 'back')
    restore(seven.out, back)
    expect(readTree(back)).toEqual(readTree(input))
  })

  test('a dry run tells the same', () => {
    const [alone, three] = [0, 3].map((workers) =>
      dedupe([input, '--dry-run', '--json', '--workers', String(workers)], { cwd: tempFolder() }),
    )
    const clockless = ({ stdout }: { stdout: string }) =>
      stdout.replace(/"startedAt":"[^"]*","durationMs":\d+/, '')
    expect(three.status).toBe(0)
    expect(clockless(three)).toBe(clockless(alone))
  })
})

test('a file that a thread cannot read is named as ever', () => {
  const folder = tempFolder()
  chmodSync(folder, 0o755)
  const input = join(folder, 'in')
  writeManyFiles(input, 60, 6)
  writeFileSync(join(input, 'shelf-3/secret.txt'), 'nobody reads this')
  chmodSync(join(input, 'shelf-3/secret.txt'), 0)
  const uid = process.getuid?.() === 0 ? 65_534 : undefined
  const alone = run(input, 0, [], uid)
  expect(alone.status).toBe(2)
  expect(readFileSync(join(alone.out, 'report.json'), 'utf8')).toContain(
    'Cannot read shelf-3/secret.txt: permission denied',
  )
  expectSame(alone, run(input, 2, [], uid))
})

test.each(['-1', '1.5', 'many', ''])('--workers %o is refused', (value) => {
  const { status, stderr } = dedupe([GOLDEN, '--workers', value, '--dry-run'])
  expect(status).toBe(2)
  expect(stderr).toContain('It must be a whole number, 0 or more.')
})
