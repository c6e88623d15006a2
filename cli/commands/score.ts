import { createHash } from 'node:crypto'
import { type Call, type Decoded, decodeCall, formatProblem } from '../../contract/index.ts'
import type { Line } from '../../ingest/lines.ts'
import { booksOf, decodePack, type Pack } from '../../scoring/packs/decode.ts'
import { judging } from '../../scoring/packs/source.ts'
import { createScorer, type Explainer } from '../../scoring/scorer.ts'
import { likest } from '../../scoring/text/likest.ts'
import { coloured, seesColour } from '../colour.ts'
import { explainScore } from '../explain.ts'
import { isOpened, linesOf, oneLine, print } from '../input.ts'
import { sourcesOf } from '../packs.ts'
import { Complaint, settingsFrom } from '../settings.ts'
import { explainCall, explainRule, explainSituation } from '../trace/index.ts'

interface Options {
  json?: boolean
  form?: string
  explain?: boolean
  /** The one rule to explain. */
  rule?: string
  /** Only what cost points or could not be judged. */
  failed?: boolean
  packs?: string
}

/** `score FILE…`: exit 0 scored, 1 some input could not be used (the rest is scored), 2 wrong arguments. */
export async function score(files: string[], options: Options): Promise<void> {
  const pack = decodePack(judging(sourcesOf(options.packs)))
  const scorer = createScorer(booksOf(pack, settingsFrom().timeZone))
  const ids = scorer.rulebooks.map(({ id }) => id)
  if (options.form !== undefined && !ids.includes(options.form)) {
    throw new Complaint(`There is no form "${options.form}"; there are: ${ids.join(', ')}.`, 2)
  }
  checkRule(options, scorer, pack)
  const shown = shower(scorer, options, pack)
  let unusable = 0
  let scored = 0
  for (const file of files) {
    for await (const line of linesOf(file)) {
      const decoded = decodeLine(line)
      if (!decoded.ok) {
        if (scored + unusable === 0 && isOpened(line)) throw new Complaint(`${file}: ${oneLine('a call')}`)
        unusable++
        for (const problem of decoded.problems) console.error(`${file}:${line.number}: ${formatProblem(problem)}`)
        continue
      }
      scored++
      await print(shown(decoded.value, hashOf(line.bytes as Buffer)))
    }
  }
  if (scored + unusable === 0) throw new Complaint(`Nothing to score: ${files.join(', ')} has no line.`)
  if (unusable > 0) throw new Complaint(`${scored} scored, ${unusable} not usable (see above).`)
}

/** How a call's score is shown, as the options ask. */
function shower(scorer: Explainer, options: Options, pack: Pack): (call: Call, hash: string) => string {
  const { json, form, explain, failed, rule } = options
  if (json) return (call, hash) => JSON.stringify(scorer.score(call, hash, form))
  const views = new Map(scorer.rulebooks.map(({ hash, view }) => [hash, view]))
  if (!explain && !failed && rule === undefined) {
    return (call, hash) => {
      const score = scorer.score(call, hash, form)
      return explainScore(call, score, views.get(score.form?.hash ?? ''), 'findings', scorer.tally(score))
    }
  }
  const paint = seesColour(process.stdout) ? coloured : (text: string) => text
  const users = rule !== undefined && pack.situations.has(rule) ? usersOf(rule, pack) : null
  return (call, hash) => {
    const explanation = scorer.explain(call, hash, form)
    const view = views.get(explanation.score.form?.hash ?? '')
    if (rule === undefined) return paint(explainCall(call, explanation, view, failed ? 'failed' : 'whole'))
    if (users !== null) return paint(explainSituation(call, explanation, view, rule, users))
    return paint(explainRule(call, explanation, view, rule))
  }
}

/** @throws Complaint where there is no such rule to explain */
function checkRule({ rule, json, failed, form }: Options, { rulebooks }: Explainer, pack: Pack): void {
  if (failed && json) throw new Complaint('--failed explains in words; leave out --json.', 2)
  if (rule === undefined) return
  if (json) throw new Complaint('--rule explains in words; leave out --json.', 2)
  const books = rulebooks.filter(({ id }) => form === undefined || id === form)
  const ids = [...new Set(books.flatMap(({ view }) => view.rules.map(({ id }) => id)))].sort()
  if (ids.includes(rule) || pack.situations.has(rule)) return
  const where = form === undefined ? 'on any form' : `on form "${form}"`
  if (pack.rules.has(rule)) {
    const examples = '`npx earshot rules test --explain` explains what its examples come to'
    throw new Complaint(`Rule "${rule}" is not ${where}; ${examples}.`, 2)
  }
  const nearest = likest(rule, ids)
  const meant = nearest === null ? '' : ` Did you mean "${nearest}"?`
  throw new Complaint(`There is no rule "${rule}" ${where}.${meant} There are: ${ids.join(', ')}.`, 2)
}

/** The rules, situations and items of forms that build on a situation, be it by way of another. */
function usersOf(id: string, { rules, situations, forms }: Pack): string[] {
  const wanted = new Set([id])
  const asks = ({ conditions }: { conditions: Readonly<Record<string, object>> }) =>
    Object.values(conditions).some((one) => 'situation' in one && wanted.has(one.situation as string))
  for (let before = 0; before < wanted.size; ) {
    before = wanted.size
    for (const { value } of situations.values()) if (asks(value as never)) wanted.add(value.id)
  }
  const items = [...forms.values()].flatMap(({ value }) =>
    value.sections.flatMap((section) =>
      section.items.flatMap((item) => (wanted.has(item.given ?? '') ? [`${value.id} › ${item.id}`] : [])),
    ),
  )
  const named = [rules, situations].flatMap((all) =>
    [...all.values()].flatMap(({ value }) => (asks(value as never) ? [value.id] : [])),
  )
  return [...named, ...items]
}

export const hashOf = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

function decodeLine(line: Line): Decoded<Call> {
  if (line.bytes) return decodeCall(line.bytes)
  const problem = { path: '$', found: `a line of ${line.length} bytes`, expected: 'one call a line, at most 8 MiB' }
  return { ok: false, reason: 'too_large', problems: [problem] }
}
