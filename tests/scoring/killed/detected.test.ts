import { describe, expect, test } from 'vitest'
import type { Call } from '../../../contract/index.ts'
import { bookOf, callOf, type Line, ruleWith, scoreBy } from '../books.ts'
import { during, found, refused } from '../detectors/measuring.ts'
import { dialogue, shifted } from '../fairness/dialogue.ts'

type Conditions = Record<string, unknown>

const agent = (...texts: string[]) => texts.map((text): Line => ['agent', text])
const words = { zh: '字', en: 'words' }

/** What a rule comes to: `finding`, `pass`, or why nobody can say. */
function comes(
  conditions: Conditions,
  find: string,
  lines: readonly Line[],
  changes: Partial<Call> = {},
  book: object = {},
) {
  const own = { ...bookOf(ruleWith('r', { conditions, find })), ...book }
  const { findings, not_evaluated } = scoreBy(own, callOf(lines, changes))
  return not_evaluated[0]?.reason ?? (findings.length > 0 ? 'finding' : 'pass')
}

describe('a situation', () => {
  const of =
    (conditions: Conditions, holds: string, more: object = {}) =>
    (find: string, lines: readonly Line[]) => {
      const situations = { so: { id: 'so', version: '1.0.0', title: words, conditions, holds } }
      return comes({ it: { situation: 'so', ...more } }, find, lines, {}, { situations })
    }
  const angry = { a: { phrases: { any: ['气死我了'] } } }
  const unsure: Line = ['agent', '那个', { confidence: 0.1 }]

  test('that nobody can tell is not told, nor is its absence where it may have been missed', () => {
    const vip = of({ a: { field: { path: 'queue', is: 'vip' } } }, 'a')
    expect([vip('it', agent('您好')), vip('not it', agent('您好'))]).toEqual(['no_metadata', 'no_metadata'])
    expect([of(angry, 'a')('it', [unsure]), of(angry, 'a')('not it', [unsure])]).toEqual(['pass', 'low_confidence'])
    expect(of(angry, 'a')('not it', agent('您好'))).toBe('finding')
  })

  test('may hold although nothing shows it', () => {
    expect(of(angry, 'not a')('it', agent('您好'))).toBe('finding')
    expect(of(angry, 'not a')('it', agent('气死我了'))).toBe('pass')
  })

  test('with a window, where something that shows it lies in the window', () => {
    const first = of(angry, 'a', { in: { first: { turns: 1 } } })
    expect(first('it', agent('气死我了', '您好'))).toBe('finding')
    expect(first('it', agent('您好', '气死我了'))).toBe('pass')
    expect(first('it', agent('气死', '我了'))).toBe('finding')
    expect(first('not it', agent('您好', '气死我了'))).toBe('finding')
    expect(first('not it', [...agent('您好', '气死我了'), unsure])).toBe('low_confidence')
    const quiet = of({ a: { silence: { at_least: 5 } } }, 'a', { in: { first: { seconds: 10 } } })
    expect(quiet('it', [during('agent', 0, 1), during('agent', 8, 9)])).toBe('finding')
    expect(quiet('it', [during('agent', 0, 9), during('agent', 20, 29), during('agent', 30, 31)])).toBe('finding')
    expect(quiet('it', [during('agent', 0, 9), during('agent', 12, 13), during('agent', 20, 29)])).toBe('pass')
  })
})

describe('words nobody is sure of', () => {
  const bye = { it: { phrases: { any: ['再见'] } } }
  const far = Array<Line>(4).fill(['customer', '说话'])

  test('are no doubt where they are just sure enough', () => {
    expect(comes(bye, 'not it', [['agent', '那个', { confidence: 0.6 }]])).toBe('finding')
    expect(comes(bye, 'not it', [['agent', '那个', { confidence: 0.59 }]])).toBe('low_confidence')
  })

  test('of nobody known count near the window, and only words', () => {
    const first = { it: { phrases: { any: ['再见'] }, in: { first: { turns: 1 } } } }
    const unknown: Line = ['unknown', '那个']
    expect(comes(first, 'not it', [['customer', '喂您好'], ['agent', '请讲'], unknown])).toBe('no_roles')
    expect(comes(first, 'not it', [['customer', '喂您好'], ['agent', '请讲'], ...far, unknown])).toBe('finding')
    expect(comes(bye, 'not it', [['agent', '请讲'], ['unknown', '嗯'], ...far, unknown])).toBe('finding')
  })

  test('a phrase over two lines is as sure as the less sure of them', () => {
    const wait = { it: { phrases: { any: ['请您稍等'] } } }
    expect(
      comes(wait, 'it', [
        ['agent', '请您', { confidence: 0.3 }],
        ['agent', '稍等'],
      ]),
    ).toBe('low_confidence')
    expect(
      comes(wait, 'it', [
        ['agent', '请您'],
        ['agent', '稍等', { confidence: 0.3 }],
      ]),
    ).toBe('low_confidence')
  })
})

describe('an exception', () => {
  const excused = (except: string, lines: Line[]) =>
    found({ phrases: { any: ['快点'], except: [except] } }, lines) === 'pass'
  test.each<[what: string, except: string, lines: Line[], is: boolean]>([
    ['before the words', '请问', agent('请问快点'), true],
    ['around them', '请快点说', agent('请快点说'), true],
    ['the very same words', '快点', agent('快点'), true],
    ['from their beginning on', '快点说', agent('快点说'), true],
    ['that begins within them', '点说', agent('快点说'), false],
    ['within them', '快', agent('快点'), false],
    ['that ends with them', '请快点', agent('请快点'), true],
    [
      'before somebody else spoke',
      '请问',
      [
        ['agent', '请问'],
        ['customer', '我要退货'],
        ['agent', '快点'],
      ],
      false,
    ],
    ['in the turn before', '请问', agent('请问', '快点'), true],
  ])('%s', (_, except, lines, is) => expect(excused(except, lines)).toBe(is))
})

describe('by sound', () => {
  const texts = (any: string[], text: string, more = {}) => {
    const evidence = found({ homophones: { any, ...more } }, agent(text))
    return typeof evidence === 'string' ? evidence : evidence.map((one) => one.text)
  }
  test.each<[any: string, text: string, found: string[] | string]>([
    ['没有…啦', '煤油啦', ['煤油啦']],
    ['你…啦', '泥啦', 'pass'],
    ['(没有|你)…啦', '煤油啦', 'pass'],
    ['(没有|你)…啦', '没有啦', ['没有啦']],
    ['随便你', '随便你随边你', ['随便你', '随边你']],
    ['随便你', '随边你随便你', ['随边你', '随便你']],
  ])('%s in %s', (any, text, result) => {
    const joined = texts([any], text)
    expect(Array.isArray(joined) && any.includes('…') ? [joined.join('')] : joined).toEqual(result)
  })
})

describe('where hits stand', () => {
  const order = (it: Record<string, unknown>, find: string, lines: readonly Line[], changes: Partial<Call> = {}) =>
    comes({ it, a: { phrases: { any: ['甲'] } } }, find, lines, changes)
  const alike = { similar: { to: ['请您稍等一下'], at_least: 0.9 } }
  const number = { regex: { any: ['[0-9]+'] } }

  test.each<[what: string, it: Record<string, unknown>, text: string]>([
    ['an expression', number, '12'],
    ['what is similar', alike, '请您稍等一下'],
  ])('%s in its turn', (_, it, text) => {
    expect(order(it, 'it then a', agent(`那${text}甲`))).toBe('finding')
    expect(order(it, 'a then it', agent(`那${text}甲`))).toBe('pass')
    expect(order(it, 'a then it', agent(`甲${text}`))).toBe('finding')
    expect(order(it, 'it then a', agent(`那${text}`, '甲'))).toBe('finding')
    expect(order(it, 'a then it', agent('甲', `那${text}`))).toBe('finding')
  })

  test('ringing is before all, a delay before the first words, the length after all', () => {
    const lines = [during('agent', 9, 10, '甲')]
    expect(order({ ring: { longer_than: 3 } }, 'it then a', agent('甲'))).toBe('finding')
    expect(order({ answer_delay: { longer_than: 3 } }, 'it then a', lines)).toBe('finding')
    expect(order({ answer_delay: { longer_than: 3 } }, 'a then it', lines)).toBe('pass')
    expect(order({ length: { longer_than: 3 } }, 'a then it', lines)).toBe('finding')
  })
})

describe('an expression', () => {
  const count = (text: string, more: Partial<Line[2]> = {}) => {
    const evidence = found({ regex: { any: ['a'] } }, [['agent', text, more]])
    return typeof evidence === 'string' ? evidence : evidence.length
  }
  test('is found so often in a turn, and no more', () => {
    expect([count('a '.repeat(100)), count('a '.repeat(101))]).toEqual([100, 100])
  })

  test('in a line that is just sure enough, and in noise of nobody known not at all', () => {
    expect([count('a', { confidence: 0.6 }), count('a', { confidence: 0.59 })]).toEqual([1, 'low_confidence'])
    const said: Line[] = [...agent('您好'), ['unknown', 'a']]
    expect(found({ regex: { any: ['a'] } }, said)).toBe('no_roles')
    const noise: Line[] = [...agent('您好'), ['unknown', 'a', { kind: 'noise' }]]
    expect(found({ regex: { any: ['a'] } }, noise)).toBe('pass')
  })
})

describe('of measures', () => {
  const late = shifted(dialogue(Array.from({ length: 12 }, () => [3000, 500])), 2000)
  test.each([
    { answer_delay: { longer_than: 1 } },
    { ending: { sooner_than: 9999 } },
    { ending: { last_words: 'agent' } },
  ])('clocks that differ: %j', (it) => expect(found(it, [], { segments: late.segments })).toBe('unreliable_timing'))

  test('no answer where nobody known spoke', () => {
    const delay = { it: { answer_delay: { longer_than: 3 } } }
    const stranger: Line[] = [
      ['unknown', '喂您好'],
      ['agent', '嗯'],
    ]
    expect([comes(delay, 'it', stranger), comes(delay, 'not it', stranger)]).toEqual(['pass', 'no_roles'])
    expect(comes(delay, 'not it', agent('嗯'))).toBe('finding')
  })

  test('of a machine only words announce', () => {
    const delay = (text: string) =>
      found({ answer_delay: { longer_than: 3 } }, [during('ivr', 0, 4, text), during('agent', 5, 6)])
    expect([delay('欢迎致电客服中心'), delay('[noise]')]).toMatchObject(['pass', [{ value: 5000 }]])
  })

  test('the end after the last words of a person', () => {
    const soon = (...more: Line[]) =>
      found({ ending: { sooner_than: 5 } }, [during('ivr', 0, 1), during('agent', 2, 4), ...more], {
        answered_at: '2026-05-06T10:00:00+08:00',
        ended_at: '2026-05-06T10:00:08+08:00',
      })
    expect(soon()).toMatchObject([{ value: 4000 }])
    expect(soon(during('customer', 5, 6, '嗯'))).toMatchObject([{ value: 4000 }])
    expect(soon(during('ivr', 5, 6, '[noise]'))).toMatchObject([{ value: 4000 }])
    expect(soon(during('ivr', 5, 6))).toBe('pass')
    expect(soon(during('ivr', 2, 4))).toMatchObject([{ value: 4000 }])
  })

  test('who had the last words, where two end together, or nobody had any', () => {
    const last = (lines: Line[]) => found({ ending: { last_words: 'customer' } }, lines)
    expect(last([during('agent', 0, 4), during('customer', 1, 4)])).toBeInstanceOf(Array)
    expect(last([during('customer', 0, 4), during('agent', 1, 4)])).toBe('pass')
    expect(last(agent('嗯'))).toBe('pass')
  })

  test('how soon it ended cannot be told where all have one time', () => {
    const together = [during('agent', 0, 9), during('customer', 0, 9)]
    expect(found({ ending: { sooner_than: 9999 } }, together)).toBe('no_timing')
    expect(found({ ending: { later_than: 1 } }, together)).toBe('no_timing')
    expect(found({ ending: { by: 'customer' } }, together)).toBeInstanceOf(Array)
  })

  test('a call of no length is a short one', () => {
    const none = { ended_at: '2026-05-06T10:00:05+08:00' }
    expect(found({ length: { shorter_than: 5 } }, agent('您好'), none)).toMatchObject([{ value: 0 }])
    expect(found({ length: { longer_than: 5 } }, agent('您好'), none)).toBe('pass')
  })

  test('a supervisor has no share of the talk', () => {
    const lines = [during('agent', 0, 3), during('customer', 4, 5), during('supervisor', 6, 60)]
    expect(found({ talk_share: { more_than: 70 } }, lines)).toMatchObject([{ value: 75 }])
    expect(refused({ talk_share: { more_than: 50, less_than: 50 } })).toContain('must be less than')
  })

  test('turns are turns with words', () => {
    const lines: Line[] = [...agent('请讲', '嗯', '再见'), ['customer', '好的']]
    expect(found({ turns: { at_least: 2 } }, lines)).toMatchObject([{ segments: [0] }, { segments: [2] }])
    expect(found({ turns: { at_most: 2 } }, lines)).toMatchObject([{ segments: [0, 2], value: 2 }])
    const strange = (text: string): Line[] => [
      ['agent', '请讲'],
      ['unknown', text],
      ...Array<Line>(4).fill(['customer', '说话']),
      ['unknown', '我说'],
    ]
    expect(found({ turns: { at_most: 1 } }, strange('嗯'))).toBeInstanceOf(Array)
    expect(found({ turns: { at_most: 1 } }, strange('那个'))).toBe('no_roles')
  })
})

describe('what is similar', () => {
  test('is words, and says so', () => {
    const said = found({ similar: { to: ['好的吗'], at_least: 0.5 } }, agent('好的', '好的啊吗'))
    expect(said).toMatchObject([{ segment: 1, matched_by: 'similar' }])
  })

  test('to what: some text, and not too short a one', () => {
    expect(refused({ similar: { at_least: 0.5 } })).toContain('needs "to" or "lists"')
    expect(refused({ similar: { to: ['您好'], at_least: 0.5 } })).toContain('too short')
    expect(refused({ similar: { to: ['您好'], at_least: 0.5, min_length: 2 } })).toBeNull()
    expect(refused({ similar: { to: ['请您稍等'], at_least: 0.5, min_length: 5 } })).toContain('too short')
    expect(refused({ similar: { to: ['请您稍等'], at_least: 0.5, min_length: 4 } })).toBeNull()
  })
})

test.each<[at: string, working: boolean]>([
  ['2026-05-04T22:00:00+08:00', true],
  ['2026-05-04T21:59:00+08:00', false],
  ['2026-05-05T05:59:00+08:00', true],
  ['2026-05-05T06:00:00+08:00', false],
  ['2026-05-04T05:00:00+08:00', false],
])('a shift past midnight, from Monday: %s', (started_at, working) => {
  const rule = ruleWith('r', { conditions: { it: { field: { working_time: true } } }, find: 'it' })
  const book = bookOf(rule)
  book.form.settings.working_time = [{ days: ['mon'], from: '22:00', to: '06:00' }]
  expect(scoreBy(book, callOf(agent('您好'), { started_at })).findings.length > 0).toBe(working)
})

test('a name the call does not say is that of the settings', () => {
  const company = (attributes: object) => {
    const rule = ruleWith('r', {
      conditions: { it: { phrases: { any: ['甲'] } } },
      find: 'it',
      message: { zh: '{company}', en: 'x' },
    })
    const book = bookOf(rule)
    book.form.settings.company = '长城'
    return scoreBy(book, callOf(agent('甲'), { attributes } as never)).findings[0]?.message.zh
  }
  expect([company({}), company({ company: '' }), company({ company: '黄河' })]).toEqual(['长城', '长城', '黄河'])
})
