import { describe, expect, test } from 'vitest'
import { formProblems } from '../../../scoring/form/check.ts'
import { bookFor, type Item, itemOf, type Section, sectionOf } from './forms.ts'

const problems = (sections: Section[]) =>
  formProblems(bookFor(sections).form).map(({ message, path }) => `${path.join('.')}: ${message}`)
const ofItem = (points: number, part: Partial<Item>) =>
  problems([sectionOf('s', [itemOf('item', points, part), itemOf('other', 10, { review: { zh: '', en: '' } })])])

const takes = { rule: 'found', points: -1 }
const gives = { rule: 'found', points: 1 }

describe('said of an item', () => {
  test.each<[what: string, points: number, part: Partial<Item>, problem: RegExp]>([
    [
      'neither rules nor review',
      10,
      {},
      /^sections\.0\.items\.0: item "item" needs either rules or review, and has neither$/,
    ],
    ['both', 10, { rules: [takes], review: { zh: '', en: '' } }, /has both$/],
    [
      'more than it has',
      10,
      { rules: [{ rule: 'found', points: -10.001 }] },
      /items\.0\.rules\.0\.points: points -10\.001 is more than the item has room for: 10$/,
    ],
    ['more than its floor leaves', 10, { floor: 5, rules: [{ rule: 'found', points: -6 }] }, /room for: 5$/],
    ['more than it can earn', 10, { start: 'none', rules: [{ rule: 'found', points: 11 }] }, /room for: 10$/],
    [
      'a cap beyond its points',
      10,
      { rules: [{ ...takes, per: 'hit', cap: -11 }] },
      /rules\.0\.cap: cap -11 is more than the item has room for: 10$/,
    ],
    [
      'a cap that adds to what takes',
      10,
      { rules: [{ ...takes, cap: 5 }] },
      /cap 5 needs the sign of the points \(-1\)/,
    ],
    ['a cap that takes from what adds', 10, { start: 'none', rules: [{ ...gives, cap: -5 }] }, /cap -5 needs the sign/],
    ['a cap on nothing', 10, { rules: [{ rule: 'found', points: 0, cap: -5 }] }, /needs the sign/],
    ['a cap of nothing', 10, { rules: [{ ...takes, cap: 0 }] }, /needs the sign/],
    ['on trial and to be confirmed', 10, { rules: [{ ...takes, shadow: true, review: true }] }, /leave out review$/],
    ['critical praise', 10, { start: 'none', rules: [{ ...gives, critical: 'form' }] }, /cannot be critical$/],
    ['nothing to earn', 10, { start: 'none', rules: [takes] }, /items\.0\.start: .* no rule adds any$/],
    ['all there is from the start', 10, { rules: [gives] }, /items\.0\.rules: .* nothing can be added/],
    [
      'a ceiling below the points',
      10,
      { ceiling: 8, rules: [takes] },
      /items\.0\.ceiling: nobody could have more than 8/,
    ],
    ['a floor at the points', 10, { floor: 10, rules: [takes] }, /items\.0\.floor: .* never have less/],
    ['no points at all', 0, { rules: [takes] }, /items\.0\.points: an item of 0 points needs a ceiling/],
    [
      'nothing to take',
      0,
      { ceiling: 5, rules: [takes] },
      /items\.0\.rules: the item has nothing that could be taken$/,
    ],
  ])('%s', (_what, points, part, problem) => {
    expect(ofItem(points, part)).toEqual([expect.stringMatching(problem)])
  })

  test.each<[what: string, points: number, part: Partial<Item>]>([
    ['all its points at once', 10, { rules: [{ rule: 'found', points: -10 }] }],
    ['a cap that takes all', 10, { rules: [{ ...takes, per: 'hit', cap: -10 }] }],
    ['a hint that costs nothing', 10, { rules: [{ rule: 'found', points: 0 }] }],
    ['below nothing', 10, { floor: -5, rules: [{ rule: 'found', points: -15 }] }],
    ['a bonus', 10, { ceiling: 12, rules: [{ rule: 'found', points: 2 }] }],
    ['nothing but a bonus', 0, { ceiling: 2, rules: [{ rule: 'found', points: 2 }] }],
    ['what makes up for faults', 10, { rules: [gives, { ...takes, rule: 'found-b' }] }],
    ['a trial of what zeroes', 10, { rules: [{ ...takes, critical: 'form', shadow: true }] }],
    ['what zeroes once confirmed', 10, { rules: [{ ...takes, critical: 'form', review: true }] }],
  ])('nothing: %s', (_what, points, part) => {
    expect(ofItem(points, part)).toEqual([])
  })
})

describe('said of a form', () => {
  const item = (id: string, points = 10) => itemOf(id, points, { rules: [{ rule: `found-${id}`, points: -1 }] })

  test.each<[what: string, sections: Section[], problem: RegExp]>([
    [
      'two items of one name',
      [sectionOf('s', [item('a')]), sectionOf('t', [itemOf('a', 5, { review: { zh: '', en: '' } })])],
      /^sections\.1\.items\.0\.id: another item of this form is called "a"$/,
    ],
    [
      'a floor that is all there is',
      [sectionOf('s', [item('a')], { floor: 10 })],
      /^sections\.0\.floor: .* all its 10 points$/,
    ],
    ['a floor that is the ceiling', [sectionOf('s', [item('a')], { floor: 5, ceiling: 5 })], /all its 5 points$/],
    ['a ceiling of nothing', [sectionOf('s', [item('a')], { ceiling: 0 })], /^sections\.0\.ceiling: /],
    [
      'no points anywhere',
      [sectionOf('s', [itemOf('a', 0, { ceiling: 2, rules: [{ rule: 'found', points: 2 }] })])],
      /^sections: no item has points/,
    ],
    [
      'weights that cannot be added exactly',
      Array.from({ length: 40 }, (_, s) =>
        sectionOf(
          `s${s}`,
          Array.from({ length: 40 }, (_, i) => ({ ...item(`i${s}-${i}`, 99.999), weight: 99.97 - i })),
          {
            weight: 99.99 - s,
          },
        ),
      ),
      /^sections: the weights are too fine/,
    ],
  ])('%s', (_what, sections, problem) => {
    expect(problems(sections)).toContainEqual(expect.stringMatching(problem))
  })
})
