import { type Static, Type } from 'typebox'
import type { Turn } from '../transcript.ts'
import type { Detector, Hit, Probe, Scene, View } from './detector.ts'
import { doubtOf } from './doubt.ts'
import { placeOf } from './place.ts'
import { type Feeling, feelingsIn, scoreOf } from './sentiment/feelings.ts'
import { glance } from './sentiment/glance.ts'
import { onlyOne } from './spec.ts'

const by = (description: string) => Type.Number({ exclusiveMinimum: 0, maximum: 10, description })

const Spec = Type.Object(
  {
    below: Type.Optional(
      Type.Number({ exclusiveMinimum: -5, maximum: 0, description: 'Lower than this; a turn lies between -5 and 5.' }),
    ),
    above: Type.Optional(
      Type.Number({ minimum: 0, exclusiveMaximum: 5, description: 'Higher than this; a turn lies between -5 and 5.' }),
    ),
    falls_by: Type.Optional(by('From the first third of the turns to the last it falls by so much, or more.')),
    rises_by: Type.Optional(by('From the first third of the turns to the last it rises by so much, or more.')),
    of: Type.Optional(
      Type.Enum(['turn', 'window'], {
        description: 'With below and above: each turn by itself (the default), or the mean of all turns.',
      }),
    ),
  },
  {
    additionalProperties: false,
    description:
      'How the speaker feels, by words that say so: exactly one of below, above, falls_by and rises_by. The customer’s speech where no speaker is named.',
  },
)

type Spec = Static<typeof Spec>

const LIMITS = ['below', 'above', 'falls_by', 'rises_by'] as const

/** Turns with words of feeling that it takes to speak of a trend. */
const FEWEST_FEELING = 3

/**
 * How the speaker feels, by a lexicon of words: of each turn, on average, or from the first turns to the last. Signs of
 * listening and lines the recogniser was unsure of are left out.
 */
export const sentiment: Detector = {
  schema: Spec,
  voice: 'customer',
  compile(spec: Spec): Probe {
    const which = onlyOne('sentiment', spec, LIMITS)
    const trend = which === 'falls_by' || which === 'rises_by'
    if (trend && spec.of !== undefined) throw new Error(`sentiment: "of" goes with "below" and "above", not "${which}"`)
    const limit = spec[which] as number
    const passes = which === 'below' ? (value: number) => value < limit : (value: number) => value > limit
    const sign = which === 'below' || which === 'falls_by' ? -1 : 1
    const look = trend
      ? changing(sign, limit)
      : spec.of === 'window'
        ? onAverage(sign, limit, passes)
        : eachTurn(sign, limit, passes)
    return {
      words: !trend,
      timed: false,
      look: (scene, view) => {
        const hits = look(scene, view)
        return hits.length > 0 ? { hits } : { hits, doubt: doubtOf(scene, view) }
      },
    }
  },
}

/** Scores are in hundredths, and rounded. */
const ROUNDING = 0.01

type Look = (scene: Scene, view: View) => readonly Hit[]

const NO_HITS: readonly Hit[] = []
const NONE: readonly Feeling[] = []

/** A turn and the words of feeling in it. */
interface Said {
  turn: Turn
  feelings: readonly Feeling[]
  score: number
}

function saidIn({ settings }: Scene, view: View): Said[] {
  const said: Said[] = []
  const quick = glance()
  for (const turn of view.turns) {
    if (turn.kind !== 'words' || turn.confidence < settings.min_confidence) continue
    const feelings = quick.feels(turn.text) ? feelingsIn(turn.text) : NONE
    said.push({ turn, feelings, score: scoreOf(feelings) })
  }
  return said
}

/** @param sign -1 where what is bad is looked for, 1 where what is good is */
const eachTurn =
  (sign: number, limit: number, passes: (value: number) => boolean): Look =>
  (scene, view) => {
    let hits: Hit[] | null = null
    const quick = glance()
    // Where even a turn without a feeling passes, all are read.
    const far = passes(0) ? -1 : Math.max(0, sign * limit - ROUNDING)
    for (const turn of view.turns) {
      if (turn.kind !== 'words' || turn.confidence < scene.settings.min_confidence) continue
      if (quick.reach(turn.text, sign) <= far) continue
      const feelings = feelingsIn(turn.text)
      const score = scoreOf(feelings)
      if (!passes(score)) continue
      const spans = spansOf([{ turn, feelings, score }], sign)
      hits ??= []
      hits.push({
        ...found(score, limit, spans),
        start: turn.start,
        end: turn.end,
        order: turn.rank + (spans[0]?.start ?? 0) / 1e6,
      })
    }
    return hits ?? NO_HITS
  }

const onAverage =
  (sign: number, limit: number, passes: (value: number) => boolean): Look =>
  (scene, view) => {
    const said = saidIn(scene, view)
    const score = hundredths(mean(said))
    if (said.length === 0 || !passes(score)) return NO_HITS
    return [{ ...found(score, limit, spansOf(said, sign)), ...placeOf(view, scene.transcript) }]
  }

/** The mean of the last third of the turns against that of the first; the middle is longer where they cannot be even. */
const changing =
  (sign: number, limit: number): Look =>
  (scene, view) => {
    const said = saidIn(scene, view)
    const third = Math.floor(said.length / 3)
    const feeling = said.filter(({ feelings }) => feelings.length > 0).length
    if (feeling < FEWEST_FEELING) return NO_HITS
    const [first, last] = [said.slice(0, third), said.slice(-third)]
    const change = hundredths(sign * (mean(last) - mean(first)))
    if (change < limit) return NO_HITS
    const spans = [...spansOf(first, -sign), ...spansOf(last, sign)]
    return [{ ...found(change, limit, spans), ...placeOf(view, scene.transcript) }]
  }

/** 0 where there are none. */
function mean(said: readonly Said[]): number {
  let sum = 0
  for (const { score } of said) sum += score
  return said.length === 0 ? 0 : sum / said.length
}

/** Never -0. */
const hundredths = (value: number): number => Math.round(value * 100) / 100 + 0

/** Words that speak for what was found, and not those that speak against it. */
const spansOf = (said: readonly Said[], sign: number) =>
  said.flatMap(({ turn, feelings }) =>
    feelings.filter(({ value }) => value * sign > 0).map(({ start, end }) => ({ segment: turn.segment, start, end })),
  )

/** So far beyond its limit nobody doubts it. */
const CLEARLY_BEYOND = 2

/** Right at the limit it is as likely as not. */
const found = (value: number, limit: number, spans: ReturnType<typeof spansOf>) => ({
  matchedBy: 'sentiment' as const,
  spans,
  sure: hundredths(0.5 + 0.5 * Math.min(1, Math.abs(value - limit) / CLEARLY_BEYOND)),
  measured: { value, limit },
})
