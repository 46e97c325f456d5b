import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { createProgress } from '../../src/cli/progress.js'

function setUp(options: { tty: boolean; quiet?: boolean; columns?: number }) {
  const clock = { time: 5000 }
  const written: string[] = []
  const stream = { write: (text: string) => written.push(text), columns: 80 }
  const progress = createProgress(stream, { ...options, now: () => clock.time })
  /** Files of 1 MB, one each `step` milliseconds. */
  const work = (files: number, step: number) => {
    for (let at = 0; at < files; at++) {
      clock.time += step
      progress.advance(1, 1_000_000)
    }
  }
  return { clock, written, stream, progress, work }
}

describe('progress', () => {
  it.each([true, false])('shows nothing for work below a second (terminal: %s)', (tty) => {
    const { written, progress, work } = setUp({ tty })
    progress.stage('Reading', 1000, 1e9)
    work(999, 1)
    progress.done()
    expect(written).toEqual([])
  })

  it('draws one line again, at most ten times a second, and takes it away', () => {
    const { written, progress, work } = setUp({ tty: true })
    progress.stage('Reading', 4000, 4e9)
    work(3000, 1)
    // From second 1 to second 3, both included.
    expect(written).toHaveLength(21)
    expect(written[0]).toBe('\rReading  1,000 of 4,000 files  1.0 GB of 4.0 GB  1,000 MB/s  3 s left\x1b[K')
    expect(written[20]).toBe('\rReading  3,000 of 4,000 files  3.0 GB of 4.0 GB  1,000 MB/s  1 s left\x1b[K')
    progress.done()
    progress.advance(1, 1)
    progress.stage('Writing')
    expect(written.slice(21)).toEqual(['\r\x1b[K'])
  })

  it('writes plain lines elsewhere, every ten seconds', () => {
    const { written, progress, work } = setUp({ tty: false })
    progress.stage('Reading', 400, 4e8)
    work(250, 100)
    progress.done()
    expect(written).toEqual([
      'Reading  100 of 400 files  100 MB of 400 MB  10 MB/s  30 s left\n',
      'Reading  200 of 400 files  200 MB of 400 MB  10 MB/s  20 s left\n',
    ])
  })

  it('shows counts alone before the totals are known', () => {
    const { clock, written, progress } = setUp({ tty: false })
    progress.stage('Looking for files')
    progress.advance(1, 0)
    clock.time += 10_000
    progress.advance(1233, 0)
    expect(written).toEqual(['Looking for files  1,234 files\n'])
  })

  it('starts each stage anew and shows its name at once', () => {
    const { written, progress, work } = setUp({ tty: true })
    progress.stage('Reading')
    work(11, 100)
    progress.stage('Comparing', 7)
    expect(written.at(-1)).toBe('\rComparing  0 of 7 files\x1b[K')
    work(2, 40)
    // 80 ms later it is too soon to draw, and to foretell anything.
    expect(written.at(-1)).toBe('\rComparing  0 of 7 files\x1b[K')
    work(1, 40)
    expect(written.at(-1)).toBe('\rComparing  3 of 7 files  3.0 MB\x1b[K')
  })

  it('makes room for other lines and comes back', () => {
    const { written, progress, work } = setUp({ tty: true })
    progress.stage('Reading')
    work(10, 100)
    progress.tell('one')
    progress.tell('two')
    expect(written.slice(1)).toEqual(['\r\x1b[K', 'one\n', 'two\n'])
    work(1, 100)
    expect(written).toHaveLength(5)
  })

  it('cuts the line to the width, and follows the window', () => {
    const { written, stream, progress, work } = setUp({ tty: true })
    progress.stage('Reading', 4000, 4e9)
    stream.columns = 21
    work(10, 100)
    expect(written).toEqual(['\rReading  10 of 4,...\x1b[K'])
    expect('Reading  10 of 4,...').toHaveLength(20)
  })

  it('is silent when asked to be', () => {
    const { written, progress, work } = setUp({ tty: true, quiet: true })
    progress.stage('Reading', 10, 1e7)
    work(10, 1000)
    progress.stage('Writing')
    progress.tell('one')
    progress.done()
    expect(written).toEqual([])
  })

  it('outlives a stream that throws', () => {
    let tries = 0
    let time = 0
    const write = () => {
      tries++
      throw new Error('write EPIPE')
    }
    const progress = createProgress({ write }, { tty: true, now: () => time })
    progress.stage('Reading')
    for (; time < 9000; time += 500) progress.advance(1, 1)
    progress.done()
    expect(tries).toBe(1)
  })

  it('outlives a stream that fails later', () => {
    let time = 0
    const written: string[] = []
    const stream = Object.assign(new EventEmitter(), { write: (text: string) => written.push(text) })
    const progress = createProgress(stream, { tty: true, now: () => time })
    progress.stage('Reading')
    time = 1000
    progress.advance(1, 1)
    // Without a listener this would be thrown and end the process.
    stream.emit('error', new Error('write EPIPE'))
    time = 9000
    progress.advance(1, 1)
    progress.done()
    expect(written).toHaveLength(1)
  })
})
