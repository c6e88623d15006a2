import { type Static, Type } from 'typebox'

const closed = { additionalProperties: false } as const
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'YYYY-MM-DD' })
const clock = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$', description: 'HH:MM' })

/** When the centre works: calendars/centre.yaml. What is left out is as the official calendar has it, 09:00 to 18:00. */
export const WorkTimes = Type.Object(
  {
    id: Type.Literal('centre', { description: 'centre: there is one calendar.' }),
    base: Type.Optional(
      Type.Enum(['china', 'plain', 'daily'], {
        description: 'china: official holidays with make-up working days; plain: Monday to Friday; daily: every day.',
      }),
    ),
    off: Type.Optional(Type.Array(day, { description: 'Days off beside those of the base.' })),
    on: Type.Optional(Type.Array(day, { description: 'Days worked that the base has off.' })),
    hours: Type.Optional(
      Type.Array(Type.Tuple([clock, clock]), {
        minItems: 1,
        description: 'From and to of each stretch of a working day.',
      }),
    ),
  },
  closed,
)
export type WorkTimes = Static<typeof WorkTimes>

/** What is wrong with a calendar although each part can be read. */
export function timesSlips({ hours = [], off = [], on = [] }: WorkTimes) {
  const free = new Set(off)
  return [
    ...hours.flatMap(([from, to], i) => {
      if (to <= from) return [{ message: `"${to}" is not after "${from}"`, path: ['hours', i, 1] }]
      const before = hours[i - 1]
      if (before === undefined || before[1] <= from) return []
      return [{ message: `begins before "${before[1]}", when the stretch above it ends`, path: ['hours', i, 0] }]
    }),
    ...on.flatMap((day, i) => (free.has(day) ? [{ message: `"${day}" is also a day off`, path: ['on', i] }] : [])),
  ]
}
