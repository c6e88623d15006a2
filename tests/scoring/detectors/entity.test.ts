import { describe, expect, test } from 'vitest'
import type { Call } from '../../../contract/index.ts'
import { createScorer } from '../../../scoring/scorer.ts'
import { bookOf, callOf, HASH, type Line, ruleWith, scoreBy } from '../books.ts'
import { judgeOf, readAs } from './entities.ts'
import { found, refused } from './measuring.ts'

/** Kind, what is said (lines apart by |), and what it is read as; empty where it is nothing. */
type Case = [kind: string, said: string, read: string]

const check = (cases: Case[]) =>
  test.each(cases)('%s: %s', (kind, said, read) => {
    expect(readAs({ any: [kind] }, said.split('|'))).toBe(read || 'pass')
  })

describe('mobile', () => {
  check([
    ['mobile', '我的电话是13800138000谢谢', '13800138000=13800138000'],
    ['mobile', '+86 138-0013-8000', '+86 138-0013-8000=13800138000'],
    ['mobile', '0086 13800138000', '0086 13800138000=13800138000'],
    ['mobile', '加八六一三八零零一三八零零零', '加八六一三八零零一三八零零零=13800138000'],
    ['mobile', '幺三八零零幺三八零零零', '幺三八零零幺三八零零零=13800138000'],
    ['mobile', '壹叁捌零零壹叁捌零零零', '壹叁捌零零壹叁捌零零零=13800138000'],
    ['mobile', '１３８００１３８０００', '１３８００１３８０００=13800138000'],
    ['mobile', '幺三八|零零一三|八零零零', '幺三八/零零一三/八零零零=13800138000'],
    ['mobile', '幺三八。|零零一三。|八零零零。', '幺三八/零零一三/八零零零=13800138000'],
    ['mobile', '一三八 0013 八千', '一三八 0013 八千=13800138000'],
    ['mobile', '一三八，嗯，零零一三，那个，八零零零', '一三八，嗯，零零一三，那个，八零零零=13800138000'],
    ['mobile', '一三八零零一三八三个零', '一三八零零一三八三个零=13800138000'],
    ['mobile', '是13800138000，或者13900139000', '13800138000=13800138000; 13900139000=13900139000'],
    ['mobile', '13800138000，13900139000', '13800138000=13800138000; 13900139000=13900139000'],
    [
      'mobile',
      'it is one three eight double oh one three eight triple zero',
      'one three eight double oh one three eight triple zero=13800138000',
    ],
    ['mobile', 'call 138 uh 0013 um 8000', '138 uh 0013 um 8000=13800138000'],
    ['mobile', '卡号6222021380013800012', ''],
    ['mobile', '6222 13800138000 12', ''],
    ['mobile', '12800138000', ''],
    ['mobile', '1380013800', ''],
    ['mobile', '13800138000@163.com', ''],
    ['mobile', 'SN13800138000AB', ''],
    ['mobile', '¥13800138000', ''],
    ['mobile', '一三八零零一三八三千', ''],
    ['mobile', '一三八。零零一三。八零零零', ''],
    ['mobile', '+1 (415) 555-0132', ''],
  ])
})

describe('phone', () => {
  check([
    ['phone', '010-88886666转802', '010-88886666转802=01088886666-802'],
    ['phone', '（０１０）８８８８６６６６', '（０１０）８８８８６６６６=01088886666'],
    ['phone', '零二一，六一二三四五六七', '零二一，六一二三四五六七=02161234567'],
    ['phone', '0571 8765 4321', '0571 8765 4321=057187654321'],
    ['phone', '四零零八二零八八二零', '四零零八二零八八二零=4008208820'],
    ['phone', '800-810-8888', '800-810-8888=8008108888'],
    ['phone', '请拨打95588', '95588=95588'],
    ['phone', '+1 (415) 555-0132', '+1 (415) 555-0132=+14155550132'],
    ['phone', 'call (415) 555-0132 ext 12', '(415) 555-0132 ext 12=4155550132-12'],
    [
      'phone',
      'four one five five five five oh one three two',
      'four one five five five five oh one three two=4155550132',
    ],
    [
      'phone',
      'plus four four two oh seven nine four six oh nine five eight',
      'plus four four two oh seven nine four six oh nine five eight=+442079460958',
    ],
    ['phone', '1 415 555 0132', '1 415 555 0132=14155550132'],
    ['phone', 'call 020 7946 0958', '020 7946 0958=02079460958'],
    ['phone', '共95000块', ''],
    ['phone', '电话010-8888666', ''],
    ['phone', '订单4155550132', ''],
    ['phone', '13800138000', ''],
  ])
})

describe('id_card', () => {
  check([
    ['id_card', '11010519491231002X', '11010519491231002X=11010519491231002X'],
    ['id_card', '110105 19491231 002叉', '110105 19491231 002叉=11010519491231002X'],
    ['id_card', '幺幺零幺零五|一九四九一二三一|零零二x', '幺幺零幺零五/一九四九一二三一/零零二x=11010519491231002X'],
    ['id_card', '440524188001010014', ''],
    ['id_card', '11010519491231002', ''],
    ['id_card', '110105194912310021', ''],
    ['id_card', '11010519491331002X', ''],
    ['id_card', '11010519491231002XY', ''],
  ])
})

describe('bank_card', () => {
  check([
    ['bank_card', '4111 1111 1111 1111', '4111 1111 1111 1111=4111111111111111'],
    ['bank_card', '四一一一 一一一一|一一一一 一一一一', '四一一一 一一一一/一一一一 一一一一=4111111111111111'],
    ['bank_card', '6222021234567890128', '6222021234567890128=6222021234567890128'],
    ['bank_card', 'four one one one, 1111, 1111, 1111', 'four one one one, 1111, 1111, 1111=4111111111111111'],
    ['bank_card', '4111 1111 1111 1112', ''],
    ['bank_card', '11010519491231002X', ''],
    ['bank_card', '411111111111', ''],
  ])
})

describe('email', () => {
  check([
    ['email', 'write to John.Smith99@Example.co.uk.', 'John.Smith99@Example.co.uk=john.smith99@example.co.uk'],
    ['email', 'john at gmail dot com', 'john at gmail dot com=john@gmail.com'],
    [
      'email',
      "it's j o h n underscore two at my-shop dot co dot uk thanks",
      'j o h n underscore two at my-shop dot co dot uk=john_2@my-shop.co.uk',
    ],
    ['email', '发到zhangsan艾特163点com吧', 'zhangsan艾特163点com=zhangsan@163.com'],
    ['email', '一二三四五艾特qq点com', '一二三四五艾特qq点com=12345@qq.com'],
    ['email', '邮箱ｚｓ＠ｑｑ．ｃｏｍ', 'ｚｓ＠ｑｑ．ｃｏｍ=zs@qq.com'],
    ['email', 'look at page dot five', ''],
    ['email', 'meet me at noon', ''],
    ['email', '@张三 您好', ''],
    ['email', 'a@b', ''],
  ])
})

describe('amount', () => {
  check([
    ['amount', '三百五十块', '三百五十块=350 CNY'],
    ['amount', '要三百五块钱', '三百五块钱=350 CNY'],
    ['amount', '一千零五十元', '一千零五十元=1050 CNY'],
    ['amount', '三百五十萬元', '三百五十萬元=3500000 CNY'],
    ['amount', '1.5万元', '1.5万元=15000 CNY'],
    ['amount', '3万5元', '3万5元=35000 CNY'],
    ['amount', '一点五万元', '一点五万元=15000 CNY'],
    ['amount', '两块五毛', '两块五毛=2.5 CNY'],
    ['amount', '十块零五毛', '十块零五毛=10.5 CNY'],
    ['amount', '一百二十三块五', '一百二十三块五=123.5 CNY'],
    ['amount', '一块五', '一块五=1.5 CNY'],
    ['amount', '五毛钱', '五毛钱=0.5 CNY'],
    ['amount', '两三百块', '两三百块=300 CNY'],
    ['amount', '100多块', '100多块=100 CNY'],
    ['amount', '￥1,299.50', '￥1,299.50=1299.5 CNY'],
    ['amount', '赔您五万吧', '五万=50000 CNY'],
    ['amount', '五百美元', '五百美元=500 USD'],
    ['amount', 'HK$500', 'HK$500=500 HKD'],
    ['amount', 'twenty five dollars', 'twenty five dollars=25 USD'],
    ['amount', 'twenty-five dollars', 'twenty-five dollars=25 USD'],
    ['amount', 'one twenty dollars', 'one twenty dollars=120 USD'],
    ['amount', 'one hundred and fifty pounds', 'one hundred and fifty pounds=150 GBP'],
    ['amount', 'two thousand five hundred euros', 'two thousand five hundred euros=2500 EUR'],
    ['amount', 'a hundred dollars and fifty cents', 'a hundred dollars and fifty cents=100.5 USD'],
    ['amount', 'it was $12.50', '$12.50=12.5 USD'],
    ['amount', '三百|五十块', '三百/五十块=350 CNY'],
    ['amount', '我们一块去', ''],
    ['amount', '换两块电池', ''],
    ['amount', '万一五万人来', ''],
    ['amount', '千万不要', ''],
    ['amount', '十分感谢', ''],
    ['amount', '一二三块', ''],
    ['amount', 'one two three dollars', ''],
    ['amount', '几百块', ''],
    ['amount', 'pounds of work', ''],
  ])
})

describe('date', () => {
  check([
    ['date', '2026年5月6日', '2026年5月6日=2026-05-06'],
    ['date', '二零二六年五月六号', '二零二六年五月六号=2026-05-06'],
    ['date', '五月二十六号', '五月二十六号=05-26'],
    ['date', '2026-05-06到期', '2026-05-06=2026-05-06'],
    ['date', 'on 5/26/2026', '5/26/2026=2026-05-26'],
    ['date', 'May 6th, 2026', 'May 6th, 2026=2026-05-06'],
    ['date', 'the sixth of May', 'sixth of May=05-06'],
    ['date', 'May the twenty first', 'May the twenty first=05-21'],
    ['date', '6 May 2026', '6 May 2026=2026-05-06'],
    ['date', '五月三十二号', ''],
    ['date', '十三月一号', ''],
    ['date', '1.2.3.4', ''],
    ['date', 'you may call', ''],
    ['date', '三个月', ''],
  ])
})

describe('time', () => {
  check([
    ['time', '下午三点半', '下午三点半=15:30'],
    ['time', '三点一刻', '三点一刻=03:15'],
    ['time', '三点五十五分', '三点五十五分=03:55'],
    ['time', '晚上八点到', '晚上八点=20:00'],
    ['time', '15:30来', '15:30=15:30'],
    ['time', '明天两点来', '两点=02:00'],
    ['time', "three o'clock", "three o'clock=03:00"],
    ['time', 'half past nine', 'half past nine=09:30'],
    ['time', 'quarter to five', 'quarter to five=04:45'],
    ['time', 'nine thirty am', 'nine thirty am=09:30'],
    ['time', 'five in the afternoon', 'five in the afternoon=17:00'],
    ['time', '9:05 p.m.', '9:05 p.m.=21:05'],
    ['time', 'at noon', 'noon=12:00'],
    ['time', '有两点要说明', ''],
    ['time', '两点建议', ''],
    ['time', '差一点', ''],
    ['time', '快一点', ''],
    ['time', '25:61', ''],
    ['time', '三点五公里', ''],
  ])
})

// The call is answered at 10:00:05 on Wednesday, 6 May 2026, and its first line begins then.
const AT_TEN = { answered_at: '2026-05-06T10:00:00+08:00' }
const ON_FRIDAY = {
  started_at: '2026-05-08T10:00:00+08:00',
  answered_at: '2026-05-08T10:00:00+08:00',
  ended_at: '2026-05-08T11:00:00+08:00',
}

describe('time_promise', () => {
  test.each<[said: string, read: string]>([
    ['两小时内', '两小时内=2 h'],
    ['我24小时之内给您回电', '24小时之内=24 h'],
    ['半小时内', '半小时内=0.5 h'],
    ['一个半小时之内', '一个半小时之内=1.5 h'],
    ['三十分钟后给您回电', '三十分钟后=0.5 h'],
    ['两三天内', '两三天内=72 h'],
    ['兩小時內', '兩小時內=2 h'],
    ['一到两个工作日内', '一到两个工作日内=48 h'],
    ['3-5个工作日内', '3-5个工作日内=168 h'],
    ['三个工作日内', '三个工作日内=120 h'],
    ['最晚明天中午', '最晚明天中午=26 h'],
    ['不超过两天', '不超过两天=48 h'],
    ['今天下班前', '今天下班前=8 h'],
    ['明天上午之前', '明天上午之前=26 h'],
    ['明天前', '明天前=38 h'],
    ['今天内', '今天内=14 h'],
    ['下午三点前', '下午三点前=5 h'],
    ['三点前', '三点前=5 h'],
    ['九点前', '九点前=11 h'],
    ['零点前', '零点前=14 h'],
    ['今晚零点前', '今晚零点前=14 h'],
    ['周五之前', '周五之前=62 h'],
    ['周三前', '周三前=182 h'],
    ['下周一前', '下周一前=134 h'],
    ['下周前', '下周前=110 h'],
    ['本周内', '本周内=110 h'],
    ['周末前', '周末前=110 h'],
    ['本周末前', '本周末前=110 h'],
    ['月底前', '月底前=614 h'],
    ['5月8号前', '5月8号前=62 h'],
    ['within 24 hours', 'within 24 hours=24 h'],
    ['in the next two hours', 'in the next two hours=2 h'],
    ['in two business days', 'in two business days=48 h'],
    ['in 3 to 5 business days', 'in 3 to 5 business days=168 h'],
    ['within an hour and a half', 'within an hour and a half=1.5 h'],
    ['half an hour from now', 'half an hour from now=0.5 h'],
    ['within a half hour', 'within a half hour=0.5 h'],
    ['tomorrow before noon', 'tomorrow before noon=26 h'],
    ['we call you by Friday', 'by Friday=62 h'],
    ['before Friday', 'before Friday=38 h'],
    ['by next Monday morning', 'by next Monday morning=122 h'],
    ['by tomorrow at five pm', 'by tomorrow at five pm=31 h'],
    ['by 5 pm tomorrow', 'by 5 pm tomorrow=31 h'],
    ['before noon on Friday', 'before noon on Friday=50 h'],
    ['no later than 5 pm', 'no later than 5 pm=7 h'],
    ['by the end of the day', 'by the end of the day=14 h'],
    ['by close of business tomorrow', 'by close of business tomorrow=32 h'],
    ['by May 8th', 'by May 8th=62 h'],
    ['尽快', ''],
    ['马上给您办', ''],
    ['as soon as possible', ''],
    ['in a minute', ''],
    ['in a moment', ''],
    ['两天前买的', ''],
    ['两小时之前', ''],
    ['上周五之前', ''],
    ['2025年12月1号前', ''],
    ['明天来', ''],
    ['两天内容', ''],
    ['今天前台', ''],
    ['三天后天晴', ''],
    ['in two days ago', ''],
    ['by the way', ''],
    ['one by one', ''],
  ])('%s', (said, read) => expect(readAs({ any: ['time_promise'] }, [said], AT_TEN)).toBe(read || 'pass'))

  test('working days skip the days without work', () => {
    const read = (said: string, settings = {}) => readAs({ any: ['time_promise'] }, [said], ON_FRIDAY, settings)
    expect(read('一个工作日内')).toBe('一个工作日内=72 h')
    const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as never
    const working_time = [{ days, from: '09:00', to: '20:30' }]
    expect(read('一个工作日内', { working_time })).toBe('一个工作日内=24 h')
    expect(read('今天下班前', { working_time })).toBe('今天下班前=10.5 h')
  })

  test('is reckoned from its own turn', () => {
    const lines: Line[] = [
      ['agent', '您好', {}],
      ['agent', '十二点前', { start_ms: 30 * 60_000, end_ms: 30 * 60_000 + 900 }],
    ]
    expect(judgeOf({ any: ['time_promise'] })(lines, AT_TEN)).toMatchObject([{ value: 1.5, unit: 'h' }])
  })

  test('limits', () => {
    const read = (limits: object, said: string) => readAs({ any: ['time_promise'], ...limits }, [said], AT_TEN)
    expect(read({ within_hours: 24 }, '24小时内')).toBe('24小时内=24 h')
    expect(read({ within_hours: 23.9 }, '24小时内')).toBe('pass')
    expect(read({ beyond_hours: 24 }, '24小时内')).toBe('pass')
    expect(read({ beyond_hours: 24 }, '25小时内')).toBe('25小时内=25 h')
    expect(read({ within_hours: 48, beyond_hours: 24 }, '24小时内，30小时内，三天内')).toBe('30小时内=30 h')
  })
})

describe('digits', () => {
  check([
    ['digits', '工单号12345', '12345=12345'],
    ['digits', '尾号一二三四', '一二三四=1234'],
    ['digits', '一二|34', '一二/34=1234'],
    ['digits', '八百一二三四', '八百一二三四=8001234'],
    ['digits', 'double oh five nine', 'double oh five nine=0059'],
    ['digits', 'oh seven nine four', 'oh seven nine four=0794'],
    ['digits', 'oh, one two three four', 'one two three four=1234'],
    ['digits', 'one two|three four', 'one two/three four=1234'],
    ['digits', '123', ''],
    ['digits', '一个一下一起', ''],
    ['digits', '三心二意七上八下', ''],
    ['digits', '三三两两', ''],
    ['digits', '一五一十', ''],
    ['digits', '九九八十一', ''],
    ['digits', '三四千个', ''],
    ['digits', '二零二六年', ''],
    ['digits', '2026-05-06', ''],
    ['digits', '1000块', ''],
    ['digits', '3.14159', ''],
    ['digits', '1,234,567', ''],
    ['digits', 'one moment for one', ''],
    ['digits', 'twenty five thirty', ''],
  ])
  test('so many at least', () => {
    expect(readAs({ any: ['digits'], min_digits: 3 }, ['seven three three'])).toBe('seven three three=733')
    expect(readAs({ any: ['digits'], min_digits: 6 }, ['12345'])).toBe('pass')
  })
})

describe('names', () => {
  const changes = { agent: { id: 'A7', name: '李敏' }, attributes: { company: '长城维修' } }
  test.each([
    [['company'], '您好，長城·維修', '長城·維修=长城维修'],
    [['agent'], '我是李敏', '李敏=李敏'],
    [['agent', 'company'], '长城维修李敏', '长城维修=长城维修'],
    [['agent', 'mobile'], '李敏13800138000', '李敏=李敏; 13800138000=13800138000'],
    [['customer'], '李敏', 'pass'],
  ])('%j in %s', (any, said, read) => expect(readAs({ any }, [said], changes)).toBe(read))
})

test('of what overlaps the longest, and of these the surest', () => {
  const any = ['digits', 'mobile', 'time', 'time_promise', 'email']
  expect(readAs({ any }, ['13800138000，下午三点前，12345@qq.com'], AT_TEN)).toBe(
    '13800138000=13800138000; 下午三点前=5 h; 12345@qq.com=12345@qq.com',
  )
})

test('over', () => {
  const entity = { any: ['amount'], over: 100 }
  expect(readAs(entity, ['一百块'])).toBe('pass')
  expect(readAs(entity, ['一百零一块'])).toBe('一百零一块=101 CNY')
})

test('evidence has the exact words, what they were read as, and what they are by', () => {
  expect(found({ entity: { any: ['amount'], over: 5 } }, [['agent', '😀 一共 三百五十块 ，好吗']])).toEqual([
    {
      hit: 0,
      segment: 0,
      start: 6,
      end: 11,
      text: '三百五十块',
      start_ms: 0,
      end_ms: 900,
      value: 350,
      limit: 5,
      unit: 'CNY',
      matched_by: 'entity',
    },
  ])
})

test('what a check digit proves is surer than a shape', () => {
  const sure = (kind: string, text: string) => {
    const rule = ruleWith('r', { conditions: { it: { entity: { any: [kind] } } }, find: 'it' })
    return scoreBy(bookOf(rule), callOf([['agent', text]])).findings[0]?.confidence
  }
  expect(sure('id_card', '11010519491231002X')).toBe(1)
  expect(sure('mobile', '13800138000')).toBe(0.95)
  expect(sure('digits', '123456')).toBe(0.8)
})

describe('where nobody is sure', () => {
  const condition = { entity: { any: ['mobile'] } }
  test.each<[string, Line[], unknown]>([
    ['a line of low confidence', [['agent', '13800138000', { confidence: 0.3 }]], 'low_confidence'],
    [
      'a part of it in such a line',
      [
        ['agent', '138001'],
        ['agent', '38000', { confidence: 0.3 }],
      ],
      'low_confidence',
    ],
    [
      'an unknown speaker',
      [
        ['agent', '您说'],
        ['unknown', '13800138000'],
      ],
      'no_roles',
    ],
    [
      'another speaker',
      [
        ['agent', '您说'],
        ['customer', '13800138000'],
      ],
      'pass',
    ],
    [
      'somebody between',
      [
        ['agent', '138001'],
        ['customer', '什么'],
        ['agent', '38000'],
      ],
      'pass',
    ],
  ])('%s', (_, lines, result) => expect(found(condition, lines)).toBe(result))

  test('a sign of listening does not part a number', () => {
    const lines: Line[] = [
      ['agent', '138001'],
      ['customer', '嗯'],
      ['agent', '38000'],
    ]
    expect(found(condition, lines)).toMatchObject([{ segment: 0 }, { segment: 2 }])
  })

  test('a doubt remains where nothing was found', () => {
    const rule = ruleWith('r', { conditions: { it: condition }, find: 'not it' })
    const score = scoreBy(bookOf(rule), callOf([['agent', '哎呀', { confidence: 0.3 }]]))
    expect(score.not_evaluated[0]?.reason).toBe('low_confidence')
  })
})

describe('the trace', () => {
  const explain = (entity: object, text: string, changes: Partial<Call> = {}) => {
    const rule = ruleWith('r', { conditions: { it: { entity } }, find: 'it' })
    const { items } = createScorer([bookOf(rule)]).explain(callOf([['agent', text]], { ...AT_TEN, ...changes }), HASH)
    return items[0]?.rules[0]?.conditions[0]
  }
  test('shows what was read, also where it does not pass the limit', () => {
    expect(explain({ any: ['amount'] }, '三百块')?.hits).toMatchObject([{ text: '三百块', value: 300, unit: 'CNY' }])
    expect(explain({ any: ['time_promise'], within_hours: 24 }, '三天内')?.measured).toEqual([{ value: 72, unit: 'h' }])
    expect(explain({ any: ['amount', 'mobile'], over: 500 }, '三百块')?.measured).toEqual([{ value: 300, unit: 'CNY' }])
    expect(explain({ any: ['mobile'] }, '您好')).toMatchObject({ measured: [], nearest: [] })
  })
  test('shows what was most like a name', () => {
    const changes = { attributes: { company: '长城维修' } }
    expect(explain({ any: ['company', 'mobile'] }, '长城维护', changes)?.nearest).toMatchObject([
      { wanted: '长城维修' },
    ])
  })
})

test('a number belongs to the window it begins in, with all of it', () => {
  const first = { entity: { any: ['mobile'] }, in: { first: { turns: 1 } } }
  const last = { entity: { any: ['mobile', 'digits'] }, in: { last: { turns: 1 } } }
  const lines: Line[] = [
    ['agent', '号码138001'],
    ['agent', '38000'],
  ]
  expect(found(first, lines)).toMatchObject([{ segment: 0 }, { segment: 1 }])
  expect(found(last, lines)).toBe('pass')
})

test.each<[object, string]>([
  [{ any: ['mobile'], min_digits: 5 }, 'entity: "min_digits" goes with "digits", which is not in "any"'],
  [{ any: ['mobile'], within_hours: 5 }, 'entity: "within_hours" goes with "time_promise", which is not in "any"'],
  [{ any: ['date'], over: 5 }, 'entity: "over" goes with "amount", which is not in "any"'],
  [{ any: ['time_promise'], within_hours: 5, beyond_hours: 5 }, 'entity: nothing is due within 5 and beyond 5 hours'],
])('%j is refused', (entity, message) => expect(refused({ entity })).toContain(message))
