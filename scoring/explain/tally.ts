import type { Finding, Score } from '../../contract/index.ts'
import type { ItemPlan, Plan, SectionPlan, UsePlan } from '../form/plan.ts'
import { clamp, fromMilli, type Milli, toMilli } from '../form/points.ts'
import { brokenIn } from '../form/steps.ts'

/** How the score follows from what its items have. */
export interface Tally {
  /** Sections of which an item counts. */
  sections: SectionTally[]
  awarded: number
  possible: number
  /** By the item's id. */
  items: ReadonlyMap<string, ItemTally>
  /** By the finding's id, those on trial too. */
  findings: ReadonlyMap<string, FindingTally>
}

export interface SectionTally {
  weight: number
  /** Those that count. */
  items: { awarded: number; points: number; weight: number }[]
  /** Their sums within the section's bounds. */
  awarded: number
  worth: number
  /** Which bound made the sum another. */
  bound: 'floor' | 'ceiling' | null
  capped: boolean
}

export interface ItemTally {
  counts: boolean
  /** Whether a critical finding took all it had. */
  zeroed: boolean
}

export interface FindingTally {
  /** What it brings to zero, or would, were it confirmed. */
  critical: 'section' | 'form' | null
  /** Because of what it took or added another number of points than it says, or than its hits would have. */
  bound: 'floor' | 'ceiling' | 'cap' | null
}

/** Null where there is no score to come to. */
export function tallyOf(plan: Plan, score: Score): Tally | null {
  if (score.items.length === 0) return null
  const zeroed = zeroedBy(plan, score)
  const left = score.items.values()
  const items = new Map<string, ItemTally>()
  const sections: SectionTally[] = []
  for (const section of plan.sections) {
    const own = section.items.map((item) => ({ item, scored: left.next().value as Score['items'][number] }))
    for (const { scored } of own) items.set(scored.id, { counts: counts(plan, scored), zeroed: zeroed.has(section.id) })
    const counting = own.filter(({ scored }) => counts(plan, scored))
    if (counting.length > 0) sections.push(sectionTally(plan, section, counting, zeroed.has(section.id)))
  }
  const sum = (of: 'awarded' | 'worth') => exact(sections.reduce((all, one) => all + one[of] * one.weight, 0))
  return { sections, awarded: sum('awarded'), possible: sum('worth'), items, findings: findingsOf(plan, score, zeroed) }
}

const counts = ({ keep }: Plan, { status }: Score['items'][number]): boolean =>
  keep || status === 'pass' || status === 'fail'

interface Own {
  item: ItemPlan
  scored: Score['items'][number]
}

function sectionTally(plan: Plan, section: SectionPlan, own: readonly Own[], zeroed: boolean): SectionTally {
  const whole = own.reduce((all, { item, scored }) => all + item.weight * toMilli(scored.awarded), 0)
  const worth = own.reduce((all, { item }) => all + item.weight * item.full, 0)
  const most = Math.min(worth, section.ceiling)
  const sum = zeroed ? 0 : clamp(whole, Math.min(section.floor, most), section.ceiling)
  const points = (weighted: number) => exact(fromMilli(weighted) / plan.one)
  return {
    weight: exact(section.weight / plan.sectionOne),
    items: own.map(({ item, scored }) => ({
      awarded: scored.awarded,
      points: item.points,
      weight: exact(item.weight / plan.one),
    })),
    awarded: points(sum),
    worth: points(most),
    bound: sum === whole ? null : sum > whole ? 'floor' : 'ceiling',
    capped: most < worth,
  }
}

/** Sections brought to zero. */
function zeroedBy({ sections }: Plan, { findings }: Score): ReadonlySet<string> {
  const found = new Set(findings.map(({ rule_id }) => rule_id))
  const zeroing = (use: UsePlan) => !use.shadow && !use.review && found.has(use.compiled.rule.id)
  const critical = (items: readonly ItemPlan[]) =>
    items.flatMap(({ uses }) => uses.filter(zeroing).map((use) => use.critical))
  if (sections.some(({ items }) => critical(items).includes('form'))) return new Set(sections.map(({ id }) => id))
  return new Set(sections.filter(({ items }) => critical(items).includes('section')).map(({ id }) => id))
}

function findingsOf({ sections }: Plan, score: Score, zeroed: ReadonlySet<string>): Map<string, FindingTally> {
  const all = [...score.findings, ...(score.shadow ?? [])]
  const told = new Map<string, FindingTally>()
  for (const section of sections) {
    for (const item of section.items) {
      const status = score.items.find(({ id }) => id === item.id)?.status
      const open = zeroed.has(section.id) || (status !== 'pass' && status !== 'fail')
      const own = item.uses.flatMap((use) => {
        const finding = all.find(({ rule_id }) => rule_id === use.compiled.rule.id)
        return finding ? [{ use, finding }] : []
      })
      const sum = own.reduce((so, { finding }) => so + toMilli(finding.points), item.start)
      let so = item.start
      for (const { use, finding } of own) {
        so += toMilli(finding.points)
        const bound = open ? null : boundOf(item, finding, so, sum)
        told.set(finding.id, { critical: use.critical ?? null, bound: bound ?? capOf(use, finding) })
      }
    }
  }
  return told
}

/** @param so what the item came to with this finding. @param sum what it comes to with all */
function boundOf({ floor, ceiling }: ItemPlan, { points }: Finding, so: Milli, sum: Milli): FindingTally['bound'] {
  if (points < 0 && so < floor && sum < floor) return 'floor'
  if (points > 0 && so > ceiling && sum > ceiling) return 'ceiling'
  return null
}

function capOf({ perHit, points }: UsePlan, finding: Finding): FindingTally['bound'] {
  const hits = finding.steps
    ? brokenIn(finding.steps).length
    : Math.max(0, ...finding.evidence.map(({ hit }) => hit)) + 1
  return perHit && points * hits !== toMilli(finding.proposed_points ?? finding.points) ? 'cap' : null
}

/** Without what binary fractions leave over; nothing is finer than points × weight × weight. */
const exact = (value: number): number => Math.round(value * 1e7) / 1e7
