/** Who made an output: the name, the version and the ICU that folding and decoding lean on. */
import { readFileSync } from 'node:fs'
import type { Report } from '../model.js'

const { name, version } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as {
  name: string
  version: string
}

export const TOOL: Report['tool'] = { name, version, icu: process.versions.icu ?? 'none' }
