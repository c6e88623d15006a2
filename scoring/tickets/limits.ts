import {
  type Calendar,
  type Call,
  calendar,
  type LimitLine,
  type LimitRun,
  type Oddity,
  statusOf,
  type TicketCall,
} from '../../contract/index.ts'
import type { Scale } from '../assessment/schema.ts'
import { canonical, hashOf } from '../canonical.ts'
import { byText } from '../text/order.ts'
import { callsOf } from './calls.ts'
import { judgeBy } from './judge.ts'
import type { Limit } from './limit.ts'
import { odditiesOf } from './oddities.ts'
import { ticketCallOf } from './promises.ts'
import type { Story } from './story.ts'
import { workCalendar } from './workdays.ts'
import type { WorkTimes } from './worktimes.ts'

/** Everything tickets are judged by. */
export interface LimitBook {
  limits: readonly Limit[]
  times: Omit<WorkTimes, 'id'>
  /** On which customers rate. */
  scales: readonly Scale[]
  /** IANA name: days and hours are those of this wall clock. */
  timeZone: string
}

export interface Limits {
  /** sha256 of the book. */
  hash: string
  limits: readonly Limit[]
  /** Every start of every clock, as the story and the ticket's calls go. */
  judge(story: Story, calls: readonly TicketCall[]): LimitRun[]
  /** How they stood at a moment: what happened later is not looked at. By start, then by limit. */
  linesAt(ticketId: string, story: Story, at: number, calls?: readonly TicketCall[]): LimitLine[]
  /** What cannot be right about it. @param at milliseconds: what is dated later is in the future */
  oddities(story: Story, at: number): Oddity[]
  /** What of a call its tickets are judged by. */
  callOf(call: Call): TicketCall
  /** A run as the contract has it, at a moment at or after its start. */
  line(ticketId: string, run: LimitRun, at: number): LimitLine
}

export function createLimits(book: LimitBook): Limits {
  const clock = calendar(book.timeZone)
  const times = workCalendar(clock, book.times)
  const judges = book.limits.map((limit) => judgeBy(limit, times))
  const clauses = new Map(book.limits.map(({ id, clauses }) => [id, clauses]))
  const judge = (story: Story, calls: readonly TicketCall[]) => judges.flatMap((one) => one(story, calls)).sort(byStart)
  const line = (ticketId: string, run: LimitRun, at: number) =>
    lineOf(ticketId, run, clauses.get(run.limitId) ?? [], clock, at)
  return {
    hash: hashOf(canonical(book)),
    limits: book.limits,
    judge,
    line,
    linesAt: (ticketId, story, at, calls = []) =>
      judge(
        story.filter((one) => one.at <= at),
        callsOf(
          ticketId,
          story,
          calls.filter((one) => one.at <= at),
        ),
      ).map((run) => line(ticketId, run, at)),
    oddities: (story, at) => odditiesOf(story, at, book.scales),
    callOf: (call) => ticketCallOf(call, times),
  }
}

const byStart = (a: LimitRun, b: LimitRun): number => a.startedAt - b.startedAt || byText(a.limitId, b.limitId)

function lineOf(ticketId: string, run: LimitRun, clauses: readonly string[], clock: Calendar, at: number): LimitLine {
  const done = run.metAt !== null && run.metAt <= at
  const time = (ms: number | null) => (ms === null ? null : clock.format(ms))
  return {
    ticket_id: ticketId,
    limit_id: run.limitId,
    clauses,
    status: statusOf(run, at),
    started_at: clock.format(run.startedAt),
    due_at: time(run.dueAt),
    met_at: done ? time(run.metAt) : null,
    start_event: run.startEvent,
    end_event: done ? run.endEvent : null,
    agent_id: run.agentId || null,
    department: run.department || null,
  }
}
