import { type Call, decodeTicketEvent, formatProblem, parseTime, type TicketEvent } from '../../contract/index.ts'
import { byText } from '../text/order.ts'
import type { LimitExample } from '../tickets/limit.ts'
import { createLimits, type LimitBook } from '../tickets/limits.ts'
import { storyOf } from '../tickets/story.ts'
import type { CheckReport } from './check.ts'
import type { Pack } from './decode.ts'

/** What tickets are judged by. @param timeZone IANA name */
export function limitBookOf(
  { limits, calendars, schemes }: Pick<Pack, 'limits' | 'calendars' | 'schemes'>,
  timeZone: string,
): LimitBook {
  const { id: _, ...times } = calendars.get('centre')?.value ?? { id: 'centre' }
  const byId = [...limits.values()].map(({ value: { examples, ...limit } }) => limit)
  const scales = [...schemes.values()].flatMap(({ value }) => value.parts.ratings?.scales ?? [])
  return { limits: byId.sort((a, b) => byText(a.id, b.id)), times, scales, timeZone }
}

/** Examples are written with the clock of this place, and its calendar. */
const EXAMPLE_ZONE = 'Asia/Shanghai'
const EXAMPLE_TIMES = { base: 'china', hours: [['09:00', '18:00']] as [string, string][] } as const

/** Judges every example of every limit by itself. */
export function checkLimits({ limits }: Pack): Pick<CheckReport, 'examples' | 'failures'> {
  const report = { examples: 0, failures: [] as string[] }
  for (const { value, source } of limits.values()) {
    const { examples, ...limit } = value
    const { linesAt, callOf } = createLimits({
      limits: [limit],
      times: EXAMPLE_TIMES,
      scales: [],
      timeZone: EXAMPLE_ZONE,
    })
    const all = examples.flatMap(({ expect }) => expect.map(({ status }) => status))
    if (!all.includes('missed')) report.failures.push(`${source.path}: no example in which the limit is missed`)
    if (!all.includes('met')) report.failures.push(`${source.path}: no example in which the limit is kept`)
    examples.forEach((example, index) => {
      report.examples++
      const { events, problems } = eventsOf(example)
      const found =
        problems.length > 0
          ? []
          : linesAt(TICKET, storyOf(events), momentOf(example, events), (example.calls ?? []).map(talkOf).map(callOf))
      const failures = problems.length > 0 ? problems : failuresOf(example, found)
      report.failures.push(...failures.map((failure) => `${source.path} "${example.name}" (${index + 1}): ${failure}`))
    })
  }
  return report
}

type Lines = ReturnType<ReturnType<typeof createLimits>['linesAt']>

function failuresOf({ expect }: LimitExample, found: Lines): string[] {
  const told = found.map(({ status, due_at }) => `${status} (due ${due_at ?? 'when it goes on'})`).join(', ') || 'none'
  if (found.length !== expect.length) return [`expected ${expect.length} starts of the clock, found ${told}`]
  return expect.flatMap(({ status, due }, i) => {
    const line = found[i]
    const wrong = line?.status !== status || (due !== undefined && line.due_at !== momentText(due))
    return wrong ? [`expected ${status}${due === undefined ? '' : ` (due ${momentText(due)})`}, found ${told}`] : []
  })
}

/** `YYYY-MM-DD HH:MM` -> RFC 3339. */
const momentText = (at: string): string => `${at.replace(' ', 'T')}:00+08:00`

const TICKET = 'example'

function talkOf({ at, says, language, direction }: NonNullable<LimitExample['calls']>[number], i: number): Call {
  const answered = momentText(at)
  return {
    schema: 'call.v1',
    call_id: `call-${i + 1}`,
    channel: 'voice',
    direction: direction ?? 'inbound',
    language: language ?? 'zh-CN',
    agent: { id: 'A001' },
    started_at: answered,
    answered_at: answered,
    ended_at: new Date((parseTime(answered) as number) + 60_000).toISOString(),
    segments: [
      { speaker: 'agent', start_ms: 0, end_ms: 4000, text: says },
      { speaker: 'customer', start_ms: 5000, end_ms: 6000, text: '好的，谢谢' },
    ],
    ticket_ids: [TICKET],
  }
}

const YEAR = 365 * 86_400_000

function momentOf({ at }: LimitExample, events: readonly TicketEvent[]): number {
  if (at !== undefined) return parseTime(momentText(at)) as number
  return Math.max(...events.map(({ occurred_at }) => parseTime(occurred_at) as number)) + YEAR
}

function eventsOf({ events }: LimitExample): { events: TicketEvent[]; problems: string[] } {
  const decoded = events.map(({ at, ...fields }, i) =>
    decodeTicketEvent(
      new TextEncoder().encode(
        JSON.stringify({
          schema: 'ticket.v1',
          event_id: `e-${i + 1}`,
          ticket_id: TICKET,
          occurred_at: momentText(at),
          ...fields,
        }),
      ),
    ),
  )
  return {
    events: decoded.flatMap((one) => (one.ok ? [one.value] : [])),
    problems: decoded.flatMap((one, i) =>
      one.ok ? [] : one.problems.map((problem) => `event ${i + 1}: ${formatProblem(problem)}`),
    ),
  }
}
