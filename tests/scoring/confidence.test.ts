import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyCall } from './arbitrary.ts'
import { anyRule, bookOfOne } from './arbitrary-rules.ts'
import { bookOf, callOf, type Line, ruleWith, scoreBy } from './books.ts'
import { during } from './detectors/measuring.ts'
import { judgeOf, several } from './laws/scoring.ts'

type Conditions = Record<string, unknown>

/** How sure the finding is; null where there is none. */
function sure(conditions: Conditions, find: string, lines: readonly Line[], more: object = {}): number | null {
  const { findings } = scoreBy(bookOf(ruleWith('r', { conditions, find, ...more })), callOf(lines))
  return findings[0]?.confidence ?? null
}

const rude: Conditions = { it: { phrases: { any: ['这不是我的错', '随便你'] } } }
const bySound: Conditions = { it: { homophones: { any: ['随便你', '这不是我的错'] } } }
const line = (text: string, confidence?: number): Line => [
  'agent',
  text,
  confidence === undefined ? {} : { confidence },
]

test('words as written are as sure as the recogniser was of their line', () => {
  expect(sure(rude, 'it', [line('随便你')])).toBe(1)
  expect(sure(rude, 'it', [line('随便你', 0.83)])).toBe(0.83)
})

test('words over several lines are as sure as the least sure of these', () => {
  expect(sure(rude, 'it', [line('这不是', 0.9), line('我的错', 0.7)])).toBe(0.7)
})

test('of several hits, each of which is a fault, the surest counts', () => {
  expect(sure(rude, 'it', [line('随便你', 0.7), ['customer', '你说什么'], line('这不是我的错', 0.9)])).toBe(0.9)
})

test('by sound it is less sure, the less the shorter it is', () => {
  expect(sure(bySound, 'it', [line('随便你')])).toBe(1)
  expect(sure(bySound, 'it', [line('随边你')])).toBe(0.8)
  expect(sure(bySound, 'it', [line('这不是我的错')])).toBe(1)
  expect(sure(bySound, 'it', [line('这不是我的措')])).toBe(0.88)
  expect(sure(bySound, 'it', [line('随边你', 0.9)])).toBe(0.72)
})

test('what is similar is as sure as it is like', () => {
  const similar = { it: { similar: { to: ['thank you for calling the service centre'], at_least: 0.6 } } }
  expect(sure(similar, 'it', [line('thank you for calling the service centre')])).toBe(1)
  const misheard = sure(similar, 'it', [line('thank you for calling the surface centre')])
  expect(misheard).toBeGreaterThan(0.6)
  expect(misheard).toBeLessThan(1)
})

test('a time at its limit is half sure, and sure from half as much again on', () => {
  const silence = { it: { silence: { at_least: 10 } } }
  const pause = (seconds: number) => sure(silence, 'it', [during('agent', 0, 1), during('agent', 1 + seconds, 30)])
  expect([10, 11, 12.5, 15, 20].map(pause)).toEqual([0.5, 0.6, 0.75, 1, 1])
})

test('what was not said is the less sure, the less sure the recogniser was of what was', () => {
  const greeted = { it: { phrases: { any: ['您好'] }, in: { first: { turns: 2 } } } }
  expect(sure(greeted, 'not it', [line('什么事情'), ['customer', '我的机器坏了']])).toBe(1)
  expect(sure(greeted, 'not it', [line('什么事情', 0.7), ['customer', '我的机器坏了', { confidence: 0.65 }]])).toBe(0.7)
  expect(sure(greeted, 'not it', [line('什么事情', 0.7), line('说吧这里是我', 0.9)])).toBe(0.82)
})

test('what was not said is the less sure, the more alike the nearest thing is to what should be', () => {
  const greeted = { it: { phrases: { any: ['您好，这里是客户服务中心'] } } }
  const advice = { recommended: { zh: '您好，这里是客户服务中心', en: 'Hello' } }
  const said = (text: string) => sure(greeted, 'not it', [line(text)], advice)
  expect(said('什么事情')).toBe(1)
  expect(said('您好这里是课户扶务中心')).toBeLessThan(0.8)
  expect(said('您好这里是客户服务中')).toBeLessThan(said('您好这里是课户扶务中心') as number)
})

test('a chain is as sure as its weakest link, and one of several ways as the best', () => {
  const two: Conditions = { a: { phrases: { any: ['随便你'] } }, b: { phrases: { any: ['这不是我的错'] } } }
  const lines = [line('随便你', 0.7), line('这不是我的错', 0.9)]
  expect(sure(two, 'a and b', lines)).toBe(0.7)
  expect(sure(two, 'a or b', lines)).toBe(0.9)
  expect(sure(two, 'a then b', lines)).toBe(0.7)
  expect(sure(two, 'not (not a or not b)', lines)).toBe(0.7)
  expect(sure(two, 'not (not a and not b)', lines)).toBe(0.9)
  expect(sure(two, 'b', lines, { given: 'a' })).toBe(0.7)
  expect(sure(two, 'b', lines, { each: 'a' })).toBe(0.7)
})

test('of the hits of each that are faults, the surest counts', () => {
  const rule = { a: { phrases: { any: ['请稍等'] } }, b: { phrases: { any: ['谢谢'] }, in: { after: { hit: 'a' } } } }
  const lines = [line('请稍等', 0.7), line('好了', 0.9), line('请稍等', 0.8), line('弄完了', 0.9)]
  expect(sure(rule, 'not b', lines, { each: 'a' })).toBe(0.8)
})

test('the better the recogniser heard, the surer every finding of an arbitrary rule is, and never more than wholly', () => {
  fc.assert(
    fc.property(anyRule('r'), several(anyCall, 20), (rule, calls) => {
      const judge = judgeOf(bookOfOne(rule))
      for (const call of calls) {
        const heard = (confidence: number) => ({
          ...call,
          segments: call.segments.map((segment) => ({ ...segment, confidence })),
        })
        const [worse, better] = [judge(heard(0.7)).findings[0], judge(heard(0.9)).findings[0]]
        for (const one of [worse, better]) {
          if (one?.confidence === undefined) continue
          expect(one.confidence).toBeGreaterThan(0)
          expect(one.confidence).toBeLessThanOrEqual(1)
        }
        if (worse && better) expect(better.confidence).toBeGreaterThanOrEqual(worse.confidence as number)
      }
    }),
    { numRuns: 150 },
  )
})

test('a chain that is not there is as sure as what is missing of it, or as all of it where only the order is wrong', () => {
  const two: Conditions = { a: { phrases: { any: ['随便你'] } }, b: { phrases: { any: ['这不是我的错'] } } }
  expect(sure(two, 'not (a then b)', [line('这不是我的错', 0.7)])).toBe(0.7)
  expect(sure(two, 'not (a then b)', [line('这不是我的错', 0.7), line('随便你', 0.9)])).toBe(0.7)
})

test('of several ways only those count that were taken', () => {
  const two: Conditions = { a: { phrases: { any: ['随便你'] } }, b: { phrases: { any: ['这不是我的错'] } } }
  expect(sure(two, 'a or b', [line('随便你', 0.7), line('好的我马上为您办理这件事情', 0.95)])).toBe(0.7)
  expect(sure(two, 'not (a and b)', [line('随便你', 0.95), line('好的我马上为您办理这件事情', 0.7)])).toBe(0.75)
})

test('none of some words is as sure as what was said instead', () => {
  expect(sure({ it: { phrases: { none: ['您好'] } } }, 'it', [line('什么事情', 0.7)])).toBe(0.7)
})

test('what the data says is certain, whatever its limit', () => {
  const by = (conditions: Conditions, changes: object) => {
    const book = bookOf(ruleWith('r', { conditions, find: 'it' }))
    return scoreBy(book, callOf([line('您好', 0.7)], changes)).findings[0]?.confidence
  }
  expect(by({ it: { field: { path: 'ring_count', more_than: 3 } } }, { ring_count: 4 })).toBe(1)
  expect(by({ it: { field: { path: 'queue', is: 'vip' } } }, { queue: 'vip' })).toBe(1)
  expect(by({ it: { ending: { by: 'agent' } } }, { ended_by: 'agent' })).toBe(1)
})

describe('a flow that was broken', () => {
  const said = (...any: string[]) => ({ phrases: { any } })
  const steps: Conditions = { a: said('请您大声'), b: said('换一部电话'), c: said('再见了'), quiet: said('听不清') }
  const broken = (flow: object[], lines: readonly Line[]) => {
    const conditions = Object.fromEntries(
      Object.entries(steps).filter(([name]) => JSON.stringify(flow).includes(`"${name}"`)),
    )
    const rule = ruleWith('r', { conditions, flow } as never)
    return scoreBy(bookOf(rule), callOf(lines)).findings[0]?.confidence ?? null
  }
  const three = [{ step: 'a' }, { step: 'b' }, { step: 'c' }]

  test('by what was skipped is as sure as what was said instead', () => {
    expect(broken(three, [line('请您大声', 0.7), line('再见了', 0.7)])).toBe(0.7)
  })

  test('and as sure as what it waited for', () => {
    const flow = [{ step: 'a' }, { step: 'b', if: 'quiet' }, { step: 'c' }]
    expect(broken(flow, [line('请您大声', 1), line('听不清', 0.65), line('再见了', 1)])).toBe(0.65)
  })

  test('by its order is as sure as the least sure of the words that make it', () => {
    expect(broken(three, [line('换一部电话', 0.9), line('请您大声', 0.8), line('再见了', 0.95)])).toBe(0.8)
    expect(broken(three, [line('换一部电话', 0.7), line('请您大声', 0.8), line('再见了', 0.95)])).toBe(0.7)
  })

  test('in two ways is as sure as the surer', () => {
    const lines = [line('再见了', 0.6), line('请您大声', 1), line('我这里什么也没有听见啊请讲', 1)]
    expect(broken(three, lines)).toBe(0.94)
  })
})
