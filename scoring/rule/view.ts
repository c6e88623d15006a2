import type { Hit, View } from '../detect/detector.ts'
import type { Transcript, Turn, Voice } from '../transcript.ts'
import { type Beside, besideOf, type Range, type Reach, type Where } from './where.ts'

/** A turn may begin this much before the event it follows, or after the one it precedes: clocks are not exact. */
const SLACK_MS = 500

interface Times {
  start: number
  end: number
}

/** A run of a voice's turns from the `from`th to before the `to`th, or with `chosen` those of them that are in it. */
class Turns implements View {
  readonly whole: boolean
  private readonly voice: Voice
  private readonly own: readonly Turn[]
  private readonly from: number
  private readonly to: number
  /** Times the window covers even where nothing was said. */
  private readonly times: Times | null
  private readonly chosen: ReadonlySet<Turn> | null
  private list: readonly Turn[] | null = null

  constructor(
    voice: Voice,
    own: readonly Turn[],
    from: number,
    to: number,
    times: Times | null = null,
    chosen: ReadonlySet<Turn> | null = null,
    whole = false,
  ) {
    this.whole = whole
    this.voice = voice
    this.own = own
    this.from = from
    this.to = to
    this.times = times
    this.chosen = chosen
  }

  get turns(): readonly Turn[] {
    const { own, from, to, chosen } = this
    this.list ??= chosen
      ? own.filter((turn) => chosen.has(turn))
      : from === 0 && to === own.length
        ? own
        : own.slice(from, to)
    return this.list
  }

  has(turn: Turn): boolean {
    const { own, from, to, chosen, voice } = this
    if (turn.kind === 'noise' || (voice !== 'any' && turn.speaker !== voice)) return false
    if (chosen) return chosen.has(turn)
    return from < to && turn.rank >= (own[from] as Turn).rank && turn.rank <= (own[to - 1] as Turn).rank
  }

  get start(): number | null {
    const first = this.turns[0]?.start
    return this.times ? Math.min(this.times.start, first ?? this.times.start) : (first ?? null)
  }

  get end(): number | null {
    let end = this.times?.end ?? Number.NEGATIVE_INFINITY
    for (const turn of this.turns) end = Math.max(end, turn.end)
    return end === Number.NEGATIVE_INFINITY ? null : end
  }
}

/** The turns of a voice that a condition looks at. @param hits those a window is measured from, where it is */
export function viewOf(
  transcript: Transcript,
  voice: Voice,
  where: Where | undefined,
  hits: () => readonly Hit[],
): View {
  const own = transcript.of(voice)
  if (where?.first) return atStart(transcript, voice, own, where.first)
  if (where?.last) return atEnd(transcript, voice, own, where.last)
  if (where?.range) return between(transcript, voice, own, where.range)
  const beside = besideOf(where)
  if (where && beside) return besides(voice, own, where, beside, hits())
  return new Turns(voice, own, 0, own.length, null, null, true)
}

/** Turns that begin inside. */
function atStart(transcript: Transcript, voice: Voice, own: readonly Turn[], reach: Reach): View {
  const time = timeOf(reach, transcript)
  let to = nth(own, turnsOf(reach, own))
  if (time !== null) while (to < own.length && (own[to] as Turn).start < time) to++
  return new Turns(voice, own, 0, to, time === null ? null : { start: 0, end: time })
}

/** Turns that end inside; counted back from the last word of anybody. */
function atEnd(transcript: Transcript, voice: Voice, own: readonly Turn[], reach: Reach): View {
  const from = nthLast(own, turnsOf(reach, own))
  const time = timeOf(reach, transcript)
  if (time === null) return new Turns(voice, own, from, own.length)
  const { talkEnd, turns } = transcript
  const times = { start: Math.max(talkEnd - time, Math.min(0, turns[0]?.start ?? 0)), end: talkEnd }
  let first = from
  let broken = false
  for (let i = from - 1; i >= 0; i--) {
    if ((own[i] as Turn).end <= times.start) continue
    if (i !== first - 1) broken = true
    first = i
  }
  if (!broken) return new Turns(voice, own, first, own.length, times)
  const chosen = new Set(own.filter((turn, i) => i >= from || turn.end > times.start))
  return new Turns(voice, own, 0, own.length, times, chosen)
}

/** Turns that begin from the one on and before the other. */
function between({ length }: Transcript, voice: Voice, own: readonly Turn[], range: Range): View {
  if (range.turns) {
    const [first, last] = range.turns
    const before = nth(own, first - 1)
    return new Turns(voice, own, before, Math.max(before, nth(own, last)))
  }
  const [start, end] = range.seconds
    ? range.seconds.map((seconds) => seconds * 1000)
    : (range.percent as [number, number]).map((percent) => (length * percent) / 100)
  let from = 0
  while (from < own.length && (own[from] as Turn).start < (start as number)) from++
  let to = from
  while (to < own.length && (own[to] as Turn).start < (end as number)) to++
  return new Turns(voice, own, from, to, { start: start as number, end: end as number })
}

/** Turns before, after or on both sides of some hits, the nearest so many with words and all within so many seconds. */
function besides(voice: Voice, own: readonly Turn[], where: Where, beside: Beside, all: readonly Hit[]): View {
  const hits = pick(all, beside.which)
  const chosen = new Set<Turn>()
  for (const hit of hits) {
    if (where.before || where.around) {
      const earlier = own.filter(
        (turn) => turn.rank < hit.order && turn.start < hit.start + SLACK_MS && !holds(turn, hit),
      )
      for (const turn of near(earlier.reverse(), beside, hit)) chosen.add(turn)
    }
    if (where.after || where.around) {
      const later = own.filter((turn) => turn.rank > hit.order && turn.start >= hit.end - SLACK_MS && !holds(turn, hit))
      for (const turn of near(later, beside, hit)) chosen.add(turn)
    }
    if (where.around) for (const turn of own) if (holds(turn, hit)) chosen.add(turn)
  }
  return new Turns(voice, own, 0, own.length, timesBeside(hits, where, beside), chosen)
}

function pick(hits: readonly Hit[], which: Beside['which'] = 'any'): readonly Hit[] {
  if (which === 'any') return hits
  const hit = which === 'first' ? hits[0] : which === 'last' ? hits.at(-1) : hits[which - 1]
  return hit ? [hit] : []
}

/** Whether words of the hit stand in the turn. */
const holds = (turn: Turn, { spans }: Hit): boolean => spans?.some(({ segment }) => segment === turn.segment) ?? false

/** Of turns ordered away from a hit: the nearest so many with words, and all within so many seconds. */
function near(side: readonly Turn[], { turns, seconds }: Beside, hit: Hit): readonly Turn[] {
  if (turns === undefined && seconds === undefined) return side
  const until = nth(side, turns ?? 0)
  return side.filter((turn, i) => {
    if (i < until) return true
    if (seconds === undefined) return false
    const distance = turn.start >= hit.end - SLACK_MS ? turn.start - hit.end : hit.start - turn.end
    return distance <= seconds * 1000
  })
}

function timesBeside(hits: readonly Hit[], where: Where, { seconds }: Beside): Times | null {
  if (seconds === undefined || hits.length === 0) return null
  const times = { start: Number.POSITIVE_INFINITY, end: Number.NEGATIVE_INFINITY }
  for (const hit of hits) {
    const start = where.after ? hit.end : hit.start - seconds * 1000
    const end = where.before ? hit.start : hit.end + seconds * 1000
    times.start = Math.min(times.start, start)
    times.end = Math.max(times.end, end)
  }
  return times
}

function turnsOf({ turns = 0, percent_of_turns }: Reach, own: readonly Turn[]): number {
  if (percent_of_turns === undefined) return turns
  const words = own.reduce((count, turn) => (turn.kind === 'words' ? count + 1 : count), 0)
  return Math.max(turns, Math.ceil((words * percent_of_turns) / 100))
}

/** The further of the times in ms; null where there is none. */
function timeOf({ seconds, percent }: Reach, { length }: Transcript): number | null {
  if (percent === undefined) return seconds === undefined ? null : seconds * 1000
  return Math.max((length * percent) / 100, (seconds ?? 0) * 1000)
}

/** How many turns it takes to have so many with words. */
function nth(turns: readonly Turn[], wanted: number): number {
  if (wanted === 0) return 0
  let count = 0
  for (let i = 0; i < turns.length; i++) {
    if ((turns[i] as Turn).kind === 'words' && ++count === wanted) return i + 1
  }
  return turns.length
}

/** From which turn on there are so many with words. */
function nthLast(turns: readonly Turn[], wanted: number): number {
  if (wanted === 0) return turns.length
  let count = 0
  for (let i = turns.length - 1; i >= 0; i--) {
    if ((turns[i] as Turn).kind === 'words' && ++count === wanted) return i
  }
  return 0
}
