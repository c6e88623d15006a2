import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { generate } from '../../cli/demo/index.ts'
import { decodeCall, decodeTicketEvent, formatProblem } from '../../contract/index.ts'
import { month } from './month.ts'

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
const take = (count: number, options = {}) => {
  const taken: unknown[] = []
  for (const sample of generate(options)) if (taken.push(sample) === count) break
  return taken
}

describe('the messages', () => {
  test('are calls the contract accepts', () => {
    const refused = month.flatMap(({ call }) => {
      const decoded = decodeCall(bytes(call))
      return decoded.ok ? [] : decoded.problems.map((problem) => `${call.call_id} ${formatProblem(problem)}`)
    })
    expect(refused).toEqual([])
  })

  test('are ticket events the contract accepts', () => {
    const refused = month.flatMap(({ events }) =>
      events.flatMap((event) => {
        const decoded = decodeTicketEvent(bytes(event))
        return decoded.ok ? [] : decoded.problems.map((problem) => `${event.event_id} ${formatProblem(problem)}`)
      }),
    )
    expect(refused).toEqual([])
  })

  test('tell of each ticket what the customer wanted, how to reach them and where', () => {
    const opened = month.flatMap(({ events }) => events.filter(({ type }) => type === 'opened'))
    expect(opened.length).toBeGreaterThan(100)
    for (const { attributes } of opened) {
      for (const text of [attributes?.description, attributes?.mobile, attributes?.address])
        expect(text).toMatch(/^[^[\]{}|]{5,}$/)
      expect(attributes?.mobile).toContain('**')
      expect(attributes?.address).not.toContain('undefined')
    }
  })

  test('carry ids of their own', () => {
    const events = month.flatMap(({ events }) => events.map((event) => event.event_id))
    expect(new Set(month.map(({ call }) => call.call_id)).size).toBe(month.length)
    expect(new Set(events).size).toBe(events.length)
  })

  test('lie in the month, in order of the day', () => {
    expect(month).toHaveLength(3000)
    expect(month.every(({ call }) => call.started_at.startsWith('2026-05-'))).toBe(true)
    const days = month.map(({ call }) => call.started_at.slice(0, 10))
    expect(days).toEqual([...days].sort())
    expect(new Set(days).size).toBe(31)
  })
})

describe('the generator', () => {
  test('says the same for the same seed and something else for another', () => {
    expect(take(200)).toEqual(take(200))
    expect(take(20, { seed: 2 })).not.toEqual(take(20))
  })

  test('does not ask the machine for its time zone or language', () => {
    const script = fileURLToPath(new URL('fingerprint.ts', import.meta.url))
    const env = { ...process.env, TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }
    const other = spawnSync(process.execPath, ['--import', 'tsx', script], { env, encoding: 'utf8' })
    expect(other.stderr).toBe('')
    expect(other.stdout).toBe(
      createHash('sha256')
        .update(JSON.stringify(take(300)))
        .digest('hex'),
    )
  })

  test('makes calls only as they are asked for', () => {
    const calls = generate({ calls: 10_000_000, month: '2026-02' })
    expect(calls.next().value?.call.started_at).toMatch(/^2026-02-01T/)
  })

  test('fills any month with any number of calls', () => {
    const calls = [...generate({ month: '2024-02', calls: 77 })]
    expect(calls).toHaveLength(77)
    expect(calls.every(({ call }) => call.started_at.startsWith('2024-02-'))).toBe(true)
  })

  test('says what is wrong with a month that is none', () => {
    expect(() => [...generate({ month: '2026-13' })]).toThrow(
      '"2026-13" is not a month; write YYYY-MM, such as 2026-05.',
    )
  })
})

describe('the organisation', () => {
  const share = (part: number) => part / month.length

  test('speaks three quarters Chinese and mostly on the telephone', () => {
    expect(share(month.filter(({ call }) => call.language.startsWith('zh')).length)).toBeCloseTo(0.75, 1)
    expect(share(month.filter(({ call }) => call.channel === 'voice').length)).toBeCloseTo(0.85, 1)
    expect(month.some(({ call }) => call.language === 'ja')).toBe(true)
  })

  test('has all kinds of calls', () => {
    const kinds = new Set(month.map(({ call }) => call.disposition ?? 'unsaid'))
    expect([...kinds].sort()).toEqual(['abandoned', 'answered', 'dropped', 'unanswered', 'unsaid', 'voicemail'])
    expect(month.filter(({ call }) => call.direction === 'outbound').length).toBeGreaterThan(100)
    expect(month.filter(({ call }) => call.segments.length === 0).length).toBeGreaterThan(10)
    const legs = month.filter(({ call }) => call.transferred_to)
    expect(legs.length).toBeGreaterThan(40)
    for (const { call } of legs) {
      const second = month.find((other) => other.call.contact_id === call.contact_id && other.call.leg === 2)
      expect(second?.call.transferred_from?.agent_id).toBe(call.agent.id)
    }
  })

  test('employs about forty agents in seven teams', () => {
    expect(new Set(month.map(({ call }) => call.agent.id)).size).toBeGreaterThanOrEqual(38)
    expect(new Set(month.map(({ call }) => call.agent.team)).size).toBe(7)
  })

  test('has one bad team, one bad week, and newcomers who learn', () => {
    const faults = (samples: typeof month) => samples.reduce((sum, { truth }) => sum + truth.length, 0) / samples.length
    const teams = [...new Set(month.map(({ call }) => call.agent.team))]
    const worst = teams.sort((a, b) => faults(of(b)) - faults(of(a)))
    function of(team: string | undefined) {
      return month.filter(({ call }) => call.agent.team === team)
    }
    expect(worst[0]).toBe('property-2')
    expect(faults(of(worst[0]))).toBeGreaterThan(1.5 * faults(of(worst[1])))

    const day = ({ call }: (typeof month)[number]) => Number(call.started_at.slice(8, 10))
    const outage = month.filter((sample) => day(sample) >= 11 && day(sample) <= 17)
    const others = month.filter((sample) => !outage.includes(sample))
    expect(faults(outage)).toBeGreaterThan(1.3 * faults(others))
    expect(outage.length / 7).toBeGreaterThan(1.2 * (others.length / 24))

    const newcomers = month.filter(({ call }) => ['A006', 'A019', 'A030', 'A041'].includes(call.agent.id))
    expect(faults(newcomers.filter((sample) => day(sample) < 11))).toBeGreaterThan(
      1.5 * faults(newcomers.filter((sample) => day(sample) > 21)),
    )
  })
})
