import { TAGS } from '../../../contract/index.ts'
import { against } from '../../rule/applies.ts'
import type { Pack } from '../decode.ts'
import { error, info, type Remark, warning } from './remark.ts'

/** Rules that are not proved by examples, and what a form's rules never speak of. */
export function coverage(pack: Pack): Remark[] {
  return [
    ...[...pack.rules].flatMap(([id, decoded]) => {
      const beside = pack.examples.get(id)
      if (!beside) return [error({ decoded, path: ['id'] }, `rule "${id}" has no examples: write ${id}.examples.yaml`)]
      const spot = { decoded: beside, path: ['examples'] }
      const names = beside.value.examples.map(({ name }) => name)
      const expected = beside.value.examples.map(({ expect }) => expect)
      return [
        ...names.flatMap((name, i) =>
          names.indexOf(name) < i
            ? [warning({ decoded: beside, path: ['examples', i, 'name'] }, `another example is called "${name}", too`)]
            : [],
        ),
        ...(expected.includes('finding') ? [] : [error(spot, 'none of the examples has a finding')]),
        ...(expected.every((one) => one === 'finding') ? [error(spot, 'none of the examples is a near-miss')] : []),
      ]
    }),
    ...[...pack.forms.values()].flatMap((decoded) => {
      const rules = [...pack.rules.values()].filter(({ value }) => !against(value.applies, decoded.value.applies_to))
      const tags = new Set(rules.flatMap(({ value }) => value.tags))
      const none = TAGS.filter((tag) => !tags.has(tag))
      return none.length === 0
        ? []
        : [info({ decoded, path: ['applies_to'] }, `no rule for these calls has the tags ${none.join(', ')}`)]
    }),
  ]
}
