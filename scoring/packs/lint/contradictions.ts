import { against } from '../../rule/applies.ts'
import type { Effective } from '../../rule/effective.ts'
import { itemsOf, type Pack, usesOf } from '../decode.ts'
import { error, type Remark, type Spot } from './remark.ts'

/** Rules and items that no call could ever come to: what they apply to, and when, excludes what their form is for. */
export function contradictions(pack: Pack): Remark[] {
  const dated = [...pack.rules.values(), ...pack.forms.values()]
  return [
    ...dated.flatMap((decoded) => impossible({ decoded, path: ['effective'] }, decoded.value.effective)),
    ...[...pack.forms.values()].flatMap((decoded) => {
      const form = decoded.value
      const items = itemsOf(form).flatMap(({ item, path }) => {
        const clash = against(item.applies, form.applies_to)
        return clash ? [error({ decoded, path: [...path, 'applies'] }, `no call of this form is one: ${clash}`)] : []
      })
      const uses = usesOf(form).flatMap(({ rule: id, item, path }) => {
        const rule = pack.rules.get(id)?.value
        if (!rule) return []
        const clash =
          against(rule.applies, form.applies_to) ??
          against(rule.applies, item.applies) ??
          apart(rule.effective, form.effective)
        return clash ? [error({ decoded, path }, `rule "${id}" never applies here: ${clash}`)] : []
      })
      return [...items, ...uses]
    }),
  ]
}

function impossible(spot: Spot, effective: Effective | undefined): Remark[] {
  if (!effective) return []
  const { from, to } = effective
  const wrong = Object.entries(effective).flatMap(([key, day]) =>
    isDay(day) ? [] : [error({ ...spot, path: [...spot.path, key] }, `there is no ${day}`)],
  )
  return from !== undefined && to !== undefined && from >= to
    ? [...wrong, error(spot, `over before it begins: from ${from}, to ${to} (not included)`)]
    : wrong
}

function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

function apart(one: Effective | undefined, other: Effective | undefined): string | null {
  if (!one || !other) return null
  const from = [one.from ?? '', other.from ?? ''].sort().at(-1) as string
  const to = [one.to ?? '9999', other.to ?? '9999'].sort()[0] as string
  return from < to ? null : `their effective days have none in common`
}
