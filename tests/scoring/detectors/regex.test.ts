import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bookOf, callOf, type Line, ruleWith, scoreBy } from '../books.ts'
import { found, refused } from './measuring.ts'

/** What is matched in an agent's lines, or why nothing is. */
function matched(regex: object, ...texts: string[]): unknown {
  const came = found(
    { regex },
    texts.map((text): Line => ['agent', text]),
  )
  return typeof came === 'string' ? came : came.map(({ segment, start, text }) => `${segment}:${start} ${text}`)
}

test('the evidence is the text as it came in', () => {
  expect(
    found({ regex: { any: ['\\d{3,}'] } }, [
      ['customer', '911'],
      ['agent', '😀 工单 12345，没错'],
    ]),
  ).toEqual([
    {
      hit: 0,
      segment: 1,
      start: 6,
      end: 11,
      text: '12345',
      start_ms: 1000,
      end_ms: 1900,
      matched_by: 'regex',
    },
  ])
})

test.each<[object, string[], unknown]>([
  [{ any: ['订单[号码]'] }, ['您的订单号是多少', '订单 号'], ['0:2 订单号']],
  [{ any: ['refund(ed|s)?'] }, ['REFUNDED twice, Refund'], ['0:0 REFUNDED', '0:16 Refund']],
  [{ any: ['\\bsir\\b'] }, ['sirloin', 'yes, sir'], ['1:5 sir']],
  [{ any: ['[一二三四五六七八九]折'] }, ['给您打八折'], ['0:3 八折']],
  [{ any: ['甲', '乙'] }, ['乙甲乙'], ['0:0 乙', '0:1 甲', '0:2 乙']],
  [{ any: ['ab', 'abc', 'bcd'] }, ['abcd'], ['0:0 abc']],
  [{ any: ['\\b'] }, ['no width'], 'pass'],
  [{ any: ['^好的$'] }, ['好的', '好的吧'], ['0:0 好的']],
])('%j in %j: %j', (regex, texts, result) => expect(matched(regex, ...texts)).toEqual(result))

describe('except', () => {
  const regex = { any: ['\\d{4,}'], except: ['工单\\d+', 'in 20\\d\\d'] }
  test('a match that overlaps one is none', () => {
    expect(matched(regex, '工单12345')).toBe('pass')
    expect(matched(regex, 'In 2026 and 2027')).toEqual(['0:12 2027'])
    expect(matched(regex, '工单 12345')).toEqual(['0:3 12345'])
  })
  test('one that only touches it spares nothing', () => {
    expect(matched({ any: ['乙'], except: ['甲', '丙'] }, '甲乙丙')).toEqual(['0:1 乙'])
  })
})

describe('where nobody is sure', () => {
  const condition = { regex: { any: ['退款'] } }
  const unsure: Line = ['agent', '退款', { confidence: 0.3 }]
  test('of the words', () => {
    expect(found(condition, [unsure])).toBe('low_confidence')
    expect(found(condition, [unsure, ['agent', '可以退款']])).toMatchObject([{ segment: 1 }])
  })
  test('of who said them', () => {
    expect(
      found(condition, [
        ['agent', '您好'],
        ['unknown', '退款'],
      ]),
    ).toBe('no_roles')
    expect(
      found(condition, [
        ['agent', '您好'],
        ['unknown', '别的'],
      ]),
    ).toBe('pass')
    expect(
      found(condition, [
        ['agent', '您好'],
        ['customer', '退款'],
      ]),
    ).toBe('pass')
  })
  test('what was not found may have been said', () => {
    const missing = (lines: Line[]) => {
      const rule = ruleWith('r', { conditions: { it: condition }, find: 'not it' })
      const { findings, not_evaluated } = scoreBy(bookOf(rule), callOf(lines))
      return not_evaluated[0]?.reason ?? findings.length
    }
    expect(missing([['agent', '您好']])).toBe(1)
    expect(missing([['agent', '听不清', { confidence: 0.3 }]])).toBe('low_confidence')
    expect(
      missing([
        ['agent', '您好'],
        ['unknown', '听得清'],
      ]),
    ).toBe('no_roles')
  })
})

test.each([
  ['(a', 'regex "(a" cannot be read: missing closing ) at character 1: (a'],
  ['x[z-a]', 'regex "x[z-a]" cannot be read: invalid character class range at character 3: z-a'],
  ['(a)\\1', 'regex "(a)\\1" cannot be read: invalid escape sequence at character 4: \\1'],
  ['ab\\', 'regex "ab\\" cannot be read: trailing backslash at end of expression at character 3'],
  ['(?=a)', 'regex "(?=a)" has (?=: look-around is not allowed; use except'],
  ['a(?<!b)', 'regex "a(?<!b)" has (?<!: look-around is not allowed; use except'],
  ['a*', 'regex "a*" matches the empty text, and so everywhere; it must need at least one character'],
  ['', null],
])('refused: %s', (source, message) => {
  const said = refused({ regex: { any: ['a', source || 'b'] } })
  expect(said).toBe(message)
  expect(refused({ regex: { any: ['a'], except: ['a', source || 'b'] } })).toBe(said)
})

test('its spans are those of a plain search', () => {
  const text = fc.array(fc.constantFrom(...'甲乙丙aA1 ，😀'), { maxLength: 30 }).map((chars) => chars.join(''))
  const source = fc.constantFrom('甲', '甲乙?', '[甲乙]+', 'a|甲1', '\\d\\s', '😀', '(甲|乙)(丙|a)', 'a.甲')
  fc.assert(
    fc.property(source, text, (any, said) => {
      const plain = [...`${said}话语`.matchAll(new RegExp(any, 'giu'))].map(
        ({ 0: words, index }) => `0:${index} ${words}`,
      )
      const came = matched({ any: [any] }, `${said}话语`)
      expect(came).toEqual(plain.length > 0 ? plain : 'pass')
    }),
    { numRuns: 400 },
  )
})

describe('a turn of a million characters is read; a backtracking engine would never come back, a quadratic one in hours', () => {
  test.each([
    ['(a+)+$', 'a', 'b', 'pass'],
    ['(a|aa)+$', 'a', 'b', 'pass'],
    ['ab|a.*b', 'a', 'c', 'pass'],
    ['(.*,){5}x', 'a,', '', 'pass'],
  ])('%s', (source, unit, tail, outcome) => {
    expect(found({ regex: { any: [source] } }, [['agent', unit.repeat(1_000_000 / unit.length) + tail]])).toBe(outcome)
  })
})

test('expressions that name the same group stand side by side', () => {
  const any = ['工号(?P<number>\\d+)', '分机(?P<number>\\d+)']
  expect(matched({ any }, '工号12')).toEqual(['0:0 工号12'])
  expect(matched({ any }, '分机34')).toEqual(['0:0 分机34'])
  expect(matched({ any }, '电话56')).toBe('pass')
})
