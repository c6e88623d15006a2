import { meant } from '../text/likest.ts'
import type { FormProblem } from './check.ts'
import { listOf, type Part, taken, under } from './origin.ts'
import type { Form, FormExtension, FormItem, FormSection, RuleUse } from './schema.ts'

/** What a form may give of its own beside its id, version and title. */
const GIVEN = [
  ...['applies_to', 'effective', 'settings', 'not_applicable', 'grades'],
  ...['without', 'points', 'sections'],
] as const

/** A form that gives only what differs from another: the whole of it. Asked once `formFaults` finds none. */
export function extendForm(base: Form, own: FormExtension): Part<Form> {
  const sections = listOf([
    ...base.sections.flatMap((section, s) => sectionOf(section, s, own)),
    ...(own.sections ?? []).flatMap((section, s) =>
      base.sections.some(({ id }) => id === section.id) ? [] : [taken(section as FormSection, false, ['sections', s])],
    ),
  ])
  const { without: _, points: __, sections: ___, ...given } = own
  const settings = Object.keys(base.settings).filter((key) => !Object.hasOwn(own.settings ?? {}, key))
  const kept = Object.keys(base).filter((key) => !Object.hasOwn(own, key))
  return {
    value: {
      ...base,
      ...given,
      extends: [base.id, ...(base.extends ?? [])],
      settings: { ...base.settings, ...own.settings },
      sections: sections.value,
    },
    from: [
      ...kept.flatMap((key) => under(key, taken(null, true, [key]))),
      ...settings.map((key) => ({
        path: ['settings', key],
        origin: { base: true, path: ['settings', key] },
      })),
      ...under('sections', sections),
    ],
  }
}

/** A section of the base with what is given anew; none where nothing is left in it. */
function sectionOf(section: FormSection, s: number, own: FormExtension): Part<FormSection>[] {
  const o = own.sections?.findIndex(({ id }) => id === section.id) ?? -1
  const { items: given = [], ...changes } = own.sections?.[o] ?? { id: section.id }
  const ownItem = (i: number) => taken(given[i] as FormItem, false, ['sections', o, 'items', i])
  const items = listOf([
    ...section.items.flatMap((item, i) => {
      const anew = given.findIndex(({ id }) => id === item.id)
      return anew < 0 ? itemOf(item, ['sections', s, 'items', i], own) : [ownItem(anew)]
    }),
    ...given.flatMap(({ id }, i) => (section.items.some((item) => item.id === id) ? [] : [ownItem(i)])),
  ])
  if (items.value.length === 0) return []
  const changed = Object.keys(changes).flatMap((key) => under(key, taken(null, false, ['sections', o, key])))
  return [
    {
      value: { ...section, ...changes, items: items.value },
      from: [
        { path: [], origin: { base: true, path: ['sections', s] } },
        ...(o < 0 ? [] : changed),
        ...under('items', items),
      ],
    },
  ]
}

/** An item of the base without the rules that are taken off, and with other points; none where no rule is left. */
function itemOf(item: FormItem, at: (string | number)[], own: FormExtension): Part<FormItem>[] {
  if (!item.rules) return [taken(item, true, at)]
  const rules = listOf(
    item.rules.flatMap((use, u) =>
      own.without?.includes(use.rule) ? [] : [useOf(use, [...at, 'rules', u], own.points?.[use.rule])],
    ),
  )
  if (rules.value.length === 0) return []
  return [
    {
      value: { ...item, rules: rules.value },
      from: [{ path: [], origin: { base: true, path: at } }, ...under('rules', rules)],
    },
  ]
}

/** A use with other points. Its cap stays, but a hit's points are the least that all of them come to; 0 needs none. */
function useOf(use: RuleUse, at: (string | number)[], points: number | undefined): Part<RuleUse> {
  if (points === undefined) return taken(use, true, at)
  const { cap, ...rest } = use
  const kept = cap === undefined || Math.abs(cap) >= Math.abs(points) ? cap : points
  const own = { base: false, path: ['points', use.rule] }
  return {
    value: { ...rest, points, ...(kept === undefined || points === 0 ? {} : { cap: kept }) },
    from: [
      { path: [], origin: { base: true, path: at } },
      { path: ['points'], origin: own },
      { path: ['cap'], origin: own },
    ],
  }
}

/** What is wrong in an extending form, and where in it; the rest is asked of the whole form. */
export function formFaults(base: Form, own: FormExtension): FormProblem[] {
  if (GIVEN.every((key) => !Object.hasOwn(own, key)))
    return [
      { message: `nothing here differs from "${base.id}"; give what does: ${GIVEN.join(', ')}`, path: ['extends'] },
    ]
  const problems = [...useProblems(base, own), ...sectionProblems(base, own)]
  if (problems.length === 0 && extendForm(base, own).value.sections.length === 0)
    problems.push({ message: `nothing is left of "${base.id}" to judge by`, path: ['without'] })
  return problems
}

/** `without` and `points` name rules that the base uses, and that this form does not speak of otherwise. */
function useProblems(base: Form, { without = [], points = {}, sections = [] }: FormExtension): FormProblem[] {
  const items = base.sections.flatMap((section) => section.items.map((item) => ({ section, item })))
  const used = new Map(items.flatMap((one) => (one.item.rules ?? []).map(({ rule }) => [rule, one] as const)))
  const named = [
    ...without.map((rule, i) => ({ rule, path: ['without', i] })),
    ...Object.keys(points).map((rule) => ({ rule, path: ['points', rule] })),
  ]
  return named.flatMap(({ rule, path }, i) => {
    const problem = (message: string) => [{ message, path }]
    const use = used.get(rule)
    if (!use) return problem(`"${base.id}" does not use rule "${rule}"${meant(rule, [...used.keys()])}`)
    if (named.findIndex((one) => one.rule === rule) < i)
      return problem(
        path[0] === 'points' ? `rule "${rule}" is taken off by without` : `rule "${rule}" stands here twice`,
      )
    const anew = sections.find(({ id }) => id === use.section.id)?.items?.some(({ id }) => id === use.item.id)
    return anew ? problem(`item "${use.item.id}" is given anew in sections; say there what rule "${rule}" does`) : []
  })
}

/** A new section is whole; one of the base gives something; nothing stands twice. */
function sectionProblems(base: Form, { sections = [] }: FormExtension): FormProblem[] {
  const there = base.sections.map(({ id }) => id)
  return sections.flatMap((section, s) => {
    const problem = (message: string, ...path: (string | number)[]) => ({ message, path: ['sections', s, ...path] })
    const { id, items = [] } = section
    if (sections.findIndex((one) => one.id === id) < s) return [problem(`section "${id}" stands here twice`, 'id')]
    const missing = (['title', 'items'] as const).filter((key) => section[key] === undefined)
    if (!there.includes(id) && missing.length > 0)
      return [
        problem(
          `"${base.id}" has no section "${id}"${meant(id, there) || ';'} a new one needs ${missing.join(' and ')}`,
          'id',
        ),
      ]
    if (Object.keys(section).length === 1) return [problem(`nothing is given for section "${id}"`, 'id')]
    return items.flatMap((item, i) =>
      items.findIndex((one) => one.id === item.id) < i
        ? [problem(`item "${item.id}" stands here twice`, 'items', i, 'id')]
        : [],
    )
  })
}
