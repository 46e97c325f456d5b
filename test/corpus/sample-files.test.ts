/** Which documents a sample holds. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromMemory } from '../../src/corpus/memory.js'
import { sampleWalk, wholeOf } from '../../src/corpus/sample-files.js'

const walkOf = (paths: readonly string[]) => fromMemory(paths.map((path) => ({ path, text: 'text' })))
const pathsOf = (paths: readonly string[], count: number) =>
  sampleWalk(walkOf(paths), count).files.map(({ path }) => path)

test('it depends on the paths alone, is in path order, and grows by what it lacks', () => {
  const paths = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}\.txt$/), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(paths, fc.integer({ min: 1, max: 45 }), (all, count) => {
      const sorted = [...all].sort()
      const drawn = pathsOf(sorted, count)
      expect(drawn).toHaveLength(Math.min(count, all.length))
      expect(drawn).toEqual(sorted.filter((path) => drawn.includes(path)))
      expect(pathsOf(sorted, count + 1)).toEqual(expect.arrayContaining(drawn))
    }),
  )
})

test('one more file takes the place of one at most', () => {
  const before = pathsOf(['a', 'b', 'c', 'd', 'e', 'f'], 3)
  const after = pathsOf(['a', 'b', 'c', 'd', 'e', 'f', 'g'], 3)
  expect(before.filter((path) => !after.includes(path)).length).toBeLessThanOrEqual(1)
})

test('the whole counts documents and their bytes, and not what is copied unread', () => {
  const walk = walkOf(['a.txt', 'b.txt'])
  const [first] = walk.files
  const files = [...walk.files, { ...first, path: 'c.png', passed: 'ending' as const }]
  expect(wholeOf({ ...walk, files })).toEqual({ documents: 2, bytes: 8 })
  expect(sampleWalk({ ...walk, files }, 9).files).toHaveLength(2)
})
