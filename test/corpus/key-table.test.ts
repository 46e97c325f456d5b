/** The table of an index: the same however many buckets are made at once. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flat } from '../../src/columns/flat.js'
import { keyTable } from '../../src/corpus/index-file/key-table.js'
import { MOST_DOCUMENTS } from '../../src/corpus/index-file/layout.js'
import { NumberList } from '../../src/number-list.js'

function tableOf(pairs: readonly (readonly [number, number])[], tokens: number, rowsAtOnce?: number) {
  const [keys, documents] = [new NumberList(flat.words), new NumberList(flat.words)]
  for (const [key, document] of pairs) {
    keys.push(key)
    documents.push(document)
  }
  const rows: number[] = []
  const { buckets, checks } = keyTable(keys, documents, tokens, (some) => rows.push(...some), rowsAtOnce)
  return { buckets: [...buckets], checks: [...checks], rows }
}

const pair = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.nat(9))

test('a table is the same bucket by bucket and at once, and leads from each key to its first documents', () => {
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 200 }), fc.nat(900), (all, tokens) => {
      const pairs = all.toSorted((a, b) => a[1] - b[1])
      const whole = tableOf(pairs, tokens)
      for (const rowsAtOnce of [1, 7, 50]) expect(tableOf(pairs, tokens, rowsAtOnce)).toEqual(whole)
      const mask = whole.checks.length - 1
      for (const key of new Set(pairs.map(([one]) => one))) {
        const from = whole.buckets[key & mask] * 2
        const bucket = whole.rows.slice(from, whole.buckets[(key & mask) + 1] * 2)
        const found = bucket.filter((_, i) => i % 2 === 1 && bucket[i - 1] === key)
        const held = new Set(pairs.filter(([one]) => one === key).map(([, document]) => document))
        expect(found).toEqual([...held].slice(0, MOST_DOCUMENTS))
      }
    }),
  )
})
