import { UNNAMED } from '../../detect/words.ts'
import type { Form } from '../../form/schema.ts'
import type { Rule } from '../../rule/schema.ts'
import { bookOf, type Pack } from '../decode.ts'
import type { Decoded } from '../source.ts'
import { error, info, type Remark, warning } from './remark.ts'

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

/** Calls may have their own; a text that says other words where they do not needs none. */
function names(decoded: Decoded<Form>, pack: Pack): Remark[] {
  const rules = Object.values(bookOf(decoded.value, pack, 'UTC').rules)
  const spot = { decoded, path: ['settings'] }
  return NAMED.filter((name) => decoded.value.settings[name] === undefined).flatMap((name) => {
    const idsOf = (asks: (rule: Rule, name: string) => boolean) =>
      rules.filter((rule) => asks(rule, name)).map(({ id }) => id)
    const listening = idsOf(listensFor)
    const saying = idsOf(says)
    const words = UNNAMED[name]
    return [
      ...(listening.length === 0
        ? []
        : [info(spot, `without "${name}", calls must say it in their attributes, for ${listening.join(', ')}`)]),
      ...(saying.length === 0
        ? []
        : [
            warning(
              spot,
              `without "${name}", ${saying.join(', ')} will say “${words?.zh}” (“${words?.en}”) of calls that have none in their attributes; set it here, or write {${name}|other words} there`,
            ),
          ]),
    ]
  })
}

const says = ({ message, recommended }: Rule, name: string): boolean =>
  [message, recommended].some(({ zh, en }) => `${zh}${en}`.includes(`{${name}}`))

const listensFor = ({ conditions }: Rule, name: string): boolean =>
  Object.values(conditions).some((one) => (one as { entity?: { any: string[] } }).entity?.any.includes(name))
