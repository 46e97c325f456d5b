/** Laws 1 and 9: whatever comes in, every file reappears, and `restore` gives back the same bytes. */
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verify } from '../../src/corpus/verify.js'
import { dedupe, restore } from '../../src/index.js'
import { readStamps, readTree, tempFolder, writeTree } from '../tree.js'
import { arbitraryOptions, arbitraryTree } from './arbitrary-tree.js'

test('restore rebuilds any tree, byte for byte, with modes and times', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryTree, arbitraryOptions, async (tree, options) => {
      const folder = tempFolder()
      const [input, out, back] = ['in', 'out', 'back'].map((name) => join(folder, name))
      writeTree(input, tree)
      const before = readTree(input)
      const { report } = await dedupe(input, { ...options, out, allowEmpty: true, html: false })

      expect(readTree(input)).toEqual(before)
      expect(restore(out, back).refused).toEqual([])
      expect(readTree(back)).toEqual(before)
      expect(readStamps(back)).toEqual(readStamps(input))
      expect(verify(out).problems).toEqual([])

      const clean = readTree(join(out, 'clean'))
      const emptied = [...report.documents].filter(({ status }) => status === 'emptied')
      expect(clean.size).toBe(before.size - (options.keepEmpty ? 0 : emptied.length))
    }),
    { numRuns: 150 },
  )
})

test('the cleaned copy is the input less the removals that the report lists', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryTree, arbitraryOptions, async (tree, options) => {
      const folder = tempFolder()
      const [input, out] = ['in', 'out'].map((name) => join(folder, name))
      writeTree(input, tree)
      const { report } = await dedupe(input, { ...options, out, allowEmpty: true, html: false })
      const clean = readTree(join(out, 'clean'))
      for (const { path, removals, bytes, removedBytes, status } of report.documents) {
        if (!path.isWellFormed()) continue
        const name = Buffer.from(path).toString('latin1')
        const original = tree.get(name) as Buffer
        const kept: Buffer[] = []
        let at = 0
        for (const { start, end } of removals) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(end).toBeGreaterThan(start)
          kept.push(original.subarray(at, start))
          at = end
        }
        expect(at).toBeLessThanOrEqual(bytes)
        kept.push(original.subarray(at))
        const left = Buffer.concat(kept)
        expect(bytes - left.length).toBe(removedBytes)
        expect(status === 'emptied').toBe(left.length === 0 && bytes > 0)
        if (status !== 'emptied') expect(clean.get(name)).toEqual(left)
      }
    }),
    { numRuns: 100 },
  )
})

test('what a removal names as its sources stays', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryTree, async (tree) => {
      const documents = [...tree].map(([, text], i) => ({ path: `${i}.txt`, text }))
      const { report } = await dedupe(documents, { allowEmpty: true })
      const removals = [...report.documents].map((document) => document.removals)
      for (const { occurrences } of report.groups) {
        for (const { action, sources } of occurrences) {
          if (action !== 'remove') continue
          expect(sources.length).toBeGreaterThan(0)
          for (const { document, start, end } of sources) {
            expect(end).toBeGreaterThan(start)
            expect(removals[document].filter((one) => one.start < end && one.end > start)).toEqual([])
          }
        }
      }
    }),
    { numRuns: 150 },
  )
})
