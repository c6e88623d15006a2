import type { Segment } from '../../contract/index.ts'
import { ja_lines } from './banks/names.ts'
import { type Case, talks } from './case.ts'
import { writeChat } from './chat.ts'
import { converse } from './dialogue.ts'
import { hearVoice } from './noise.ts'
import type { Frame } from './record.ts'
import { timeChat, timeVoice } from './timing.ts'

type Words = Omit<Frame, 'call_id'>

/** Everything that is said, heard or written in a call. */
export function wordsOf(call: Case): Words {
  if (!talks(call.outcome)) return fewWords(call)
  const acts = converse(call)
  if (call.channel === 'chat') {
    const timed = timeChat(call, acts)
    return { segments: writeChat(call, timed), holds: [], end: timed.end }
  }
  const timed = timeVoice(call, acts)
  return { segments: [...announcement(call), ...hearVoice(call, timed)], holds: timed.holds, end: timed.end }
}

function announcement(call: Case): Segment[] {
  if (call.direction === 'outbound' || !call.random.chance(0.12)) return []
  const text =
    call.tongue === 'zh' ? '为保证服务质量，您的通话可能会被录音。' : 'This call may be recorded for training purposes.'
  return [{ speaker: 'ivr', start_ms: -6_500, end_ms: -1_200, text }]
}

/** Calls in which nobody can be judged. */
function fewWords(call: Case): Words {
  const { random, outcome } = call
  if (outcome === 'voicemail') return voicemail(call)
  if (outcome === 'other_language') return foreign(call)
  const noise: Segment[] = [{ speaker: 'customer', start_ms: 900, end_ms: 1_300, text: '[noise]', kind: 'noise' }]
  const segments = outcome === 'empty' && random.chance(0.5) ? noise : []
  return { segments, holds: [], end: random.int(9_000, 45_000) }
}

function foreign(call: Case): Words {
  const acts = ja_lines.map(({ speaker, text }) => ({ kind: 'say' as const, who: speaker, text }))
  const { spoken, end } = timeVoice(call, acts)
  const segments = spoken.map(
    ({ who, start, end, text }): Segment => ({ speaker: who, start_ms: start, end_ms: end, text, confidence: 0.9 }),
  )
  return { segments, holds: [], end }
}

function voicemail(call: Case): Words {
  const zh = call.tongue === 'zh'
  const machine = zh
    ? '您拨打的用户暂时无法接听，请在提示音后留言。'
    : 'The person you are calling cannot take your call, please leave a message after the tone.'
  const { customer, company, agent } = call.slots
  const message = zh
    ? `${customer}您好，我是${company}的${agent}，稍后再联系您。`
    : `Hello ${customer}, this is ${agent} at ${company}, I will try again later.`
  return {
    segments: [
      { speaker: 'ivr', start_ms: 300, end_ms: 5_200, text: machine },
      { speaker: 'agent', start_ms: 7_000, end_ms: 12_500, text: message, confidence: 0.95 },
    ],
    holds: [],
    end: 14_000,
  }
}
