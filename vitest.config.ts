import { defineConfig } from 'vitest/config'

// Tests import the compiled program, as users do; `npm test` builds it first.
export default defineConfig({
  test: { include: ['test/**/*.test.ts'], testTimeout: 60_000 },
})
