import type { Segment } from '../../contract/index.ts'
import { homophones } from './banks/homophones.ts'
import type { Case } from './case.ts'
import { contract, spellDigits, spellEnglishDigits } from './speech.ts'
import type { Spoken, Timed } from './timing.ts'
import { toTraditional } from './traditional.ts'

/** How well a recogniser heard a call. */
type Quality = 'clear' | 'fair' | 'poor' | 'bad_line'

const confidences: Record<Quality, readonly [number, number]> = {
  clear: [93, 99],
  fair: [85, 97],
  poor: [72, 92],
  bad_line: [30, 60],
}
const misheard: Record<Quality, number> = { clear: 0, fair: 0.04, poor: 0.16, bad_line: 0.45 }
const broken: Record<Quality, number> = { clear: 0.02, fair: 0.06, poor: 0.14, bad_line: 0.3 }

/** The habits of one recogniser on one line. */
interface Hearing {
  quality: Quality
  punctuation: boolean
  confidence: boolean
  digits_spelled: boolean
  full_width: boolean
  traditional: boolean
  spaced: boolean
  contracted: boolean
}

function hearingOf(call: Case): Hearing {
  const { random, tongue } = call
  // What cannot be heard cannot be judged: on a bad line nothing is planted in the words.
  const quality =
    call.faults.size > 0
      ? random.weighted({ clear: 45, fair: 38, poor: 17 })
      : random.weighted({ clear: 40, fair: 34, poor: 16, bad_line: 10 })
  return {
    quality,
    punctuation: random.chance(tongue === 'zh' ? 0.62 : 0.35),
    confidence: quality === 'bad_line' || random.chance(0.92),
    digits_spelled: random.chance(0.5),
    full_width: tongue === 'zh' && random.chance(0.05),
    traditional: call.traditional,
    spaced: tongue === 'zh' && random.chance(0.04),
    contracted: tongue === 'en' && random.chance(0.75),
  }
}

/** What the recogniser made of a telephone conversation. */
export function hearVoice(call: Case, timed: Timed): Segment[] {
  const hearing = hearingOf(call)
  const whole = merge(call, timed, broken[hearing.quality]).map((spoken) => ({
    ...spoken,
    text: hesitate(call, spoken),
  }))
  const pieces = whole.flatMap((spoken) => split(call, spoken, broken[hearing.quality]))
  const segments = pieces.flatMap((piece) => [segment(call, hearing, piece), ...echo(call, hearing, piece)])
  return [...segments, ...rustle(call, timed)].sort((a, b) => (a.start_ms ?? 0) - (b.start_ms ?? 0))
}

/** Two utterances of one speaker in a row become one. */
function merge(call: Case, timed: Timed, rate: number): Spoken[] {
  const merged: Spoken[] = []
  for (const spoken of timed.spoken) {
    const last = merged.at(-1)
    const joins =
      last !== undefined && last.who === spoken.who && !last.whole && !spoken.whole && spoken.start - last.end < 1_500
    if (joins && call.random.chance(0.3 + rate)) {
      merged[merged.length - 1] = {
        ...last,
        text: `${last.text}${call.tongue === 'en' ? ' ' : ''}${spoken.text}`,
        end: spoken.end,
      }
    } else merged.push(spoken)
  }
  return merged
}

/** One utterance becomes several: at a breath, or anywhere if the recogniser is poor. */
function split(call: Case, spoken: Spoken, rate: number): Spoken[] {
  const { random } = call
  const parts = spoken.text.split('/').reduce<string[]>((done, part) => {
    if (done.length > 0 && (spoken.whole || !random.chance(0.4))) done[done.length - 1] += part
    else done.push(part)
    return done
  }, [])
  const texts = parts.flatMap((part) => {
    if (spoken.whole || part.length < 14 || !random.chance(rate)) return [part]
    const at =
      call.tongue === 'en' ? part.indexOf(' ', Math.floor(part.length * 0.4)) + 1 : random.int(5, part.length - 5)
    return at <= 0 ? [part] : [part.slice(0, at), part.slice(at)]
  })
  const total = texts.reduce((sum, text) => sum + text.length, 0) || 1
  let done = 0
  return texts.map((text, index) => {
    const from = spoken.start + Math.round(((spoken.end - spoken.start) * done) / total)
    done += text.length
    const to = spoken.start + Math.round(((spoken.end - spoken.start) * done) / total)
    return {
      ...spoken,
      text,
      start: from,
      end: index < texts.length - 1 ? Math.max(from + 1, to - random.int(20, 160)) : to,
    }
  })
}

function segment(call: Case, hearing: Hearing, piece: Spoken): Segment {
  const confidence = confidenceOf(call, hearing)
  return {
    speaker: piece.who,
    start_ms: piece.start,
    end_ms: Math.max(piece.end, piece.start + 1),
    text: heard(call, hearing, piece),
    ...(hearing.confidence && { confidence }),
  }
}

function confidenceOf(call: Case, hearing: Hearing): number {
  const [low, high] = confidences[hearing.quality]
  return call.random.int(low, high) / 100
}

function heard(call: Case, hearing: Hearing, piece: Spoken): string {
  const { random } = call
  let text = piece.text
  if (hearing.contracted) text = contract(text)
  if (hearing.digits_spelled) text = call.tongue === 'zh' ? spellDigits(text) : spellEnglishDigits(text)
  text = mishear(call, text, misheard[hearing.quality])
  if (!hearing.punctuation) text = flatten(call, text)
  if (hearing.traditional) text = toTraditional(text)
  if (hearing.full_width) text = text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
  if (hearing.spaced) text = [...text].join(' ')
  return hearing.quality === 'bad_line' && random.chance(0.25) ? text.slice(0, Math.ceil(text.length * 0.7)) : text
}

const hesitations = { zh: ['嗯，', '呃，', '那个，', '啊，', '就是，'], en: ['Uh, ', 'Um, ', 'Well, ', 'So, '] }

function hesitate(call: Case, piece: Spoken): string {
  const rate = piece.who === 'customer' ? 0.14 : 0.05
  return call.random.chance(rate) ? call.random.pick(hesitations[call.tongue]) + piece.text : piece.text
}

function mishear(call: Case, text: string, rate: number): string {
  if (rate === 0) return text
  return homophones[call.tongue].reduce((current, [word, ...wrong]) => {
    const at = current.indexOf(word)
    if (at < 0 || !call.random.chance(rate)) return current
    return current.slice(0, at) + call.random.pick(wrong) + current.slice(at + word.length)
  }, text)
}

/** No punctuation: Chinese runs on or keeps a space, English is small letters. */
function flatten(call: Case, text: string): string {
  if (call.tongue === 'en') return text.replace(/[.,?!;]+(?=\s|$)/g, '').toLowerCase()
  const joint = call.slots.number!.charCodeAt(2) % 2 === 0 ? ' ' : ''
  return text.replace(/[，。？！、；…]+/g, joint).trim()
}

/** While one side speaks at length the other shows that it listens. */
function echo(call: Case, hearing: Hearing, piece: Spoken): Segment[] {
  const { random, manners } = call
  const length = piece.end - piece.start
  if (piece.whole || length < 4_500 || !random.chance(piece.who === 'customer' ? 0.4 : 0.22)) return []
  const other = piece.who === 'customer' ? 'agent' : 'customer'
  const start = piece.start + Math.round(length * (0.25 + 0.45 * random.next()))
  const text = random.pick(manners[other].backchannel)
  return [
    {
      speaker: other,
      start_ms: start,
      end_ms: start + random.int(220, 620),
      text,
      ...(hearing.confidence && { confidence: confidenceOf(call, hearing) }),
    },
  ]
}

/** Clicks, breath, television: no words. */
function rustle(call: Case, timed: Timed): Segment[] {
  const { random } = call
  if (!random.chance(0.22)) return []
  return Array.from({ length: random.int(1, 3) }, (): Segment => {
    const start = random.int(0, Math.max(1, timed.end - 500))
    const kind = random.chance(0.7) ? { kind: 'noise' as const } : {}
    return {
      speaker: random.pick(['agent', 'customer', 'customer', 'unknown'] as const),
      start_ms: start,
      end_ms: start + random.int(60, 450),
      text: '[noise]',
      ...kind,
    }
  })
}
