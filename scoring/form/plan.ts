import type { Bilingual, Score } from '../../contract/index.ts'
import type { Scene } from '../detect/detector.ts'
import type { Applies } from '../rule/applies.ts'
import type { CompiledRule } from '../rule/compile.ts'
import type { Verdict } from '../rule/verdict.ts'
import { type Milli, toMilli, wholeWeights } from './points.ts'
import type { Form, FormItem, FormSection, RuleUse } from './schema.ts'
import { Sleepers } from './sleepers.ts'

/** A form made ready for judging: points in thousandths, weights whole, each use with its rule. */
export interface Plan {
  form: NonNullable<Score['form']>
  /** Whether items that were not judged keep their points. */
  keep: boolean
  /** Whether some section has a floor or ceiling of its own. */
  bounded: boolean
  /** Sums of weighted items are in thousandths of a point times this. */
  one: number
  /** Weights of sections are this many times what the form says. */
  sectionOne: number
  sections: SectionPlan[]
  /** By use, in the order of the items. */
  sleepers: Sleepers
  /** The highest first. */
  grades: { id: string; from: number; title: Bilingual }[]
}

/** `floor` and `ceiling` are in the unit of the weighted sum of the items. */
export interface SectionPlan {
  id: string
  floor: number
  ceiling: number
  weight: number
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
  /** The situation it is bound to. */
  given: ((scene: Scene) => Verdict) | null
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

/** What a form is put together from. @throws Error where there is none of that id */
export interface Ready {
  rule(id: string): CompiledRule
  situation(id: string): (scene: Scene) => Verdict
}

/** @throws Error where the sums of the form could be too large to be exact */
export function planOf(form: Form, hash: string, ready: Ready): Plan {
  if (largestSum(form) > Number.MAX_SAFE_INTEGER) throw new Error(`form ${form.id}: ${TOO_FINE}`)
  const weights = weightsOf(form)
  const sections = form.sections.map((section, s) => sectionPlan(section, s, weights, ready))
  return {
    form: { id: form.id, version: form.version, hash },
    keep: form.not_applicable === 'keep',
    bounded: form.sections.some(({ floor, ceiling }) => floor !== undefined || ceiling !== undefined),
    one: weights.one,
    sectionOne: weights.sectionOne,
    sections,
    sleepers: new Sleepers(sections.flatMap(({ items }) => items.flatMap(({ uses }) => uses))),
    grades: [...form.grades].sort((a, b) => b.from - a.from),
  }
}

export const TOO_FINE = 'the weights are too fine for exact sums: give items and sections rounder ones'

/** The most that the weighted thousandths of a form can come to, either way. */
export function largestSum(form: Form): number {
  const weights = weightsOf(form)
  const most = (item: FormItem) => {
    const { floor, ceiling } = boundsOf(item)
    return Math.max(toMilli(item.points), ceiling, -floor)
  }
  const sums = form.sections.map(({ items }, s) =>
    items.reduce((sum, item, i) => sum + most(item) * (weights.items[s]?.[i] as number), 0),
  )
  return sums.reduce((total, sum, s) => total + sum * (weights.sections[s] as number), 0)
}

interface Weights {
  one: number
  sectionOne: number
  sections: number[]
  /** By section. */
  items: number[][]
}

/** All items share one unit, so that their sections can be added. */
function weightsOf({ sections }: Form): Weights {
  const { one, weights } = wholeWeights(sections.flatMap(({ items }) => items.map(({ weight }) => weight)))
  const left = weights.values()
  const ofSections = wholeWeights(sections.map(({ weight }) => weight))
  return {
    one,
    sectionOne: ofSections.one,
    sections: ofSections.weights,
    items: sections.map(({ items }) => items.map(() => left.next().value as number)),
  }
}

/** Between what an item's points stay, in thousandths. */
export const boundsOf = ({ floor, ceiling, points }: FormItem): { floor: Milli; ceiling: Milli } => ({
  floor: toMilli(floor ?? 0),
  ceiling: toMilli(ceiling ?? points),
})

function sectionPlan(section: FormSection, s: number, { one, sections, items }: Weights, ready: Ready): SectionPlan {
  return {
    id: section.id,
    floor: section.floor === undefined ? Number.NEGATIVE_INFINITY : toMilli(section.floor) * one,
    ceiling: section.ceiling === undefined ? Number.POSITIVE_INFINITY : toMilli(section.ceiling) * one,
    weight: sections[s] as number,
    items: section.items.map((item, i) => itemPlan(item, section.id, items[s]?.[i] as number, ready)),
  }
}

function itemPlan(item: FormItem, section: string, weight: number, ready: Ready): ItemPlan {
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
    given: item.given === undefined ? null : ready.situation(item.given),
    uses: (item.rules ?? []).map((use) => usePlan(use, ready.rule(use.rule))),
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
