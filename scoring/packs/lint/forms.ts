import type { Form } from '../../form/schema.ts'
import { itemsOf, type Pack } from '../decode.ts'
import type { Decoded } from '../source.ts'
import { type Remark, warning } from './remark.ts'

/** Grades that nobody reaches, and caps that do nothing or cut the first hit. */
export const forms = (pack: Pack): Remark[] =>
  [...pack.forms.values()].flatMap((decoded) => [...grades(decoded), ...caps(decoded)])

function grades(decoded: Decoded<Form>): Remark[] {
  const all = decoded.value.grades
  return all.flatMap(({ id, from }, i) => {
    const other = all.slice(0, i).find((one) => one.from === from)
    const spot = { decoded, path: ['grades', i, 'from'] }
    return other ? [warning(spot, `"${id}" begins at ${from}, as "${other.id}" does; one of them is never given`)] : []
  })
}

function caps(decoded: Decoded<Form>): Remark[] {
  return itemsOf(decoded.value).flatMap(({ item, path }) =>
    (item.rules ?? []).flatMap(({ points, per, cap }, u) => {
      if (cap === undefined) return []
      const spot = { decoded, path: [...path, 'rules', u, 'cap'] }
      if (per !== 'hit') return [warning(spot, 'cap goes with "per: hit"; a finding counts once without it')]
      return Math.abs(cap) < Math.abs(points)
        ? [warning(spot, `cap ${cap} is less than one hit's points (${points}); lower the points instead`)]
        : []
    }),
  )
}
