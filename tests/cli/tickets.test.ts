import { describe, expect, it } from 'vitest'
import type { LimitLine } from '../../contract/index.ts'
import { call, earshot, file, folder } from './earshot.ts'

const dir = folder()

const event = (ticket_id: string, event_id: string, type: string, occurred_at: string, more: object = {}) => ({
  schema: 'ticket.v1',
  event_id,
  ticket_id,
  type,
  occurred_at,
  ...more,
})

const FILED = event('T-2026-0456', 'e-9f1c', 'complaint_filed', '2026-05-03T09:25:00+08:00', {
  agent: { id: 'A017', team: 'hotline-1' },
  department: 'field-service',
  category: 'service',
  complexity: 'simple',
  rating: null,
})

const lines = (stdout: string): LimitLine[] =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LimitLine)

describe('earshot tickets', () => {
  it('prints a line of the contract for each start of a limit, whatever the order of the events', async () => {
    const events = [
      FILED,
      event('T-1', 'e-1', 'handed_over', '2026-05-11T09:00:00+08:00', { to: { department: 'engineers' } }),
      event('T-1', 'e-2', 'handed_over', '2026-05-13T09:00:00+08:00'),
      event('T-1', 'e-3', 'returned', '2026-05-15T01:00:00Z'),
    ]
    const at = ['--at', '2026-05-20T00:00:00+08:00', '--json']
    const { code, stdout } = await earshot(['tickets', file(dir, 'a.jsonl', events), ...at])
    expect(code).toBe(0)
    expect(lines(stdout).find(({ limit_id }) => limit_id === 'complaint-callback')).toEqual({
      ticket_id: 'T-2026-0456',
      limit_id: 'complaint-callback',
      clauses: ['s002-5-complaint-callback-24h'],
      status: 'missed',
      started_at: '2026-05-03T09:25:00+08:00',
      due_at: '2026-05-04T09:25:00+08:00',
      met_at: null,
      start_event: 'e-9f1c',
      end_event: null,
      agent_id: 'A017',
      department: 'field-service',
    })
    const back = lines(stdout).filter(({ limit_id }) => limit_id === 'result-returned')
    expect(back.map(({ status, due_at, met_at }) => [status, due_at, met_at])).toEqual([
      ['missed', '2026-05-14T00:00:00+08:00', '2026-05-15T09:00:00+08:00'],
      ['met', '2026-05-16T00:00:00+08:00', '2026-05-15T09:00:00+08:00'],
    ])
    const again = await earshot(['tickets', file(dir, 'b.jsonl', [...events, ...events].reverse()), ...at])
    expect(again.stdout).toBe(stdout)
  })

  it('tells a person in words, with what cannot be right about the events', async () => {
    const path = file(dir, 'c.jsonl', [call('c-1'), FILED])
    const { code, stdout, stderr } = await earshot(['tickets', path, '--at', '2026-05-04T09:25:00+08:00'])
    expect([code, stderr]).toEqual([0, 'T-2026-0456: e-9f1c is of a ticket that was never opened\n'])
    expect(stdout).toContain('… 投诉24小时内回访 A complaint is called back within 24 hours: 还剩 1 min left')
    expect(stdout).toContain('✗ 简单投诉2小时内答复 A simple complaint is answered within 2 hours: 超时 22 h over')
    expect(stdout).toMatch(
      /2026-05-04T09:25:00\+08:00: 1 超时 missed, \d+ 计时中 running, 0 暂停 paused, 0 达标 met\n$/,
    )
  })

  it('uses the good lines and names what is wrong with the others', async () => {
    const path = file(dir, 'd.jsonl', [FILED, { ...FILED, type: 'exploded', event_id: '' }, '{'])
    const { code, stdout, stderr } = await earshot(['tickets', path, '--json'])
    expect(code).toBe(1)
    expect(lines(stdout).length).toBeGreaterThan(3)
    expect(stderr).toContain(`${path}:2: type: found "exploded", expected one of opened`)
    expect(stderr).toContain(`${path}:2: event_id: found "", expected text of 1 to 128 characters`)
    expect(stderr).toContain(`${path}:3: $: `)
    expect(stderr).toContain('2 lines not usable')
  })

  it('judges by limits and a calendar of one’s own', async () => {
    const packs = folder()
    const { mkdirSync, writeFileSync } = await import('node:fs')
    for (const name of ['limits', 'calendars']) mkdirSync(`${packs}/${name}`)
    writeFileSync(`${packs}/pack.yaml`, 'extends: earshot\n')
    writeFileSync(`${packs}/calendars/centre.yaml`, 'id: centre\nbase: daily\n')
    const judged = () =>
      earshot(['tickets', '-', '--json', '--packs', packs, '--at', '2026-05-05T00:00:00+08:00'], {
        stdin: JSON.stringify(FILED),
      })
    const settled = (stdout: string) => lines(stdout).find(({ limit_id }) => limit_id === 'complaint-settled')?.due_at
    expect(settled((await judged()).stdout)).toBe('2026-05-09T00:00:00+08:00')
    writeFileSync(`${packs}/calendars/centre.yaml`, 'id: centre\nhours: [["18:00", "09:00"]]\n')
    expect((await judged()).stderr).toContain('calendars/centre.yaml:2:19: "09:00" is not after "18:00"')
  })

  it.each([
    [['nowhere.jsonl'], 'nowhere.jsonl: there is no such file.'],
    [
      ['-', '--at', 'today'],
      '--at is "today"; it must be an RFC 3339 time with an offset, such as --at 2026-05-04T09:25:00+08:00.',
    ],
    [['-'], '- has no ticket event.'],
  ])('says what is wrong with %j', async (args, said) => {
    const { code, stdout, stderr } = await earshot(['tickets', ...args])
    expect([code, stdout, stderr]).toEqual([args.includes('--at') ? 2 : 1, '', `${said}\n`])
  })
})
