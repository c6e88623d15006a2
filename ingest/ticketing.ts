import type { LimitLine, LimitRun } from '../contract/index.ts'
import { factsOf } from '../scoring/tickets/facts.ts'
import type { Limits } from '../scoring/tickets/limits.ts'
import type { TicketsMade, Writer } from '../store/types.ts'

/** What tickets came to, and the limits that stand otherwise than before. */
export interface Judged {
  made: TicketsMade
  changed: LimitLine[]
}

/** Judges tickets by all the events and calls there are of them. @param now milliseconds since the epoch */
export async function judgeTickets(
  ids: readonly string[],
  { limits, writer, now }: { limits: Limits; writer: Writer; now: number },
): Promise<Judged> {
  if (ids.length === 0) return { made: { facts: [], book: limits.hash }, changed: [] }
  const known = await writer.knownTickets(ids)
  const judged = known.map(({ ticketId, versions, calls, kept }) => {
    const talks = { ...calls, current: calls.current.map(limits.callOf) }
    return { facts: factsOf(ticketId, versions, limits, talks), kept }
  })
  return {
    made: { facts: judged.map(({ facts }) => facts), book: limits.hash },
    changed: judged.flatMap(({ facts, kept }) =>
      changedOf(facts.limits, kept).map((run) => limits.line(facts.ticketId, run, now)),
    ),
  }
}

/** A start of a clock that was withdrawn is gone, and nothing more is said of it. */
function changedOf(runs: readonly LimitRun[], before: readonly LimitRun[]): LimitRun[] {
  const kept = new Map(before.map((run) => [keyOf(run), JSON.stringify(run)]))
  return runs.filter((run) => kept.get(keyOf(run)) !== JSON.stringify(run))
}

const keyOf = ({ limitId, startEvent }: LimitRun): string => JSON.stringify([limitId, startEvent])

const AT_ONCE = 500

/** Judges every ticket that was never judged by these limits. @returns how many there were */
export async function judgeStale(writer: Writer, limits: Limits, progress: (done: number) => void): Promise<number> {
  let [after, done] = ['', 0]
  for (;;) {
    const ids = await writer.staleTickets(limits.hash, after, AT_ONCE)
    if (ids.length === 0) return done
    const { made } = await judgeTickets(ids, { limits, writer, now: Date.now() })
    await writer.keepTickets(made)
    done += ids.length
    after = ids.at(-1) as string
    progress(done)
  }
}
