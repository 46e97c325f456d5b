import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vitest/config'

// One file of tests for each core: by itself vitest leaves one core idle, half of the time where there are two.
// Tests import the compiled program, as users do; `npm test` builds it first. The limits are for hangs: no test is about time,
// and a property test of whole runs takes a minute on a loaded machine.
const HANG = 180_000

const [DIST, TEST] = ['dist/', 'test/'].map((folder) => fileURLToPath(new URL(folder, import.meta.url)))

/** Puts other modules in the place of ours, which can be done to sources alone. */
const MOCKING = /\/(?:few-pages|word-lists)\.test\.ts$/

/**
 * Has tests that name a source import what was compiled of it, and Node load that by itself: to compile 400 sources once more
 * took each file of tests three seconds. The page is compiled into one file, so that its sources are imported.
 */
function compiled(): Plugin {
  return {
    name: 'compiled',
    enforce: 'pre',
    resolveId(id, importer = '') {
      const [, module] = /^(?:\.\.\/)+src\/(?!page\/)(.*\.js)$/.exec(id) ?? []
      if (module === undefined || !importer.startsWith(TEST) || MOCKING.test(importer)) return null
      return `${DIST}${module}`
    },
  }
}

export default defineConfig({
  plugins: [compiled()],
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/generated.ts'],
    server: { deps: { external: [new RegExp(`^${DIST.replace(/\W/g, '\\$&')}`)] } },
    testTimeout: HANG,
    hookTimeout: HANG,
    expect: { poll: { timeout: HANG / 3 } },
    maxWorkers: '100%',
  },
})
