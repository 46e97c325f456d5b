/** What the build puts beside the code (write-compiled.ts), so that a run need not read rules and words anew. */
import { createRequire } from 'node:module'

/** Below the folder of the compiled code, one folder down as this file is, and as the command put together is. */
type BuiltName =
  | 'boilerplate/rules/compiled.json'
  | 'boilerplate/site-words.compiled.json'
  | 'decide/english-words.compiled.json'

/** The contents of a file of JSON, or null where the build did not write it: then what it is made of is read. */
export function builtFile<T>(name: BuiltName): T | null {
  try {
    return createRequire(import.meta.url)(`../${name}`) as T
  } catch {
    return null
  }
}
