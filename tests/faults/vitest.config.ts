import { defineConfig } from 'vitest/config'

/** The long form, as `npm run test:faults`; what `npm test` runs of it is in `*.test.ts`. */
export default defineConfig({
  test: {
    include: ['tests/faults/*.faults.ts'],
    pool: 'forks',
    maxWorkers: 1,
    testTimeout: 3_600_000,
    hookTimeout: 300_000,
  },
})
