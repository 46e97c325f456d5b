import { expect, test } from 'vitest'
import { DedupeError, systemCode } from '../../src/failure.js'
import { packed, unpacked } from '../../src/workers/errors.js'

const across = (error: unknown) => unpacked(structuredClone(packed(error)))

test('an error that a person can mend stays one', () => {
  const error = across(new DedupeError('changed', 'a.txt changed', 'Run again'))
  expect(error).toBeInstanceOf(DedupeError)
  expect(error).toMatchObject({ code: 'changed', message: 'a.txt changed', hint: 'Run again' })
})

test("the system's code stays", () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
  expect(systemCode(across(full))).toBe('ENOSPC')
})

test('a bug keeps its message and stack', () => {
  const bug = new TypeError('x is not a function')
  expect(across(bug)).toMatchObject({ message: bug.message, stack: bug.stack })
  expect(across('text').message).toBe('text')
})
