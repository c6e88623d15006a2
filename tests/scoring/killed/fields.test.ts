import { expect, test } from 'vitest'
import type { Call } from '../../../contract/index.ts'
import { bookOf, callOf, ruleWith, scoreBy } from '../books.ts'
import { found } from '../detectors/measuring.ts'

const asked = (test: object, attributes: Record<string, unknown>, changes: Partial<Call> = {}) =>
  found({ field: { path: 'attributes.x', ...test } }, [['agent', '您好']], {
    attributes: attributes as never,
    ...changes,
  })

test('within nothing there is nothing', () => {
  expect(asked({ path: 'attributes.x.y', is: 1 }, { x: null })).toBe('no_metadata')
  expect(asked({ path: 'attributes.x.y', is: 1 }, { x: 'text' })).toBe('no_metadata')
})

test('what was found is shown: of a list what was looked for, of a text all of it', () => {
  expect(asked({ contains: 'vip' }, { x: ['new', 'VIP'] })).toMatchObject([{ field: 'attributes.x', value: 'vip' }])
  expect(asked({ contains: 'gold' }, { x: 'Gold card' })).toMatchObject([{ value: 'Gold card' }])
})

test('the working time of what is no time nobody knows', () => {
  const rule = (working_time: boolean) =>
    ruleWith('r', { conditions: { it: { field: { path: 'attributes.x', working_time } } }, find: 'it' })
  const judged = (x: string, working_time: boolean) => {
    const book = bookOf(rule(working_time))
    book.form.settings.working_time = [{ days: ['wed'], from: '09:00', to: '18:00' }]
    const { findings, not_evaluated } = scoreBy(book, callOf([['agent', '您好']], { attributes: { x } }))
    return not_evaluated[0]?.reason ?? findings.length
  }
  expect([judged('soon', true), judged('soon', false)]).toEqual(['no_metadata', 'no_metadata'])
  expect([judged('2026-05-06T10:00:00+08:00', true), judged('2026-05-06T10:00:00+08:00', false)]).toEqual([1, 0])
})

test('a call without any times has its fields', () => {
  const untimed = (text: string) => ['agent', text, { start_ms: 0, end_ms: 0 }] as const
  expect(
    found({ field: { path: 'ended_by', is: 'customer' } }, [[...untimed('您好')], [...untimed('再见')]]),
  ).toHaveLength(1)
})
