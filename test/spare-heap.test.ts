/** What a run of little memory asks of the heap, and takes back. */
import { expect, test } from 'vitest'
import { arrayOf, collectIfSpare, spareHeap } from '../src/spare-heap.js'

const LARGE = 1 << 20

test('large arrays have room of their own while a run is to spare memory, small and huge ones are what they are', () => {
  const room = (length: number) => arrayOf(Uint32Array, length).buffer.byteLength
  expect(room(LARGE)).toBe(LARGE * 4)
  const [one, other] = [spareHeap(), spareHeap()]
  expect(room(LARGE)).toBe(33 * LARGE)
  expect(room(LARGE / 4 - 1)).toBe(LARGE - 4)
  expect(room(LARGE * 9)).toBe(LARGE * 36)
  one()
  one()
  expect(room(LARGE)).toBe(33 * LARGE)
  other()
  expect(room(LARGE)).toBe(LARGE * 4)
})

test('such an array has the length that was asked for, of zeros', () => {
  const restore = spareHeap()
  const array = arrayOf(Uint16Array, LARGE)
  restore()
  expect(array.length).toBe(LARGE)
  expect(array.every((one) => one === 0)).toBe(true)
})

test('garbage is looked for between stages of such a run alone', async () => {
  const collected = async (isSpare: boolean) => {
    const restore = isSpare ? spareHeap() : () => {}
    const held = new WeakRef({ text: 'nobody holds this' })
    // A reference that was made in a turn is kept until its end.
    await new Promise((resolve) => setImmediate(resolve))
    collectIfSpare()
    restore()
    return held.deref() === undefined
  }
  expect(await collected(true)).toBe(true)
  expect(await collected(false)).toBe(false)
})
