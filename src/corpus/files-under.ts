/** What stands in a folder, links not followed. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { nameOf, native } from './names.js'

/** All that stands under a folder and is no folder, by path below it, in no order. */
export function* filesUnder(folder: string, below = ''): Generator<string> {
  for (const entry of readdirSync(native(join(folder, below)), { withFileTypes: true, encoding: 'buffer' })) {
    const path = below === '' ? nameOf(entry.name) : `${below}/${nameOf(entry.name)}`
    if (entry.isDirectory()) yield* filesUnder(folder, path)
    else yield path
  }
}
