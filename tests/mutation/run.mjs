import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** `npm run mutation -- [folder or file of scoring …]`; folder by folder, all of them where none is named. */
const own = fileURLToPath(new URL('.', import.meta.url))
const stryker = `${own}node_modules/@stryker-mutator/core/bin/stryker.js`

/** Files right in `scoring` are a folder of their own. */
const TOP = 'scoring'
const ALL = readdirSync('scoring', { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? entry.name : []))

/** `text`, `scoring/text` and `scoring/text/fold.ts` all name something of `scoring`. */
function partOf(name) {
  const path = name.replace(/^scoring(\/|$)/, '').replace(/\/$/, '')
  const [folder] = path.split('/')
  if (path === '') return { folder: TOP, files: 'scoring/*.ts' }
  if (ALL.includes(path)) return { folder, files: `scoring/${path}/**/*.ts` }
  if (!path.endsWith('.ts') || !existsSync(`scoring/${path}`)) {
    console.error(`there is no scoring/${path}: name a folder of scoring (${ALL.join(', ')}) or a file in one`)
    process.exit(2)
  }
  return { folder: path === folder ? TOP : folder, files: `scoring/${path}` }
}

if (!existsSync(stryker)) {
  console.log('installing Stryker into tests/mutation/node_modules, this once')
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts'], { cwd: own, stdio: 'inherit', shell: true })
  if (status !== 0) process.exit(1)
}

const wanted = process.argv.slice(2)
/** One run a folder: what its tests come to without a mutant is asked once. */
const parts = (wanted.length > 0 ? wanted : [...ALL, TOP]).map(partOf)
const figures = [...new Set(parts.map(({ folder }) => folder))].map((folder) => {
  const files = parts.flatMap((part) => (part.folder === folder ? part.files : [])).join()
  const args = [stryker, 'run', `${own}stryker.config.mjs`, '--mutate', `${files},!scoring/**/*.d.ts`]
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, FOLDER: folder } })
  return { folder, passed: status === 0, ...countsOf(folder) }
})
console.table(figures)
process.exit(figures.every(({ passed }) => passed) ? 0 : 1)

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
