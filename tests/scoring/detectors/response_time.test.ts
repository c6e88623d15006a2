import { describe, expect, test } from 'vitest'
import type { Line } from '../books.ts'
import { chat, during, found, refused, sent, values } from './measuring.ts'

const of = (which: string, longer_than = 30) => ({ response_time: { of: which, longer_than } })
const TALK: Line[] = [
  sent('customer', 0),
  sent('customer', 20),
  sent('agent', 40),
  sent('agent', 45),
  sent('customer', 100),
  sent('agent', 130),
  sent('customer', 200),
  sent('agent', 260),
  sent('customer', 300),
]

describe('in a chat', () => {
  test('each answer, from the first message it answers', () => {
    expect(found(of('each'), TALK, chat)).toEqual([
      {
        hit: 0,
        start_ms: 0,
        end_ms: 40_000,
        segments: [0, 2],
        value: 40_000,
        limit: 30_000,
        unit: 'ms',
        matched_by: 'timing',
      },
      {
        hit: 1,
        start_ms: 200_000,
        end_ms: 260_000,
        segments: [6, 7],
        value: 60_000,
        limit: 30_000,
        unit: 'ms',
        matched_by: 'timing',
      },
    ])
    expect(values(found({ ...of('each'), speaker: 'customer' }, TALK, chat))).toEqual([60_000, 70_000, 40_000])
  })
  test('the first', () => {
    expect(values(found(of('first', 39), TALK, chat))).toEqual([40_000])
    expect(found(of('first', 40), TALK, chat)).toBe('pass')
  })
  test('the slowest', () => {
    expect(found(of('slowest', 59), TALK, chat)).toMatchObject([{ value: 60_000, segments: [6, 7] }])
    expect(found(of('slowest', 60), TALK, chat)).toBe('pass')
  })
  test('on average', () => {
    expect(found(of('average', 43.333), TALK, chat)).toMatchObject([
      { value: 43_333, segments: [2, 5, 7], start_ms: 0, end_ms: 260_000 },
    ])
    expect(found(of('average', 43.334), TALK, chat)).toBe('pass')
  })
  test('a sign of listening or a picture answers, and asks for nothing', () => {
    const amid = (line: Line) => [sent('customer', 0), line, sent('agent', 90)]
    expect(found(of('each'), amid(sent('agent', 10, '好的')), chat)).toBe('pass')
    expect(found(of('each'), amid(['agent', '图', { start_ms: 10_000, end_ms: undefined, kind: 'image' }]), chat)).toBe(
      'pass',
    )
    expect(
      values(found(of('each'), amid(['agent', '图', { start_ms: 10_000, end_ms: undefined, kind: 'system' }]), chat)),
    ).toEqual([90_000])
    expect(found(of('each'), [sent('customer', 0, 'ok'), sent('agent', 90)], chat)).toBe('pass')
  })
  test('a machine answers nothing, a colleague does, and nobody knows of somebody unknown', () => {
    const amid = (who: Line[0]) => [sent('customer', 0), sent(who, 10), sent('agent', 90)]
    expect(values(found(of('each'), amid('ivr'), chat))).toEqual([90_000])
    expect(found(of('each'), amid('supervisor'), chat)).toBe('pass')
    for (const which of ['each', 'first', 'slowest', 'average']) {
      expect(found(of(which), amid('unknown'), chat)).toBe('no_roles')
    }
  })
  test('what is never answered has no time', () => {
    expect(found(of('each'), [sent('agent', 0), sent('customer', 1)], chat)).toBe('pass')
  })
})

describe('on the telephone', () => {
  test('from the end of the words answered', () => {
    const lines = (at: number) => [during('customer', 0, 10), during('customer', 12, 20), during('agent', at, at + 1)]
    expect(found(of('each', 3), lines(23))).toBe('pass')
    expect(found(of('each', 3), lines(23.1))).toMatchObject([
      { start_ms: 20_000, end_ms: 23_100, value: 3100, segments: [0, 2] },
    ])
    expect(found(of('each', 3), lines(15))).toBe('pass')
  })
  test('less time on hold', () => {
    const lines = [during('customer', 0, 10), during('agent', 20, 21)]
    expect(found(of('each', 3), lines, { holds: [{ start_ms: 11_000, end_ms: 18_000 }] })).toBe('pass')
    expect(values(found(of('each', 3), lines, { holds: [{ start_ms: 11_000, end_ms: 17_000 }] }))).toEqual([4000])
  })
  test('not judged without times', () => {
    expect(found(of('each'), [during('agent', 1, 1), during('customer', 1, 1)])).toBe('no_timing')
    expect(refused(of('each'))).toBe(null)
  })
})
