import { expect, test } from 'vitest'
import { reasonOf, systemCode } from '../../src/failure.js'

test.each([
  ['EACCES', 'EACCES', 'permission denied'],
  ['E2BIG', 'E2BIG', 'E2BIG'],
  ['ERR_FS_FILE_TOO_LARGE', 'ERR_FS_FILE_TOO_LARGE', 'the file is too large'],
  ['ERR_OUT_OF_RANGE', null, 'what it says'],
  ['oops', null, 'what it says'],
])('of %s the system says %s', (code, system, reason) => {
  const error = Object.assign(new Error('what it says'), { code })
  expect(systemCode(error)).toBe(system)
  expect(reasonOf(error)).toBe(reason)
})
