import { expect, test } from 'vitest'
import { letGo } from '../src/let-go.js'

test('arrays are empty from then on, and what threads share is as it was', () => {
  const hash = new Uint32Array(4).fill(7)
  const marks = new Uint8Array(8)
  const both = { hash, marks: marks.subarray(2), again: marks, none: new Uint8Array(0), count: 3 }
  const shared = new Uint32Array(new SharedArrayBuffer(8)).fill(5)
  letGo({ ...both, shared })
  expect([hash.length, marks.length, both.marks.length]).toEqual([0, 0, 0])
  expect([...shared]).toEqual([5, 5])
})
