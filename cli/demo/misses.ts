import type { Call, Evidence } from '../../contract/index.ts'
import type { ConditionTrace } from '../../scoring/explain/condition.ts'
import type { RuleTrace } from '../../scoring/explain/rule.ts'
import type { ItemTrace } from '../../scoring/explain/trace.ts'
import type { Accuracy } from './accuracy.ts'
import type { Planted } from './people.ts'

/** A call in which a rule found a fault that was not planted, or did not find one that was. */
export interface Miss {
  call_id: string
  tag: Planted
  kind: 'false alarm' | 'missed'
  /** The rules that were wrong, what they came to, and why: their conditions with what they heard. */
  trace: string
  /** What was said where the rule listened. */
  words: string
}

/** What explains a miss: the call, and how its items came about. */
export interface Explained {
  call: Call
  items: readonly ItemTrace[]
}

/** @param tagsOf the tags of a rule @param explain called once for each miss */
export function missesOf(
  { tag, wrong, missed }: Accuracy,
  tagsOf: ReadonlyMap<string, readonly string[]>,
  explain: (call_id: string) => Explained,
): Miss[] {
  const told = (kind: Miss['kind']) => (call_id: string) => {
    const { call, items } = explain(call_id)
    const rules = items
      .flatMap((item) => item.rules)
      .filter(({ rule, status }) => tagsOf.get(rule)?.includes(tag) && (status === 'fail') === (kind === 'false alarm'))
    const trace = rules.map(traceOf).join(' | ') || 'no rule judged it'
    return { call_id, tag, kind, trace, words: wordsAt(call, rules.flatMap(conditionsOf)) }
  }
  return [...wrong.map(told('false alarm')), ...missed.map(told('missed'))]
}

function traceOf(trace: RuleTrace): string {
  const { rule, status, reason, given } = trace
  const outcome = reason === null ? `${rule} ${status}` : `${rule} ${status} (${reason})`
  const asked = given === null || given.truth === 'yes' ? [] : [`given ${given.truth}`]
  return [outcome, ...asked, ...conditionsOf(trace).map(toldOf)].join(' · ')
}

/** Those asked of the whole call, and those asked at each hit of another. */
const conditionsOf = ({ conditions, each }: RuleTrace): ConditionTrace[] => [
  ...conditions,
  ...(each?.anchors ?? []).flatMap((anchor) => anchor.conditions),
]

/** A condition on one line: `offered yes “请说”`, or `said no, not counted “不归我管”`. */
function toldOf({ name, truth, hits, uncounted }: ConditionTrace): string {
  const aside = uncounted === null ? '' : `, not counted${quoted(uncounted.hits)}`
  return `${name} ${truth}${quoted(hits)}${aside}`
}

const quoted = (hits: readonly Evidence[]): string =>
  hits.flatMap(({ text }) => (text === undefined ? [] : [` “${text}”`])).join('')

/** The turns that conditions of words looked at; those that read the whole call only where no other does. */
function wordsAt({ segments }: Call, conditions: readonly ConditionTrace[]): string {
  const windows = conditions.flatMap(({ speaker, window }) => (speaker === null || window === null ? [] : [window]))
  const narrow = windows.filter(({ where }) => where !== null)
  const turns = new Set((narrow.length > 0 ? narrow : windows).flatMap((window) => window.segments))
  return [...turns]
    .sort((a, b) => a - b)
    .map((segment) => `${segments[segment]?.speaker}: ${segments[segment]?.text.trim()}`)
    .join(' / ')
}
