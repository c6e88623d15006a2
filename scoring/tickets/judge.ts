import type { LimitRun, TicketCall } from '../../contract/index.ts'
import { dueOf, type Pause } from './clock.ts'
import { type Limit, type Pattern, PROMISE } from './limit.ts'
import type { Happening, Known, Story } from './story.ts'
import type { WorkCalendar } from './workdays.ts'

/** A limit made ready to judge with. @returns every start of its clock, in order, as the story and the ticket's calls go */
export type Judge = (story: Story, calls: readonly TicketCall[]) => LimitRun[]

export function judgeBy(limit: Limit, calendar: WorkCalendar): Judge {
  if (limit.from === PROMISE || 'promised' in limit.within) return judgePromises(limit)
  const { within } = limit
  const [starts, ends] = [matching(limit.from), matching(limit.to)]
  const needless = matching([...listOf(limit.unless ?? []), 'cancelled', 'merged'])
  const [stops, goesOn] = [matching(limit.pause?.by ?? 'paused'), matching(limit.pause?.until ?? 'resumed')]
  const fits = fitting(limit.for ?? {})
  return (story) => {
    const begun = story.flatMap((one, i) => (starts(one) && fits(one.known) ? [i] : []))
    if (begun.length === 0) return []
    const pauses = pausesOf(story, stops, goesOn)
    return begun.flatMap((i) => {
      const start = story[i] as Happening
      const after = story.slice(i + 1)
      const end = after.find(ends)
      // What comes after the end does not make it later.
      const until = end?.at ?? Number.POSITIVE_INFINITY
      const due = dueOf(start.at, within, until === Number.POSITIVE_INFINITY ? pauses : before(pauses, until), calendar)
      const spared = after.find(needless)
      const inTime = spared !== undefined && (due === null || spared.at <= due)
      if (inTime && (end === undefined || after.indexOf(spared) < after.indexOf(end))) return []
      return [
        {
          limitId: limit.id,
          startEvent: start.event.event_id,
          startedAt: start.at,
          dueAt: due,
          metAt: end?.at ?? null,
          endEvent: end?.event.event_id ?? null,
          ...ownerOf(start, limit.owner),
          counts: isMeasured(limit),
        },
      ]
    })
  }
}

/**
 * Promises of the ticket's calls, each due when it was said to be. It is kept by what happens to the ticket from then on,
 * the doings of that very call left out, or by a later call in which the customer was reached.
 */
function judgePromises(limit: Limit): Judge {
  const [ends, needless] = [matching(limit.to), matching([...listOf(limit.unless ?? []), 'cancelled', 'merged'])]
  const fits = fitting(limit.for ?? {})
  return (story, calls) =>
    calls.flatMap(({ callId, agentId, team, promises }) =>
      promises.flatMap((promise): LimitRun[] => {
        const { saidAt, dueAt } = promise
        const then = story.findLast(({ at }) => at <= saidAt) ?? story[0]
        if (then === undefined || !fits(then.known)) return []
        const after = story.filter(({ at, event }) => at >= saidAt && event.call_id !== callId)
        const done = after.find(ends)
        const called = calls.find((other) => other.reached && other.callId !== callId && other.at > saidAt)
        const end =
          called !== undefined && (done === undefined || called.at < done.at)
            ? { at: called.at, id: called.callId }
            : done && { at: done.at, id: done.event.event_id }
        const spared = after.find(needless)
        if (spared !== undefined && spared.at <= Math.min(dueAt, end?.at ?? dueAt)) return []
        return [
          {
            limitId: limit.id,
            startEvent: promiseKey(callId, promise),
            startedAt: saidAt,
            dueAt,
            metAt: end?.at ?? null,
            endEvent: end?.id ?? null,
            agentId,
            team,
            department: then.known.department,
            counts: isMeasured(limit),
          },
        ]
      }),
    )
}

/** What a promise is called where a limit names the event that started it: the call, and where in it the words stand. */
export const promiseKey = (callId: string, { segment, start }: { segment: number; start: number }): string =>
  `${callId}#${segment}:${start}`

/** Whether anybody here is measured by a limit: not by the customer's, nor by one on trial. */
export const isMeasured = ({ owner, trial }: Limit): boolean => owner !== 'customer' && trial !== true

/** Who has to keep it. To whom a ticket was handed is all that is known of the new owner. */
function ownerOf(
  { event, known }: Happening,
  owner: Limit['owner'],
): Pick<LimitRun, 'agentId' | 'team' | 'department'> {
  const { agentId, team, department } = known
  if (owner !== 'to' || event.to === undefined) return { agentId, team, department }
  return { agentId: event.to.agent_id ?? '', team: event.to.team ?? '', department: event.to.department ?? department }
}

const listOf = <T>(one: T | readonly T[]): readonly T[] => (Array.isArray(one) ? one : [one as T])

function matching(patterns: Pattern | readonly Pattern[]): (one: Happening) => boolean {
  const [any, handed] = [new Set<string>(), new Set<string>()]
  for (const one of listOf(patterns)) {
    if (typeof one === 'string') any.add(one)
    else handed.add(one.event as string)
  }
  return ({ event }) => any.has(event.type as string) || (event.to !== undefined && handed.has(event.type as string))
}

type Fields = Omit<NonNullable<Limit['for']>, 'except'>

function fitting({ except, ...fields }: NonNullable<Limit['for']>): (known: Known) => boolean {
  const says = ([name, values]: [string, readonly string[] | undefined], known: Known): boolean =>
    values?.includes(known[name as keyof Fields] || 'unknown') ?? true
  const wanted = Object.entries(fields) as [string, string[]][]
  const unwanted = Object.entries(except ?? {}) as [string, string[]][]
  return (known) =>
    wanted.every((one) => says(one, known)) && (unwanted.length === 0 || !unwanted.every((one) => says(one, known)))
}

/** A clock that stands still twice stands still once. */
function pausesOf(story: Story, stops: (one: Happening) => boolean, goesOn: (one: Happening) => boolean): Pause[] {
  const pauses: Pause[] = []
  let from: number | null = null
  for (const one of story) {
    if (from === null && stops(one)) from = one.at
    else if (from !== null && goesOn(one)) {
      pauses.push({ from, to: one.at })
      from = null
    }
  }
  if (from !== null) pauses.push({ from, to: null })
  return pauses
}

/** Pauses as they were at a moment: one under way then ends there, for what was done in it was done in time. */
const before = (pauses: readonly Pause[], moment: number): Pause[] =>
  pauses
    .filter(({ from }) => from < moment)
    .map(({ from, to }) => ({ from, to: to === null || to > moment ? moment : to }))
