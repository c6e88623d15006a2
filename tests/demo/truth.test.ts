import { describe, expect, test } from 'vitest'
import { PLANTED } from '../../cli/demo/index.ts'
import { type Call, parseTime } from '../../contract/index.ts'
import { undo } from './hearing.ts'
import { has, ids, isJudged, judged, month, said } from './month.ts'

describe('what is planted', () => {
  test.each(PLANTED)('%s: at least 60 times, in both languages', (tag) => {
    const planted = month.filter((sample) => has(sample, tag))
    expect(planted.length).toBeGreaterThanOrEqual(60)
    for (const language of ['zh', 'en']) {
      expect(planted.filter(({ call }) => call.language.startsWith(language)).length).toBeGreaterThanOrEqual(20)
    }
  })

  test('is nothing in a call nobody can be judged by', () => {
    expect(ids(month.filter(({ call, truth }) => !isJudged(call) && truth.length > 0))).toEqual([])
  })

  test('leaves most calls without any fault', () => {
    expect(month.filter(({ truth }) => truth.length === 0).length).toBeGreaterThan(0.5 * month.length)
  })

  test('keeps telephone faults out of chats', () => {
    const voice_only = ['hang-up-order', 'ring', 'hold-notice', 'hold-return', 'interruption', 'silence']
    const chats = month.filter(({ call }) => call.channel === 'chat')
    expect(ids(chats.filter(({ truth }) => truth.some((tag) => voice_only.includes(tag))))).toEqual([])
  })
})

const bad_line = (call: Call) => call.segments.some(({ confidence }) => confidence !== undefined && confidence <= 0.6)
const on_the_phone = judged.filter(({ call }) => call.channel === 'voice' && !bad_line(call))
const wrong = (tag: (typeof PLANTED)[number], seen: (call: Call) => boolean) =>
  ids(on_the_phone.filter((sample) => has(sample, tag) !== seen(sample.call)))

describe('what can be measured agrees with the truth, both ways', () => {
  test('hang-up-order', () => {
    expect(wrong('hang-up-order', (call) => call.ended_by === 'agent')).toEqual([])
  })

  test('ring', () => {
    const late = (call: Call) => {
      const offered = parseTime(call.offered_at ?? call.started_at)!
      const seconds = (parseTime(call.answered_at!)! - offered) / 1000
      return call.direction === 'inbound' && (call.ring_count !== undefined ? call.ring_count >= 4 : seconds >= 20)
    }
    expect(wrong('ring', late)).toEqual([])
    expect(on_the_phone.some(({ call, truth }) => call.ring_count === 3 && !truth.includes('ring'))).toBe(true)
  })

  test('silence: nobody speaks for 20 s, off hold, and nobody was asked to wait', () => {
    expect(
      wrong('silence', (call) => pauses(call).some(({ length, announced }) => length >= 20_000 && !announced)),
    ).toEqual([])
    const innocent = on_the_phone.filter((sample) => !has(sample, 'silence'))
    const doubtful = innocent.filter(({ call }) =>
      pauses(call).some(({ length, announced }) => length > 6_000 && !announced),
    )
    expect(ids(doubtful)).toEqual([])
  })

  test('interruption: the agent begins 1.5 s into the customer’s words and both go on for 1.5 s', () => {
    expect(wrong('interruption', cutsIn)).toEqual([])
  })
})

describe('around a hold', () => {
  const held = on_the_phone.filter(({ call }) => (call.holds ?? []).length > 0 && call.language !== 'zh-TW')

  test('hold-notice: nobody was asked to wait just before it', () => {
    const asked = (call: Call) => waiting.test(spoken(around(call).before))
    expect(ids(held.filter((sample) => has(sample, 'hold-notice') === asked(sample.call)))).toEqual([])
  })

  test('hold-return: neither thanks nor apology just after it', () => {
    const thanked = (call: Call) => /谢|抱歉|对不起|不好意思|久等|thank|sorry|patience/.test(spoken(around(call).after))
    expect(ids(held.filter((sample) => has(sample, 'hold-return') === thanked(sample.call)))).toEqual([])
  })

  test('are only where a hold is', () => {
    const planted = on_the_phone.filter((sample) => has(sample, 'hold-notice') || has(sample, 'hold-return'))
    expect(ids(planted.filter(({ call }) => call.holds?.length !== 1))).toEqual([])
    expect(held.filter(({ truth }) => truth.length === 0).length).toBeGreaterThan(100)
  })
})

/** What the agent says in the 15 s before the hold and the 8 s after it. */
function around(call: Call): { before: string[]; after: string[] } {
  const { start_ms, end_ms } = call.holds![0]!
  const agent = said(call, 'agent')
  return {
    before: agent.filter((one) => one.end_ms! <= start_ms && one.end_ms! > start_ms - 15_000).map(({ text }) => text),
    after: agent.filter((one) => one.start_ms! >= end_ms && one.start_ms! < end_ms + 8_000).map(({ text }) => text),
  }
}

/** Asking to wait; thanks for having waited are none. */
const waiting =
  /稍等|稍候|(?<!耐心)等我|等一|等片刻|不要挂机|别挂|在线等|hold (the|a) line|on (brief )?hold|brief hold|holding for|bear with|wait for me|moment|a minute/

interface Pause {
  length: number
  announced: boolean
}

function pauses(call: Call): Pause[] {
  const words = call.segments.filter((segment) => segment.text !== '[noise]' && segment.speaker !== 'ivr')
  const found: Pause[] = []
  let quiet_from = 0
  let recent: string[] = []
  for (const { start_ms, end_ms, text } of words) {
    const from = quiet_from
    const held = (call.holds ?? []).some((hold) => hold.start_ms < start_ms! && hold.end_ms > from)
    if (start_ms! > from) {
      found.push({
        length: start_ms! - from,
        announced: held || waiting.test(spoken(recent)),
      })
    }
    if (start_ms! - from > 6_500) recent = []
    quiet_from = Math.max(quiet_from, end_ms!)
    recent = [...recent.slice(-3), text]
  }
  return found
}

const spoken = (texts: readonly string[]): string =>
  undo(texts.join(' ').replace(/(?<=\p{Script=Han})[\s，。、]+(?=\p{Script=Han})/gu, ''))

function cutsIn(call: Call): boolean {
  const customer = said(call, 'customer')
  return said(call, 'agent').some((mine) =>
    customer.some(
      (theirs) =>
        mine.start_ms! - theirs.start_ms! >= 1_500 && Math.min(mine.end_ms!, theirs.end_ms!) - mine.start_ms! >= 1_500,
    ),
  )
}
