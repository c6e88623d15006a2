import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/support/seed.ts'],
    // The embedded engine takes one data folder a process.
    pool: 'forks',
    maxWorkers: 2,
    // A broker or browser on a busy machine may miss a moment; what fails twice is broken.
    retry: process.env.CI === 'true' ? 1 : 0,
    testTimeout: 240_000,
    hookTimeout: 300_000,
  },
})
