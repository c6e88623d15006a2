import { type Static, Type } from 'typebox'
import type { Calendar } from '../../contract/index.ts'

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

/** Days from `from` on, before `to`. */
export const Effective = Type.Object(
  { from: Type.Optional(Day), to: Type.Optional(Day) },
  { additionalProperties: false, minProperties: 1 },
)
export type Effective = Static<typeof Effective>

/** Whether a moment's day on the centre's clock lies in the dates. */
export function covers({ from, to }: Effective, moment: number, clock: Calendar): boolean {
  const day = clock.day(moment)
  return (from === undefined || day >= from) && (to === undefined || day < to)
}
