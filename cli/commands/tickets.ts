import {
  calendar,
  decodeTicketEvent,
  formatProblem,
  type LimitLine,
  parseTime,
  schemaOf,
  type TicketEvent,
} from '../../contract/index.ts'
import { odditiesOf } from '../../scoring/tickets/oddities.ts'
import { storyOf } from '../../scoring/tickets/story.ts'
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
  const { events, unusable } = await read(files)
  const counts = { met: 0, missed: 0, running: 0, paused: 0 }
  for (const id of [...events.keys()].sort()) {
    const story = storyOf(events.get(id) as TicketEvent[])
    for (const { kind, eventId } of odditiesOf(story, at)) console.error(`${id}: ${eventId} ${ODDITIES[kind].en}`)
    const lines = limits.linesAt(id, story, at)
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

/** Events by ticket, as they stand in the files; calls among them are passed over. */
async function read(files: string[]): Promise<{ events: Map<string, TicketEvent[]>; unusable: number }> {
  const events = new Map<string, TicketEvent[]>()
  let unusable = 0
  for (const file of files) {
    for await (const line of linesOf(file)) {
      if (line.bytes && schemaOf(line.bytes) === 'call.v1') continue
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
  return { events, unusable }
}
