import { type Static, Type } from 'typebox'
import type { Detector, Probe } from './detector.ts'
import { seconds, toMs } from './spec.ts'

const Spec = Type.Object(
  { longer_than: seconds('Seconds from the answer to the first words, less what a machine said meanwhile.') },
  { additionalProperties: false, description: 'It took the speaker longer than this to say a first word.' },
)

/**
 * From the answer (the start of a chat) to the speaker's first words, less what a machine said meanwhile. One who says
 * nothing has no first words, and so no delay.
 */
export const answer_delay: Detector = {
  schema: Spec,
  compile(spec: Static<typeof Spec>): Probe {
    const limit = toMs(spec.longer_than)
    return {
      words: false,
      timed: true,
      look: ({ call, transcript }, view) => {
        const first = view.turns.find((turn) => turn.kind === 'words')
        // Words of nobody known may have been the speaker's, and late.
        if (!first) return { hits: [], doubt: transcript.strangers ? 'no_roles' : undefined }
        if (transcript.shifted()) return { hits: [], unknown: 'unreliable_timing' }
        if (first.start <= limit) return { hits: [] }
        let announced = 0
        let until = 0
        let unknown = false
        for (const turn of transcript.turns) {
          if (turn.rank >= first.rank) break
          if (turn.kind !== 'words') continue
          if (turn.speaker === 'unknown') unknown = true
          if (turn.speaker !== 'ivr') continue
          const end = Math.min(turn.end, first.start)
          announced += Math.max(0, end - Math.max(turn.start, until))
          until = Math.max(until, end)
        }
        const value = first.start - announced
        if (value <= limit) return { hits: [] }
        // Ringing would count as delay, and somebody's first words may have been these.
        if (call.channel === 'voice' && call.answered_at === undefined) return { hits: [], unknown: 'no_metadata' }
        if (unknown) return { hits: [], unknown: 'no_roles' }
        const measured = { segments: [first.segment], value, limit, unit: 'ms' }
        return { hits: [{ matchedBy: 'timing', start: 0, end: first.start, order: first.rank - 0.5, measured }] }
      },
    }
  },
}
