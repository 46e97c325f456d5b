import { describe, expect, it } from 'vitest'
import { dedupe } from '../../src/index.js'

/** Reasons and lines of what is told of the second document. */
async function toldOf(first: string, second: string, options = {}): Promise<string[]> {
  const { report } = await dedupe(
    [
      { path: 'a.txt', text: first },
      { path: 'b.txt', text: second },
    ],
    options,
  )
  const told: string[] = []
  for (const { occurrences } of report.groups) {
    for (const { document, startLine, action, reason } of occurrences) {
      if (document === 1) told.push(`${action} ${startLine} ${reason}`)
    }
  }
  return told
}

const opening = 'the pilot boat waited two hours outside the harbour wall'
const body = `${opening} before the tide let her in`
const half = `${opening} because nobody on the quay had thought of bringing any lamps down`

describe('what is told of blocks that stay', () => {
  it('is the reason from five words on', async () => {
    const five = 'Notes for young harbour pilots'
    expect(await toldOf(`${five}\n\n${body}`, `${five}\n\n${half}`)).toEqual([
      'keep 1 below-threshold',
      'keep 3 below-threshold',
    ])
    const protect = { protect: ['b.txt'] }
    expect(await toldOf(`${five}\n\n${body}`, `${five}\n\n${body}`, protect)).toEqual([
      'keep 1 protected',
      'keep 3 protected',
    ])
  })

  it('is nothing below five words: law 2 takes no shorter run for a repeat', async () => {
    const four = 'Notes for harbour pilots'
    expect(await toldOf(`${four}\n\n${body}`, `${four}\n\n${half}`)).toEqual(['keep 3 below-threshold'])
    const protect = { protect: ['b.txt'] }
    expect(await toldOf(`${four}\n\n${body}`, `${four}\n\n${body}`, protect)).toEqual(['keep 3 protected'])
  })

  it('leaves short blocks that go as they were', async () => {
    const four = 'Notes for harbour pilots'
    expect(await toldOf(`${four}\n\n${body}`, `${four}\n\n${body}`)).toEqual([
      'remove 1 covered',
      'remove 3 covered',
    ])
  })
})
