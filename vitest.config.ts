import { defineConfig } from 'vitest/config'

// One file of tests for each core: by itself vitest leaves one core idle, half of the time where there are two.
// Tests import the compiled program, as users do; `npm test` builds it first. The limits are for hangs: no test is about time,
// and a property test of whole runs takes a minute on a loaded machine.
const HANG = 180_000

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/generated.ts'],
    testTimeout: HANG,
    hookTimeout: HANG,
    expect: { poll: { timeout: HANG / 3 } },
    maxWorkers: '100%',
  },
})
