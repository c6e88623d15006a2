import { type Call, parseTime, type Speaker } from '../contract/index.ts'
import { fold } from './text/fold.ts'

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
}

/** Consecutive turns of one speaker between which the others said nothing of substance: a phrase may span them. */
export type Stretch = readonly Turn[]

/** A call as the detectors see it: sorted once, looked at by all. */
export interface Transcript {
  call: Call
  turns: readonly Turn[]
  stretches: readonly Stretch[]
  /** False where a voice call's times cannot be times: all the same, although several segments were spoken. */
  timed: boolean
  /** Length from answer to hang-up in ms. */
  length: number
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
    'hm',
    'hmm',
    'hmmhmm',
    'mm',
    'mmhmm',
    'mhm',
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

export function readTranscript(call: Call): Transcript {
  const turns: Turn[] = call.segments
    .map((segment, index) => {
      const start = segment.start_ms ?? 0
      return {
        segment: index,
        rank: 0,
        speaker: segment.speaker,
        text: segment.text,
        start,
        end: call.channel === 'chat' ? start : (segment.end_ms ?? start),
        confidence: segment.confidence ?? 1,
        kind: kindOf(segment.text, segment.kind),
      }
    })
    .sort(asSpoken)
  for (let rank = 0; rank < turns.length; rank++) (turns[rank] as Turn).rank = rank
  const spoken = turns.filter((turn) => turn.kind !== 'noise')
  const answered = parseTime(call.answered_at ?? call.started_at) as number
  return {
    call,
    turns,
    stretches: stretches(turns),
    timed:
      call.channel === 'chat' ||
      spoken.length < 2 ||
      spoken.some((t) => t.end > t.start && t.start !== spoken[0]?.start),
    length: (parseTime(call.ended_at) as number) - answered,
  }
}

/** By time; ties are broken by content, so that the order on input does not matter. */
function asSpoken(a: Turn, b: Turn): number {
  return (
    a.start - b.start ||
    a.end - b.end ||
    compare(a.speaker, b.speaker) ||
    compare(a.text, b.text) ||
    compare(a.kind, b.kind) ||
    a.confidence - b.confidence ||
    a.segment - b.segment
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function kindOf(text: string, kind: string | undefined): Turn['kind'] {
  if (kind !== undefined && kind !== 'text') return 'noise'
  // Marks of the transcriber such as [noise], [laughter] or <unk> are no words.
  const marked = text.includes('[') || text.includes('<') ? text.replace(/\[[^\]]*\]|<[^>]*>/g, ' ') : text
  const folded = marked.length > 40 ? 'long' : fold(marked)
  if (folded === '') return 'noise'
  return BACKCHANNELS.has(folded) ? 'backchannel' : 'words'
}

function stretches(turns: readonly Turn[]): Stretch[] {
  const open = new Map<Speaker, Turn[]>()
  const done: Turn[][] = []
  for (const turn of turns) {
    if (turn.kind === 'words') {
      for (const speaker of open.keys()) if (speaker !== turn.speaker) open.delete(speaker)
    }
    const current = open.get(turn.speaker)
    if (current) current.push(turn)
    else {
      const begun = [turn]
      open.set(turn.speaker, begun)
      done.push(begun)
    }
  }
  return done
}
