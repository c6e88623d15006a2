import type { Bilingual, Score } from '../../contract/index.ts'
import type { Applies } from '../rule/applies.ts'
import type { CompiledRule } from '../rule/compile.ts'
import { type Milli, toMilli, wholeWeights } from './points.ts'
import type { Form, FormItem, FormSection, RuleUse } from './schema.ts'

/** A form made ready for judging: points in thousandths, weights whole, each use with its rule. */
export interface Plan {
  form: NonNullable<Score['form']>
  /** Whether items that were not judged keep their points. */
  keep: boolean
  /** Whether some section has a floor or ceiling of its own. */
  bounded: boolean
  sections: SectionPlan[]
  /** The highest first. */
  grades: { id: string; from: number; title: Bilingual }[]
}

/** `floor` and `ceiling` are in thousandths of a point times `one`, as the weighted sum of the items is. */
export interface SectionPlan {
  id: string
  floor: number
  ceiling: number
  weight: number
  one: number
  items: ItemPlan[]
}

export interface ItemPlan {
  id: string
  section: string
  points: number
  full: Milli
  start: Milli
  floor: Milli
  ceiling: Milli
  weight: number
  /** Whether it begins with nothing and has points to earn. */
  earns: boolean
  /** Whether a person judges it. */
  review: boolean
  applies: Applies | undefined
  given: string | undefined
  uses: UsePlan[]
}

export interface UsePlan {
  compiled: CompiledRule
  points: Milli
  perHit: boolean
  /** No finding takes more than `least` or adds more than `most`. */
  least: Milli
  most: Milli
  critical: RuleUse['critical']
  shadow: boolean
  review: boolean
}

/** @throws Error where the sums of the form could be too large to be exact */
export function planOf(form: Form, hash: string, ruleOf: (id: string) => CompiledRule): Plan {
  const { weights } = wholeWeights(form.sections.map(({ weight }) => weight))
  const sections = form.sections.map((section, i) => sectionPlan(section, weights[i] as number, ruleOf))
  if (!(largestSum(form) <= Number.MAX_SAFE_INTEGER)) throw new Error(TOO_FINE)
  return {
    form: { id: form.id, version: form.version, hash },
    keep: form.not_applicable === 'keep',
    bounded: form.sections.some(({ floor, ceiling }) => floor !== undefined || ceiling !== undefined),
    sections,
    grades: [...form.grades].sort((a, b) => b.from - a.from),
  }
}

export const TOO_FINE = 'the weights are too fine for exact sums: give items and sections rounder ones'

/** The most that the weighted thousandths of a form can come to, either way. */
export function largestSum({ sections }: Form): number {
  const outer = wholeWeights(sections.map(({ weight }) => weight)).weights
  return sections.reduce((total, { items }, s) => {
    const inner = wholeWeights(items.map(({ weight }) => weight)).weights
    const sum = items.reduce((sum, item, i) => {
      const { floor, ceiling } = boundsOf(item)
      return sum + Math.max(toMilli(item.points), ceiling, -floor) * (inner[i] as number)
    }, 0)
    return total + sum * (outer[s] as number)
  }, 0)
}

/** Between what an item's points stay, in thousandths. */
export const boundsOf = ({ floor, ceiling, points }: FormItem): { floor: Milli; ceiling: Milli } => ({
  floor: toMilli(floor ?? 0),
  ceiling: toMilli(ceiling ?? points),
})

function sectionPlan(section: FormSection, weight: number, ruleOf: (id: string) => CompiledRule): SectionPlan {
  const { one, weights } = wholeWeights(section.items.map((item) => item.weight))
  return {
    id: section.id,
    floor: section.floor === undefined ? Number.NEGATIVE_INFINITY : toMilli(section.floor) * one,
    ceiling: section.ceiling === undefined ? Number.POSITIVE_INFINITY : toMilli(section.ceiling) * one,
    weight,
    one,
    items: section.items.map((item, i) => itemPlan(item, section.id, weights[i] as number, ruleOf)),
  }
}

function itemPlan(item: FormItem, section: string, weight: number, ruleOf: (id: string) => CompiledRule): ItemPlan {
  const full = toMilli(item.points)
  return {
    id: item.id,
    section,
    points: item.points,
    full,
    start: item.start === 'none' ? 0 : full,
    ...boundsOf(item),
    weight,
    earns: item.start === 'none' && full > 0,
    review: item.review !== undefined,
    applies: item.applies,
    given: item.given,
    uses: (item.rules ?? []).map((use) => usePlan(use, ruleOf(use.rule))),
  }
}

const usePlan = (use: RuleUse, compiled: CompiledRule): UsePlan => ({
  compiled,
  points: toMilli(use.points),
  perHit: use.per === 'hit',
  least: use.cap === undefined ? Number.NEGATIVE_INFINITY : Math.min(0, toMilli(use.cap)),
  most: use.cap === undefined ? Number.POSITIVE_INFINITY : Math.max(0, toMilli(use.cap)),
  critical: use.critical,
  shadow: use.shadow === true,
  review: use.review === true,
})
