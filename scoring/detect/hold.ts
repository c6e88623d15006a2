import { type Static, Type } from 'typebox'
import type { Detector, Hit, Outcome, Probe, Scene, View } from './detector.ts'
import { type Hold, heldBetween, holdsOf } from './holds.ts'
import { orderAt, windowOf, within } from './place.ts'
import { onlyOne, seconds, toMs } from './spec.ts'

const Spec = Type.Object(
  {
    at_least: Type.Optional(seconds('Each wait of so many seconds or more.')),
    more_than: Type.Optional(Type.Integer({ minimum: 0, description: 'More than so many waits.' })),
    total_at_least: Type.Optional(seconds('All waits together of so many seconds or more.')),
  },
  {
    additionalProperties: false,
    description: 'Waits on hold, as the telephone system reports them: exactly one of the three.',
  },
)

/** Waits on hold, as the telephone system reported them: long ones, many, or a long time in all. */
export const hold: Detector = {
  schema: Spec,
  compile(spec: Static<typeof Spec>): Probe {
    const test = onlyOne('hold', spec, ['at_least', 'more_than', 'total_at_least'])
    const number = spec[test] as number
    const limit = test === 'more_than' ? number : toMs(number)
    return { words: false, timed: true, look: (scene, view) => look(scene, view, test, limit) }
  },
}

type Test = 'at_least' | 'more_than' | 'total_at_least'

function look({ call, transcript }: Scene, view: View, test: Test, limit: number): Outcome {
  if (call.holds === undefined) return { hits: [], unknown: 'no_metadata' }
  if (call.holds.length === 0) return { hits: [] }
  const window = windowOf(view)
  const holds = holdsOf(call).filter(({ start_ms }) => within(window, start_ms))
  const hit = (from: Hold, to: Hold, value: number, unit: string): Hit => ({
    matchedBy: 'timing',
    start: from.start_ms,
    end: to.end_ms,
    order: orderAt(transcript, from.start_ms),
    measured: { field: 'holds', value, limit, unit },
  })
  if (test === 'at_least') {
    const long = holds.filter(({ start_ms, end_ms }) => end_ms - start_ms >= limit)
    return { hits: long.map((one) => hit(one, one, one.end_ms - one.start_ms, 'ms')) }
  }
  const [first, last] = [holds[0], holds.reduce((a, b) => (b.end_ms > a.end_ms ? b : a), holds[0] as Hold)]
  if (!first) return { hits: [] }
  const value = test === 'more_than' ? holds.length : heldBetween({ ...call, holds }, first.start_ms, last.end_ms)
  const passed = test === 'more_than' ? value > limit : value >= limit
  return { hits: passed ? [hit(first, last, value, test === 'more_than' ? 'holds' : 'ms')] : [] }
}
