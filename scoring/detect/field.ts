import { type Static, Type } from 'typebox'
import { parseTime } from '../../contract/index.ts'
import { fold } from '../text/fold.ts'
import { type Detector, type Hit, type Outcome, type Probe, type Scene, WEEKDAYS } from './detector.ts'
import { isBetween, isWorking, minutesOf, momentOf, textOf, weekdayOf } from './moment.ts'
import { endOf } from './place.ts'
import { onlyOne } from './spec.ts'

const value = (description?: string) =>
  Type.Union([Type.String(), Type.Number(), Type.Boolean()], { ...(description && { description }) })
const values = (description: string) => Type.Array(value(), { minItems: 1, description })
const Clock = (last: string) => Type.String({ pattern: `^(([01]\\d|2[0-3]):[0-5]\\d${last})$` })

const Spec = Type.Object(
  {
    path: Type.Optional(
      Type.String({
        pattern: '^[a-z_]+(\\.[^.\\s]+)*$',
        description:
          'Dotted path in the call, such as ended_by or attributes.vip; started_at for times where not said.',
      }),
    ),
    is: Type.Optional(value('It is this value.')),
    one_of: Type.Optional(values('It is one of these values.')),
    none_of: Type.Optional(values('It is another than these values.')),
    present: Type.Optional(Type.Boolean({ description: 'It is there, or is not.' })),
    more_than: Type.Optional(Type.Number({ description: 'A number above this.' })),
    less_than: Type.Optional(Type.Number({ description: 'A number below this.' })),
    at_least: Type.Optional(Type.Number({ description: 'This number or more.' })),
    at_most: Type.Optional(Type.Number({ description: 'This number or less.' })),
    contains: Type.Optional(
      Type.Union([Type.String(), Type.Number()], {
        description:
          'A text with this text in it, or a list with this value; case, width and punctuation do not matter.',
      }),
    ),
    time_of_day: Type.Optional(
      Type.Tuple([Clock(''), Clock('|24:00')], {
        description: "From and to by the centre's clock, to not included; past midnight where from is later.",
      }),
    ),
    weekday: Type.Optional(
      Type.Array(Type.Enum([...WEEKDAYS]), { minItems: 1, description: "On one of these days of the centre's clock." }),
    ),
    working_time: Type.Optional(Type.Boolean({ description: "In the form's working time, or outside it." })),
    if_absent: Type.Optional(
      Type.Enum(['unknown', 'no'], {
        description: 'What comes of a field that is not there: nobody knows (the default), or the test does not hold.',
      }),
    ),
  },
  {
    additionalProperties: false,
    description: 'A field of the call that passes a test: path, and exactly one of the tests.',
  },
)

type Spec = Static<typeof Spec>

const TESTS = [
  'is',
  'one_of',
  'none_of',
  'present',
  'more_than',
  'less_than',
  'at_least',
  'at_most',
  'contains',
  'time_of_day',
  'weekday',
  'working_time',
] as const
const TIMES = ['time_of_day', 'weekday', 'working_time']

type Measured = Omit<NonNullable<Hit['measured']>, 'field'>
/** What a test says of a value: what was measured where it holds, null where it does not, undefined where the value is none it can judge. */
type Judge = (value: unknown, scene: Scene) => Measured | null | undefined

/** A field of the call that passes a test. Text is compared as it is; a number is one only where it came as a number. */
export const field: Detector = {
  schema: Spec,
  compile(spec: Spec): Probe {
    const test = onlyOne('field', spec, TESTS)
    if (spec.path === undefined && !TIMES.includes(test)) throw new Error(`field needs "path" for "${test}"`)
    const name = spec.path ?? 'started_at'
    const path = name.split('.')
    const judge = judgeOf(test, spec)
    return {
      words: false,
      timed: false,
      look: (scene) => outcome(judge(valueAt(scene.call, path), scene), name, spec, scene),
    }
  },
}

function outcome(judged: Measured | null | undefined, name: string, spec: Spec, { transcript }: Scene): Outcome {
  if (judged === undefined) return spec.if_absent === 'no' ? { hits: [] } : { hits: [], unknown: 'no_metadata' }
  if (judged === null) return { hits: [] }
  return { hits: [{ matchedBy: 'metadata', ...endOf(transcript), measured: { field: name, ...judged } }] }
}

/** Undefined where there is no such field; `null` is none. */
function valueAt(call: object, path: readonly string[]): unknown {
  let value: unknown = call
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<string, unknown>)[key]
  }
  return value ?? undefined
}

function judgeOf(test: (typeof TESTS)[number], spec: Spec): Judge {
  switch (test) {
    case 'present':
      return (value) => ((value !== undefined) === spec.present ? { value: shown(value) } : null)
    case 'is':
      return plain((value) => value === spec.is)
    case 'one_of':
      return plain((value) => (spec.one_of as readonly unknown[]).includes(value))
    case 'none_of':
      return plain((value) => !(spec.none_of as readonly unknown[]).includes(value))
    case 'contains':
      return containing(spec.contains as string | number)
    case 'time_of_day':
      return timeOfDay(...(spec.time_of_day as [string, string]))
    case 'weekday':
      return onWeekday(spec.weekday as readonly string[])
    case 'working_time':
      return atWork(spec.working_time as boolean)
    default:
      return compared(test, spec[test] as number)
  }
}

const isPlain = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

const shown = (value: unknown): string | number | boolean =>
  value === undefined ? 'absent' : isPlain(value) ? value : 'present'

const plain =
  (test: (value: string | number | boolean) => boolean): Judge =>
  (value) =>
    !isPlain(value) ? undefined : test(value) ? { value } : null

function compared(test: 'more_than' | 'less_than' | 'at_least' | 'at_most', limit: number): Judge {
  const passes = {
    more_than: (value: number) => value > limit,
    less_than: (value: number) => value < limit,
    at_least: (value: number) => value >= limit,
    at_most: (value: number) => value <= limit,
  }[test]
  return (value) => (typeof value !== 'number' ? undefined : passes(value) ? { value, limit } : null)
}

function containing(wanted: string | number): Judge {
  const folded = typeof wanted === 'string' ? fold(wanted) : null
  if (folded === '') throw new Error(`field: "${wanted}" has no letters or digits to look for in "contains"`)
  const same = (one: unknown) => (folded === null || typeof one !== 'string' ? one === wanted : fold(one) === folded)
  return (value) => {
    if (Array.isArray(value)) return value.some(same) ? { value: wanted } : null
    if (typeof value !== 'string' || folded === null) return undefined
    return fold(value).includes(folded) ? { value } : null
  }
}

function timeOfDay(from: string, to: string): Judge {
  const [begins, ends] = [minutesOf(from), minutesOf(to)]
  if (begins === ends) throw new Error('field: "time_of_day" must not end when it begins')
  return (value, { clock }) => {
    const ms = timeIn(value)
    if (ms === undefined) return undefined
    const moment = momentOf(ms, clock)
    return isBetween(moment, begins, ends) ? { value: textOf(moment), limit: `${from}-${to}` } : null
  }
}

const onWeekday =
  (days: readonly string[]): Judge =>
  (value, { clock }) => {
    const ms = timeIn(value)
    if (ms === undefined) return undefined
    const day = weekdayOf(momentOf(ms, clock))
    return days.includes(day) ? { value: day } : null
  }

const atWork =
  (wanted: boolean): Judge =>
  (value, { clock, settings }) => {
    const ms = timeIn(value)
    if (ms === undefined || settings.working_time === undefined) return undefined
    const moment = momentOf(ms, clock)
    return isWorking(moment, settings.working_time) === wanted
      ? { value: `${weekdayOf(moment)} ${textOf(moment)}` }
      : null
  }

const timeIn = (value: unknown): number | undefined => (typeof value === 'string' ? parseTime(value) : undefined)
