import type { Form, FormExtension, FormItem, RuleUse } from '../form/schema.ts'
import { against } from '../rule/applies.ts'
import type { Rule } from '../rule/schema.ts'
import { meant } from '../text/likest.ts'
import type { Decoded } from './source.ts'

type Path = readonly (string | number)[]
type Rules = ReadonlyMap<string, Decoded<Rule>>
/** A use that a tag brought: it gives way to one that names the rule, and to what the form is for. */
type Brought = RuleUse & { tag?: string }

/** A form's file in which every item names its rules, those that its `tags` bring after the others. */
export function withTagged<F extends Form | FormExtension>(
  decoded: Decoded<F>,
  rules: Rules,
): { decoded: Decoded<F>; problems: string[] } {
  const problems: string[] = []
  /** By place of an item: for each of its uses that a tag brought, which of its tags. */
  const brought = new Map<string, { named: number; tags: number[] }>()
  const sections = decoded.value.sections?.map((section, s) => ({
    ...section,
    items: section.items?.map((item, i): FormItem => {
      if (item.tags === undefined) return item
      const { tags, ...rest } = item
      const from: number[] = []
      const uses = tags.flatMap(({ tag, ...use }, t): Brought[] => {
        const found = [...rules.values()].filter(({ value }) => value.tags.includes(tag)).map(({ value }) => value.id)
        if (found.length === 0) {
          const known = [...new Set([...rules.values()].flatMap(({ value }) => value.tags))]
          problems.push(
            decoded.complain(`no rule has the tag "${tag}"${meant(tag, known)}`, [
              'sections',
              s,
              'items',
              i,
              'tags',
              t,
            ]),
          )
        }
        return found.sort().map((rule) => {
          from.push(t)
          return { ...use, rule, tag }
        })
      })
      brought.set(`${s} ${i}`, { named: rest.rules?.length ?? 0, tags: from })
      return { ...rest, rules: [...(rest.rules ?? []), ...uses] }
    }),
  }))
  if (brought.size === 0) return { decoded, problems }
  const place = (path: Path): Path => {
    const [, s, , i, key, u, ...rest] = path
    const own = brought.get(`${s} ${i}`)
    if (path[0] !== 'sections' || own === undefined || key !== 'rules' || typeof u !== 'number' || u < own.named)
      return path
    return [...path.slice(0, 4), 'tags', own.tags[u - own.named] as number, ...(rest[0] === 'rule' ? ['tag'] : rest)]
  }
  return { decoded: moved(decoded, { ...decoded.value, sections } as F, place), problems }
}

/** The whole form without what tags brought that it names itself, or that no call of it could come to. */
export function settled(decoded: Decoded<Form>, rules: Rules): Decoded<Form> {
  const form = decoded.value
  const all = form.sections.flatMap(({ items }) => items.flatMap((item) => (item.rules ?? []) as Brought[]))
  if (all.every(({ tag }) => tag === undefined)) return decoded
  const used = new Set(all.filter(({ tag }) => tag === undefined).map(({ rule }) => rule))
  const places: { section: number; items: { item: number; rules: number[] }[] }[] = []
  const sections = form.sections.flatMap((section, s) => {
    const kept: { item: number; rules: number[] }[] = []
    const items = section.items.flatMap((item, i) => {
      if (item.rules === undefined) {
        kept.push({ item: i, rules: [] })
        return [item]
      }
      const uses = (item.rules as Brought[]).flatMap(({ tag, ...use }, u) => {
        if (tag === undefined) return [{ use, u }]
        const rule = rules.get(use.rule)?.value
        if (used.has(use.rule) || against(rule?.applies, form.applies_to) || against(rule?.applies, item.applies))
          return []
        used.add(use.rule)
        return [{ use, u }]
      })
      if (uses.length === 0) return []
      kept.push({ item: i, rules: uses.map(({ u }) => u) })
      return [{ ...item, rules: uses.map(({ use }) => use) }]
    })
    if (items.length === 0) return []
    places.push({ section: s, items: kept })
    return [{ ...section, items }]
  })
  const place = (path: Path): Path => {
    const [first, s, second, i, third, u, ...rest] = path
    const section = first === 'sections' ? places[s as number] : undefined
    if (section === undefined) return path
    const item = second === 'items' ? section.items[i as number] : undefined
    if (item === undefined) return [first as string, section.section, ...path.slice(2)]
    const before = [first as string, section.section, 'items', item.item]
    if (third !== 'rules' || typeof u !== 'number') return [...before, ...path.slice(4)]
    return [...before, 'rules', item.rules[u] ?? u, ...rest]
  }
  return moved(decoded, { ...form, sections }, place)
}

/** Another value, of which every path stands elsewhere in the file. */
function moved<T>(decoded: Decoded<T>, value: T, place: (path: Path) => Path): Decoded<T> {
  return {
    value,
    source: decoded.source,
    complain: (message, path = [], offset = null) => decoded.complain(message, place(path), offset),
    placeOf: (words, path) => decoded.placeOf(words, path),
    where: (path) => decoded.where(place(path)),
    isBare: (path) => decoded.isBare(place(path)),
    remarkBehind: (path) => decoded.remarkBehind(place(path)),
  }
}
