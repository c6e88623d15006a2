import type { Call, FormView } from '../../contract/index.ts'
import type { ItemTrace } from '../../scoring/explain/trace.ts'
import type { Explanation } from '../../scoring/scorer.ts'
import { explainScore, headOf } from '../explain.ts'
import { wrap } from '../layout.ts'
import { ruleLines } from './rule.ts'
import { flow, REASONS, TRUTH } from './words.ts'

/** A score as `score --explain` shows it: what came of it, and why each rule did or did not fire. */
export function explainCall(call: Call, { score, items }: Explanation, form: FormView | undefined): string {
  const rules = items.flatMap((item) => ['', ...itemLines(item, call)])
  return wrapped([explainScore(call, score, form, true), ...rules])
}

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
  const lines = item && rules ? itemLines({ ...item, rules }, call) : items.length > 0 ? [none] : []
  return wrapped([headOf(call, score, form), ...lines])
}

/** What a rule makes of an example, for those who write it; there it has no points. */
export function explainExample(call: Call, items: readonly ItemTrace[]): string {
  const traces = items.flatMap(({ rules }) => rules)
  return wrapped(traces.flatMap((trace) => ruleLines({ ...trace, points: null }, call, '  ')))
}

const wrapped = (parts: readonly string[]): string =>
  parts
    .join('\n')
    .split('\n')
    .flatMap((line) => wrap(line))
    .join('\n')

function itemLines(item: ItemTrace, call: Call): string[] {
  const name = `${item.title.zh} ${item.title.en}`
  if (item.idle !== null) return [`  ${name}: ${idleOf(item.idle)}${item.names.map((id) => `  ${id}`).join('')}`]
  return [`  ${name}`, ...item.rules.flatMap((trace) => ruleLines(trace, call, '    '))]
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
