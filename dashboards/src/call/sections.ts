import type { Bilingual, Finding, FormView, Score, ScoredItem } from '../api/types.ts'

export interface Section {
  id: string
  title: Bilingual
  awarded: number
  points: number
  /** How much a point of it counts, where that is not 1. */
  weight: number | undefined
  items: Item[]
}

export interface Item extends ScoredItem {
  title: Bilingual
  weight: number | undefined
  /** What a person judges it by. */
  review: Bilingual | undefined
  found: Finding[]
}

/** The score in the order and with the titles of its form; by id where the form is not at hand. */
export function sections(score: Score, form: FormView | null): Section[] {
  const known = new Map(form?.sections.flatMap(({ items }) => items.map((item) => [item.id, item] as const)))
  const bounded = new Map(score.sections?.map((section) => [section.id, section]))
  const ids = form?.sections.map(({ id }) => id) ?? [...new Set(score.items.map(({ section }) => section))]
  return ids.map((id) => {
    const items = score.items
      .filter((item) => item.section === id)
      .map((item) => ({
        ...item,
        title: known.get(item.id)?.title ?? { zh: item.id, en: item.id },
        weight: known.get(item.id)?.weight,
        review: known.get(item.id)?.review,
        found: item.findings.flatMap((index) => score.findings[index] ?? []),
      }))
    const own = form?.sections.find((section) => section.id === id)
    const weighed = (of: 'awarded' | 'points') => sum(items.map((item) => item[of] * (item.weight ?? 1)))
    return {
      id,
      title: own?.title ?? { zh: id, en: id },
      awarded: bounded.get(id)?.awarded ?? weighed('awarded'),
      points: bounded.get(id)?.points ?? weighed('points'),
      weight: own?.weight,
      items,
    }
  })
}

const sum = (values: number[]): number => Math.round(values.reduce((total, value) => total + value, 0) * 10) / 10
