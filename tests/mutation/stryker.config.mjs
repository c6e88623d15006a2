const out = `coverage/mutation/${process.env.FOLDER}`

/** Run by `npm run mutation`, from the root. See docs/mutation.md. */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner', './tests/mutation/ignore.mjs'],
  vitest: { configFile: 'tests/mutation/vitest.config.ts', related: false },
  mutate: ['scoring/**/*.ts', '!scoring/**/*.d.ts'],
  ignorers: ['earshot'],
  // Tables made on import: each would cost a run of every test.
  ignoreStatic: true,
  coverageAnalysis: 'perTest',
  ignorePatterns: ['/coverage', '/dashboards', '/data', '/dist'],
  tempDirName: `${out}/sandbox`,
  // What stands in some lines is not all there is to know of a file.
  incremental: process.env.SAMPLE === undefined,
  incrementalFile: `${out}/incremental.json`,
  concurrency: 1,
  dryRunTimeoutMinutes: 30,
  // Loops without end are mostly known by their count; a busy machine must not pass for one.
  timeoutMS: 6_000,
  timeoutFactor: 1,
  reporters: ['progress-append-only', 'clear-text', 'json', 'html'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: `${out}/report.json` },
  htmlReporter: { fileName: `${out}/report.html` },
  thresholds: { high: 90, low: 80, break: 80 },
}
