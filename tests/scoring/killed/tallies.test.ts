import { describe, expect, test } from 'vitest'
import { createScorer } from '../../../scoring/scorer.ts'
import { bookOf, callOf, HASH, type Line, saying } from '../books.ts'
import { bookFor, type Form, type Item, itemOf, LINES, type Section, sectionOf } from '../form/forms.ts'

function tallyOf(sections: Section[], changes: Partial<Form> = {}, lines: readonly Line[] = LINES) {
  const { score, tally } = createScorer([bookFor(sections, changes)]).explain(callOf(lines), HASH)
  if (tally === null) throw new Error('there is no score to come to')
  return { ...tally, score }
}

const takes = (points: number, more: object = {}) => ({ rule: 'found', points: -points, ...more })
const item = (points: number, ...rules: Item['rules'] & object) => itemOf('i', points, { rules })
const clean = (id: string, points: number, part: Partial<Item> = {}) =>
  itemOf(id, points, { rules: [{ rule: `absent-${id}`, points: -1 }], ...part })

describe('how a score follows from its items', () => {
  test('by the weights of items and sections', () => {
    const sections = [
      sectionOf('s', [item(10, takes(4)), clean('j', 5, { weight: 0.5 })], { weight: 2 }),
      sectionOf('t', [clean('k', 20, { weight: 3 })]),
    ]
    const { sections: sums, awarded, possible, score } = tallyOf(sections)
    expect(sums).toEqual([
      {
        weight: 2,
        items: [
          { awarded: 6, points: 10, weight: 1 },
          { awarded: 5, points: 5, weight: 0.5 },
        ],
        awarded: 8.5,
        worth: 12.5,
        bound: null,
        capped: false,
      },
      {
        weight: 1,
        items: [{ awarded: 20, points: 20, weight: 3 }],
        awarded: 60,
        worth: 60,
        bound: null,
        capped: false,
      },
    ])
    expect([awarded, possible, score.score]).toEqual([77, 85, 90.6])
  })

  test.each<[part: Partial<Section>, awarded: number, worth: number, bound: string | null, capped: boolean]>([
    [{}, 6, 15, null, false],
    [{ floor: 6 }, 6, 15, null, false],
    [{ floor: 7 }, 7, 15, 'floor', false],
    [{ ceiling: 6 }, 6, 6, null, true],
    [{ ceiling: 5 }, 5, 5, 'ceiling', true],
    [{ ceiling: 15 }, 6, 15, null, false],
    [{ ceiling: 16 }, 6, 15, null, false],
    [{ floor: 14, ceiling: 14.5 }, 14, 14.5, 'floor', true],
  ])('within the bounds of its section: %j', (part, awarded, worth, bound, capped) => {
    const items = [item(10, takes(9)), clean('j', 5)]
    expect(tallyOf([sectionOf('s', items, part)]).sections).toMatchObject([{ awarded, worth, bound, capped }])
  })

  test('a bonus is more than all it is worth', () => {
    const bonus = itemOf('i', 0, { ceiling: 5, rules: [{ rule: 'found', points: 3 }] })
    expect(tallyOf([sectionOf('s', [bonus, clean('j', 5)])]).sections).toMatchObject([{ awarded: 8, worth: 5 }])
  })

  test('what did not apply counts where it is kept', () => {
    const sections = [
      sectionOf('s', [itemOf('i', 10, { rules: [{ rule: 'never', points: -1 }] }), clean('j', 5)]),
      sectionOf('t', [itemOf('k', 10, { rules: [{ rule: 'unjudged', points: -1 }] })]),
      sectionOf('u', [itemOf('l', 10, { rules: [takes(1)] })]),
    ]
    const counting = (mode: Form['not_applicable']) => {
      const { sections: sums, items } = tallyOf(sections, { not_applicable: mode })
      return [sums.map(({ items }) => items.length), [...items].map(([id, { counts }]) => (counts ? id : `(${id})`))]
    }
    expect(counting('keep')).toEqual([
      [2, 1, 1],
      ['i', 'j', 'k', 'l'],
    ])
    expect(counting('leave_out')).toEqual([
      [1, 1],
      ['(i)', 'j', '(k)', 'l'],
    ])
  })
})

describe('what a critical finding brings to zero', () => {
  const zeroed = (more: object) => {
    const { items, sections, findings } = tallyOf([
      sectionOf('s', [item(10, takes(1, more)), clean('j', 5)]),
      sectionOf('t', [clean('k', 5)]),
    ])
    return {
      items: [...items].filter(([, own]) => own.zeroed).map(([id]) => id),
      awarded: sections.map((one) => one.awarded),
      critical: [...findings.values()].map(({ critical }) => critical),
    }
  }

  test('its section, or all', () => {
    expect(zeroed({})).toEqual({ items: [], awarded: [14, 5], critical: [null] })
    expect(zeroed({ critical: 'section' })).toEqual({ items: ['i', 'j'], awarded: [0, 5], critical: ['section'] })
    expect(zeroed({ critical: 'form' })).toEqual({ items: ['i', 'j', 'k'], awarded: [0, 0], critical: ['form'] })
  })

  test('nothing while it is on trial, or awaits a person', () => {
    expect(zeroed({ critical: 'form', shadow: true })).toMatchObject({ items: [], critical: ['form'] })
    expect(zeroed({ critical: 'form', review: true })).toMatchObject({ items: [], critical: ['form'] })
  })

  test('nothing where it was not found', () => {
    const { items } = tallyOf([
      sectionOf('s', [clean('i', 5, { rules: [{ rule: 'absent', points: -1, critical: 'form' }] })]),
    ])
    expect([...items.values()]).toEqual([{ counts: true, zeroed: false }])
  })
})

describe('why a finding has other points than it says', () => {
  const bounds = (points: number, part: Partial<Item>) =>
    [...tallyOf([sectionOf('s', [itemOf('i', points, part)]), sectionOf('t', [clean('z', 5)])]).findings.values()].map(
      ({ bound }) => bound,
    )
  const two = (first: number, second: number) => [
    { rule: 'found-a', points: first },
    { rule: 'found-b', points: second },
  ]

  test.each<[what: string, points: number, part: Partial<Item>, bound: (string | null)[]]>([
    ['as many as there are', 10, { rules: two(-4, -6) }, [null, null]],
    ['more than there are', 10, { rules: two(-4, -7) }, [null, 'floor']],
    ['the first takes more', 10, { rules: two(-11, -1) }, ['floor', 'floor']],
    ['more than there are, and some given back', 10, { rules: two(-11, 1) }, [null, null]],
    ['more than there are, one given back', 10, { rules: two(-12, 1) }, ['floor', null]],
    ['the first takes all, the second more', 10, { rules: two(-10, -1) }, [null, 'floor']],
    ['a floor below zero', 10, { floor: -1, rules: two(-4, -7) }, [null, null]],
    ['more than there may be', 10, { ceiling: 12, rules: two(1, 2) }, [null, 'ceiling']],
    ['as many as there may be', 10, { ceiling: 13, rules: two(1, 2) }, [null, null]],
    ['more than there may be, and some taken', 10, { ceiling: 12, rules: two(3, -1) }, [null, null]],
    ['more than there may be, one taken', 10, { ceiling: 12, rules: two(4, -1) }, ['ceiling', null]],
    ['as many as there may be, and more', 10, { ceiling: 12, rules: two(2, 1) }, [null, 'ceiling']],
    ['earned', 10, { start: 'none', rules: two(4, 7) }, [null, 'ceiling']],
    ['each hit', 10, { rules: [takes(2, { per: 'hit' })] }, [null]],
    ['each hit, capped', 10, { rules: [takes(2, { per: 'hit', cap: -5 })] }, ['cap']],
    ['each hit, capped at what they come to', 10, { rules: [takes(2, { per: 'hit', cap: -6 })] }, [null]],
    ['once, capped', 10, { rules: [takes(2, { cap: -1 })] }, [null]],
    ['each hit, capped, on trial', 10, { rules: [takes(2, { per: 'hit', cap: -5, shadow: true })] }, ['cap']],
    ['critical: nobody asks', 10, { rules: [takes(11, { critical: 'section' })] }, [null]],
  ])('%s', (_, points, part, bound) => expect(bounds(points, part)).toEqual(bound))
})

test('a bound is told of the item that was judged, not of one beside it', () => {
  const sections = [
    sectionOf('s', [
      itemOf('i', 5, { rules: [{ rule: 'unjudged', points: -1 }] }),
      itemOf('j', 5, { rules: [{ rule: 'found', points: -6 }] }),
    ]),
    sectionOf('t', [clean('k', 5)]),
  ]
  expect([...tallyOf(sections).findings.values()]).toEqual([{ critical: null, bound: 'floor' }])
})

test('a section counts by a fraction', () => {
  const sections = [sectionOf('s', [clean('i', 5)], { weight: 0.25 }), sectionOf('t', [clean('j', 5)])]
  const { sections: sums, possible } = tallyOf(sections)
  expect([sums.map(({ weight }) => weight), possible]).toEqual([[0.25, 1], 6.25])
})

test('a call that was not scored has no tally', () => {
  const { tally } = createScorer([bookOf(saying('r', '甲'))]).explain(callOf([], { disposition: 'voicemail' }), HASH)
  expect(tally).toBeNull()
})
