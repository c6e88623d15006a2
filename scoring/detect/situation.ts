import { type Static, Type } from 'typebox'
import type { Detector, Hit, Probe, View, Workshop } from './detector.ts'
import { within } from './place.ts'

const Spec = Type.String({
  pattern: '^[a-z][a-z0-9-]*$',
  description: 'The id of a situation of the pack: true where it is.',
})

/**
 * A situation of the pack: true where it is, whoever is asked about; with a window, where something that shows it lies
 * in the window.
 */
export const situation: Detector = {
  schema: Spec,
  voice: 'any',
  compile(spec: Static<typeof Spec>, workshop: Workshop): Probe {
    const ask = workshop.situation(spec)
    return {
      words: false,
      timed: false,
      look: (scene, view) => {
        const { truth, reason, hits, missed } = ask(scene)
        if (truth === 'unknown') return { hits: [], unknown: reason ?? undefined }
        if (truth === 'no') return { hits: [], doubt: reason ?? undefined }
        if (hits.length === 0) return { hits, holds: true }
        if (view.whole) return { hits }
        const inside = hits.filter((hit) => inWindow(hit, view))
        return inside.length > 0 ? { hits: inside } : { hits: inside, doubt: missed ?? undefined }
      },
    }
  },
}

function inWindow({ spans, start }: Hit, view: View): boolean {
  if (spans) return view.turns.some(({ segment }) => spans.some((span) => span.segment === segment))
  return within(view, start)
}
