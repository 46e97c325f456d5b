/** Commands that are printed work where the program is not installed. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { calledAs } from '../../src/cli/called-as.js'
import { tempFolder, writeTree } from '../tree.js'

const cacheOf = (spec: unknown) => {
  const folder = join(tempFolder(), '_npx/14e89a3dfa2af004')
  writeTree(folder, new Map([['package.json', JSON.stringify({ _npx: { packages: [spec] } })]]))
  return join(folder, 'node_modules/.bin/dedupe')
}

test.each([
  ['/usr/local/bin/dedupe', 'dedupe'],
  ['/repo/bin/dedupe.js', 'dedupe'],
  ['/home/a/project/node_modules/.bin/dedupe', 'npx dedupe'],
  ['/nowhere/_npx/0/node_modules/.bin/dedupe', 'npx dedupe'],
  [cacheOf(7), 'npx dedupe'],
  [cacheOf('corpus-dedupe@0.1.0'), 'npx corpus-dedupe@0.1.0'],
  [cacheOf('./a b.tgz'), "npx './a b.tgz'"],
  [cacheOf('/clone'), 'npx dedupe'],
  [cacheOf('/clone-2'), 'npx /clone-2'],
])('%s: %s', (script, call) => {
  expect(calledAs(script, '/clone/fixtures')).toBe(call)
})
