import { type Static, Type } from 'typebox'
import type { Calendar } from '../../contract/index.ts'

const day = (description: string) => Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description })

/** Days from `from` on, before `to`. */
export const Effective = Type.Object(
  { from: Type.Optional(day('The first day, YYYY-MM-DD.')), to: Type.Optional(day('The day after the last.')) },
  {
    additionalProperties: false,
    minProperties: 1,
    description: "For calls that began on these days of the centre's clock.",
  },
)
export type Effective = Static<typeof Effective>

/** Whether a moment's day on the centre's clock lies in the dates. */
export function covers({ from, to }: Effective, moment: number, clock: Calendar): boolean {
  const day = clock.day(moment)
  return (from === undefined || day >= from) && (to === undefined || day < to)
}
