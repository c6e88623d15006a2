import { DETECTORS } from '../../detect/index.ts'
import { readsSpeech } from '../../rule/needs.ts'
import type { Condition, Rule, Situation } from '../../rule/schema.ts'
import type { Pack } from '../decode.ts'
import type { Decoded } from '../source.ts'
import { conditionsOf, withConditions } from './conditions.ts'
import { type Remark, warning } from './remark.ts'

/** Detectors that ask when something was said. */
const TIMED = [
  ...['answer_delay', 'ending', 'hold', 'interruption', 'length', 'monologue'],
  ...['response_time', 'ring', 'silence', 'speech_rate', 'talk_share'],
]

/** Needs that stand in nobody's way but the rule's own: what they ask for is looked at by nothing. */
export function needs(pack: Pack): Remark[] {
  return withConditions(pack).flatMap((decoded) => [...ofRule(decoded), ...ofConditions(decoded)])
}

function ofRule(decoded: Decoded<Rule | Situation>): Remark[] {
  const { needs: wanted, ...rule } = decoded.value as Rule
  if (wanted === undefined) return []
  const specs = Object.values(rule.conditions as Record<string, Condition>)
  if (!specs.some(isRead))
    return [warning({ decoded, path: ['needs'] }, '"needs" changes nothing: no condition reads what was said')]
  return wanted.timing !== undefined && !specs.some(asksWhen) && !hasSeconds(rule)
    ? [warning({ decoded, path: ['needs', 'timing'] }, 'no condition of this rule asks when something was said')]
    : []
}

const ofConditions = (decoded: Decoded<Rule | Situation>): Remark[] =>
  conditionsOf(decoded).flatMap(({ name, spec, path }) => {
    if (spec.needs === undefined) return []
    if (!isRead(spec))
      return [warning({ decoded, path: [...path, 'needs'] }, `"needs" changes nothing: "${name}" reads no speech`)]
    return spec.needs.timing !== undefined && !asksWhen(spec)
      ? [warning({ decoded, path: [...path, 'needs', 'timing'] }, `"${name}" does not ask when something was said`)]
      : []
  })

const isRead = (spec: Condition): boolean =>
  Object.keys(spec).some((key) => Object.hasOwn(DETECTORS, key) && readsSpeech(key))

const asksWhen = (spec: Condition): boolean =>
  TIMED.some((detector) => spec[detector] !== undefined) || /"(seconds|percent)":/.test(JSON.stringify(spec.in ?? {}))

/** `then … within N s`. */
const hasSeconds = ({ given = '', find = '', flow = [] }: Partial<Rule>): boolean =>
  [given, find, ...flow.flatMap(({ step, if: after = '' }) => [step, after])].some((text) =>
    /\bwithin\s+[\d.]+\s*s\b/.test(text),
  )
