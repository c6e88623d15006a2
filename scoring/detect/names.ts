import { type Static, Type } from 'typebox'
import type { Call } from '../../contract/index.ts'
import { findFolded } from '../match/find.ts'
import { fold } from '../text/fold.ts'
import type { Detector, Hit, Probe, Settings } from './detector.ts'
import { doubtOf } from './doubt.ts'

const Spec = Type.Object(
  {
    of: Type.Array(Type.Enum(['company', 'department', 'agent', 'customer']), {
      minItems: 1,
      description: 'Whose names; any of them will do.',
    }),
  },
  { additionalProperties: false, description: "One of the call's own names is said." },
)

/** One of the call's own names, said: company and department from its attributes or the form's settings. */
export const names: Detector = {
  schema: Spec,
  compile: (spec: Static<typeof Spec>): Probe => ({
    words: true,
    timed: false,
    look: (scene, view) => {
      const texts = spec.of
        .flatMap((who) => namesOf(who, scene.call, scene.settings).map(fold))
        .filter((name) => name.length > 1)
      const hits: Hit[] = []
      for (const turn of view.turns) {
        const at = firstOf(texts, turn.text)
        if (at === null) continue
        const spans = [{ segment: turn.segment, ...at }]
        hits.push({ matchedBy: 'text', start: turn.start, end: turn.end, order: turn.rank + at.start / 1e6, spans })
      }
      return { hits, doubt: doubtOf(scene, view) }
    },
  }),
}

/** Where the first of some names stands in a text; of several there, the longest. */
function firstOf(names: readonly string[], text: string): { start: number; end: number } | null {
  let first: { start: number; end: number } | null = null
  for (const name of names) {
    const at = findFolded(text, name)
    if (at === null) continue
    if (first === null || at.start < first.start || (at.start === first.start && at.end > first.end)) first = at
  }
  return first
}

/** What the call, or else the form's settings, give for a placeholder; empty where neither does. */
export function namesOf(who: string, call: Call, settings: Settings): string[] {
  const given = (value: unknown) => (typeof value === 'string' && value !== '' ? [value] : [])
  switch (who) {
    case 'agent':
      return [...given(call.agent.name), ...given(call.agent.id)]
    case 'customer':
      return given(call.customer?.name)
    default: {
      const own = given(call.attributes?.[who])
      return own.length > 0 ? own : given(settings[who as 'company' | 'department' | 'hours'])
    }
  }
}
