import { createHash } from 'node:crypto'
import type { Call, Finding, FormView, Score, TicketEvent } from '../../contract/index.ts'
import type { Settled, Source, StoredForm } from '../../store/index.ts'

export const sha256 = (data: string | Uint8Array): string => `sha256:${createHash('sha256').update(data).digest('hex')}`

export const kafka = (position: number, name = 'calls.transcripts'): Source => ({
  kind: 'kafka',
  name,
  partition: 0,
  position,
  line: 0,
})

export const http = (name: string, position: number, line = 1): Source => ({
  kind: 'http',
  name,
  partition: 0,
  position,
  line,
})

type SettledCall = Extract<Settled, { kind: 'call' }>
type SettledEvent = Extract<Settled, { kind: 'event' }>

/** What a sample call differs in; everything else is ordinary. */
export type CallSample = Partial<Call> & { call_id: string }

export function makeCall(sample: CallSample): Call {
  return {
    schema: 'call.v1',
    channel: 'voice',
    direction: 'inbound',
    queue: 'hotline-800',
    language: 'zh-CN',
    agent: { id: 'A017', name: '李敏', team: 'hotline-1', site: 'hangzhou' },
    started_at: '2026-05-03T09:15:00+08:00',
    ended_at: '2026-05-03T09:19:41+08:00',
    segments: [{ speaker: 'agent', start_ms: 300, end_ms: 3900, text: '您好，客户服务热线 😀' }],
    ...sample,
  }
}

const FORM_TEXT = '{"form":"hotline-zh"}'
const zh = (text: string) => ({ zh: text, en: text })

const view: FormView = {
  id: 'hotline-zh',
  version: '1.0.0',
  hash: sha256(FORM_TEXT),
  title: zh('热线'),
  grades: [],
  sections: [],
  rules: ['greeting-missing', 'forbidden'].map((id) => ({
    id,
    version: '1.0.0',
    title: { zh: `规则 ${id}`, en: `Rule ${id}` },
    why: zh(''),
    tags: [],
    clauses: [],
  })),
}

export const FORM: StoredForm = { hash: view.hash, id: view.id, version: view.version, text: FORM_TEXT, view }

export const makeFinding = (rule: string, points: number, tags: string[], id = rule): Finding => ({
  id,
  rule_id: rule,
  rule_version: '1.0.0',
  item_id: 'opening',
  tags,
  severity: 'major',
  points,
  message: zh(`说明 ${id}`),
  recommended: zh('您好'),
  evidence: [],
})

export function makeScore(call: Call, inputHash: string, score: Partial<Score> = {}): Score {
  const findings = score.findings ?? []
  return {
    score_id: `s-${createHash('sha256')
      .update(`${inputHash} ${score.engine ?? ''}`)
      .digest('hex')
      .slice(0, 16)}`,
    call_id: call.call_id,
    agent_id: call.agent.id,
    form: { id: FORM.id, version: FORM.version, hash: FORM.hash },
    engine: '1.0.0',
    input_hash: inputHash,
    score: 100 + findings.reduce((sum, finding) => sum + finding.points, 0),
    grade: 'pass',
    critical: false,
    items: [{ id: 'opening', section: 'etiquette', points: 10, awarded: 2.5, status: 'fail', findings: [] }],
    findings,
    not_evaluated: [],
    ...score,
  }
}

/** A call as ingest hands it over. */
export function settled(
  sample: CallSample,
  source: Source,
  score: Partial<Score> = {},
  unscored = score.score === null ? 'unanswered' : '',
): SettledCall {
  const call = makeCall(sample)
  const value = Buffer.from(JSON.stringify(call))
  const inputHash = sha256(value)
  const made = makeScore(call, inputHash, score)
  return {
    kind: 'call',
    delivery: {
      source,
      key: Buffer.from(call.call_id),
      value,
      receivedAt: 1_780_000_000_000 + (source.position % 1e9),
    },
    call,
    inputHash,
    score: made,
    line: JSON.stringify(made),
    unscored,
  }
}

export function settledEvent(sample: Partial<TicketEvent> & { event_id: string }, source: Source): SettledEvent {
  const event: TicketEvent = {
    schema: 'ticket.v1',
    ticket_id: 'T-1',
    type: 'opened',
    occurred_at: '2026-05-03T09:25:00+08:00',
    ...sample,
  }
  const value = Buffer.from(JSON.stringify(event))
  return {
    kind: 'event',
    delivery: { source, key: Buffer.from(event.ticket_id), value, receivedAt: 1_780_000_000_000 + source.position },
    event,
    inputHash: sha256(value),
  }
}

export const dead = (source: Source, value: Uint8Array | null, key: Uint8Array | null = null): Settled => ({
  kind: 'dead',
  delivery: { source, key, value, receivedAt: 1_780_000_000_000 + source.position },
  step: 'decode',
  reason: 'not_json',
  problems: [{ path: '$', found: 'x', expected: 'one JSON object' }],
  id: null,
})
