import { describe, expect, test } from 'vitest'
import { decodeCall } from '../../contract/index.ts'
import { fromHarper, type HarperCall, harperCalls, harperFile } from './harper.ts'

const call: HarperCall = {
  id: 'harper-1',
  metadata: {
    agent_name: 'Nora',
    start_time_ms: Date.UTC(2020, 2, 1, 9),
    agent_hangup_time_ms: Date.UTC(2020, 2, 1, 9, 0, 30),
    caller_hangup_time_ms: Date.UTC(2020, 2, 1, 9, 0, 29, 500),
  },
  turns: [
    { role: 'customer', text: '<unk> [noise]', asr_text: 'um', start_ms: 900, end_ms: 1000 },
    { role: 'agent', text: '[noise] good morning', asr_text: '', start_ms: 1200, end_ms: 2500 },
  ],
}

describe('a HarperValleyBank call as call.v1', () => {
  test('keeps turn numbers, tells noise from words, and ends with the earlier hang-up', () => {
    const human = fromHarper(call, 'human')
    expect(human).toMatchObject({
      call_id: 'harper-1-human',
      ended_by: 'customer',
      ended_at: '2020-03-01T09:00:29.500Z',
    })
    expect(human.segments.map((s) => s.kind)).toEqual(['noise', 'text'])
    const asr = fromHarper(call, 'asr')
    expect(asr.call_id).toBe('harper-1-asr')
    expect(asr.segments.map((s) => [s.kind, s.text])).toEqual([
      ['text', 'um'],
      ['noise', ''],
    ])
  })

  test('is the agent hanging up where the agent was earlier', () => {
    const metadata = { ...call.metadata, agent_hangup_time_ms: call.metadata.start_time_ms + 10_000 }
    expect(fromHarper({ ...call, metadata }, 'human').ended_by).toBe('agent')
  })

  const file = harperFile()
  test.skipIf(file === undefined)(
    'every real call passes the contract (passed over where the corpus is absent)',
    () => {
      const calls = (['human', 'asr'] as const).flatMap((text) => harperCalls(file as string, text))
      expect(calls.length).toBeGreaterThan(0)
      for (const one of calls) expect(decodeCall(Buffer.from(JSON.stringify(one)))).toEqual({ ok: true, value: one })
    },
  )
})
