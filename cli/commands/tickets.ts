import {
  type Call,
  calendar,
  decodeCall,
  decodeTicketEvent,
  formatProblem,
  type LimitLine,
  parseTime,
  schemaOf,
  type TicketCall,
  type TicketEvent,
} from '../../contract/index.ts'
import type { Limits } from '../../scoring/tickets/limits.ts'
import { type Story, storyOf } from '../../scoring/tickets/story.ts'
import { isOpened, linesOf, oneLine, print } from '../input.ts'
import { limitsFor } from '../packs.ts'
import { Complaint, settingsFrom } from '../settings.ts'
import { limitLines, ODDITIES } from '../tickets.ts'

interface Options {
  at?: string
  json?: boolean
  packs?: string
}

/** `tickets FILE…`: how every limit on every ticket stands at a moment; exit codes as those of `score`. */
export async function tickets(files: string[], options: Options): Promise<void> {
  const at = options.at === undefined ? Date.now() : parseTime(options.at)
  if (at === undefined) {
    const meant = '--at 2026-05-04T09:25:00+08:00'
    throw new Complaint(`--at is "${options.at}"; it must be an RFC 3339 time with an offset, such as ${meant}.`, 2)
  }
  const settings = settingsFrom()
  const clock = calendar(settings.timeZone)
  const limits = limitsFor({ ...settings, packs: options.packs ?? settings.packs })
  const { events, calls, unusable } = await read(files, limits)
  const counts = { met: 0, missed: 0, running: 0, paused: 0 }
  for (const id of [...events.keys()].sort()) {
    const story = storyOf(events.get(id) as TicketEvent[])
    for (const { kind, eventId } of limits.oddities(story, at)) console.error(`${id}: ${eventId} ${ODDITIES[kind].en}`)
    const lines = limits.linesAt(id, story, at, calls.of(id, story))
    for (const { status } of lines) counts[status]++
    await show(id, lines)
  }
  if (events.size === 0 && unusable === 0) throw new Complaint(`${files.join(', ')} has no ticket event.`)
  if (!options.json) {
    const { met, missed, running, paused } = counts
    await print(
      `${clock.format(at)}: ${missed} 超时 missed, ${running} 计时中 running, ${paused} 暂停 paused, ${met} 达标 met`,
    )
  }
  if (unusable > 0) throw new Complaint(`${unusable} lines not usable (see above).`)

  async function show(id: string, lines: LimitLine[]): Promise<void> {
    if (options.json) for (const line of lines) await print(JSON.stringify(line))
    else if (lines.length > 0) await print(limitLines(id, lines, limits.limits, at as number))
  }
}

interface Read {
  /** By ticket, as they stand in the files. */
  events: Map<string, TicketEvent[]>
  calls: Calls
  unusable: number
}

/** Calls among the events are read for what was promised in them; whether they can be scored is not asked here. */
async function read(files: string[], limits: Limits): Promise<Read> {
  const events = new Map<string, TicketEvent[]>()
  const calls = new Calls()
  let unusable = 0
  for (const file of files) {
    for await (const line of linesOf(file)) {
      if (line.bytes && schemaOf(line.bytes) === 'call.v1') {
        const call = decodeCall(line.bytes)
        if (call.ok) calls.add(call.value, limits)
        continue
      }
      const decoded = decodeTicketEvent(line.bytes)
      if (decoded.ok) {
        const own = events.get(decoded.value.ticket_id)
        if (own === undefined) events.set(decoded.value.ticket_id, [decoded.value])
        else own.push(decoded.value)
        continue
      }
      if (events.size === 0 && unusable === 0 && isOpened(line)) throw new Complaint(`${file}: ${oneLine('an event')}`)
      unusable++
      for (const problem of decoded.problems) console.error(`${file}:${line.number}: ${formatProblem(problem)}`)
    }
  }
  return { events, calls, unusable }
}

/** Calls as far as their tickets are concerned, each in the version that counts. */
class Calls {
  private readonly known = new Map<string, { rank: [number, number]; call: TicketCall }>()
  private readonly byTicket = new Map<string, string[]>()

  add(call: Call, limits: Limits): void {
    const rank: [number, number] = [call.revision ?? 0, parseTime(call.ended_at) as number]
    const other = this.known.get(call.call_id)?.rank
    if (other !== undefined && (rank[0] - other[0] || rank[1] - other[1]) < 0) return
    this.known.set(call.call_id, { rank, call: limits.callOf(call) })
    for (const ticket of call.ticket_ids ?? [])
      this.byTicket.set(ticket, [...(this.byTicket.get(ticket) ?? []), call.call_id])
  }

  /** Those that may be of a ticket. */
  of(ticketId: string, story: Story): TicketCall[] {
    const ids = new Set([...(this.byTicket.get(ticketId) ?? []), ...story.flatMap(({ event }) => event.call_id ?? [])])
    return [...ids].flatMap((id) => this.known.get(id)?.call ?? [])
  }
}
