import type { LimitRun } from '../../contract/index.ts'
import { dueOf, type Pause } from './clock.ts'
import type { Limit, Pattern } from './limit.ts'
import type { Happening, Known, Story } from './story.ts'
import type { WorkCalendar } from './workdays.ts'

/** A limit made ready to judge with. @returns every start of its clock, in order, as the story goes */
export type Judge = (story: Story) => LimitRun[]

export function judgeBy(limit: Limit, calendar: WorkCalendar): Judge {
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
      const due = dueOf(
        start.at,
        limit.within,
        until === Number.POSITIVE_INFINITY ? pauses : before(pauses, until),
        calendar,
      )
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
          counts: limit.owner !== 'customer',
        },
      ]
    })
  }
}

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
