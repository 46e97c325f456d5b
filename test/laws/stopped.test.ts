/** Law 8: a run that is killed or interrupted leaves nothing that looks finished. */
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { verify } from '../../src/corpus/verify.js'
import { dedupe } from '../../src/index.js'
import { snapshot, tempFolder } from '../tree.js'
import { writeManyFiles } from './many-files.js'
import { smallInput } from './small-input.js'
import { killingOnce, start } from './stopping.js'

describe('a run that is stopped', () => {
  const ROUNDS = 10
  /** Milliseconds after which a round stops a run of `ms`: anywhere in its share of it, so that the rounds together hit all of it. */
  const moment = (ms: number, round: number, rounds: number) => (ms * (round + Math.random())) / rounds

  /** A folder with inputs that take long enough to be stopped; what is stopped leaves it as it was. */
  let large: string
  beforeAll(() => {
    large = tempFolder()
    writeManyFiles(join(large, 'in'), 1500, 12)
  })

  test('by SIGKILL at any moment leaves a whole output or none, and the next run succeeds', async () => {
    const folder = tempFolder()
    const [input, out] = ['in', 'out'].map((name) => join(folder, name))
    writeManyFiles(input, 80, 12)
    const before = snapshot(input)
    expect(await start(folder, () => {})).toMatchObject({ code: 0 })
    // The first run finds nothing in the machine's caches.
    const { ms } = await start(folder, () => {})
    rmSync(out, { recursive: true })

    let killed = 0
    for (let round = 0; round < ROUNDS; round += 1) {
      // Half of the rounds find an earlier output, half find none.
      if (round % 2 === 0) rmSync(out, { recursive: true, force: true })
      const after = moment(ms, Math.floor(round / 2), ROUNDS / 2)
      const ended = await start(folder, (kill) => {
        setTimeout(() => kill('SIGKILL'), after)
      })
      killed += ended.signal === 'SIGKILL' ? 1 : 0
      if (readdirSync(folder).includes('out')) {
        expect(verify(out)).toMatchObject({ files: 80, problems: [] })
      }
      await dedupe(input, { out })
      expect(verify(out)).toMatchObject({ files: 80, problems: [] })
      expect(readdirSync(folder).sort()).toEqual(['in', 'out'])
    }
    // How many are depends on what else the machine does.
    expect(killed).toBeGreaterThan(ROUNDS / 4)
    expect(snapshot(input)).toEqual(before)
  })

  test('by SIGKILL while threads read and write leaves a whole output or none', async () => {
    const folder = tempFolder()
    const [input, out] = ['in', 'out'].map((name) => join(folder, name))
    writeManyFiles(input, 80, 12)
    const args = ['in', '-o', 'out', '--workers', '2']
    const { ms, code } = await start(folder, () => {}, args)
    expect(code).toBe(0)
    rmSync(out, { recursive: true })
    for (let round = 0; round < 5; round += 1) {
      rmSync(out, { recursive: true, force: true })
      await start(folder, (kill) => setTimeout(() => kill('SIGKILL'), moment(ms, round, 5)), args)
      if (readdirSync(folder).includes('out')) {
        expect(verify(out)).toMatchObject({ files: 80, problems: [] })
      }
      expect(await start(folder, () => {}, args)).toMatchObject({ code: 0 })
      expect(verify(out)).toMatchObject({ files: 80, problems: [] })
      expect(readdirSync(folder).sort()).toEqual(['in', 'out'])
    }
  })

  test('by SIGINT while threads write ends with 130 and leaves nothing', async () => {
    const args = ['in', '-o', 'out', '--workers', '3']
    const ended = await start(large, killingOnce(large, '.out.partial-', 'SIGINT'), args)
    expect(ended).toMatchObject({ code: 130, signal: null })
    expect(readdirSync(large)).toEqual(['in'])
  })

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'by %s ends with 130 and leaves nothing',
    async (signal) => {
      const ended = await start(large, killingOnce(large, '.out.partial-', signal))
      expect(ended).toMatchObject({ code: 130, signal: null })
      expect(readdirSync(large)).toEqual(['in'])
    },
  )

  describe('of restore', () => {
    let folder: string
    beforeAll(async () => {
      folder = tempFolder()
      writeManyFiles(join(folder, 'in'), 3000, 1)
      await dedupe(join(folder, 'in'), { out: join(folder, 'out') })
    })

    test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
      'by %s ends with 130 and leaves nothing',
      async (signal) => {
        const args = ['restore', 'out', '-o', 'back']
        const ended = await start(folder, killingOnce(folder, '.back.partial-', signal), args)
        expect(ended).toMatchObject({ code: 130, signal: null })
        expect(readdirSync(folder).sort()).toEqual(['in', 'out'])
      },
    )
  })

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
