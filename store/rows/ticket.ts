import type { Calendar, LimitRun, TicketEntry, TicketFacts } from '../../contract/index.ts'
import { dateTime, fromDateTime } from './clock.ts'

/** Of two rows that with more versions of events is the later, then the one made later. */
export const ticketRank = (versions: number, madeAt: number): string =>
  ((BigInt(versions) << 44n) | BigInt(madeAt)).toString()

/** @param book hash of the limits it was judged by @param madeAt milliseconds since the epoch */
export function ticketRow(facts: TicketFacts, book: string, madeAt: number, calendar: Calendar) {
  const { opened, entries, complaints, ratings, displeasures, limits, oddities } = facts
  const times = entries.map(({ at }) => at)
  const first = times[0] ?? 0
  return {
    ticket_id: facts.ticketId,
    rank: ticketRank(facts.versions, madeAt),
    book,
    state: facts.state,
    opened: opened ? 1 : 0,
    opened_at: dateTime(opened?.at ?? first),
    opened_day: calendar.day(opened?.at ?? first),
    opened_category: opened?.category ?? '',
    opened_by: opened?.agentId ?? '',
    opened_team: opened?.team ?? '',
    opened_department: opened?.department ?? '',
    first_at: dateTime(first),
    last_at: dateTime(Math.max(times.at(-1) ?? 0, ...limits.map(({ metAt }) => metAt ?? 0))),
    category: facts.category,
    complexity: facts.complexity,
    kind: facts.kind,
    priority: facts.priority,
    department: facts.department,
    customer_id: facts.customerId,
    customer_name: facts.customerName,
    calls: facts.calls,
    'talks.call_id': facts.talks.map(({ callId }) => callId),
    'talks.at': facts.talks.map(({ at }) => dateTime(at)),
    'talks.outbound': facts.talks.map(({ outbound }) => (outbound ? 1 : 0)),
    'talks.agent_id': facts.talks.map(({ agentId }) => agentId),
    'talks.team': facts.talks.map(({ team }) => team),
    'promises.key': facts.promises.map(({ key }) => key),
    'promises.call_id': facts.promises.map(({ callId }) => callId),
    'promises.segment': facts.promises.map(({ segment }) => segment),
    'promises.start': facts.promises.map(({ start }) => start),
    'promises.end': facts.promises.map(({ end }) => end),
    'promises.text': facts.promises.map(({ text }) => text),
    ...entryColumns('events', entries),
    'events.type': entries.map(({ type }) => type),
    ...entryColumns('complaints', complaints),
    'complaints.day': complaints.map(({ at }) => calendar.day(at)),
    'complaints.comment': complaints.map(({ comment }) => comment),
    ...entryColumns('ratings', ratings),
    'ratings.day': ratings.map(({ at }) => calendar.day(at)),
    'ratings.dimension': ratings.map(({ dimension }) => dimension),
    'ratings.value': ratings.map(({ value }) => value),
    'ratings.comment': ratings.map(({ comment }) => comment),
    ...entryColumns('displeasures', displeasures),
    'displeasures.day': displeasures.map(({ at }) => calendar.day(at)),
    'displeasures.type': displeasures.map(({ type }) => type),
    'displeasures.comment': displeasures.map(({ comment }) => comment),
    'displeasures.words': displeasures.map(({ words }) => words),
    'displeasures.filed': displeasures.map(({ filed }) => (filed ? 1 : 0)),
    ...openColumns(limits),
    ...limitColumns(limits),
    'oddities.kind': oddities.map(({ kind }) => kind as string),
    'oddities.event_id': oddities.map(({ eventId }) => eventId),
  }
}

const entryColumns = (name: string, entries: readonly TicketEntry[]) => ({
  [`${name}.event_id`]: entries.map(({ eventId }) => eventId),
  [`${name}.at`]: entries.map(({ at }) => dateTime(at)),
  [`${name}.agent_id`]: entries.map(({ agentId }) => agentId),
  [`${name}.team`]: entries.map(({ team }) => team),
  [`${name}.department`]: entries.map(({ department }) => department),
})

const timeOrNull = (ms: number | null): string | null => (ms === null ? null : dateTime(ms))

const limitColumns = (limits: readonly LimitRun[]) => ({
  'limits.id': limits.map(({ limitId }) => limitId),
  'limits.start_event': limits.map(({ startEvent }) => startEvent),
  'limits.started_at': limits.map(({ startedAt }) => dateTime(startedAt)),
  'limits.due_at': limits.map(({ dueAt }) => timeOrNull(dueAt)),
  'limits.met_at': limits.map(({ metAt }) => timeOrNull(metAt)),
  'limits.end_event': limits.map(({ endEvent }) => endEvent ?? ''),
  'limits.agent_id': limits.map(({ agentId }) => agentId),
  'limits.team': limits.map(({ team }) => team),
  'limits.department': limits.map(({ department }) => department),
  'limits.counts': limits.map(({ counts }) => (counts ? 1 : 0)),
})

function openColumns(limits: readonly LimitRun[]) {
  const open = limits.flatMap((run, i) => (run.metAt === null ? [{ ...run, place: i + 1 }] : []))
  return {
    'open.run': open.map(({ place }) => place),
    'open.started_at': open.map(({ startedAt }) => dateTime(startedAt)),
    'open.due_at': open.map(({ dueAt }) => timeOrNull(dueAt)),
  }
}

/** Names of the columns of a run, for a query that has made one row of each (`ARRAY JOIN limits`). */
export const RUN_COLUMNS = `limits.id AS id, limits.start_event AS start_event, limits.started_at AS started_at,
  limits.due_at AS due_at, limits.met_at AS met_at, limits.end_event AS end_event, limits.agent_id AS agent_id,
  limits.team AS team, limits.department AS department, limits.counts AS counts`

export interface RunColumns {
  id: string
  start_event: string
  started_at: string
  due_at: string | null
  met_at: string | null
  end_event: string
  agent_id: string
  team: string
  department: string
  counts: number
}

export const runOf = (row: RunColumns): LimitRun => ({
  limitId: row.id,
  startEvent: row.start_event,
  startedAt: fromDateTime(row.started_at),
  dueAt: row.due_at === null ? null : fromDateTime(row.due_at),
  metAt: row.met_at === null ? null : fromDateTime(row.met_at),
  endEvent: row.end_event || null,
  agentId: row.agent_id,
  team: row.team,
  department: row.department,
  counts: row.counts === 1,
})
