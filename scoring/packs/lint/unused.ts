import { itemsOf, type Pack, usesOf } from '../decode.ts'
import { allConditions } from './conditions.ts'
import { type Remark, warning } from './remark.ts'
import { usesOfLists } from './wordings.ts'

/** Rules on no form, lists and situations nobody names, and items whose rules can change nothing. */
export function unused(pack: Pack): Remark[] {
  const forms = [...pack.forms.values()]
  const rules = new Set(forms.flatMap(({ value }) => usesOf(value).map(({ rule }) => rule)))
  const situations = new Set([
    ...allConditions(pack).flatMap(({ spec }) => (spec.situation as string | undefined) ?? []),
    ...forms.flatMap(({ value }) => itemsOf(value).flatMap(({ item }) => item.given ?? [])),
  ])
  const lists = usesOfLists(pack)
  const bases = new Set([...pack.lists].flatMap(([id, { value }]) => (value.extends ?? []).filter((one) => one !== id)))
  return [
    ...[...pack.rules].flatMap(([id, decoded]) =>
      rules.has(id) ? [] : [warning({ decoded, path: ['id'] }, `rule "${id}" is on no form`)],
    ),
    ...[...pack.situations].flatMap(([id, decoded]) =>
      situations.has(id) ? [] : [warning({ decoded, path: ['id'] }, `nobody asks for situation "${id}"`)],
    ),
    ...[...pack.lists].flatMap(([id, decoded]) => {
      const uses = lists.get(id)
      return uses?.otherwise || uses?.wanted.length || bases.has(id)
        ? []
        : [warning({ decoded, path: ['id'] }, `nobody uses list "${id}"`)]
    }),
    ...forms.flatMap((decoded) =>
      itemsOf(decoded.value).flatMap(({ item, path }) =>
        item.rules?.every(({ points, critical, shadow, review }) => points === 0 && !critical && !shadow && !review)
          ? [
              warning(
                { decoded, path: [...path, 'rules'] },
                `item "${item.id}" never changes: all its rules have 0 points`,
              ),
            ]
          : [],
      ),
    ),
  ]
}
