import { type Static, Type } from 'typebox'
import type { Transcript, Turn } from '../transcript.ts'
import type { Detector, Outcome, Probe, View } from './detector.ts'
import { mayBelong } from './doubt.ts'
import { Found } from './found.ts'
import { placeOf } from './place.ts'
import { needAny } from './spec.ts'

const Spec = Type.Object(
  {
    at_least: Type.Optional(Type.Integer({ minimum: 1, description: 'So many turns, or more.' })),
    at_most: Type.Optional(Type.Integer({ minimum: 0, description: 'So many turns, or fewer.' })),
  },
  { additionalProperties: false, description: 'How many turns with words the speaker has.' },
)

type Spec = Static<typeof Spec>

/**
 * How often a speaker said something: turns with words, however unsure the recogniser was of them. With `at_least`
 * alone every such turn is a hit; with `at_most` there is one hit for all.
 */
export const turns: Detector = {
  schema: Spec,
  compile(spec: Spec): Probe {
    needAny('turns', spec, ['at_least', 'at_most'])
    if ((spec.at_least ?? 0) > (spec.at_most ?? Infinity)) {
      throw new Error('turns: "at_least" must not be more than "at_most"')
    }
    return { words: false, timed: false, look: ({ transcript }, view) => look(transcript, view, spec) }
  },
}

function look(transcript: Transcript, view: View, spec: Spec): Outcome {
  const least = spec.at_least ?? 0
  const most = spec.at_most ?? Infinity
  let value = 0
  for (const { kind } of view.turns) if (kind === 'words') value++
  if (value > most) return { hits: [] }
  if (value < least || spec.at_most !== undefined) {
    const possible = value + unknownIn(transcript, view)
    if (value < least) return possible < least ? { hits: [] } : { hits: [], unknown: 'no_roles' }
    if (possible > most) return { hits: [], unknown: 'no_roles' }
    const measured = { segments: spokenIn(view).map(({ segment }) => segment), value, limit: most, unit: 'turns' }
    return { hits: [{ matchedBy: 'metadata', ...placeOf(view, transcript), measured }] }
  }
  return new Found(() =>
    spokenIn(view).map((turn) => ({
      matchedBy: 'metadata',
      start: turn.start,
      end: turn.end,
      order: turn.rank,
      measured: { segments: [turn.segment], value, limit: least, unit: 'turns' },
    })),
  )
}

const spokenIn = ({ turns }: View): Turn[] => turns.filter(({ kind }) => kind === 'words')

/** Turns of nobody known that may be the speaker's. */
function unknownIn(transcript: Transcript, view: View): number {
  let count = 0
  for (const turn of transcript.turns) {
    if (turn.kind === 'words' && mayBelong(turn, view, transcript)) count++
  }
  return count
}
