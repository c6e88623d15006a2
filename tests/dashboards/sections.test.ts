import { expect, test } from 'vitest'
import type { FormView, Score } from '../../contract/index.ts'
import { sections } from '../../dashboards/src/call/sections.ts'

const title = { zh: '题', en: 'Title' }
const review = { zh: '听', en: 'Listen' }
const form = {
  sections: [
    {
      id: 's',
      title,
      weight: 3,
      items: [
        { id: 'a', title, points: 10, weight: 2 },
        { id: 'b', title, points: 5, review },
      ],
    },
  ],
} as Partial<FormView> as FormView
const score = {
  items: [
    { id: 'a', section: 's', points: 10, awarded: 4, status: 'fail', findings: [] },
    { id: 'b', section: 's', points: 5, awarded: 5, status: 'needs_review', findings: [] },
  ],
  findings: [],
} as Partial<Score> as Score

test('a section is the weighted sum of its items', () => {
  const [section] = sections(score, form)
  expect(section).toMatchObject({ awarded: 13, points: 25, weight: 3 })
  expect(section?.items.map(({ weight, review }) => [weight, review])).toEqual([
    [2, undefined],
    [undefined, review],
  ])
})

test('a section with bounds is what the score says of it', () => {
  const bounded = { ...score, sections: [{ id: 's', points: 20, awarded: 15 }] }
  expect(sections(bounded, form)[0]).toMatchObject({ awarded: 15, points: 20 })
})

test('without its form a section is the sum of its items, by their ids', () => {
  expect(sections(score, null)[0]).toMatchObject({ title: { zh: 's', en: 's' }, awarded: 9, points: 15 })
})
