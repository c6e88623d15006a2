import { type LimitLine, type LimitStatus, type Oddity, parseTime } from '../contract/index.ts'
import type { Limit } from '../scoring/tickets/limit.ts'

const SIGNS: Record<LimitStatus, string> = { met: '✓', missed: '✗', running: '…', paused: '‖' }

export const ODDITIES: Record<Oddity['kind'], { zh: string; en: string }> = {
  never_opened: { zh: '工单没有开立记录', en: 'is of a ticket that was never opened' },
  before_opened: { zh: '早于工单开立', en: 'is dated before the ticket was opened' },
  in_future: { zh: '时间在将来', en: 'is dated in the future, and counts for nothing until then' },
  off_scale: { zh: '评分超出量表', en: 'has a rating outside its scale, which counts for nothing' },
}

/** A ticket's limits for the terminal, a line each. @param at milliseconds */
export function limitLines(ticketId: string, lines: LimitLine[], limits: readonly Limit[], at: number): string {
  const titles = new Map(limits.map(({ id, title }) => [id, title]))
  return [
    ticketId,
    ...lines.map((line) => {
      const title = titles.get(line.limit_id)
      const who = [line.department, line.agent_id].filter((one) => one !== null).join(' ')
      return `  ${SIGNS[line.status]} ${title?.zh} ${title?.en}: ${stateOf(line, at)}${who === '' ? '' : ` [${who}]`}`
    }),
  ].join('\n')
}

function stateOf({ status, due_at, met_at }: LimitLine, at: number): string {
  if (status === 'paused') return '暂停 paused'
  const due = parseTime(due_at as string) as number
  const done = met_at === null ? null : (parseTime(met_at) as number)
  const until = `${shortTime(due_at as string)}`
  if (status === 'met') return `达标 met ${shortTime(met_at as string)} (≤ ${until})`
  if (status === 'running') return `还剩 ${span(due - at)} left (≤ ${until})`
  return done === null
    ? `超时 ${span(at - due)} over (≤ ${until})`
    : `超时 ${span(done - due)} late, ${shortTime(met_at as string)} (≤ ${until})`
}

const shortTime = (text: string): string => text.slice(0, 16).replace('T', ' ')

/** Days, hours and minutes, the two largest that there are. */
function span(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000))
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60]
  if (days > 0) return `${days} d${hours > 0 ? ` ${hours} h` : ''}`
  return hours > 0 ? `${hours} h${rest > 0 ? ` ${rest} min` : ''}` : `${rest} min`
}
