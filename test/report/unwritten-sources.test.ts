import { expect, test } from 'vitest'
import { FlatWords } from '../../src/columns/flat.js'
import { unwrittenSources } from '../../src/report/unwritten-sources.js'

const documents = [{ path: 'a.txt' }, { path: 'b.txt' }, { path: 'c.txt' }]
const cited = { document: new FlatWords(Uint32Array.of(1, 2, 1)), count: 3 }

test('a file that could not be written is told of where something rests on it', () => {
  const [warning, ...rest] = unwrittenSources(documents, new Set(['a.txt', 'b.txt']), cited)
  expect(rest).toEqual([])
  expect(warning.code).toBe('source-not-written')
  expect(warning.message).toContain(
    "1 file could not be written although other documents lost copies of its text, first 'b.txt'",
  )
})

test('one that nothing rests on is not', () => {
  expect(unwrittenSources(documents, new Set(['a.txt']), cited)).toEqual([])
  expect(unwrittenSources(documents, new Set(), cited)).toEqual([])
})
