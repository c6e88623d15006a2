import type { Score } from '../contract/index.ts'
import type { SectionTally, Tally } from '../scoring/explain/tally.ts'

/** How the score comes about from the points of its items; nothing where that is plain to see. */
export function tallyLines({ score }: Score, { sections, awarded, possible, items }: Tally): string[] {
  const plain = sections.every(
    ({ weight, bound, capped, items }) =>
      weight === 1 && bound === null && !capped && items.every(({ weight }) => weight === 1),
  )
  const all = [...items.values()].every(({ counts }) => counts)
  if (score === null || (plain && all && (possible === 100 || items.size === 1))) return []
  const got = sumOf(sections, 'awarded')
  const most = sumOf(sections, 'points')
  return [`  合计 total: ${equals(got, awarded)} of ${equals(most, possible)} → ${score.toFixed(1)}`]
}

const equals = (sum: string, value: number): string => (sum === `${value}` ? sum : `${sum} = ${value}`)

const sumOf = (sections: readonly SectionTally[], of: 'awarded' | 'points'): string =>
  sections.map((section) => partOf(section, of, sections.length === 1)).join(' + ')

/** @param alone whether nothing is added to it */
function partOf(
  { weight, items, bound, capped, awarded, worth }: SectionTally,
  of: 'awarded' | 'points',
  alone: boolean,
) {
  const terms = items.map((item) => `${signed(item[of])}${item.weight === 1 ? '' : ` × ${item.weight}`}`).join(' + ')
  const bounded = of === 'awarded' ? bound : capped ? 'ceiling' : null
  const kept = bounded === null ? terms : `${terms} → ${of === 'awarded' ? awarded : worth} ${BOUNDS[bounded]}`
  const simple = bounded === null && (items.length === 1 || (alone && weight === 1))
  const sum = simple ? kept : `(${kept})`
  return weight === 1 ? sum : `${sum} × ${weight}`
}

/** Points below zero stand in parentheses. */
const signed = (points: number): string => (points < 0 ? `(${points})` : `${points}`)

export const BOUNDS = { floor: '下限 floor', ceiling: '上限 ceiling', cap: '封顶 cap' } as const
