/** A copy of an output, to be changed. */
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '../tree.js'
import type { Output } from './output.js'

export function copyOf({ out }: Output): string {
  const copy = join(tempFolder(), 'copy')
  cpSync(out, copy, { recursive: true, preserveTimestamps: true })
  return copy
}
