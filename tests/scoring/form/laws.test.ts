import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anySections, type Item, KINDS, MODES, type Section, scoreOf } from './forms.ts'

const holds = (law: (sections: Section[], mode: (typeof MODES)[number]) => void) =>
  fc.assert(fc.property(anySections, fc.constantFrom(...MODES), law), { numRuns: 200 })

const judge = (sections: Section[], mode: (typeof MODES)[number]) => scoreOf(sections, { not_applicable: mode })
const milli = (points: number) => BigInt(Math.round(points * 1000))
const hundredths = (weight = 1) => BigInt(Math.round(weight * 100))

/** Whether rules that find something bring a section, or the form, to zero. */
const zeroed = ({ items }: Section, by: 'section' | 'form'): boolean =>
  items.some(({ rules = [] }) =>
    rules.some((use) => use.critical === by && use.rule.startsWith('found') && !use.shadow && !use.review),
  )

test('the score stays between 0 and 100', () => {
  holds((sections, mode) => {
    const { score, unscored } = judge(sections, mode)
    if (score === null) expect(unscored).toBe('not_evaluated')
    else {
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(100)
    }
  })
})

test('items and sections keep their floors and ceilings, unless a critical finding zeroes them', () => {
  holds((sections, mode) => {
    const result = judge(sections, mode)
    if (result.critical) return
    const items = sections.flatMap((section) => section.items)
    for (const [i, { awarded }] of result.items.entries()) {
      const { floor = 0, points, ceiling = points } = items[i] as Item
      expect(awarded).toBeGreaterThanOrEqual(floor)
      expect(awarded).toBeLessThanOrEqual(ceiling)
    }
    for (const [s, { awarded, points }] of (result.sections ?? []).entries()) {
      const { floor, ceiling } = sections[s] as Section
      if (floor !== undefined) expect(awarded).toBeGreaterThanOrEqual(Math.min(floor, points))
      if (ceiling !== undefined) expect(awarded).toBeLessThanOrEqual(ceiling)
    }
  })
})

test('the score is what its formula says of the items', () => {
  holds((sections, mode) => {
    const result = judge(sections, mode)
    const counts = ({ status }: (typeof result.items)[number]) => status === 'pass' || status === 'fail'
    let [awarded, possible] = [0n, 0n]
    for (const section of sections) {
      const { id, items, weight, floor, ceiling } = section
      const own = result.items.filter((one) => one.section === id)
      let [sum, worth] = [0n, 0n]
      for (const [i, one] of own.entries()) {
        if (mode === 'leave_out' && !counts(one)) continue
        sum += hundredths(items[i]?.weight) * milli(one.awarded)
        worth += hundredths(items[i]?.weight) * milli(one.points)
      }
      const [low, high] = [floor, ceiling].map((bound) => (bound === undefined ? undefined : 100n * milli(bound)))
      if (high !== undefined && worth > high) worth = high
      const least = low !== undefined && low > worth ? worth : low
      if (zeroed(section, 'section') || sections.some((one) => zeroed(one, 'form'))) sum = 0n
      else {
        if (least !== undefined && sum < least) sum = least
        if (high !== undefined && sum > high) sum = high
      }
      awarded += hundredths(weight) * sum
      possible += hundredths(weight) * worth
    }
    if (!result.items.some(counts) || possible === 0n) return void expect(result.score).toBe(null)
    const share = awarded < 0n ? 0n : awarded > possible ? possible : awarded
    expect(result.score).toBe(Number((2000n * share + possible) / (2n * possible)) / 10)
  })
})

test('a rule more on trial changes nothing but what is on trial', () => {
  const trial = fc.tuple(fc.constantFrom(...KINDS), fc.integer({ min: -9, max: 9 }), fc.nat(), fc.nat())
  fc.assert(
    fc.property(anySections, fc.constantFrom(...MODES), trial, (sections, mode, [kind, points, at, place]) => {
      const target = at % sections.flatMap(({ items }) => items).length
      let n = 0
      const more = sections.map((section) => ({
        ...section,
        items: section.items.map((item) => {
          if (n++ !== target || !item.rules) return item
          const use = { rule: `${kind}-more`, points, per: 'hit', critical: 'form', shadow: true } as const
          return { ...item, rules: item.rules.toSpliced(place % (item.rules.length + 1), 0, use) }
        }),
      }))
      const [{ shadow, ...without }, { shadow: wider = [], ...rest }] = [judge(sections, mode), judge(more, mode)]
      const known = { score_id: without.score_id, form: without.form }
      expect({ ...rest, ...known }).toEqual(without)
      expect(wider.filter(({ rule_id }) => !rule_id.endsWith('-more'))).toEqual(shadow ?? [])
    }),
    { numRuns: 200 },
  )
})

test('the order of an item’s rules changes neither what it is awarded nor its status', () => {
  holds((sections, mode) => {
    const turned = sections.map((section) => ({
      ...section,
      items: section.items.map((item) => ({ ...item, ...(item.rules && { rules: item.rules.toReversed() }) })),
    }))
    const figures = (of: Section[]) => {
      const { score, items, critical, sections: sums } = judge(of, mode)
      return { score, critical, sums, items: items.map(({ findings, ...item }) => [item, findings.length]) }
    }
    expect(figures(turned)).toEqual(figures(sections))
  })
})

test('findings, those on trial too, have ids of their own, and items point at theirs', () => {
  holds((sections, mode) => {
    const { findings, shadow = [], items } = judge(sections, mode)
    const all = [...findings, ...shadow]
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    for (const item of items) for (const i of item.findings) expect(findings[i]?.item_id).toBe(item.id)
    expect(items.flatMap((item) => item.findings)).toEqual(findings.map((_, i) => i))
  })
})
