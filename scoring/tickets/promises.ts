import { type Calendar, type Call, type CallPromise, parseTime, type TicketCall } from '../../contract/index.ts'
import { WEEKDAYS } from '../detect/detector.ts'
import { readStretch } from '../detect/entity/read.ts'
import type { Circumstances, Reading } from '../detect/entity/reading.ts'
import { Scan } from '../detect/entity/scan.ts'
import type { Token } from '../detect/entity/token.ts'
import { languageOf } from '../rule/applies.ts'
import { fold } from '../text/fold.ts'
import { readTranscript, type Turn } from '../transcript.ts'
import { dueOf, type Within } from './clock.ts'
import type { WorkCalendar } from './workdays.ts'

/** A call as far as its tickets are concerned. */
export function ticketCallOf(call: Call, calendar: WorkCalendar): TicketCall {
  const { call_id, ticket_ids, direction, agent, answered_at, started_at } = call
  return {
    callId: call_id,
    ticketIds: ticket_ids ?? [],
    at: parseTime(answered_at ?? started_at) as number,
    reached: direction === 'outbound' && reached(call),
    outbound: direction === 'outbound',
    agentId: agent.id,
    team: agent.team ?? '',
    promises: promisesIn(call, calendar),
  }
}

/** Whether the customer was spoken to. */
const reached = ({ segments, disposition }: Call): boolean =>
  (disposition === undefined || disposition === 'answered' || disposition === 'dropped') &&
  segments.some(
    ({ speaker, kind, text }) => speaker === 'customer' && (kind ?? 'text') === 'text' && text.trim() !== '',
  )

/** Lines of less confidence are not evidence of anything. */
const LEAST_SURE = 0.6

/**
 * What an agent promised by when: 两小时内给您答复, we'll call you back by Friday. What the customer is to do by then, what
 * usually takes so long and what is denied is no promise; the same said again is one.
 */
export function promisesIn(call: Call, calendar: WorkCalendar): CallPromise[] {
  const language = languageOf(call.language)
  if (language === null) return []
  const circumstances = circumstancesOf(call, calendar)
  const scan = new Scan()
  const promises: CallPromise[] = []
  const told = new Set<string>()
  for (const head of readTranscript(call).of('agent')) {
    if (head.before !== null) continue
    const { tokens, readings } = readStretch(head, WANTED, scan, circumstances)
    for (const reading of readings) {
      const first = tokens[reading.first] as Token
      const last = tokens[reading.last] as Token
      if (first.turn.confidence < LEAST_SURE || last.turn.confidence < LEAST_SURE) continue
      const words = wordsOf(first, last, language)
      if (words === null) continue
      const saidAt = (parseTime(call.answered_at ?? call.started_at) as number) + first.turn.start
      const due = dueIn(saidAt, reading, calendar)
      if (due === null) continue
      const same = [lengthOf(reading), `${due}`]
      if (same.some((one) => told.has(one))) continue
      for (const one of same) told.add(one)
      const { segment, text } = first.turn
      const { start, end } = words
      promises.push({ segment, start, end, text: text.slice(start, end), saidAt, dueAt: due })
    }
  }
  return promises
}

const WANTED = { kinds: ['time_promise'] as const, minDigits: 4 }

/** As the working calendar has it, for words such as 下班前. */
function circumstancesOf(call: Call, { clock, hours }: WorkCalendar): Circumstances {
  const time = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  const working_time = hours.map(([from, to]) => ({ days: [...WEEKDAYS], from: time(from), to: time(to) }))
  return { call, clock: clock as Calendar, settings: { min_confidence: LEAST_SURE, working_time } }
}

/** Hours to the second; days and working days end with the last one, as those of a limit do. */
function dueIn(saidAt: number, { due }: Reading, calendar: WorkCalendar): number | null {
  if (due === undefined) return null
  if (due.counted === undefined) return saidAt + Math.round(due.hours * 3600) * 1000
  return dueOf(saidAt, withinOf(due.counted), [], calendar)
}

function withinOf({ unit, count }: NonNullable<NonNullable<Reading['due']>['counted']>): Within {
  if (unit === 'day') return { days: count }
  return unit === 'working_day' ? { working_days: count } : { working_hours: count }
}

/** How long it was said to take, so that what is said again is known again. */
const lengthOf = ({ due }: Reading): string =>
  due?.counted === undefined ? `${due?.hours.toFixed(4)} h` : `${due.counted.count} ${due.counted.unit}`

/** Marks that end a sentence, and those that part it. */
const STOPS = /[。！？!?；;\n]|\.(?=\s|$)/g
const PARTS = /[，,、：:]/g

/** Where the words of a promise stand in the turn that begins it: the part of the sentence that says it, or the whole. */
function wordsOf(first: Token, last: Token, language: 'zh' | 'en'): { start: number; end: number } | null {
  const { text } = first.turn
  const until = last.turn === first.turn ? last.end : text.length
  const sentence = around(text, first.start, until, STOPS)
  const part = around(text, first.start, until, PARTS, sentence)
  const read = language === 'zh' ? fold : (words: string) => words
  const said = read(text.slice(sentence.start, until) + goingOn(last.turn, last.end))
  const before = read(text.slice(part.start, part.end))
  const { promise, otherwise, denied } = WORDS[language]
  if (otherwise.test(before) || denied.test(said) || !promise.test(said)) return null
  return trimmed(text, promise.test(before) ? part : sentence)
}

type Stretch = { start: number; end: number }

function around(text: string, from: number, to: number, marks: RegExp, within?: Stretch): Stretch {
  let { start, end } = within ?? { start: 0, end: text.length }
  for (const { index, 0: mark } of text.matchAll(marks)) {
    if (index < from && index + mark.length > start) start = index + mark.length
    if (index >= to) {
      end = Math.min(end, index)
      break
    }
  }
  return { start, end }
}

/** What the same speaker says on until the sentence ends, be it over the end of a turn. */
function goingOn(turn: Turn, from: number): string {
  const own = turn.text.trimEnd()
  const rest = own.slice(from)
  const stop = rest.search(STOPS)
  if (stop >= 0) return rest.slice(0, stop)
  // The point may be that of the time itself: 5 p.m.
  if (/[。！？!?；;.]$/.test(own)) return rest
  const after = turn.after?.text ?? ''
  return `${rest} ${after.slice(0, after.search(STOPS) + 1 || undefined)}`
}

function trimmed(text: string, { start, end }: Stretch): Stretch {
  const own = text.slice(start, end)
  const lead = own.length - own.trimStart().length
  return { start: start + lead, end: end - (own.length - own.trimEnd().length) }
}

interface Words {
  /** That somebody here will do something. */
  promise: RegExp
  /** Said before the time: it is the customer's, usual, or over. */
  otherwise: RegExp
  denied: RegExp
}

/** Chinese is read folded: one way of writing, and without marks. */
const WORDS: Record<'zh' | 'en', Words> = {
  zh: {
    promise:
      /(给|为|帮|跟|与|向|和|替)(您|你)|(联系|通知|告知|告诉|回复|答复|回电|致电|提醒)(您|你)?|回(您|你)?个?(电话|电|话|信|复|访)(您|你)?|打(给您|给你|电话|过来|过去)|答复|反馈|处理(好|完|掉)?|解决|安排|上门|办(好|妥|完|理)|完成|到账|退(款|还|回|给)|发(货|出|给|您|到)|寄(出|给|到)|送(到|达|货|过)|修(好|完|复)|恢复|落实|跟进|赶到|到(您|你|现场|场|位|家)|[内后前点]到|查清|查明|补(发|寄|上)|开通|换(好|新)/,
    otherwise:
      /请(您|你|在|于|务必)|麻烦(您|你)|劳驾|烦请|(您|你)(需要|要|得|必须|应|可以|可|能|最好|方便|记得|自己|那边|先|再|只要|务必|在|如果|若)|需要(您|你)|如果|要是|万一|一般|通常|正常|平时|往往|当时|上次|之前(说|答应|承诺)|昨天|前天|上周|没有?在|没能|再(试|打|来|登|看|刷)|购买|签收|收到(货|商品)?(后|之后|起)|有效|过期|保修|质保|营业|上班/,
    denied: /(不能|没法|无法|没办法|不敢|不好)(保证|承诺|确定|答应|给您|给你|答复|处理|解决)|保证不了|说不准|不一定/,
  },
  en: {
    promise:
      /\b(i|we|he|she|they|it|someone|somebody|engineer|technician|colleague|team|manager|specialist|supervisor|department|refund|replacement|parcel|order)(['’]ll| will| shall)\b|\byou(['’]ll| will) (hear|get|have|receive|see|be)\b|\b(i['’]m|i am|we['’]re|we are|they['’]re|is|are) going to\b|\b(get|be) back to you\b|\bshould be (back|with|done|there|fixed|ready)\b|\bwill be with you\b|\b(call|ring|phone|email|text|contact) you\b|\blet me (call|ring|get)\b/i,
    otherwise:
      /\byou (need|have|must|can|should|may|might|could|want|would)\b|\bplease\b|\bif\b|\b(could|can|would|will) you\b|\busually\b|\bnormally\b|\btypically\b|\bwas\b|\bwere\b|\blast (week|month|time)\b|\bopen\b|\bvalid\b|\bwarranty\b/i,
    denied:
      /\b(can['’]?t|cannot|can not|won['’]t|not able to|unable to|couldn['’]t) (promise|guarantee|say|be sure|call|ring|get|do|deliver|refund|repair)/i,
  },
}
