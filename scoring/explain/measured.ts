import type { Hit, Scene, View, Workshop } from '../detect/detector.ts'
import { DETECTORS } from '../detect/index.ts'
import type { Condition } from '../rule/condition.ts'

export type Measured = NonNullable<Hit['measured']>

/** A detector's spec with its limits so wide that whatever there is to measure passes. */
type Widen = (spec: Readonly<Record<string, unknown>>) => readonly object[]

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const SIDES = ['agent', 'customer', 'system']
const A_DAY = 86_400
const SHORTEST = 0.001

const WIDE: Readonly<Record<string, Widen>> = {
  answer_delay: () => [{ longer_than: -A_DAY }],
  ending: ({ by, last_words, sooner_than, later_than }) => [
    ...(by === undefined ? [] : SIDES.map((side) => ({ by: side }))),
    ...(last_words === undefined ? [] : SIDES.map((side) => ({ last_words: side }))),
    ...((sooner_than ?? later_than) === undefined ? [] : [{ later_than: -1 }]),
  ],
  entity: ({ any, within_hours, beyond_hours, over }) =>
    (any as readonly string[])
      .filter(
        (kind) =>
          (kind === 'amount' ? over : kind === 'time_promise' ? (within_hours ?? beyond_hours) : undefined) !==
          undefined,
      )
      .map((kind) => ({ any: [kind] })),
  field: ({ path, time_of_day, weekday, working_time }) => {
    if (time_of_day !== undefined) return [{ path, time_of_day: ['00:00', '24:00'] }]
    if (weekday !== undefined) return [{ path, weekday: WEEK }]
    if (working_time !== undefined) return [{ path, working_time: !working_time }]
    return [true, false].map((present) => ({ path, present }))
  },
  hold: ({ at_least, more_than }) => [
    at_least !== undefined
      ? { at_least: SHORTEST }
      : more_than !== undefined
        ? { more_than: -1 }
        : { total_at_least: 0 },
  ],
  interruption: ({ after }) => [{ after, overlap: SHORTEST }],
  length: ({ longer_than }) => [longer_than === undefined ? { shorter_than: Infinity } : { longer_than: -1 }],
  monologue: () => [{ longer_than: 0 }],
  repeat: (spec) => [{ ...spec, times: 2 }],
  response_time: ({ of }) => [{ of, longer_than: -1 }],
  ring: ({ more_than, seconds_a_ring }) => [
    more_than === undefined ? { longer_than: -1 } : { more_than: -1, seconds_a_ring },
  ],
  sentiment: ({ below, above, falls_by, of }) => [
    below !== undefined
      ? { below: Infinity, of }
      : above !== undefined
        ? { above: -Infinity, of }
        : { [falls_by === undefined ? 'rises_by' : 'falls_by']: -Infinity },
  ],
  silence: (spec) => [{ ...spec, at_least: SHORTEST }],
  speech_rate: ({ over, min_length }) => [{ over, min_length, faster_than: SHORTEST }],
  talk_share: () => [{ more_than: -1 }],
  turns: () => [{ at_most: Infinity }],
}

/** Detectors that measure ask nothing of it. */
const NOTHING = {} as Workshop

/**
 * What a detector measured that did not pass its limit: the largest, or the smallest where less is looked for. It is
 * the detector itself that measures, its limits put out of the way.
 */
export function measuredBy(condition: Condition, spec: object, scene: Scene, view: View): Measured[] {
  const { detector, voice } = condition
  const given = spec as Readonly<Record<string, unknown>>
  const fewest = given.below !== undefined || (given.slower_than !== undefined && given.faster_than === undefined)
  return (WIDE[detector]?.(given) ?? []).flatMap((wide) => {
    const probe = (DETECTORS[detector] as (typeof DETECTORS)[string]).compile(wide as never, NOTHING, voice)
    const all = probe.look(scene, view).hits.flatMap(({ measured }) => measured ?? [])
    return all.length === 0 ? [] : [all.reduce((best, one) => (further(one, best, fewest) ? one : best))]
  })
}

const further = (one: Measured, other: Measured, fewest: boolean): boolean =>
  fewest ? one.value < other.value : one.value > other.value
