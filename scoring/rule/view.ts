import type { Hit, View } from '../detect/detector.ts'
import type { Transcript, Turn } from '../transcript.ts'
import type { Where } from './schema.ts'

/** A turn may begin this much before the event it follows, or after the one it precedes: clocks are not exact. */
const SLACK_MS = 500

interface Reach {
  turns?: number
  seconds?: number
}

/** The turns of a speaker that a condition looks at. `hitsOf` gives the hits a window is measured from. */
export function viewOf(
  transcript: Transcript,
  speaker: 'agent' | 'customer' | 'any',
  where: Where | undefined,
  hitsOf: (condition: string) => readonly Hit[],
): View {
  const own = transcript.turns.filter(
    (turn) => turn.kind !== 'noise' && (speaker === 'any' || turn.speaker === speaker),
  )
  if (!where) return { turns: own, start: startOf(own), end: endOf(own) }
  const turns = select(own, where, transcript, hitsOf)
  return { turns, ...timesOf(turns, where, hitsOf) }
}

function select(
  own: Turn[],
  where: Where,
  transcript: Transcript,
  hitsOf: (condition: string) => readonly Hit[],
): Turn[] {
  if (where.first) {
    const { turns, seconds } = where.first
    const until = nthWords(own, turns)
    return own.filter((turn, i) => i < until || (seconds !== undefined && turn.start < seconds * 1000))
  }
  if (where.last) {
    const { turns, seconds } = where.last
    const from = own.length - nthWords([...own].reverse(), turns)
    const end = endOf(transcript.turns) ?? 0
    return own.filter((turn, i) => i >= from || (seconds !== undefined && turn.end > end - seconds * 1000))
  }
  const { before, after } = where
  const around = before ?? after
  if (!around) return own
  const chosen = new Set<Turn>()
  for (const hit of hitsOf(around.hit)) {
    const side = before
      ? own.filter((turn) => turn.rank < hit.order && turn.start < hit.start + SLACK_MS).reverse()
      : own.filter((turn) => turn.rank > hit.order && turn.start >= hit.end - SLACK_MS)
    for (const turn of near(side, around, hit)) chosen.add(turn)
  }
  return own.filter((turn) => chosen.has(turn))
}

/** Of turns ordered away from a hit: the nearest so many with words, and all within so many seconds. */
function near(side: Turn[], { turns, seconds }: Reach, hit: Hit): Turn[] {
  const until = turns === undefined && seconds === undefined ? side.length : nthWords(side, turns)
  return side.filter((turn, i) => {
    if (i < until) return true
    if (seconds === undefined) return false
    const distance = turn.start >= hit.end - SLACK_MS ? turn.start - hit.end : hit.start - turn.end
    return distance <= seconds * 1000
  })
}

/** How many turns it takes to have so many with words. */
function nthWords(turns: Turn[], wanted = 0): number {
  if (wanted === 0) return 0
  let count = 0
  for (let i = 0; i < turns.length; i++) {
    if ((turns[i] as Turn).kind === 'words' && ++count === wanted) return i + 1
  }
  return turns.length
}

/** A window measured in seconds covers them even where nothing was said. */
function timesOf(
  turns: Turn[],
  where: Where,
  hitsOf: (condition: string) => readonly Hit[],
): { start: number | null; end: number | null } {
  let start = startOf(turns)
  let end = endOf(turns)
  if (where.first?.seconds !== undefined) {
    start = Math.min(start ?? 0, 0)
    end = Math.max(end ?? 0, where.first.seconds * 1000)
  }
  const around = where.before ?? where.after
  if (around?.seconds !== undefined) {
    for (const hit of hitsOf(around.hit)) {
      const from = where.before ? hit.start - around.seconds * 1000 : hit.end
      start = Math.min(start ?? from, from)
      end = Math.max(end ?? from, from + around.seconds * 1000)
    }
  }
  return { start, end }
}

const startOf = (turns: readonly Turn[]): number | null => (turns.length === 0 ? null : (turns[0] as Turn).start)

const endOf = (turns: readonly Turn[]): number | null =>
  turns.length === 0 ? null : turns.reduce((latest, turn) => Math.max(latest, turn.end), -Infinity)
