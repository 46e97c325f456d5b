/** Where columns stand, and what is said of a place where they cannot. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '../../src/columns/store.js'
import { DedupeError } from '../../src/failure.js'
import { tempFolder } from '../tree.js'

const NEED = { documents: 1, bytes: 1, memory: 1, disk: 1 }

test('a place for temporary files that is not there is named, with the option that names another', () => {
  const temp = join(tempFolder(), 'gone')
  expect(() => openStore(NEED, 1, temp)).toThrow(
    new DedupeError(
      'cannot-write',
      `Cannot write temporary files in ${temp}: no such file or folder`,
      'Name another place with --temp',
    ),
  )
})
