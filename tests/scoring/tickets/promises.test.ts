import { describe, expect, test } from 'vitest'
import { type Call, calendar } from '../../../contract/index.ts'
import { promisesIn } from '../../../scoring/tickets/promises.ts'
import { workCalendar } from '../../../scoring/tickets/workdays.ts'

const clock = calendar('Asia/Shanghai')
const CENTRE = workCalendar(clock, { hours: [['09:00', '17:30']] })

/** A call answered on a day before the May holidays whose make-up day is Saturday the 9th. */
function call(at: string, ...agent: (string | Partial<Call['segments'][number]>)[]): Call {
  const answered = `${at.replace(' ', 'T')}:00+08:00`
  return {
    schema: 'call.v1',
    call_id: 'c-1',
    channel: 'voice',
    direction: 'inbound',
    language: agent.some((one) => typeof one === 'string' && /[a-z]{3}/.test(one)) ? 'en' : 'zh-CN',
    agent: { id: 'A1' },
    started_at: answered,
    answered_at: answered,
    ended_at: `${at.slice(0, 10)}T23:59:00+08:00`,
    segments: agent.map((one, i) => ({
      speaker: 'agent' as const,
      start_ms: i * 60_000,
      end_ms: i * 60_000 + 9000,
      ...(typeof one === 'string' ? { text: one } : { text: '', ...one }),
    })),
  }
}

const found = (one: Call) =>
  promisesIn(one, CENTRE).map(({ text, dueAt }) => [text, clock.format(dueAt).slice(0, 16).replace('T', ' ')])

describe('a promise is due', () => {
  test.each([
    ['2026-05-06 09:15', '两小时内给您答复。', '2026-05-06 11:15'],
    ['2026-05-06 09:15', '我们二十分钟之内联系您。', '2026-05-06 09:35'],
    ['2026-05-06 23:30', '我一小时内给您回电话', '2026-05-07 00:30'],
    ['2026-12-31 20:00', '二十四小时内给您回复', '2027-01-01 20:00'],
    ['2026-05-06 09:15', '明天中午之前给您回电话', '2026-05-07 12:00'],
    ['2026-05-06 09:15', '今天下班前给您答复', '2026-05-06 17:30'],
    // Days end with the last one; working days leave out the weekend, not the Saturday worked.
    ['2026-05-06 09:15', '三天之内给您处理好', '2026-05-10 00:00'],
    ['2026-05-08 16:00', '一个工作日内给您答复', '2026-05-10 00:00'],
    ['2026-05-15 16:00', '一个工作日内给您答复', '2026-05-19 00:00'],
    ['2026-04-30 16:00', '两个工作日内给您答复', '2026-05-08 00:00'],
    ['2026-05-06 09:15', "We'll call you back within two hours.", '2026-05-06 11:15'],
    ['2026-05-15 09:15', 'You will hear from us within two business days.', '2026-05-20 00:00'],
    ['2026-05-06 09:15', "I'll get back to you tomorrow before noon.", '2026-05-07 12:00'],
  ])('%s %s -> %s', (at, says, due) => {
    expect(found(call(at, says)).map(([, when]) => when)).toEqual([due])
  })
})

describe('no promise is', () => {
  test.each([
    '您需要在七天内把东西寄回来。',
    '请您在两小时内拨打这个电话。',
    '一般三到五个工作日到账。',
    '不能保证两小时内给您答复。',
    '看到了，还在七天之内，可以退的。',
    '上次说两小时内给您答复的。',
    '我们尽快给您答复。',
    'You need to send it back within seven days.',
    'It usually takes us, and will take, within five days.',
    'Please call us within 24 hours.',
    "We can't promise it, but we will try within two hours.",
  ])('%s', (says) => {
    expect(found(call('2026-05-06 09:15', says))).toEqual([])
  })
})

test('the words are cut out of the segment as it came in, the clause or else the sentence that says it', () => {
  const one = call(
    '2026-05-06 09:15',
    '您放心。王女士，我们　２４小时之内给您答覆，麻烦保持电话畅通。',
    '好的，两天以内，我们会给您上门。',
  )
  const promises = promisesIn(one, CENTRE)
  expect(promises.map(({ text }) => text)).toEqual(['我们　２４小时之内给您答覆', '好的，两天以内，我们会给您上门'])
  for (const { segment, start, end, text } of promises) expect(one.segments[segment]?.text.slice(start, end)).toBe(text)
  expect(promises.map(({ segment }) => segment)).toEqual([0, 1])
})

test('said over the end of a segment it is one, and said again it is no second one', () => {
  expect(found(call('2026-05-06 09:15', '您看这样，两小时内', '我们给您答复。'))).toEqual([
    ['您看这样，两小时内', '2026-05-06 11:15'],
  ])
  const again = call('2026-05-06 09:15', '两小时内给您答复。', '好的，两小时内给您回电话。', '明天中午之前给您上门。')
  expect(found(again).map(([, due]) => due)).toEqual(['2026-05-06 11:15', '2026-05-07 12:00'])
})

test('what the customer says, what is hardly audible and another language promise nothing', () => {
  const promise = { text: '两小时内给您答复' }
  expect(found(call('2026-05-06 09:15', { ...promise, speaker: 'customer' }))).toEqual([])
  expect(found(call('2026-05-06 09:15', { ...promise, confidence: 0.3 }))).toEqual([])
  expect(found({ ...call('2026-05-06 09:15', promise), language: 'fr' })).toEqual([])
})
