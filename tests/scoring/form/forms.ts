import fc from 'fast-check'
import type { Score } from '../../../contract/index.ts'
import type { Book } from '../../../scoring/form/book.ts'
import { bookWith, callOf, formWith, type Line, ruleWith, saying, scoreBy } from '../books.ts'

export type Form = Book['form']
export type Section = Form['sections'][number]
export type Item = Section['items'][number]
export type Use = NonNullable<Item['rules']>[number]

const words = { zh: '字', en: 'words' }

/** Three times 甲, and never 戊. */
export const LINES: Line[] = [
  ['agent', '甲'],
  ['customer', '说话'],
  ['agent', '甲甲'],
]

/** What a rule comes to in those lines is in the first letter of its id. */
const RULES: Record<string, (id: string) => Book['rules'][string]> = {
  found: (id) => saying(id, '甲'),
  absent: (id) => saying(id, '戊'),
  never: (id) => ruleWith(id, { ...saying(id, '甲'), applies: { channel: 'chat' } }),
  unjudged: (id) => ruleWith(id, { conditions: { by: { field: { path: 'queue', is: 'x' } } }, find: 'by' }),
}

export const KINDS = Object.keys(RULES)

export const itemOf = (id: string, points: number, part: Partial<Item>): Item => ({ id, title: words, points, ...part })
export const sectionOf = (id: string, items: Item[], part: Partial<Section> = {}): Section => ({
  id,
  title: words,
  items,
  ...part,
})

/** The book of a form whose rules are called `<kind>` or `<kind>-…`. */
export function bookFor(sections: Section[], changes: Partial<Form> = {}): Book {
  const used = sections.flatMap(({ items }) => items.flatMap(({ rules }) => (rules ?? []).map(({ rule }) => rule)))
  const rules = used.map((id) => (RULES[id.split('-')[0] as string] as (id: string) => Book['rules'][string])(id))
  return bookWith(formWith([], { sections, ...changes }), ...rules)
}

export const scoreOf = (sections: Section[], changes: Partial<Form> = {}, lines = LINES): Score =>
  scoreBy(bookFor(sections, changes), callOf(lines))

/** One item of one section. */
export const scoreItem = (points: number, part: Partial<Item>, changes: Partial<Form> = {}): Score =>
  scoreOf([sectionOf('all', [itemOf('item', points, part)])], changes)

const milli = (min: number, max: number) => fc.integer({ min: min * 1000, max: max * 1000 }).map((n) => n / 1000)
const sometimes = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 })
const weight = sometimes(
  fc.oneof(
    fc.constantFrom(0.5, 1, 2, 3),
    fc.integer({ min: 1, max: 10_000 }).map((n) => n / 100),
  ),
)

const use: fc.Arbitrary<Use> = fc
  .record({
    rule: fc.constantFrom(...KINDS, 'found', 'found'),
    points: milli(-20, 20),
    per: sometimes(fc.constantFrom('once' as const, 'hit' as const)),
    cap: sometimes(milli(0, 20)),
    review: fc.constantFrom(undefined, undefined, undefined, true),
    shadow: fc.constantFrom(undefined, undefined, undefined, true),
    critical: fc.constantFrom(
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      'section' as const,
      'form' as const,
    ),
  })
  .map(({ cap, ...rest }) => ({ ...rest, cap: cap && Math.sign(rest.points) * cap }))

const item = fc
  .record({
    points: milli(0, 20),
    start: sometimes(fc.constantFrom('full' as const, 'none' as const)),
    floor: sometimes(milli(-10, 0)),
    above: sometimes(milli(0, 5)),
    weight,
    rules: fc.option(fc.array(use, { minLength: 1, maxLength: 4 }), { freq: 6, nil: undefined }),
  })
  .map(({ above, ...rest }) => ({
    ...rest,
    ceiling: above === undefined ? undefined : Math.round((rest.points + above) * 1000) / 1000,
    ...(rest.rules ? {} : { review: words }),
  }))

const section = fc.record({
  floor: sometimes(milli(0, 5)),
  ceiling: sometimes(milli(5, 40)),
  weight,
  items: fc.array(item, { minLength: 1, maxLength: 4 }),
})

/** Any sections a form may have, their ids all different. */
export const anySections: fc.Arbitrary<Section[]> = fc.array(section, { minLength: 1, maxLength: 4 }).map((sections) =>
  sections.map(({ items, ...own }, s) =>
    sectionOf(
      `s${s}`,
      items.map(({ rules, ...part }, i) =>
        itemOf(`i${s}-${i}`, part.points, {
          ...part,
          ...(rules && { rules: rules.map((one, u) => ({ ...one, rule: `${one.rule}-${s}-${i}-${u}` })) }),
        }),
      ),
      own,
    ),
  ),
)

export const MODES = ['keep', 'leave_out'] as const
