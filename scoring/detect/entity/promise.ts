import { durationAt } from './duration.ts'
import { type Now, nowAt } from './now.ts'
import { endAt, pointAt } from './point.ts'
import type { Circumstances, Counted, Reading } from './reading.ts'
import { SPACED, type Token } from './token.ts'
import {
  AT_MOST,
  BEFORE,
  DAY_PARTS,
  DAYS,
  DIGIT_WORDS,
  LATER,
  MONTHS,
  ORDINALS,
  SMALL_NUMBERS,
  TENS,
  WEEKDAY_WORDS,
  WITHIN,
} from './words.ts'

/** Words that a time something is due may begin with, besides numbers. */
const BEGINNINGS: ReadonlySet<string> = new Set([
  ...[...DAYS.keys(), ...DAY_PARTS.keys(), ...WEEKDAY_WORDS.keys(), ...MONTHS.keys(), ...ORDINALS.keys()],
  ...[...DIGIT_WORDS.keys(), ...SMALL_NUMBERS.keys(), ...TENS.keys(), 'a', 'an', 'half', 'quarter'],
  ...['within', 'inside', 'in', 'by', 'before', 'no', 'not', 'this', 'next', 'the'],
  ...[...AT_MOST, '下班', '打烊', '关门', '月底', '月末', '年底', '本月'],
  ...['这', '这个', '本', '下', '下个', '下下', '周', '周末', '星期', '礼拜'],
])

const mayBegin = ({ kind, text }: Token): boolean =>
  kind === 'figures' || kind === 'numeral' || (kind === 'word' && BEGINNINGS.has(text))

interface Due {
  /** From when it is said. */
  hours: number
  next: number
  counted?: Counted
}

/** Of 前, 内 and 后 these make other words: 前台, 内容, 后面. */
const OTHERWISE: Readonly<Record<string, string>> = {
  前: '台面天后期者任提往来途',
  内: '容部存地网外线置',
  后: '面台续悔来天期者勤',
}

/** By when something will be done: 两小时内, 明天上午之前, within 24 hours, by Friday. What is over already is none. */
export function promisesOf(tokens: readonly Token[], circumstances: Circumstances): Reading[] {
  const readings: Reading[] = []
  let now: Now | null = null
  let of: Token['turn'] | null = null
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token
    if (!mayBegin(token)) continue
    if (now === null || of !== token.turn) {
      now = nowAt(token.turn, circumstances)
      of = token.turn
    }
    const due = dueAt(tokens, at, now)
    if (due === null) continue
    const first = at
    at = due.next - 1
    if (due.hours <= 0) continue
    const value = Math.round(due.hours * 100) / 100
    const { hours, counted } = due
    const exact = counted === undefined ? { hours } : { hours, counted }
    readings.push({ kind: 'time_promise', first, last: at, value, unit: 'h', sure: 0.9, due: exact })
  }
  return readings
}

const near = (tokens: readonly Token[], at: number): boolean => (tokens[at]?.gap ?? SPACED + 1) <= SPACED
const textAt = (tokens: readonly Token[], at: number): string => (near(tokens, at) ? (tokens[at] as Token).text : '')

function dueAt(tokens: readonly Token[], at: number, now: Now): Due | null {
  const { kind, text } = tokens[at] as Token
  if (kind === 'word' && /^[a-z]/.test(text)) return englishDue(tokens, at, now)
  if (kind === 'word' && AT_MOST.has(text)) return near(tokens, at + 1) ? atMost(tokens, at + 1, now) : null
  if (kind === 'sign') return null
  const duration = kind === 'word' ? null : durationAt(tokens, at, now)
  if (duration !== null) {
    const mark = textAt(tokens, duration.next)
    if (mark === 'from' && textAt(tokens, duration.next + 1) === 'now') return { ...duration, next: duration.next + 2 }
    if (!(WITHIN.has(mark) || LATER.has(mark)) || isOtherwise(tokens, duration.next)) return null
    return { ...duration, next: duration.next + 1 }
  }
  return hanPoint(tokens, at, now) ?? dayBefore(tokens, at, now)
}

/** 最晚两天, 最迟明天中午, 不超过24小时 */
function atMost(tokens: readonly Token[], at: number, now: Now): Due | null {
  const due: Due | null = durationAt(tokens, at, now) ?? pointAt(tokens, at, now)
  if (due === null) return null
  const marked = WITHIN.has(textAt(tokens, due.next)) || BEFORE.has(textAt(tokens, due.next))
  return { ...due, next: marked && !isOtherwise(tokens, due.next) ? due.next + 1 : due.next }
}

/** 明天上午之前, 今天内, 下周前 */
function hanPoint(tokens: readonly Token[], at: number, now: Now): Due | null {
  const point = pointAt(tokens, at, now)
  if (point === null) return null
  const mark = textAt(tokens, point.next)
  if (isOtherwise(tokens, point.next)) return null
  const next = point.next + 1
  if (WITHIN.has(mark)) return { hours: point.hours, next }
  if (!BEFORE.has(mark)) return null
  // Before a later week it must be done this week; before a day, on that day at the latest.
  return { hours: isLaterWeek(tokens, at, point.next) ? point.begins : point.hours, next }
}

const isLaterWeek = (tokens: readonly Token[], at: number, next: number): boolean =>
  /^下/.test((tokens[at] as Token).text) && ['周', '星期', '礼拜'].includes(tokens[next - 1]?.text ?? '')

function isOtherwise(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  const others = token && OTHERWISE[token.text]
  return others?.includes(token?.turn.text[token.end] ?? ' ') === true
}

const LEADS = new Set([
  'the',
  'next',
  'less',
  'than',
  'under',
  'no',
  'more',
  'about',
  'around',
  'just',
  'only',
  'at',
  'most',
  'just',
])
const MOST_LEADS = 4

function englishDue(tokens: readonly Token[], at: number, now: Now): Due | null {
  const { text } = tokens[at] as Token
  switch (text) {
    case 'within':
    case 'inside':
    case 'in':
      return within(tokens, at, now)
    case 'by':
      return by(tokens, at + 1, now, false)
    case 'before':
      return by(tokens, at + 1, now, true)
    case 'no':
    case 'not': {
      const later = textAt(tokens, at + 1) === 'later' && textAt(tokens, at + 2) === 'than'
      return later ? by(tokens, at + 3, now, false) : null
    }
    default: {
      const duration = durationAt(tokens, at, now)
      if (duration !== null && textAt(tokens, duration.next) === 'from' && textAt(tokens, duration.next + 1) === 'now')
        return { ...duration, next: duration.next + 2 }
      return dayBefore(tokens, at, now)
    }
  }
}

/** within 24 hours, in the next two hours. "In a second" is a manner of speaking, and what was two days ago is over. */
function within(tokens: readonly Token[], at: number, now: Now): Due | null {
  let from = at + 1
  while (from <= at + MOST_LEADS && LEADS.has(textAt(tokens, from))) from++
  if (!near(tokens, from)) return null
  const duration = durationAt(tokens, from, now)
  if (duration === null || textAt(tokens, duration.next) === 'ago') return null
  const idle = ['a', 'an', 'one'].includes((tokens[from] as Token).text) && duration.hours <= 1 / 60
  return idle ? null : duration
}

/** by Friday, by the end of the day, before noon; before a day is before it begins. */
function by(tokens: readonly Token[], at: number, now: Now, before: boolean): Due | null {
  if (!near(tokens, at)) return null
  const end = endAt(tokens, at, now)
  if (end !== null) return end
  const point = pointAt(tokens, at, now)
  return point && { hours: before ? point.begins : point.hours, next: point.next }
}

/** tomorrow before noon, Friday by five o'clock */
function dayBefore(tokens: readonly Token[], at: number, now: Now): Due | null {
  for (let next = at + 1; next <= at + 3; next++) {
    const text = textAt(tokens, next)
    if (text !== 'before' && text !== 'by') continue
    const point = pointAt(tokens, at, now)
    return point !== null && point.next > next + 1 ? { hours: point.hours, next: point.next } : null
  }
  return null
}
