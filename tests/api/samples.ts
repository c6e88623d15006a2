import { createHash } from 'node:crypto'
import type { Call, Evidence, FormView, Score } from '../../contract/index.ts'
import type { Delivery, Settled, StoredForm } from '../../store/types.ts'

const both = (text: string) => ({ zh: text, en: text })
const sha256 = (bytes: Uint8Array | string) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

const FORM_TEXT = '{"id":"sample"}'

const view: FormView = {
  id: 'sample',
  version: '1.0.0',
  hash: sha256(FORM_TEXT),
  title: both('Sample form'),
  grades: [
    { id: 'pass', from: 60, title: both('Pass') },
    { id: 'fail', from: 0, title: both('Fail') },
  ],
  sections: [
    { id: 'etiquette', title: both('Etiquette'), items: [{ id: 'language', title: both('Language'), points: 100 }] },
  ],
  rules: [
    {
      id: 'forbidden-phrases',
      version: '1.0.0',
      title: both('Forbidden phrases'),
      why: both('They hurt.'),
      tags: ['forbidden-phrase'],
      clauses: [],
    },
  ],
}

/** The form that every sample score was made with. */
export const FORM: StoredForm = { hash: view.hash, id: 'sample', version: '1.0.0', text: FORM_TEXT, view }

export const AGENTS = {
  amy: { id: 'A001', name: '李敏', team: 'hotline-1', site: 'hangzhou' },
  bo: { id: 'A002', name: '王博', team: 'hotline-2', site: 'hangzhou' },
}

/** A call of the agent at that time; with `blame` the agent says it in the second segment. */
export function sampleCall(
  callId: string,
  agent: Call['agent'],
  startedAt: string,
  { blame, more = {} }: { blame?: string; more?: Partial<Call> } = {},
): Call {
  return {
    schema: 'call.v1',
    call_id: callId,
    channel: 'voice',
    direction: 'inbound',
    queue: 'hotline-800',
    language: 'zh-CN',
    agent,
    started_at: startedAt,
    ended_at: startedAt.replace(/:\d\d\+/, ':59+'),
    segments: [
      { speaker: 'customer', start_ms: 300, end_ms: 900, text: '我的机器又坏了。' },
      { speaker: 'agent', start_ms: 1000, end_ms: 4000, text: `您好，${blame ?? '马上为您处理'}。😀` },
    ],
    ...more,
  }
}

let position = 0

export function delivery(value: Uint8Array, line = 1): Delivery {
  position += 1
  return {
    source: { kind: 'file', name: 'samples.jsonl', partition: 0, position, line },
    key: null,
    value,
    receivedAt: Date.UTC(2026, 4, 31),
  }
}

/** The call as a scorer would settle it: 100 points, or `points` and one finding of what the agent said. */
export function settled(call: Call, points: number | null = 100): Settled {
  const value = Buffer.from(JSON.stringify(call))
  const inputHash = sha256(value)
  const unscored = points === null ? 'unanswered' : ''
  const score = scoreOf(call, inputHash, points)
  return { kind: 'call', delivery: delivery(value), call, inputHash, score, line: JSON.stringify(score), unscored }
}

function scoreOf(call: Call, inputHash: string, score: number | null): Score {
  const failed = score !== null && score < 100
  return {
    score_id: `s-${call.call_id}`,
    call_id: call.call_id,
    agent_id: call.agent.id,
    form: { id: FORM.id, version: FORM.version, hash: FORM.hash },
    engine: '1.0.0',
    input_hash: inputHash,
    score,
    grade: score === null ? null : score >= 60 ? 'pass' : 'fail',
    critical: false,
    items:
      score === null
        ? []
        : [
            {
              id: 'language',
              section: 'etiquette',
              points: 100,
              awarded: score,
              status: failed ? 'fail' : 'pass',
              findings: failed ? [0] : [],
            },
          ],
    findings: failed ? [finding(call, score - 100)] : [],
    not_evaluated: [],
  }
}

function finding(call: Call, points: number): Score['findings'][number] {
  const text = call.segments[1]!.text
  const said = text.slice(3, -3)
  /** A later engine may say more than today's schema names. */
  const evidence: Evidence & { heard_as: string } = {
    hit: 0,
    segment: 1,
    start: 3,
    end: 3 + said.length,
    text: said,
    start_ms: 1000,
    end_ms: 4000,
    value: '007',
    matched_by: 'text',
    heard_as: said,
  }
  return {
    id: `f-${call.call_id}`,
    rule_id: 'forbidden-phrases',
    rule_version: '1.0.0',
    item_id: 'language',
    tags: ['forbidden-phrase'],
    severity: 'major',
    points,
    message: both(`The agent said 「${said}」.`),
    recommended: both('我来帮您解决。'),
    evidence: [evidence],
  }
}
