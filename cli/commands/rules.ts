import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkExamples, checkSchemes } from '../../scoring/packs/check.ts'
import { coverageOf } from '../../scoring/packs/coverage.ts'
import { booksOf, decodePack } from '../../scoring/packs/decode.ts'
import { checkLimits } from '../../scoring/packs/limits.ts'
import { type Gravity, lint } from '../../scoring/packs/lint/index.ts'
import { SCHEMA_KINDS, schemaText } from '../../scoring/packs/schemas.ts'
import { coveragePage } from '../clauses/page.ts'
import { coverageLines } from '../clauses/text.ts'
import { sourcesOf } from '../packs.ts'
import { Complaint, settingsFrom } from '../settings.ts'
import { explainExample } from '../trace/index.ts'

/** `rules test`: every example beside every rule, and every form; one report of all that is wrong. */
export function rulesTest(options: { packs?: string; explain?: boolean }): void {
  const pack = decodePack(sourcesOf(options.packs))
  const forms = booksOf(pack, settingsFrom().timeZone)
  const judged = checkExamples(pack, options.explain ? explainExample : undefined)
  const timed = checkLimits(pack)
  const assessed = checkSchemes(pack)
  const failures = [...judged.failures, ...timed.failures, ...assessed.failures]
  for (const failure of failures) console.error(failure)
  const examples = judged.examples + timed.examples + assessed.examples
  const checked = [
    `${forms.length} forms`,
    `${judged.rules} rules`,
    ...(pack.limits.size > 0 ? [`${pack.limits.size} limits`] : []),
    ...(assessed.schemes > 0 ? [`${assessed.schemes} schemes`] : []),
    `${examples} examples`,
  ].join(', ')
  if (failures.length > 0) throw new Complaint(`${checked}: ${failures.length} failed (see above).`)
  console.log(`${checked}: all as expected.`)
}

/** `rules lint`: all that is wrong or useless; exit 1 where there is an error, with `--strict` where there is a warning. */
export function rulesLint(options: { packs?: string; strict?: boolean; info?: boolean }): void {
  const remarks = lint(sourcesOf(options.packs))
  for (const { gravity, text } of remarks) {
    if (gravity !== 'info' || options.info) console.error(`${text}\n`)
  }
  const count = (wanted: Gravity) => remarks.filter(({ gravity }) => gravity === wanted).length
  const [errors, warnings, notes] = [count('error'), count('warning'), count('info')]
  const more = notes > 0 && !options.info ? ' (--info shows them)' : ''
  const counted = `${counting(errors, 'error')}, ${counting(warnings, 'warning')}, ${notes} for information${more}.`
  if (errors > 0 || (options.strict && warnings > 0)) throw new Complaint(counted)
  console.log(counted)
}

const counting = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

/** `rules coverage`: which clauses of the standard are checked by what; exit 1 where that is not so. */
export function rulesCoverage(options: { packs?: string; html?: string; brief?: boolean }): void {
  const pack = decodePack(sourcesOf(options.packs))
  booksOf(pack, settingsFrom().timeZone)
  if (pack.clauses.size === 0)
    throw new Complaint('This pack has no standard: put its clauses into clauses/<manual>.yaml (see docs/rules.md).')
  const coverage = coverageOf(pack)
  for (const line of coverageLines(coverage, options.brief === true)) console.log(line)
  for (const problem of coverage.problems) console.error(`\n${problem}`)
  if (options.html !== undefined) {
    writeFileSync(options.html, coveragePage(coverage, pack))
    console.log(`→ ${options.html}`)
  }
  if (coverage.problems.length > 0) throw new Complaint(`${coverage.problems.length} problems (see above).`)
}

/** `rules schema`: JSON Schemas for an editor; one on standard output, or all of them into a folder. */
export function rulesSchema(kind: string | undefined, options: { out?: string }): void {
  const kinds = kind === undefined ? SCHEMA_KINDS : [kind]
  const texts = kinds.map((one) => ({ name: `${one}.schema.json`, text: schemaText(one) }))
  const there = SCHEMA_KINDS.join(', ')
  if (texts.some(({ text }) => text === null))
    throw new Complaint(`There is no schema "${kind}"; there are: ${there}.`, 2)
  if (options.out === undefined) {
    if (kind === undefined) throw new Complaint(`Name a schema (${there}), or a folder for all of them with --out.`, 2)
    process.stdout.write(texts[0]?.text as string)
    return
  }
  mkdirSync(options.out, { recursive: true })
  for (const { name, text } of texts) {
    writeFileSync(join(options.out, name), text as string)
    console.log(join(options.out, name))
  }
}
