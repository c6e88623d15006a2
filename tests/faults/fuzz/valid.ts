import { type Dice, pick } from './dice.ts'

export type Fields = Record<string, unknown>

const LINES = {
  zh: [
    '您好，客户服务热线，请问有什么可以帮您？',
    '我的机器又坏了。😤',
    '这不是我的错',
    '请稍等。',
    '感谢您的来电，再见。',
  ],
  en: [
    'Good morning, how may I help you?',
    'It broke again.',
    "That's not my problem.",
    'One moment, please.',
    'Goodbye.',
  ],
}
const TYPES = [
  'opened',
  'assigned',
  'handed_over',
  'replied',
  'paused',
  'resumed',
  'closed',
  'complaint_filed',
  'rated',
]

/** A call with everything that the contract has a field for, or little of it. */
export function validCall(dice: Dice, index: number): Fields {
  const rich = dice() < 0.5
  const channel = dice() < 0.7 ? 'voice' : 'chat'
  const language = pick(dice, ['zh-CN', 'en', 'zh', 'en-GB', 'fr'] as const)
  const [day, hour] = [1 + Math.floor(28 * dice()), 8 + Math.floor(10 * dice())].map((n) => String(n).padStart(2, '0'))
  const at = (minute: string) => `2026-05-${day}T${hour}:${minute}+08:00`
  return {
    schema: 'call.v1',
    call_id: `c-${index}`,
    channel,
    direction: pick(dice, ['inbound', 'outbound']),
    language,
    agent: { id: `A${index % 40}`, ...(rich && { name: '李敏', team: `hotline-${index % 4}`, site: 'hangzhou' }) },
    started_at: at('15:00'),
    ended_at: at('19:41'),
    ...(rich && {
      revision: Math.floor(3 * dice()),
      contact_id: `k-${index}`,
      leg: 1,
      transferred_from: { agent_id: 'A1', queue: 'ivr', kind: 'blind' },
      queue: 'hotline-800',
      customer: { id: 'cust-88', name: '王女士' },
      offered_at: at('15:02'),
      answered_at: at('15:07.250'),
      disposition: 'answered',
      ring_count: 2,
      ended_by: 'customer',
      holds: [{ start_ms: 61_000, end_ms: 93_000 }],
      recording: { url: 'https://r/1', offset_ms: 0 },
      ticket_ids: ['T-1', 'T-2'],
      attributes: { company: '长城维修', vip: true, nothing: null, deep: { hours: [9, 18] } },
    }),
    segments: segments(dice, channel, language),
  }
}

function segments(dice: Dice, channel: string, language: string): Fields[] {
  const lines = language.startsWith('zh') ? LINES.zh : LINES.en
  return Array.from({ length: Math.floor(7 * dice()) }, (_, i) => ({
    speaker: i % 2 === 0 ? 'agent' : 'customer',
    start_ms: 4000 * i,
    ...(channel === 'voice' && { end_ms: 4000 * i + 3500, confidence: 0.9 }),
    text: pick(dice, lines),
  }))
}

export function validEvent(dice: Dice, index: number): Fields {
  const rich = dice() < 0.5
  return {
    schema: 'ticket.v1',
    event_id: `e-${index}`,
    ticket_id: `T-${index % 500}`,
    type: pick(dice, TYPES),
    occurred_at: `2026-05-${String(1 + (index % 28)).padStart(2, '0')}T09:25:00+08:00`,
    ...(rich && {
      revision: Math.floor(3 * dice()),
      voided: dice() < 0.1,
      agent: { id: 'A017', team: 'hotline-1' },
      customer: { id: 'cust-88' },
      to: { agent_id: 'A2', team: 'second', department: 'field' },
      department: 'field-service',
      category: 'repair',
      complexity: 'simple',
      priority: 'normal',
      call_id: 'c-1',
      rating: 4.5,
      ratings: [{ dimension: 'speed', value: 3 }],
      comment: '等了两天没人来',
      attributes: { kind: 'order' },
    }),
  }
}
