/** What the build puts beside this file (write-compiled.ts), so that a run need not read rules and words anew. */
import { createRequire } from 'node:module'

/** The contents of a file of JSON, or null where the build did not write it: then what it is made of is read. */
export function builtFile<T>(name: 'rules/compiled.json' | 'site-words.compiled.json'): T | null {
  try {
    return createRequire(import.meta.url)(`../boilerplate/${name}`) as T
  } catch {
    return null
  }
}
