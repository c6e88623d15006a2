import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Call } from '../../../contract/index.ts'
import { createScorer } from '../../../scoring/scorer.ts'
import { anyCall } from '../arbitrary.ts'
import { anyRule, bookOfOne, type Rule } from '../arbitrary-rules.ts'
import { bookOf, bookWith, callOf, formWith, HASH, itemWith, type Line, ruleWith } from '../books.ts'
import { during, sent } from '../detectors/measuring.ts'
import { judgeOf, outcomeOf, several } from '../laws/scoring.ts'
import { dialogue, shifted } from './dialogue.ts'

const RUDE = { conditions: { said: { phrases: { any: ['随便你'] } } }, find: 'said' }
const SILENT = { conditions: { said: { phrases: { any: ['再见'] } } }, find: 'not said' }

/** What a rule comes to that needs something, its only line of words the agent's. */
const outcome = (rule: object, lines: readonly Line[], changes: Partial<Call> = {}) =>
  outcomeOf(judgeOf(bookOf(ruleWith('r', rule as never)))(callOf(lines, changes)))

const rude = (confidence: number, text = '随便你吧'): Line => ['agent', text, { confidence }]

describe('confidence', () => {
  const needs = { confidence: 0.75 }

  test('takes back a finding of what was said as one of what was not', () => {
    expect(outcome(RUDE, [rude(0.7)])).toBe('finding')
    expect(outcome({ ...RUDE, needs }, [rude(0.7)])).toBe('low_confidence')
    expect(outcome({ ...RUDE, needs }, [rude(0.75)])).toBe('finding')
    expect(outcome(SILENT, [rude(0.7)])).toBe('finding')
    expect(outcome({ ...SILENT, needs }, [rude(0.7)])).toBe('low_confidence')
    expect(outcome({ ...SILENT, needs }, [rude(0.75)])).toBe('finding')
  })

  test('is a mean by letters, over turns with words of the speaker; a turn that does not say is sure', () => {
    const four = ['agent', '我们说说', { confidence: 0.9 }] as Line
    const eight = ['agent', '我们说说，我们说说。', { confidence: 0.6 }] as Line
    expect(outcome({ ...SILENT, needs: { confidence: 0.7 } }, [four, eight])).toBe('finding')
    expect(outcome({ ...SILENT, needs: { confidence: 0.71 } }, [four, eight])).toBe('low_confidence')
    expect(outcome({ ...SILENT, needs: { confidence: 1 } }, [['agent', '我们说说']])).toBe('finding')
    const others: Line[] = [
      ['customer', '我们说说', { confidence: 0.1 }],
      ['agent', '嗯', { confidence: 0.1 }],
    ]
    expect(outcome({ ...SILENT, needs }, [...others, ['agent', '我们说说']])).toBe('finding')
  })

  test('only where the conditions look', () => {
    const lines: Line[] = [
      ['agent', '我们说说', { confidence: 0.65 }],
      ['customer', '您说'],
      ['agent', '我们说说'],
    ]
    const last = { ...SILENT.conditions.said, in: { last: { turns: 1 } } }
    expect(outcome({ ...SILENT, needs }, lines)).toBe('finding')
    expect(outcome({ ...SILENT, needs: { confidence: 0.9 } }, lines)).toBe('low_confidence')
    expect(outcome({ conditions: { said: last }, find: 'not said', needs: { confidence: 0.9 } }, lines)).toBe('finding')
  })

  test('signs of listening count for nothing', () => {
    const nods = Array.from({ length: 9 }, (): Line => ['agent', '嗯', { confidence: 0.1 }])
    expect(outcome({ ...SILENT, needs }, [...nods, ['agent', '我们说说']])).toBe('finding')
  })

  test('is not met where somebody spoke and little was written', () => {
    expect(outcome({ ...RUDE, needs: { confidence: 0.1 } }, [rude(1), during('agent', 5, 10, '嗯')])).toBe(
      'low_confidence',
    )
  })
})

describe('roles', () => {
  const needs = { roles: 'known' }
  const unknown: Line = ['unknown', '我说一句']

  test('must be known in the window, or three turns from it', () => {
    expect(outcome(RUDE, [rude(1), unknown])).toBe('finding')
    expect(outcome({ ...RUDE, needs }, [rude(1), unknown])).toBe('no_roles')
    expect(outcome({ ...RUDE, needs }, [rude(1), ['unknown', '嗯']])).toBe('finding')
    const far = Array.from({ length: 3 }, (): Line => ['customer', '我说一句'])
    expect(outcome({ ...RUDE, needs }, [rude(1), ...far, unknown])).toBe('finding')
    expect(outcome({ ...RUDE, needs }, [rude(1), ...far.slice(1), unknown])).toBe('no_roles')
  })
})

describe('timing', () => {
  const rule = { ...RUDE, needs: { timing: 'usable' } }

  test('must be there, and of one clock', () => {
    expect(outcome(rule, [rude(1)])).toBe('finding')
    expect(outcome(rule, [during('agent', 2, 2, '随便你吧'), during('agent', 3, 4)])).toBe('no_timing')
    expect(outcome(rule, [during('agent', 1, 1, '随便你吧'), during('customer', 1, 1)])).toBe('no_timing')
    expect(outcome(rule, [rude(1)], { ended_at: '2026-05-06T09:00:00+08:00' })).toBe('unreliable_timing')
    const calm = dialogue(Array.from({ length: 12 }, () => [3000, 500]))
    const finds = ruleWith('r', {
      conditions: { a: { phrases: { any: ['我们'] } } },
      find: 'a',
      needs: { timing: 'usable' },
    })
    const judge = judgeOf(bookOf(finds))
    expect(outcomeOf(judge(calm))).toBe('finding')
    expect(outcomeOf(judge(shifted(calm, 2000)))).toBe('unreliable_timing')
  })

  test('a sign of listening needs no end', () => {
    expect(outcome(rule, [rude(1), during('agent', 2, 2, '嗯'), during('agent', 3, 4)])).toBe('finding')
  })

  test('is not asked for where roles are', () => {
    expect(outcome({ ...RUDE, needs: { roles: 'known' } }, [during('agent', 2, 2, '随便你吧')])).toBe('finding')
  })

  test('a chat says when a message was sent, and that is enough', () => {
    expect(outcome(rule, [sent('agent', 2, '随便你吧')], { channel: 'chat', answered_at: undefined })).toBe('finding')
  })
})

describe('a rule', () => {
  test('that does not apply needs nothing', () => {
    const given = { ...RUDE.conditions, asked: { phrases: { any: ['退款'] }, speaker: 'customer' } }
    const rule = { conditions: given, given: 'asked', find: 'said', needs: { confidence: 0.9 } }
    expect(outcome(rule, [rude(0.7)])).toBe('not_applicable')
    expect(outcome(rule, [['customer', '我要退款'], rude(0.7)])).toBe('low_confidence')
    expect(outcome(rule, [['customer', '我要退款', { confidence: 0.7 }], rude(1)])).toBe('low_confidence')
  })

  test('comes to the same whatever the order of its conditions', () => {
    const ours = { phrases: { any: ['随便你'] } }
    const theirs = { phrases: { any: ['随便你'] }, speaker: 'customer', in: { first: { turns: 1 } } }
    const lines: Line[] = [
      ['customer', '我先说一句', { confidence: 0.65 }],
      ...Array.from({ length: 4 }, (): Line => ['supervisor', '我也说一句']),
      ['agent', '那我来说一句'],
      ['unknown', '不知道是谁'],
    ]
    for (const conditions of [
      { ours, theirs },
      { theirs, ours },
    ])
      expect(outcome({ conditions, find: 'ours or theirs', needs: { confidence: 0.7, roles: 'known' } }, lines)).toBe(
        'low_confidence',
      )
  })

  test('needs nothing of conditions that ask what the call says of itself', () => {
    const conditions = { hung_up: { ending: { by: 'customer' } } }
    expect(outcome({ conditions, find: 'hung_up', needs: { confidence: 1, roles: 'known' } }, [rude(0.1)])).toBe(
      'finding',
    )
  })

  test('is judged at the hits of each where they are clear enough', () => {
    const conditions = {
      wait: { phrases: { any: ['请稍等'] } },
      back: { phrases: { any: ['久等'] }, in: { after: { hit: 'wait', turns: 1 } } },
    }
    const rule = { conditions, each: 'wait', find: 'not back', needs: { confidence: 0.8 } }
    const lines = (first: number, second: number): Line[] => [
      ['agent', '请稍等'],
      ['agent', '查到了', { confidence: first }],
      ['customer', '那就好'],
      ['agent', '请稍等'],
      ['agent', '查到了', { confidence: second }],
    ]
    expect(outcome(rule, lines(1, 1))).toBe('finding')
    expect(outcome(rule, lines(0.65, 1))).toBe('finding')
    expect(outcome(rule, lines(0.65, 0.65))).toBe('low_confidence')
  })
})

describe('a single condition', () => {
  test('is not known where its needs are not met, and another may decide', () => {
    const careful = { phrases: { any: ['随便你'] }, needs: { confidence: 0.75 } }
    const plain = { phrases: { any: ['爱咋咋'] } }
    const rule = { conditions: { careful, plain }, find: 'careful or plain' }
    expect(outcome(rule, [rude(0.7)])).toBe('low_confidence')
    expect(outcome(rule, [rude(0.7, '爱咋咋')])).toBe('finding')
    expect(outcome(rule, [rude(0.8)])).toBe('finding')
  })

  test('is not known either where nothing of it was heard', () => {
    const conditions = { said: { phrases: { any: ['再见'] }, needs: { confidence: 0.75 } } }
    expect(outcome({ conditions, find: 'not said' }, [rude(0.7)])).toBe('low_confidence')
    expect(outcome({ conditions, find: 'not said' }, [rude(0.8)])).toBe('finding')
  })

  test('does not share its verdict with one that needs less', () => {
    const rule = (id: string, more: object) =>
      ruleWith(id, { conditions: { said: { phrases: { any: ['随便你'] }, ...more } }, find: 'said' })
    const [careful, plain] = [rule('careful', { needs: { confidence: 0.75 } }), rule('plain', {})]
    const use = (id: string) => itemWith(id, 10, { rule: id, points: -10 })
    for (const ids of [
      ['careful', 'plain'],
      ['plain', 'careful'],
    ]) {
      const book = bookWith(formWith(ids.map(use)), careful, plain)
      const { findings, not_evaluated } = judgeOf(book)(callOf([rude(0.7)]))
      expect(findings.map(({ rule_id }) => rule_id)).toEqual(['plain'])
      expect(not_evaluated).toEqual([{ rule_id: 'careful', reason: 'low_confidence' }])
    }
  })
})

test('why is told: what was needed, where, how sure it was, and of which lines', () => {
  const rule = ruleWith('r', { ...RUDE, needs: { confidence: 0.8 } } as never)
  const { items } = createScorer([bookOf(rule)]).explain(callOf([rude(1, '好吧'), rude(0.65)]), HASH)
  expect(items[0]?.rules[0]).toMatchObject({
    status: 'not_evaluated',
    reason: 'low_confidence',
    unmet: { needs: { confidence: 0.8 }, condition: 'said', confidence: expect.closeTo(0.767, 3), unsure: [1] },
  })
  const { items: sure } = createScorer([bookOf(rule)]).explain(callOf([rude(1)]), HASH)
  expect(sure[0]?.rules[0]?.unmet).toBe(null)
})

const surely = (call: Call): Call => ({
  ...call,
  language: 'zh',
  disposition: 'answered',
  segments: call.segments.map(({ confidence: _, ...segment }) => segment),
})
const without = ({ needs: _, ...rule }: Rule): Rule => rule as Rule

test('where the recogniser is sure, needing that changes nothing; and needing anything never makes a finding', () => {
  let judged = 0
  fc.assert(
    fc.property(anyRule('r'), several(anyCall, 20), (rule, calls) => {
      const plain = judgeOf(bookOfOne(without(rule)))
      const needing = judgeOf(bookOfOne({ ...rule, needs: { confidence: 0.9 } } as Rule))
      const careful = judgeOf(
        bookOfOne({ ...rule, needs: { confidence: 0.9, roles: 'known', timing: 'usable' } } as Rule),
      )
      for (const call of calls) {
        // A line that was audibly spoken and not written is never sure.
        const sure = {
          ...surely(call),
          segments: surely(call).segments.map((one) => ({ ...one, end_ms: (one.start_ms as number) + 900 })),
        }
        const clear = { ...sure, segments: sure.segments.filter(({ text }) => text !== '<unk>') }
        expect(outcomeOf(needing(clear))).toBe(outcomeOf(plain(clear)))
        const [before, after] = [outcomeOf(plain(call)), outcomeOf(careful(call))]
        if (after === 'finding') judged++
        if (before !== 'finding') expect(after).not.toBe('finding')
      }
    }),
    { numRuns: 120 },
  )
  expect(judged).toBeGreaterThan(20)
})

test('less confidence never makes a finding of a rule that needs some', () => {
  const rules = anyRule('r').filter((rule) => !/speech_rate|"hit"/.test(JSON.stringify(rule)))
  fc.assert(
    fc.property(rules, several(anyCall, 20), fc.nat(7), (rule, calls, n) => {
      const judge = judgeOf(bookOfOne({ ...rule, needs: { confidence: 0.7 } } as Rule))
      for (const call of calls.map(surely)) {
        const segments = call.segments.map((segment, i) => (i === n ? { ...segment, confidence: 0.3 } : segment))
        if (outcomeOf(judge(call)) !== 'finding') expect(outcomeOf(judge({ ...call, segments }))).not.toBe('finding')
      }
    }),
    { numRuns: 150 },
  )
})
