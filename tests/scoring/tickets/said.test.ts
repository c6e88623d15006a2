import { describe, expect, test } from 'vitest'
import { type Call, calendar } from '../../../contract/index.ts'
import { promisesIn, ticketCallOf } from '../../../scoring/tickets/promises.ts'
import { workCalendar } from '../../../scoring/tickets/workdays.ts'
import { ms, shown } from './judging.ts'

type Segment = Call['segments'][number]
const CENTRE = workCalendar(calendar('Asia/Shanghai'), { hours: [['08:30', '17:05']] })

/** A call answered at 10:00 on 6 May; each line is said a minute after the one before. */
function call(lines: readonly (string | Partial<Segment>)[], more: Partial<Call> = {}): Call {
  return {
    ...{ schema: 'call.v1', call_id: 'c-1', channel: 'voice', direction: 'inbound', language: 'zh-CN' },
    ...{ agent: { id: 'A1', team: 't1' }, started_at: '2026-05-06T09:59:00+08:00' },
    ...{ answered_at: '2026-05-06T10:00:00+08:00', ended_at: '2026-05-06T10:30:00+08:00' },
    segments: lines.map((one, i) => ({
      ...{ speaker: 'agent' as const, start_ms: i * 60_000, end_ms: i * 60_000 + 9000, text: '' },
      ...(typeof one === 'string' ? { text: one } : one),
    })),
    ...more,
  }
}
const zh = (...lines: (string | Partial<Segment>)[]) => promisesIn(call(lines), CENTRE).map(({ text }) => text)
const en = (...lines: (string | Partial<Segment>)[]) =>
  promisesIn(call(lines, { language: 'en-GB' }), CENTRE).map(({ text }) => text)
const PROMISE = '两小时内给您答复'

describe('of a call its tickets need', () => {
  test('who, when and which', () => {
    expect(ticketCallOf(call([], { ticket_ids: ['T', 'U'] }), CENTRE)).toEqual({
      ...{ callId: 'c-1', ticketIds: ['T', 'U'], at: ms('2026-05-06 10:00'), outbound: false, reached: false },
      ...{ agentId: 'A1', team: 't1', promises: [] },
    })
  })
  test('when it began, where nobody answered; and no team or ticket where none is said', () => {
    const { answered_at: _, ...bare } = call([], { agent: { id: 'A1' } })
    expect(ticketCallOf(bare, CENTRE)).toMatchObject({ at: ms('2026-05-06 09:59'), team: '', ticketIds: [] })
  })
  test('what was promised, where and from when on', () => {
    const { promises } = ticketCallOf(call(['您好', `我们${PROMISE}。`]), CENTRE)
    expect(promises).toEqual([
      {
        ...{ segment: 1, start: 0, end: 10, text: `我们${PROMISE}` },
        ...{ saidAt: ms('2026-05-06 10:01'), dueAt: ms('2026-05-06 12:01') },
      },
    ])
  })
  test('what was promised from the start of a call that was not answered', () => {
    const { answered_at: _, ...bare } = call([PROMISE])
    expect(promisesIn(bare, CENTRE)[0]?.saidAt).toBe(ms('2026-05-06 09:59'))
  })
})

describe('the customer was reached', () => {
  const reached = (said: Partial<Segment>, more: Partial<Call> = {}) =>
    ticketCallOf(
      call([{ text: '您好' }, { speaker: 'customer', text: '你好', ...said }], { direction: 'outbound', ...more }),
      CENTRE,
    ).reached
  test('by a call out in which they spoke', () => {
    expect(reached({})).toBe(true)
    expect(ticketCallOf(call([], { direction: 'outbound' }), CENTRE)).toMatchObject({ outbound: true, reached: false })
    expect(reached({}, { direction: 'inbound' })).toBe(false)
    expect(reached({ speaker: 'agent' })).toBe(false)
    expect(reached({ text: '  ' })).toBe(false)
  })
  test('not by noise, but by words that are called so', () => {
    expect(reached({ kind: 'noise' })).toBe(false)
    expect(reached({ kind: 'text' })).toBe(true)
  })
  test.each<[Call['disposition'], boolean]>([
    ['answered', true],
    ['dropped', true],
    ['voicemail', false],
    ['unanswered', false],
    ['abandoned', false],
  ])('by a call that ended %s: %s', (disposition, expected) => expect(reached({}, { disposition })).toBe(expected))
})

describe('a line that was hardly heard promises nothing', () => {
  test('at less than six in ten', () => {
    expect(zh({ text: PROMISE, confidence: 0.59 })).toEqual([])
    expect(zh({ text: PROMISE, confidence: 0.6 })).toEqual([PROMISE])
  })
  test('where a time goes over two, both are to be heard', () => {
    const said = (first: number, second: number) =>
      zh({ text: '我们二', confidence: first }, { text: '十四小时内给您答复', confidence: second })
    expect(said(0.9, 0.9)).toEqual(['我们二'])
    expect(said(0.9, 0.5)).toEqual([])
    expect(said(0.5, 0.9)).toEqual([])
  })
  test('but the others do', () =>
    expect(zh({ text: PROMISE, confidence: 0.3 }, '好的，明天中午之前给您回电话。')).toEqual([
      '明天中午之前给您回电话',
    ]))
})

describe('said again', () => {
  test('for as long, or for the same moment, it is one', () => {
    expect(zh(`${PROMISE}。`, '120分钟内给您回电话。')).toEqual([PROMISE])
    expect(zh('今天之内给您答复。', '24点之前给您回电话。')).toHaveLength(1)
    expect(zh('三天之内给您处理好。', '3天内给您处理好。')).toEqual(['三天之内给您处理好'])
  })
  test('for longer, or for working days in place of days, it is another', () => {
    expect(zh(`${PROMISE}。`, '三小时内给您回电话。')).toEqual([PROMISE, '三小时内给您回电话'])
    expect(zh('七天之内给您处理好。', '七个工作日内给您处理好。')).toHaveLength(2)
  })
  test('in one line, two are two', () =>
    expect(zh('两小时内给您答复，三天之内给您上门。')).toEqual(['两小时内给您答复', '三天之内给您上门']))
})

describe('by the end of a working day', () => {
  const due = (said: string) => promisesIn(call([said]), CENTRE).map(({ dueAt }) => shown(dueAt))
  test('is when the centre closes', () => expect(due('今天下班前给您答复')).toEqual(['05-06 17:05']))
  test('days and working days end with the last one', () => {
    // Saturday the 9th is worked, Sunday the 10th is not.
    expect(due('四天之内给您处理好')).toEqual(['05-11 00:00'])
    expect(due('四个工作日内给您处理好')).toEqual(['05-12 00:00'])
  })
  test('working hours run while the centre works', () =>
    // 10:00 to 17:05 are 7:05; 0:55 of the next day are left of eight.
    expect(due('八个工作小时内给您处理好')).toEqual(['05-07 09:25']))
  test('is in the morning where the centre closes then', () => {
    const night = workCalendar(calendar('Asia/Shanghai'), { hours: [['00:00', '08:30']] })
    const early = call(['今天下班前给您答复'], { answered_at: '2026-05-06T07:00:00+08:00' })
    expect(promisesIn(early, night).map(({ dueAt }) => shown(dueAt))).toEqual(['05-06 08:30'])
  })
  test('where the centre never works, working hours never pass', () => {
    const never = workCalendar(calendar('Asia/Shanghai'), { hours: [['09:00', '09:00']] })
    expect(promisesIn(call(['八个工作小时内给您处理好']), never)).toEqual([])
  })
  test('half an hour is half an hour', () => expect(due('半小时内给您答复')).toEqual(['05-06 10:30']))
})

test('a promise is one in traditional characters, too', () => {
  expect(zh('兩小時內聯繫客戶')).toEqual(['兩小時內聯繫客戶'])
  expect(zh('兩小時內，我們沒辦法答覆')).toEqual([])
})

describe('the words of a promise are', () => {
  test.each<[what: string, line: string, words: string]>([
    ['the clause that says it', '我记下了，两小时内给您答复，请放心。', '两小时内给您答复'],
    ['the sentence, where the clause says only when', '您好。两小时内，我们给您答复。再见。', '两小时内，我们给您答复'],
    ['without the blanks around them', '您好！  两小时内给您答复  ！', '两小时内给您答复'],
    ['not those of the sentence before', '对，好。我们两小时内给您答复', '我们两小时内给您答复'],
    ['up to a semicolon', '两小时内给您答复；您先休息', '两小时内给您答复'],
    ['after the last mark before them', '好。好。是的，对，两小时内给您答复', '两小时内给您答复'],
    ['all there is, where there is no mark', '好的我们两小时内给您答复', '好的我们两小时内给您答复'],
  ])('%s', (_what, line, words) => expect(zh(line)).toEqual([words]))

  test.each<[what: string, line: string, words: string]>([
    [
      'the English clause',
      "Thank you, we'll call you back within two hours, bye.",
      "we'll call you back within two hours",
    ],
    ['up to the end of the sentence', "Fine. We'll call you within 2 hours. Bye.", "We'll call you within 2 hours"],
    [
      'not parted by a point inside a figure',
      "We'll send release 2.5 within two hours! Bye.",
      "We'll send release 2.5 within two hours",
    ],
  ])('%s', (_what, line, words) => expect(en(line)).toEqual([words]))
})

describe('what a sentence goes on with', () => {
  test('in the next line makes a promise of it', () => {
    expect(zh('这个两小时内', '我们给您答复')).toEqual(['这个两小时内'])
    expect(zh('这个两小时内，', '您放心，我们给您答复。')).toEqual(['这个两小时内，'])
  })
  test('in the next line, whatever break stands between them', () =>
    expect(zh('这个两小时内\n', '我们给您答复')).toEqual(['这个两小时内']))
  test('in the next line is words of their own', () =>
    expect(en('Well, within two hours', 'we will have it done.')).toEqual(['Well, within two hours']))
  test('after a time that goes over two lines', () => {
    expect(en('So by the end', 'of the day I will know more.')).toEqual(['So by the end'])
    expect(en('All of it is noted. So by the end', 'of the day I will know more.')).toEqual(['So by the end'])
    expect(en('So by the end', 'of the day', 'I will know more.')).toEqual(['So by the end'])
    expect(en('So by the end', 'of the day. I will know more.')).toEqual([])
    expect(en('I will know by the end', "of the day, but can't promise it.")).toEqual([])
  })
  test('but not where the point at its end is both of the time and of the sentence', () => {
    expect(en('Our shop is there by 5 p.m.', 'We will see.')).toEqual([])
    expect(en('Our shop is there by 5 p.m.,', 'we will see.')).toEqual(['Our shop is there by 5 p.m.,'])
  })
  test('but not once it has ended', () => {
    expect(zh('这个两小时内。', '我们给您答复')).toEqual([])
    expect(zh('这个两小时内！ ', '我们给您答复')).toEqual([])
    expect(en('It takes hours, within two hours. ', 'We will call you')).toEqual([])
  })
  test('nor what stands in the sentence after the next', () =>
    expect(zh('这个两小时内', '就好。我们给您答复')).toEqual([]))
  test('nor what the line itself says after it', () => expect(zh('这个两小时内。好的', '我们给您答复')).toEqual([]))
  test('may take it back', () => expect(zh('这个两小时内给您答复', '我不能保证。')).toEqual([]))
  test('takes nothing back in another sentence', () =>
    expect(zh('这个两小时内给您答复。', '价钱我不能保证。')).toEqual(['这个两小时内给您答复']))
})

describe('what is not up to us', () => {
  test('in another clause leaves a promise one', () => {
    expect(zh('您需要等一下，我们两小时内给您答复。')).toEqual(['我们两小时内给您答复'])
    expect(zh('您需要在两小时内答复我们，好吗')).toEqual([])
  })
  test('denied anywhere in the sentence is none', () => {
    expect(zh('我们两小时内给您答复，但是我不能保证。')).toEqual([])
    expect(zh('我不能保证质量。两小时内给您答复。')).toEqual(['两小时内给您答复'])
    expect(en("I can't promise it, but we'll call you within two hours.")).toEqual([])
  })
  test('of one thing does not keep another from being promised', () =>
    expect(zh('一般三天到账。', '您需要在七天内寄回来。', '两小时内给您答复。')).toEqual(['两小时内给您答复']))
})
