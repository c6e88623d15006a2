import { checkExamples } from '../../scoring/packs/check.ts'
import { booksOf, decodePack } from '../../scoring/packs/decode.ts'
import { type Gravity, lint } from '../../scoring/packs/lint/index.ts'
import { sourcesOf } from '../packs.ts'
import { Complaint, settingsFrom } from '../settings.ts'

/** `rules test`: every example beside every rule, and every form; one report of all that is wrong. */
export function rulesTest(options: { packs?: string }): void {
  const pack = decodePack(sourcesOf(options.packs))
  const forms = booksOf(pack, settingsFrom().timeZone)
  const { rules, examples, failures } = checkExamples(pack)
  for (const failure of failures) console.error(failure)
  const checked = `${forms.length} forms, ${rules} rules, ${examples} examples`
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
