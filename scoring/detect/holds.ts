import type { Call } from '../../contract/index.ts'

export type Hold = NonNullable<Call['holds']>[number]

/** Holds by time, whatever their order on input; those without length are none. */
export const holdsOf = ({ holds = [] }: Call): Hold[] =>
  holds.filter((hold) => hold.end_ms > hold.start_ms).sort((a, b) => a.start_ms - b.start_ms || a.end_ms - b.end_ms)

/** Milliseconds between two moments spent on hold; where holds overlap they count once. */
export function heldBetween(call: Call, from: number, to: number): number {
  if (!call.holds || call.holds.length === 0) return 0
  let held = 0
  let counted = from
  for (const hold of holdsOf(call)) {
    const begins = Math.max(hold.start_ms, counted)
    const ends = Math.min(hold.end_ms, to)
    if (ends <= begins) continue
    held += ends - begins
    counted = ends
  }
  return held
}
