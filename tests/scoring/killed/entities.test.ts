import { describe, expect, test } from 'vitest'
import { bookOf, callOf, type Line, ruleWith, scoreBy } from '../books.ts'
import { readAs } from '../detectors/entities.ts'
import { found } from '../detectors/measuring.ts'

const entity = (...any: string[]) => ({ entity: { any } })
const named = (company: string) => ({ attributes: { company } })

describe('somebody unknown', () => {
  const lines = (...more: Line[]): Line[] => [['agent', '您说'], ...more]

  test('who says nothing of it raises no doubt', () => {
    expect(found(entity('mobile'), lines(['unknown', '我想想']))).toBe('pass')
    expect(found(entity('mobile'), lines(['customer', '13800138000'], ['unknown', '好的好的']))).toBe('pass')
  })

  test('who says it, or a name, may be the agent', () => {
    expect(found(entity('mobile'), lines(['unknown', '13800138000']))).toBe('no_roles')
    expect(found(entity('company'), lines(['unknown', '长城维修']), named('长城维修'))).toBe('no_roles')
    expect(found(entity('mobile'), lines(['unknown', '13800138000'], ['agent', '13900139000']))).toHaveLength(1)
  })
})

test('words that are just sure enough count', () => {
  const said = (confidence: number): Line[] => [['agent', '13800138000', { confidence }]]
  expect(found(entity('mobile'), said(0.6))).toHaveLength(1)
  expect(found(entity('mobile'), said(0.59))).toBe('low_confidence')
})

describe('a limit', () => {
  const limits = (spec: object, text: string) => {
    const came = found({ entity: spec }, [['agent', text]])
    return typeof came === 'string' ? came : came.map(({ text, value, limit }) => [text, value, limit])
  }

  test('is that of its kind alone', () => {
    const any = ['mobile', 'amount', 'time_promise']
    expect(limits({ any, over: 100, within_hours: 24 }, '13800138000')).toEqual([
      ['13800138000', '13800138000', undefined],
    ])
    expect(limits({ any, over: 100, within_hours: 24 }, '三百块')).toEqual([['三百块', 300, 100]])
    expect(limits({ any, over: 100, within_hours: 24 }, '两小时内')).toEqual([['两小时内', 2, 24]])
  })

  test('is the one that is passed', () => {
    const any = ['time_promise']
    expect(limits({ any, beyond_hours: 24 }, '两天内')).toEqual([['两天内', 48, 24]])
    expect(limits({ any, within_hours: 48 }, '两天内')).toEqual([['两天内', 48, 48]])
    expect(limits({ any, within_hours: 72, beyond_hours: 24 }, '两天内')).toEqual([['两天内', 48, 24]])
    expect(limits({ any }, '两天内')).toEqual([['两天内', 48, undefined]])
  })
})

describe('of a name and a number that overlap', () => {
  test('the one that begins first', () => {
    const said = ['请打九五五八八银行']
    expect(readAs({ any: ['phone', 'company'] }, said, named('八银行'))).toBe('九五五八八=95588')
    expect(readAs({ any: ['phone', 'company'] }, said, named('请打九'))).toBe('请打九=请打九')
    expect(readAs({ any: ['phone', 'company'] }, said, named('九五五八八银行'))).toBe('九五五八八银行=九五五八八银行')
  })

  test('of those the longest', () => {
    expect(readAs({ any: ['phone', 'company'] }, ['95588银行'], named('95588银行'))).toBe('95588银行=95588银行')
  })

  test('none where they stand side by side, or in other turns', () => {
    expect(readAs({ any: ['phone', 'company'] }, ['银行95588'], named('银行'))).toBe('银行=银行; 95588=95588')
    expect(readAs({ any: ['phone', 'company'] }, ['您好95588', '银行'], named('银行'))).toBe('95588=95588; 银行=银行')
  })
})

test('it stands where its words begin', () => {
  const holds = (find: string) => {
    const conditions = { a: { phrases: { any: ['甲'] } }, it: entity('mobile') }
    return (
      scoreBy(bookOf(ruleWith('r', { conditions, find })), callOf([['agent', '甲的13800138000']])).findings.length > 0
    )
  }
  expect([holds('a then it'), holds('it then a')]).toEqual([true, false])
})

test('in a call without any times', () => {
  const untimed: Line[] = ['13800138000', '13900139000'].map((text) => ['agent', text, { start_ms: 0, end_ms: 0 }])
  expect(found(entity('mobile'), untimed)).toHaveLength(2)
})
