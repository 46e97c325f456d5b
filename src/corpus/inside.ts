/** Whether a path that an output's ledger names stays in that output: whoever hands on an output may have written any. */
import { normalize } from 'node:path'
import { DedupeError } from '../failure.js'

/** A path that leaves the target would write anywhere. Throws DedupeError `broken-ledger`. */
export function assertInside(path: string, folder: string): void {
  const inside =
    path !== '' && !/^\/|\/$|\0/.test(path) && normalize(path) === path && !/^\.{1,2}(?:\/|$)/.test(path)
  if (!inside)
    throw new DedupeError('broken-ledger', `The ledger of ${folder} names a path outside of it: ${path}`)
}
