/** How a person calls the program, for commands that are printed to be copied: it need not be installed. */
import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { native } from '../corpus/names.js'
import { shellWord } from '../report/safe-text.js'

const INSTALLED = 'dedupe'
const FROM_HERE = 'npx dedupe'

/** Where npm puts what `npx` runs and no project has, a clone of this one included. */
const CACHE = /^(.*\/_npx\/[^/]+)\/node_modules\/\.bin\/[^/]+$/

/** `script` as the process was started with it, links not followed; `cwd` is the current folder. */
export function calledAs(script: string, cwd: string): string {
  const [, cache] = CACHE.exec(script) ?? []
  if (cache !== undefined) {
    const spec = specIn(cache)
    return spec === null || holds(spec, cwd) ? FROM_HERE : `npx ${shellWord(spec)}`
  }
  return dirname(script).endsWith('/node_modules/.bin') ? FROM_HERE : INSTALLED
}

/** The same of this process. */
export function ownCall(): string {
  return calledAs(process.argv[1] ?? '', process.cwd())
}

/** What was asked of `npx`, as it notes it: a package, an address, an archive, or the folder of a project. */
function specIn(cache: string): string | null {
  try {
    const { _npx } = JSON.parse(readFileSync(native(join(cache, 'package.json')), 'utf8'))
    const [spec] = _npx.packages
    return typeof spec === 'string' ? spec : null
  } catch {
    return null
  }
}

/** Whether it is the folder of the project in which a person stands, whose own command `npx` knows. */
function holds(spec: string, cwd: string): boolean {
  return spec.startsWith('/') && !relative(spec, cwd).startsWith('..')
}
