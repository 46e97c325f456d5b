import { defineConfig } from 'vitest/config'

// One file of tests for each core: by itself vitest leaves one core idle, half of the time where there are two.
// Tests import the compiled program, as users do; `npm test` builds it first. The limits are for hangs: no test is about time,
// and a property test of whole runs takes a minute on a loaded machine.
export default defineConfig({
  test: { include: ['test/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 180_000, maxWorkers: '100%' },
})
