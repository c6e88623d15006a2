import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type Reporter, type TestSpecification, type Vitest } from 'vitest/node'
import { keptThread } from './kept-thread.ts'

const { FOLDER = '' } = process.env

/** Left out: the recorded calls, a month of them, and laws over hundreds of arbitrary books. */
const SLOW = ['laws/**', '*laws.test.ts', 'fairness/roles.test.ts', 'fairness/shift.test.ts', 'harper.test.ts']
/** Of what authors are told: they help little elsewhere. The packs that come with Earshot are read by `packs` alone. */
const ABOUT_PACKS = ['explain.test.ts', 'lint.test.ts', 'packs.test.ts']
/** Nearly every test reaches the core; for mutants there, those about it are enough. */
const ABOUT_WORDS = ['killed/**', 'matching', 'sounds', 'authoring', 'detectors/homophones', 'detectors/repeat']
const NEAR: Record<string, readonly string[]> = {
  scoring: ['killed/**', 'fairness/unheard', 'form', 'id', 'detectors/ending', 'detectors/interruption'],
  text: ABOUT_WORDS,
  match: [...ABOUT_WORDS, 'lookout'],
  detect: ['killed/**', 'detectors/**', 'confidence'],
  form: ['killed/**', 'form/**', 'form', 'flow', 'id', 'confidence', 'extend'],
  explain: [
    'killed/**',
    'explain',
    'flow',
    'fairness/needs',
    'detectors/entity',
    'detectors/sentiment',
    'detectors/repeat',
  ],
  tickets: ['tickets/**'],
  assessment: ['assessment/**'],
  packs: [
    'packs/**',
    'killed/contradictions',
    'killed/extended',
    'lint',
    'fairness/lint',
    'authoring',
    'assessment/authoring',
    'extend',
    'coverage',
    'tagged',
  ],
  rule: [
    'killed/**',
    'expression',
    'form',
    'form/conditional',
    'flow',
    'confidence',
    'fairness/needs',
    'authoring',
    'detectors/silence',
  ],
}

const include = NEAR[FOLDER] ?? ['**']
const exclude = ['explain', 'packs'].includes(FOLDER) ? SLOW : [...SLOW, ...ABOUT_PACKS]
const inScoring = (names: readonly string[]) => names.map((name) => `tests/scoring/${name}`)

/** Run after the others: what they would kill has mostly been killed by then. */
const LAST = ['matching', 'regex', 'sounds', 'laws', 'docs', 'explain', 'lint', 'authoring', 'extend', 'packs'].map(
  (name) => `${name}.test.ts`,
)

/** Whose arbitrary examples are tried a tenth as often; others count what theirs come to. */
const FEWER = [
  ...['matching', 'lookout', 'sounds', 'form', 'laws', 'arithmetic', 'weights', 'id'],
  ...['regex', 'silence', 'talk_share', 'field', 'confidence', 'extend'],
].map((name) => `${name}.test.ts`)

/** What `text` works out is kept for the next call, and so would be what a mutant of it made. */
const KEEPS = FOLDER !== 'text'

class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) =>
      /\/(?:killed|packs)\//.test(moduleId) ? -2 : LAST.indexOf(basename(moduleId))
    return [...files].sort((a, b) => place(a) - place(b))
  }
}

let vitest: Vitest | undefined

/** Stryker takes a file of tests that does not load for one without tests: every mutant would survive them. */
const loading: Reporter = {
  onInit: (own) => {
    vitest = own
  },
  onTestModuleEnd: (module) => {
    const [error] = module.errors()
    if (error === undefined || module.project.getProvidedContext().mode !== 'dry-run') return
    vitest?.state.catchError(new Error(`${module.relativeModuleId} does not load: ${error.message}`), 'Unhandled Error')
  },
}

/** The quick tests of `scoring`: for each mutant those of them run that reach it, up to the first that fails. */
export default defineConfig({
  plugins: [
    {
      name: 'fewer-runs',
      enforce: 'pre',
      resolveId: (source, importer = '') =>
        source === 'fast-check' && FEWER.includes(basename(importer))
          ? fileURLToPath(new URL('fewer-runs.ts', import.meta.url))
          : null,
    },
    {
      name: 'kept-thread',
      configureVitest: ({ project }) => {
        if (!KEEPS) return
        project.config.pool = keptThread.name
        project.config.poolRunner = keptThread
      },
    },
  ],
  test: {
    include: inScoring(include.map((name) => `${name.replace('**', '**/*')}.test.ts`)),
    exclude: ['**/node_modules/**', ...inScoring(exclude)],
    setupFiles: ['tests/support/seed.ts', 'tests/mutation/active.ts'],
    reporters: ['default', loading],
    sequence: { sequencer: QuickFirst },
    // What all files import is read once for all.
    isolate: false,
    testTimeout: 30_000,
  },
})
