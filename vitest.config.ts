import { defineConfig } from 'vitest/config'

// Tests import the compiled program, as users do; `npm test` builds it first. The limits are for hangs: no test is about time,
// and a property test of whole runs takes a minute on a loaded machine.
export default defineConfig({
  test: { include: ['test/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 180_000 },
})
