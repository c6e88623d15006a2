import type { Act, Saying } from './act.ts'
import type { Case } from './case.ts'

/** Somebody's words with their times, in milliseconds from the moment the call was answered. */
export interface Spoken {
  who: 'agent' | 'customer'
  text: string
  start: number
  end: number
  /** Overlaps with the other side on purpose: must stay one piece. */
  whole?: boolean
}

export interface Timed {
  spoken: Spoken[]
  holds: { start_ms: number; end_ms: number }[]
  end: number
}

/** A cut-in begins so long after the other side began, and both go on speaking at least so long. */
const HEARD_BEFORE = 1_900
const OVERLAP = 1_700

/** Letters, digits and words cost time, punctuation does not. */
function spokenUnits(call: Case, text: string): number {
  if (call.tongue === 'en') return text.split(/[\s/]+/).length
  return text.replace(/[\p{P}\p{S}\s]/gu, '').length
}

/** Puts a telephone conversation on the clock. */
export function timeVoice(call: Case, acts: readonly Act[]): Timed {
  const { random } = call
  const [slowest, fastest] = call.tongue === 'zh' ? [400, 520] : [230, 310]
  const unit_ms = {
    agent: 100_000 / random.int(slowest, fastest),
    customer: 100_000 / random.int(slowest, fastest),
  }
  const duration = (saying: Saying) =>
    Math.max(450, Math.round(spokenUnits(call, saying.text) * unit_ms[saying.who] * (0.92 + 0.16 * random.next())))

  const spoken: Spoken[] = []
  const holds: Timed['holds'] = []
  let now = random.int(250, 1_100)
  let fresh = true
  for (const act of acts) {
    if (act.kind === 'hold') {
      const start = now + random.int(200, 900)
      holds.push({ start_ms: start, end_ms: start + act.ms })
      now = start + act.ms + random.int(150, 700)
      fresh = true
      continue
    }
    const previous = spoken.at(-1)
    const length = duration(act)
    let start = now
    if (act.over && previous) {
      start =
        act.over === 'rudely'
          ? cutShort(call, previous)
          : Math.max(previous.start + 400, previous.end - random.int(700, 1_500))
      previous.whole = true
    } else if (act.after !== undefined) start = now + act.after
    else if (!fresh) start = now + pause(call, previous?.who === act.who, previous, length)
    fresh = false
    const end = start + (act.over === 'rudely' ? Math.max(length, OVERLAP + 600) : length)
    spoken.push({ who: act.who, text: act.text, start, end, ...(act.over && { whole: true }) })
    now = Math.max(end, previous?.end ?? 0)
  }
  return { spoken, holds, end: now + random.int(300, 1_800) }
}

/** A breath between speakers, at times a moment of typing, at times a start a little too early. */
function pause(call: Case, same: boolean, previous: Spoken | undefined, next: number): number {
  const { random } = call
  if (random.chance(0.07)) return random.int(2_200, 5_600)
  const early = !same && previous !== undefined && previous.end - previous.start > 1_500 && next > 900
  return early && random.chance(0.1) ? -random.int(60, 320) : random.int(180, 1_300)
}

/** The agent starts while the customer is well into a sentence; the customer trails off soon after. */
function cutShort(call: Case, previous: Spoken): number {
  const length = previous.end - previous.start
  const start = previous.start + Math.max(HEARD_BEFORE, Math.round(length * (0.35 + 0.25 * call.random.next())))
  const stop = start + OVERLAP + call.random.int(0, 900)
  if (stop < previous.end) {
    const said = Math.max(12, Math.round((previous.text.length * (stop - previous.start)) / length))
    previous.text = cutAt(previous.text, said)
    previous.end = stop
  }
  return start
}

function cutAt(text: string, length: number): string {
  const space = text.indexOf(' ', length)
  return space < 0 ? text.slice(0, length) : text.slice(0, space)
}

/** Puts a chat on the clock: when each message was sent. Nobody waits longer than most people do. */
export function timeChat(call: Case, acts: readonly Act[]): Timed {
  const { random } = call
  const spoken: Spoken[] = []
  let now = 0
  for (const act of acts) {
    if (act.kind === 'hold') continue
    const same = spoken.at(-1)?.who === act.who
    if (spoken.length > 0)
      now += same
        ? random.int(1_500, 9_000)
        : act.who === 'agent'
          ? random.int(3_000, 28_000)
          : random.int(4_000, 50_000)
    spoken.push({ who: act.who, text: act.text, start: now, end: now })
  }
  return { spoken, holds: [], end: now + random.int(0, 500) }
}
