import type { Condition, Rule } from '../../rule/schema.ts'
import type { Pack } from '../decode.ts'
import type { Decoded } from '../source.ts'
import { error, type Remark, warning } from './remark.ts'

/** What a call is asked for, and may not have: there a text may say other words. */
const NAMES = ['company', 'department', 'hours', 'agent', 'customer']
const OF_A_FLOW = ['skipped', 'disordered']
const PLACEHOLDERS = [...['said', 'value', 'limit', 'times'], ...NAMES, ...OF_A_FLOW]

/** Texts without words, and placeholders that nothing fills. */
export function texts(pack: Pack): Remark[] {
  const files: Decoded<unknown>[] = [pack.forms, pack.rules, pack.situations, pack.lists].flatMap((kind) => [
    ...kind.values(),
  ])
  const all = [...files, ...pack.examples.values()]
  return [
    ...files.flatMap((decoded) => empty(decoded, decoded.value, [])),
    ...all.flatMap((decoded) => cut(decoded, decoded.value, [])),
    ...placeholders(pack),
  ]
}

/** A remark that begins without a space, as in `卡号 #1`, was most likely meant to be read. */
function cut(decoded: Decoded<unknown>, value: unknown, path: readonly (string | number)[]): Remark[] {
  if (value !== null && typeof value === 'object')
    return Object.entries(value).flatMap(([key, inner]) =>
      cut(decoded, inner, [...path, Array.isArray(value) ? Number(key) : key]),
    )
  const remark = typeof value === 'string' ? decoded.remarkBehind(path) : null
  return remark !== null && /^\S/.test(remark)
    ? [
        warning(
          { decoded, path },
          `the text ends before " #${remark}", which is a remark; put quotes around all of it, or a space behind #`,
        ),
      ]
    : []
}

/** Every text in two languages, however deep. */
function empty(decoded: Decoded<unknown>, value: unknown, path: readonly (string | number)[]): Remark[] {
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const key = Array.isArray(value) ? Number(name) : name
    const isText = (key === 'zh' || key === 'en') && typeof inner === 'string'
    if (!isText) return empty(decoded, inner, [...path, key])
    return /\S/.test(inner)
      ? []
      : [error({ decoded, path: [...path, key] }, `${[...path, key].join('.')} has no words`)]
  })
}

function placeholders(pack: Pack): Remark[] {
  return [...pack.rules.values()].flatMap((decoded) =>
    (['message', 'why', 'recommended'] as const).flatMap((key) =>
      (['zh', 'en'] as const).flatMap((language) =>
        [...decoded.value[key][language].matchAll(/\{([^{}]*)\}/g)].flatMap(([whole, inside = '']) => {
          const spot = { decoded, path: [key, language] }
          const [name = '', ...others] = inside.split('|')
          if (!PLACEHOLDERS.includes(name))
            return [
              error(spot, `nothing fills ${whole}; there are: ${PLACEHOLDERS.map((one) => `{${one}}`).join(', ')}`),
            ]
          if (others.length > 1) return [error(spot, `${whole} has more than one |; write {${name}|other words}`)]
          if (others.length > 0 && !NAMES.includes(name))
            return [error(spot, `${whole}: other words go with a name that may be missing: ${NAMES.join(', ')}`)]
          if (OF_A_FLOW.includes(name) && decoded.value.flow === undefined)
            return [error(spot, `nothing fills ${whole}: this rule has find, and no flow`)]
          if (key === 'why')
            return [warning(spot, `${whole} stays as it is: only message and recommended are filled in`)]
          const why = emptyWhy(name, decoded.value)
          return why === null ? [] : [warning(spot, `${whole} is always empty: ${why}`)]
        }),
      ),
    ),
  )
}

/** Detectors whose hits are words. */
const OF_WORDS = ['phrases', 'homophones', 'similar', 'regex', 'entity', 'repeat', 'sentiment']
/** Those of them that measure, too. */
const OF_BOTH = ['entity', 'repeat', 'sentiment']

/** Why a placeholder never has anything in it in a rule; null where it may. A situation may show either. */
function emptyWhy(name: string, { conditions }: Rule): string | null {
  const all = Object.values(conditions as Record<string, Condition>)
  const some = (detectors: readonly string[]) => all.some((spec) => detectors.some((one) => spec[one] !== undefined))
  if (some(['situation'])) return null
  if (name === 'said') return some(OF_WORDS) ? null : 'no condition of this rule listens for words'
  const measures = some(OF_BOTH) || all.some((spec) => OF_WORDS.every((one) => spec[one] === undefined))
  return (name === 'value' || name === 'limit') && !measures ? 'no condition of this rule measures anything' : null
}
