import type { Transcript, Turn } from '../transcript.ts'
import type { Ear } from './ear.ts'
import { after, before, beside, gapBefore } from './parts.ts'
import type { Phrase } from './phrase.ts'
import type { Place } from './place.ts'
import type { Sign } from './signs.ts'

/** The turns places may begin in. */
interface View {
  /** Whether that is everywhere. */
  readonly whole: boolean
  readonly turns: readonly Turn[]
  has(turn: Turn): boolean
}

export interface Seeker {
  /** Shows places one after the other until told that it is enough. */
  seek(call: Transcript, view: View, enough: (place: Place) => boolean): void
  /** The collections of which something is heard wherever there is a place. */
  readonly needed: readonly number[]
}

/** What is heard wherever there is a place of some seekers. @param ear theirs */
export const signsOf = (seekers: readonly Seeker[], ear: Ear): Sign[] =>
  [...new Set(seekers.flatMap(({ needed }) => needed))].map((kind) => ({ source: ear, kind }))

/**
 * All places of some phrases in a call, in no order; those with gaps only where they may begin in the view. Whole
 * phrases are heard by themselves, and of those with gaps only one part, the anchor, which is long enough to be rare;
 * the other parts are looked for beside it.
 */
export function seeker(phrases: readonly Phrase[], ear: Ear): Seeker {
  const whole = phrases.flatMap(({ parts }) => (parts.length === 1 ? parts : []))
  const wholes = whole.length === 0 ? null : ear.collect(whole)
  const gapped = phrases.filter(({ parts }) => parts.length > 1).map(({ parts }) => anchored(parts, ear))
  return {
    needed: [...(wholes === null ? [] : [wholes]), ...gapped.map(({ anchor }) => anchor)],
    seek(call, view, enough) {
      // Words of nobody known may be those of whom one listens to.
      const heard = ear.hear(call, view.whole || call.strangers ? undefined : view)
      if (wholes !== null) for (const place of heard.of(wholes)) if (enough(place)) return
      for (const { anchor, left, right } of gapped) {
        for (const place of heard.of(anchor)) {
          if (!mayBeginIn(view, place)) continue
          const begun = before(place, left, 0, ear.lexicon)
          const complete = begun && after(begun, right, 0, ear.lexicon)
          if (complete && enough(complete)) return
        }
      }
    },
  }
}

/** Whether what an anchor belongs to may begin in the view; words of nobody known are for the asker to judge. */
function mayBeginIn(view: View, { first }: Place): boolean {
  if (first.speaker === 'unknown') return true
  for (let turn: Place['first'] | null = first; turn !== null; turn = turn.before) if (view.has(turn)) return true
  return false
}

function anchored(parts: Phrase['parts'], ear: Ear) {
  const longest = Math.max(...parts.map(({ shortest }) => shortest))
  const anchor = parts.findIndex(({ shortest }) => shortest === longest)
  const gaps = parts.map(gapBefore)
  const left = parts.slice(0, anchor).map((part, i) => beside(part, gaps[i + 1] as number, ear.lexicon))
  return {
    anchor: ear.collect(parts.slice(anchor, anchor + 1)),
    left: left.reverse(),
    right: parts.slice(anchor + 1).map((part) => beside(part, gapBefore(part), ear.lexicon)),
  }
}
