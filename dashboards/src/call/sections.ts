import type { Bilingual, Finding, FormView, Score, ScoredItem } from '../api/types.ts'

export interface Section {
  id: string
  title: Bilingual
  awarded: number
  points: number
  items: Item[]
}

export interface Item extends ScoredItem {
  title: Bilingual
  found: Finding[]
}

/** The score in the order and with the titles of its form; by id where the form is not at hand. */
export function sections(score: Score, form: FormView | null): Section[] {
  const titles = new Map(form?.sections.flatMap(({ items }) => items.map(({ id, title }) => [id, title] as const)))
  const ids = form?.sections.map(({ id }) => id) ?? [...new Set(score.items.map(({ section }) => section))]
  return ids.map((id) => {
    const items = score.items
      .filter((item) => item.section === id)
      .map((item) => ({
        ...item,
        title: titles.get(item.id) ?? { zh: item.id, en: item.id },
        found: item.findings.flatMap((index) => score.findings[index] ?? []),
      }))
    return {
      id,
      title: form?.sections.find((section) => section.id === id)?.title ?? { zh: id, en: id },
      awarded: sum(items.map(({ awarded }) => awarded)),
      points: sum(items.map(({ points }) => points)),
      items,
    }
  })
}

const sum = (values: number[]): number => Math.round(values.reduce((total, value) => total + value, 0) * 10) / 10
