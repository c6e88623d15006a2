import type { Speaker } from '../contract/index.ts'

/** Both must be heard at once for so long, in ms, before it counts: people begin a little early. */
const OVERLAP_MS = 200
/** One such overlap may be chance, or haste; so many are in question. */
const FEWEST = 2
/** And so many for each change of speaker to the side to which there are fewer. */
const SHARE = 0.5
/** Clocks that differ by less do no harm, by more are not seen; in ms, tried in such steps. */
const LEAST_MS = 1250
const MOST_MS = 4000
const STEP_MS = 250
/** Of the time both spoke, no more may be left once one of them is moved back into place. */
const LEFT = 0.25
/** Two overlaps must be gone altogether. */
const LEFT_OF_TWO = 0.05

/** Turns as the transcript has them. */
type Turns = readonly { kind: 'words' | 'backchannel' | 'noise'; speaker: Speaker; start: number; end: number }[]

/**
 * Whether agent and customer were recorded by clocks that differ. Where they do, one seems to speak over the other
 * again and again, and to be waited for as long at the other changes of speaker: moved by the difference, hardly any
 * overlap is left. One who really cuts in is answered at once, and moved either way would speak over what comes next.
 * Signs of listening are no words and do not count.
 */
export function channelsShifted(turns: Turns): boolean {
  const overlaps = overlapsIn(turns)
  if (overlaps < FEWEST) return false
  const agent = spokenBy('agent', turns)
  const customer = spokenBy('customer', turns)
  const most = together(agent, customer, 0) * (overlaps > FEWEST ? LEFT : LEFT_OF_TWO)
  for (let ms = LEAST_MS; ms <= MOST_MS; ms += STEP_MS) {
    if (together(agent, customer, ms) <= most || together(agent, customer, -ms) <= most) return true
  }
  return false
}

/** How often one begins before the other is over; 0 where that is seldom for the changes of speaker there are. */
function overlapsIn(turns: Turns): number {
  let overlaps = 0
  let last: Speaker | null = null
  // Changes to each side, and when each was heard last.
  let [toAgent, toCustomer] = [0, 0]
  let [agentUntil, customerUntil] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { kind, speaker, start, end } of turns) {
    if (kind !== 'words') continue
    if (speaker === 'agent') {
      if (last === 'customer') toAgent++
      if (Math.min(end, customerUntil) - start >= OVERLAP_MS) overlaps++
      if (end > agentUntil) agentUntil = end
    } else if (speaker === 'customer') {
      if (last === 'agent') toCustomer++
      if (Math.min(end, agentUntil) - start >= OVERLAP_MS) overlaps++
      if (end > customerUntil) customerUntil = end
    } else continue
    last = speaker
  }
  const changes = Math.min(toAgent, toCustomer)
  return changes >= FEWEST && overlaps >= SHARE * changes ? overlaps : 0
}

const spokenBy = (speaker: Speaker, turns: Turns): Turns =>
  turns.filter((turn) => turn.kind === 'words' && turn.speaker === speaker)

/** For how many ms both speak, once the first are moved by some. */
function together(moved: Turns, others: Turns, by: number): number {
  let sum = 0
  let [i, j] = [0, 0]
  while (i < moved.length && j < others.length) {
    const [a, b] = [moved[i] as Turns[number], others[j] as Turns[number]]
    const [start, end] = [a.start + by, a.end + by]
    sum += Math.max(0, Math.min(end, b.end) - Math.max(start, b.start))
    if (end < b.end) i++
    else j++
  }
  return sum
}
