/** Pipes in the place of files that a person names: what they bring is read, and one without a writer is not waited for. */
import { execFileSync, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readGiven } from '../../src/corpus/given-file.js'
import { dedupe } from '../cli/run.js'
import { tempFolder } from '../tree.js'

function pipeIn(folder: string): string {
  const pipe = join(folder, 'pipe')
  execFileSync('mkfifo', [pipe])
  return pipe
}

test('a pipe gives all that is written into it, with pauses, by whoever comes a little late', () => {
  const pipe = pipeIn(tempFolder())
  const line = 'sleep 0.2; { printf a; sleep 0.2; head -c 200000 /dev/zero; sleep 0.1; printf b; } > "$1"'
  spawn('sh', ['-c', line, 'sh', pipe], { stdio: 'ignore' })
  const bytes = readGiven(pipe)
  expect([bytes.length, bytes[0], bytes[200_001]]).toEqual([200_002, 97, 98])
})

test('a pipe that nothing writes into is refused', () => {
  expect(() => readGiven(pipeIn(tempFolder()), 50)).toThrow('it is a pipe that nothing writes into')
})

test('all that a command reads beside texts may be a pipe, and is not waited for', () => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'a.txt'), 'The ferry leaves at nine.\n')
  const config = '{"keep": "longest"}'
  const piped = `printf '${config}' > pipe & exec "$@"`
  pipeIn(folder)
  const { stdout } = dedupe(['config', '--config', 'pipe'], { cwd: folder, shell: piped })
  expect(stdout).toMatch(/^keep +"longest" +pipe$/m)
  const refused = (...args: string[]) => {
    const { status, stderr } = dedupe(args, { cwd: folder })
    return [status, stderr.split('\n')[0]]
  }
  const why = 'it is a pipe that nothing writes into'
  expect(refused('check', 'a.txt', '--baseline', 'pipe')).toEqual([
    2,
    `dedupe: Cannot read pipe of --baseline: ${why}`,
  ])
  expect(refused('report', 'pipe')).toEqual([2, 'dedupe: Cannot read pipe: it is a pipe'])
})
