import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

/**
 * `npm run mutation -- [folder or file of scoring …] [--sample LINES [--seed N]]`; folder by folder, all of them where
 * none is named. With `--sample` only what stands in so many lines of each folder, chosen by chance.
 */
const own = fileURLToPath(new URL('.', import.meta.url))
const stryker = `${own}node_modules/@stryker-mutator/core/bin/stryker.js`

/** Files right in `scoring` are a folder of their own. */
const TOP = 'scoring'
const ALL = readdirSync('scoring', { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? entry.name : []))

/** `text`, `scoring/text` and `scoring/text/fold.ts` all name something of `scoring`. */
function partOf(name) {
  const path = name.replace(/^scoring(\/|$)/, '').replace(/\/$/, '')
  const [folder] = path.split('/')
  if (path === '') return { folder: TOP, files: 'scoring/*.ts', has: (file) => !file.includes('/') }
  if (ALL.includes(path)) {
    return { folder, files: `scoring/${path}/**/*.ts`, has: (file) => file.startsWith(`${path}/`) }
  }
  if (!path.endsWith('.ts') || !existsSync(`scoring/${path}`)) {
    console.error(`there is no scoring/${path}: name a folder of scoring (${ALL.join(', ')}) or a file in one`)
    process.exit(2)
  }
  return { folder: path === folder ? TOP : folder, files: `scoring/${path}`, has: (file) => file === path }
}

if (!existsSync(stryker)) {
  console.log('installing Stryker into tests/mutation/node_modules, this once')
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts'], { cwd: own, stdio: 'inherit', shell: true })
  if (status !== 0) process.exit(1)
}

const { positionals: wanted, values: options } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: 'string' }, seed: { type: 'string', default: '1' } },
})
const sample = options.sample === undefined ? undefined : Number(options.sample)
if (sample !== undefined && !(Number.isInteger(sample) && sample > 0)) {
  console.error(`--sample is "${options.sample}": write how many lines, such as --sample 150`)
  process.exit(2)
}
/** One run a folder: what its tests come to without a mutant is asked once. */
const parts = (wanted.length > 0 ? wanted : [...ALL, TOP]).map(partOf)
const figures = [...new Set(parts.map(({ folder }) => folder))].map((folder) => {
  const named = parts.filter((part) => part.folder === folder)
  const files = (sample === undefined ? named.map((part) => part.files) : linesOf(named, sample)).join()
  const args = [stryker, 'run', `${own}stryker.config.mjs`, '--mutate', `${files},!scoring/**/*.d.ts`]
  const { status } = spawnSync(process.execPath, args, {
    stdio: 'inherit',
    env: { ...process.env, FOLDER: folder, SAMPLE: options.sample },
  })
  return { folder, passed: status === 0, ...countsOf(folder) }
})
console.table(figures)
process.exit(figures.every(({ passed }) => passed) ? 0 : 1)

/** Lines with code in them, as `file:from-to`, each as likely as any other. */
function linesOf(parts, count) {
  const files = readdirSync('scoring', { recursive: true }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && parts.some((part) => part.has(file)),
  )
  const lines = files.flatMap((file) =>
    readFileSync(`scoring/${file}`, 'utf8')
      .split('\n')
      .flatMap((line, i) =>
        /^\s*(\/?\*|\/\/|import\b|export \* |[)\]}]*,?$)/.test(line) ? [] : `scoring/${file}:${i + 1}-${i + 1}`,
      ),
  )
  const random = (place) => createHash('sha256').update(`${options.seed} ${place}`).digest('hex')
  return lines
    .map((place) => [random(place), place])
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, count)
    .map(([, place]) => place)
}

/** How many mutants came to what. */
function countsOf(folder) {
  const report = `coverage/mutation/${folder}/report.json`
  if (!existsSync(report)) return {}
  const mutants = Object.values(JSON.parse(readFileSync(report, 'utf8')).files).flatMap((file) => file.mutants)
  const count = (status) => mutants.filter((mutant) => mutant.status === status).length
  const [killed, timeout] = [count('Killed'), count('Timeout')]
  const [survived, uncovered] = [count('Survived'), count('NoCoverage')]
  const score = (100 * (killed + timeout)) / (killed + timeout + survived + uncovered)
  return { killed, timeout, survived, uncovered, score: Math.round(score * 10) / 10 }
}
