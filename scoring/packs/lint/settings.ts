import type { Form } from '../../form/schema.ts'
import type { Rule } from '../../rule/schema.ts'
import { bookOf, type Pack } from '../decode.ts'
import type { Decoded } from '../source.ts'
import { error, info, type Remark } from './remark.ts'

const NAMED = ['company', 'department', 'hours'] as const

/** Settings that a form's rules ask for and the form does not have. */
export function settings(pack: Pack): Remark[] {
  return [...pack.forms.values()].flatMap((decoded) => [...workingTime(decoded, pack), ...names(decoded, pack)])
}

/** Without it, nobody can tell whether a time lies in it. */
function workingTime(decoded: Decoded<Form>, pack: Pack): Remark[] {
  if (decoded.value.settings.working_time) return []
  const { rules, situations = {} } = bookOf(decoded.value, pack, 'UTC')
  return Object.values({ ...rules, ...situations })
    .filter(({ conditions }) => Object.values(conditions).some(asksWorkingTime))
    .map(({ id }) =>
      error({ decoded, path: ['settings'] }, `"${id}" asks for the working time; settings need "working_time"`),
    )
}

const asksWorkingTime = (condition: object): boolean =>
  (condition as { field?: { working_time?: boolean } }).field?.working_time !== undefined

/** Calls may have their own. */
function names(decoded: Decoded<Form>, pack: Pack): Remark[] {
  const rules = Object.values(bookOf(decoded.value, pack, 'UTC').rules)
  return NAMED.flatMap((name) => {
    const asking = rules.filter((rule) => asks(rule, name)).map(({ id }) => id)
    return asking.length === 0 || decoded.value.settings[name] !== undefined
      ? []
      : [
          info(
            { decoded, path: ['settings'] },
            `without "${name}", calls must say it in their attributes, for ${asking.join(', ')}`,
          ),
        ]
  })
}

function asks({ message, recommended, conditions }: Rule, name: string): boolean {
  const texts = [message, recommended].flatMap(({ zh, en }) => [zh, en])
  return (
    texts.some((text) => text.includes(`{${name}}`)) ||
    Object.values(conditions).some((one) => (one as { entity?: { any: string[] } }).entity?.any.includes(name))
  )
}
