import { type Call, parseTime, type Segment, type Speaker } from '../contract/index.ts'
import { channelsShifted } from './shift.ts'
import { FOLD, fold } from './text/fold.ts'
import { byText } from './text/order.ts'
import { isUnheard, LONG_MS, MARKS } from './text/unheard.ts'

/** One segment in the order it was spoken. Times are milliseconds as in the call; chats end when they start. */
export interface Turn {
  /** Index in the call's `segments`, as it came in. */
  segment: number
  /** Place in the spoken order, from 0. */
  rank: number
  speaker: Speaker
  text: string
  start: number
  end: number
  /** ASR confidence; 1 where none is given (chats, and recognisers that say none). */
  confidence: number
  /** What was heard: words; only a sign of listening (嗯, mm hmm); or nothing one could read. */
  kind: 'words' | 'backchannel' | 'noise'
  /** Audibly spoken, but little or nothing of it was written: what was said in it nobody knows. */
  unheard: boolean
  /** Where its text begins in the whole call's, turns in spoken order: `base + offset` orders all characters. */
  base: number
  /**
   * Its neighbours in its stretch: turns of one speaker between which the others said nothing of substance. A phrase
   * may span them. Noise is in no stretch.
   */
  before: Turn | null
  after: Turn | null
}

/** Whose turns are looked at. */
export type Voice = 'agent' | 'customer' | 'any' | 'ivr' | 'supervisor'

/** A call as the detectors see it: sorted once, looked at by all. */
export interface Transcript {
  call: Call
  turns: readonly Turn[]
  /** A voice's turns in spoken order, without noise. */
  of(voice: Voice): readonly Turn[]
  /** False where a voice call's times cannot be times: all the same, although several segments were spoken. */
  timed: boolean
  /** Length from answer to hang-up in ms. */
  length: number
  /** End of the last word or noise in ms; 0 where there is none. */
  talkEnd: number
  /** Confidence of the least sure turn with words; 1 where there is none. */
  leastSure: number
  /** Whether words were said by nobody knows whom. */
  strangers: boolean
  /** Whether some turn is `unheard`. */
  unheard: boolean
  /** Whether agent and customer were recorded by clocks that differ (`shift.ts`); worked out when first asked. */
  shifted(): boolean
}

// Sounds and words that show listening and claim no turn.
const BACKCHANNELS = new Set(
  [
    '嗯',
    '嗯嗯',
    '嗯嗯嗯',
    '哦',
    '噢',
    '喔',
    '哦哦',
    '啊',
    '呃',
    '额',
    '唔',
    '诶',
    '欸',
    '哎',
    '唉',
    '对',
    '对对',
    '对对对',
    '是',
    '是的',
    '是是',
    '好',
    '好的',
    '好好',
    '好好好',
    '行',
    '哦好',
    '嗯好',
    '嗯对',
    '嗯是',
    '哦是',
    '明白',
    '了解',
    '清楚',
    '收到',
    '对的',
    '没错',
    '这样',
    '这样啊',
    '哦这样',
    'um',
    'uh',
    'uhhuh',
    'ah',
    'oh',
    'er',
    'yeah',
    'yes',
    'yep',
    'ok',
    'okay',
    'right',
    'sure',
    'isee',
  ].map(fold),
)

/** Hums however they are spelled: mhm, hmm, mmhm. A lone m is none: it may be a size. */
const LONGEST_HUM = 12
const HUM = new RegExp(`^(?=.{2,${LONGEST_HUM}}$)h*m[mh]*$`)

const LONGEST_BACKCHANNEL = Math.max(LONGEST_HUM, ...[...BACKCHANNELS].map((text) => text.length))

export function readTranscript(call: Call): Transcript {
  const turns = turnsOf(call)
  link(turns)
  let leastSure = 1
  let strangers = false
  let unheard = false
  let talkEnd = turns[0]?.end ?? 0
  for (const { kind, confidence, speaker, end, unheard: own } of turns) {
    if (end > talkEnd) talkEnd = end
    if (own) unheard = true
    if (kind !== 'words') continue
    if (confidence < leastSure) leastSure = confidence
    if (speaker === 'unknown') strangers = true
  }
  const answered = parseTime(call.answered_at ?? call.started_at) as number
  return {
    call,
    turns,
    of: voices(turns),
    timed: call.channel === 'chat' || timed(turns),
    length: (parseTime(call.ended_at) as number) - answered,
    talkEnd,
    leastSure,
    strangers,
    unheard,
    shifted: shiftOf(call, turns),
  }
}

/** A chat has one clock. */
function shiftOf({ channel }: Call, turns: readonly Turn[]): () => boolean {
  let known: boolean | null = channel === 'chat' ? false : null
  return () => {
    known ??= channelsShifted(turns)
    return known
  }
}

function turnsOf({ channel, segments }: Call): Turn[] {
  const turns: Turn[] = []
  let sorted = true
  for (let index = 0; index < segments.length; index++) {
    const segment = segments[index] as Segment
    const { text, kind: given } = segment
    const start = segment.start_ms ?? 0
    const end = channel === 'chat' ? start : (segment.end_ms ?? start)
    const kind = kindOf(text, given)
    const unheard =
      (kind === 'noise' || end - start >= LONG_MS) &&
      channel === 'voice' &&
      (given === undefined || given === 'text') &&
      isUnheard(text, kind === 'noise', end - start)
    if (index > 0 && start <= (turns[index - 1] as Turn).start) sorted = false
    turns.push({
      segment: index,
      rank: index,
      speaker: segment.speaker,
      text,
      start,
      end,
      confidence: segment.confidence ?? 1,
      kind: unheard && kind === 'noise' ? 'words' : kind,
      unheard,
      base: 0,
      before: null,
      after: null,
    })
  }
  if (!sorted) {
    turns.sort(asSpoken)
    for (let rank = 0; rank < turns.length; rank++) (turns[rank] as Turn).rank = rank
  }
  return turns
}

/** By time; ties are broken by content, so that the order on input does not matter. */
function asSpoken(a: Turn, b: Turn): number {
  return (
    a.start - b.start ||
    a.end - b.end ||
    byText(a.speaker, b.speaker) ||
    byText(a.text, b.text) ||
    byText(a.kind, b.kind) ||
    a.confidence - b.confidence ||
    a.segment - b.segment
  )
}

function kindOf(text: string, kind: string | undefined): Turn['kind'] {
  if (kind !== undefined && kind !== 'text') return 'noise'
  let letters = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === OPENING_BRACKET || unit === LESS_THAN) return kindOfMarked(text)
    if (FOLD[unit] !== 0 && ++letters > LONGEST_BACKCHANNEL) return 'words'
  }
  return kindOfFolded(fold(text))
}

const OPENING_BRACKET = 0x5b
const LESS_THAN = 0x3c

/** Marks of the transcriber such as [noise], [laughter] or <unk> are no words. */
const kindOfMarked = (text: string): Turn['kind'] => kindOfFolded(fold(text.replace(MARKS, ' ')))

const kindOfFolded = (folded: string): Turn['kind'] =>
  folded === '' ? 'noise' : BACKCHANNELS.has(folded) || HUM.test(folded) ? 'backchannel' : 'words'

/** Bases and stretches; a turn with words ends the stretches of all others. */
function link(turns: readonly Turn[]): void {
  let base = 0
  // The latest turn of each open stretch: the speaker of the last words, and who has only shown to be listening since.
  const open: Turn[] = []
  let count = 0
  for (const turn of turns) {
    turn.base = base
    base += turn.text.length
    if (turn.kind === 'noise') continue
    let own = 0
    while (own < count && (open[own] as Turn).speaker !== turn.speaker) own++
    if (own < count) {
      const last = open[own] as Turn
      turn.before = last
      last.after = turn
    }
    if (turn.kind === 'words') own = count = 0
    open[own] = turn
    if (own === count) count++
  }
}

function timed(turns: readonly Turn[]): boolean {
  let first: Turn | null = null
  let spoken = 0
  for (const turn of turns) {
    if (turn.kind === 'noise') continue
    spoken++
    first ??= turn
    if (turn.end > turn.start && turn.start !== first.start) return true
  }
  return spoken < 2
}

function voices(turns: readonly Turn[]): (voice: Voice) => readonly Turn[] {
  const known: Partial<Record<Voice, readonly Turn[]>> = {}
  return (voice) => {
    const own = known[voice]
    if (own) return own
    const made: Turn[] = []
    for (const turn of turns) {
      if (turn.kind !== 'noise' && (voice === 'any' || turn.speaker === voice)) made.push(turn)
    }
    known[voice] = made
    return made
  }
}
