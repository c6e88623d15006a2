import type { Call, FormView } from '../../contract/index.ts'
import type { SituationTrace } from '../../scoring/explain/condition.ts'
import type { ItemTrace } from '../../scoring/explain/trace.ts'
import type { Explanation } from '../../scoring/scorer.ts'
import { type Extent, explainScore, headOf, isOpen } from '../explain.ts'
import { wrap } from '../layout.ts'
import { type Seen, situationLines } from './condition.ts'
import { ruleLines } from './rule.ts'
import { situationIn } from './situation.ts'
import { flow, REASONS, TRUTH } from './words.ts'

/** A score as `score --explain` shows it: what came of it, and why each rule did or did not fire. */
export function explainCall(
  call: Call,
  { score, items, tally }: Explanation,
  form: FormView | undefined,
  extent: Extent = 'whole',
): string {
  const shown = extent === 'whole' ? items : items.flatMap(failedIn)
  const seen: Seen = new Set()
  const rules = shown.flatMap((item) => ['', ...itemLines(item, call, seen)])
  return wrapped([explainScore(call, score, form, extent, tally), ...rules])
}

/** Of an item, the rules that cost points or could not be judged; nothing where it has none and is not open itself. */
function failedIn(item: ItemTrace): ItemTrace[] {
  const rules = item.rules.filter(
    ({ status, points, shadow }) => status === 'not_evaluated' || (status === 'fail' && !shadow && (points ?? 0) <= 0),
  )
  if (item.idle === null) return rules.length > 0 ? [{ ...item, rules }] : []
  return isOpen(item) ? [item] : []
}

/** What a situation comes to, where anything on the form asked for it. @param users the rules and items that build on it */
export function explainSituation(
  call: Call,
  { score, items }: Explanation,
  form: FormView | undefined,
  id: string,
  users: readonly string[],
): string {
  const found = situationIn(items, id)
  const by = `  用到它的 used by: ${users.join(', ') || '无 nothing'}`
  const lines = found
    ? toldOf(found, call)
    : items.length > 0
      ? ['  这通电话里没有问到它 nothing asked for it in this call']
      : []
  return wrapped([headOf(call, score, form), ...lines, by])
}

const toldOf = (found: SituationTrace, call: Call): string[] => situationLines(found, call, '  ', new Set())

/** The same of one rule. */
export function explainRule(
  call: Call,
  { score, items }: Explanation,
  form: FormView | undefined,
  rule: string,
): string {
  const item = items.find(({ names }) => names.includes(rule))
  const rules = item?.rules.filter((trace) => trace.rule === rule)
  const none = `  评分表 ${form?.id} 里没有规则 ${rule} the form does not have this rule`
  const lines = item && rules ? itemLines({ ...item, rules }, call, new Set()) : items.length > 0 ? [none] : []
  return wrapped([headOf(call, score, form), ...lines])
}

/** What a rule makes of an example, for those who write it; there it has no points. */
export function explainExample(call: Call, items: readonly ItemTrace[]): string {
  const traces = items.flatMap(({ rules }) => rules)
  return wrapped(traces.flatMap((trace) => ruleLines({ ...trace, points: null }, call, '  ', new Set())))
}

const wrapped = (parts: readonly string[]): string =>
  parts
    .join('\n')
    .split('\n')
    .flatMap((line) => wrap(line))
    .join('\n')

function itemLines(item: ItemTrace, call: Call, seen: Seen): string[] {
  const name = `${item.title.zh} ${item.title.en}`
  const given = item.given ? situationLines(item.given, call, '    ', seen) : []
  if (item.idle !== null) {
    return [`  ${name}: ${idleOf(item.idle)}${item.names.map((id) => `  ${id}`).join('')}`, ...given]
  }
  return [`  ${name}`, ...given, ...item.rules.flatMap((trace) => ruleLines(trace, call, '    ', seen))]
}

function idleOf(idle: NonNullable<ItemTrace['idle']>): string {
  switch (idle.why) {
    case 'applies':
      return `不适用 does not apply, it is for ${flow(idle.applies)}`
    case 'given': {
      const reason = idle.reason === null ? '' : `, ${REASONS[idle.reason] ?? idle.reason}`
      return `情形不成立 not judged, situation ${idle.situation}: ${TRUTH[idle.truth]}${reason}`
    }
    case 'review':
      return '由人评 judged by a person'
  }
}
