import { describe, expect, test } from 'vitest'
import type { Call } from '../../../contract/index.ts'
import { bookOf, callOf, type Line, ruleWith, scoreBy } from '../books.ts'
import { chat, during, found, sent } from '../detectors/measuring.ts'

const hold = (from: number, to: number): Partial<Call> => ({ holds: [{ start_ms: from * 1000, end_ms: to * 1000 }] })

/** Whether `it` stands before or after words of the agent: 甲 in one turn, 乙 in another. */
function order(it: Record<string, unknown>, lines: readonly Line[], changes: Partial<Call> = {}): string {
  const conditions = { it, a: { phrases: { any: ['甲'] } }, b: { phrases: { any: ['乙'] } } }
  const holds = (find: string) => {
    const used = Object.entries(conditions).filter(([name]) => new RegExp(`\\b${name}\\b`).test(find))
    const rule = ruleWith('r', { conditions: Object.fromEntries(used), find })
    return scoreBy(bookOf(rule), callOf(lines, changes)).items[0]?.status === 'fail'
  }
  return ['a then it', 'it then a', 'b then it', 'it then b'].filter(holds).join(', ')
}

describe('what is measured stands where it was measured', () => {
  const talk = (who: Line[0], from: number, to: number) => during(who, from, to)
  const a = (from: number, to: number) => during('agent', from, to, '我们甲谈一件事情')
  const b = (from: number, to: number) => during('agent', from, to, '我们乙谈一件事情')

  test('a silence between the turns it parts', () => {
    expect(order({ silence: { at_least: 10 } }, [a(0, 2), b(12, 14)])).toBe('a then it, it then b')
    expect(order({ silence: { at_least: 10 } }, [a(10, 12), b(13, 14)])).toBe('it then a, it then b')
  })

  test('an answer that took long right before it', () => {
    const lines = [a(0, 1), talk('customer', 1, 2), b(12, 14)]
    for (const of of ['each', 'first', 'slowest', 'average'])
      expect(order({ response_time: { of, longer_than: 3 } }, lines)).toBe('a then it, it then b')
  })

  test('an average at the last answer', () => {
    const lines = [talk('customer', 0, 1), a(12, 13), talk('customer', 13, 14), b(24, 25)]
    expect(order({ response_time: { of: 'average', longer_than: 3 } }, lines)).toBe('a then it, it then b')
  })

  test('what was said too fast in its turn', () => {
    const fast = { speech_rate: { faster_than: 300, over: 'turn', min_length: 5 } }
    expect(order(fast, [a(0, 5), during('agent', 5, 6, '这样说得很快'), b(7, 12)])).toBe('a then it, it then b')
  })
})

describe('a silence', () => {
  const QUIET = { silence: { at_least: 10 } }
  const segments = (condition: object, lines: Line[], changes: Partial<Call> = {}) => {
    const evidence = found({ silence: { at_least: 10, ...condition } }, lines, changes)
    return typeof evidence === 'string' ? evidence : evidence.map((one) => one.segments)
  }

  test('after two who stop at once is after the one who began first', () => {
    const lines = [during('agent', 0, 5), during('customer', 3, 5), during('agent', 20, 21)]
    expect(segments({ after: 'agent' }, lines)).toEqual([[0, 2]])
    expect(segments({ after: 'customer' }, lines)).toBe('pass')
  })

  test('is after who was heard last, whoever began last', () => {
    const lines = [during('agent', 0, 6), during('customer', 3, 5), during('agent', 20, 21)]
    expect(segments({ after: 'agent' }, lines)).toEqual([[0, 2]])
    expect(found(QUIET, lines)).toMatchObject([{ start_ms: 6000, value: 14_000 }])
  })

  test('nobody knows whether one was only where it was long enough and nothing else is found', () => {
    const [first, unknown] = [during('unknown', 0, 2), during('agent', 14, 15)]
    expect(segments({ after: 'agent' }, [first, unknown])).toBe('no_roles')
    expect(segments({ after: 'agent' }, [first, unknown], hold(3, 6))).toBe('pass')
    expect(segments({ after: 'agent' }, [first, unknown, during('agent', 30, 31)])).toEqual([[1, 2]])
    expect(segments({ after: 'agent', before: 'customer' }, [first, unknown])).toBe('pass')
    expect(segments({ before: 'customer' }, [during('agent', 0, 2), during('unknown', 14, 15)])).toBe('no_roles')
  })

  test('on hold all the while is none', () => expect(segments({}, [during('agent', 12, 13)], hold(0, 12))).toBe('pass'))
})

describe('who cut in', () => {
  const CUT = { interruption: { after: 1, overlap: 1 } }
  const cuts = (lines: Line[], more: object = {}) => {
    const evidence = found({ ...CUT, ...more }, lines)
    return typeof evidence === 'string' ? evidence : evidence.map((one) => one.segments)
  }
  const unclear = (who: Line[0], from: number, to: number) => during(who, from, to, '[听不清]')

  test('on the first of those who still speak', () => {
    const both = [during('customer', 0, 9), during('customer', 1, 9), during('agent', 5, 8)]
    expect(cuts(both)).toEqual([[0, 2]])
    expect(cuts([during('customer', 0, 3), during('customer', 1, 9), during('agent', 5, 8)])).toEqual([[1, 2]])
    expect(cuts([during('customer', 0, 9), during('agent', 2, 4), during('agent', 6, 8)])).toEqual([
      [0, 1],
      [0, 2],
    ])
  })

  test('not on oneself, a colleague, or somebody unknown', () => {
    const end = during('customer', 20, 21)
    expect(cuts([during('agent', 0, 9), during('agent', 5, 8), end])).toBe('pass')
    expect(cuts([during('supervisor', 0, 9), during('agent', 5, 8), end])).toBe('pass')
    expect(cuts([during('unknown', 0, 9), during('agent', 5, 8), end])).toBe('pass')
    expect(cuts([during('agent', 0, 9), during('supervisor', 5, 8), end], { speaker: 'supervisor' })).toEqual([[0, 1]])
  })

  test('a customer on the agent', () => {
    expect(cuts([during('agent', 0, 9), during('customer', 5, 8)], { speaker: 'customer' })).toEqual([[0, 1]])
  })

  test('not on oneself, once the other has spoken', () => {
    expect(cuts([during('customer', 0, 1), during('agent', 2, 11), during('agent', 7, 10)])).toBe('pass')
  })

  test('so long after the other began, whenever that was', () => {
    expect(cuts([during('customer', 100, 109), during('agent', 100.9, 105)])).toBe('pass')
    expect(cuts([during('customer', 100, 109), during('agent', 101, 105)])).toEqual([[0, 1]])
  })

  test('lasts until the first of the two stops', () => {
    const [a, b] = [during('customer', 0, 9), during('customer', 0, 7)]
    expect(found(CUT, [a, during('agent', 5, 8)])).toMatchObject([{ start_ms: 5000, end_ms: 8000, value: 3000 }])
    expect(found(CUT, [b, during('agent', 5, 8)])).toMatchObject([{ start_ms: 5000, end_ms: 7000, value: 2000 }])
  })

  test('on what nobody could make out, nobody knows; words beside it count', () => {
    const end = during('customer', 20, 21)
    const negated = (lines: Line[]) => {
      const rule = ruleWith('r', { conditions: { it: CUT }, find: 'not it' })
      const { items, not_evaluated } = scoreBy(bookOf(rule), callOf(lines))
      return not_evaluated[0]?.reason ?? items[0]?.status
    }
    expect(negated([unclear('customer', 0, 9), during('agent', 5, 8), end])).toBe('low_confidence')
    expect(negated([during('customer', 0, 9), unclear('agent', 5, 8), end])).toBe('low_confidence')
    expect(negated([during('customer', 0, 3), during('agent', 5, 8), end])).toBe('fail')
    expect(cuts([unclear('customer', 0, 9), during('customer', 1, 9), during('agent', 5, 8)])).toEqual([[1, 2]])
  })

  test('so many in so large a share of the replies that the times must be wrong', () => {
    const cut = (i: number) => [during('customer', 6.2 * i, 6.2 * i + 5), during('agent', 6.2 * i + 1, 6.2 * i + 6)]
    const many = (count: number) => Array.from({ length: count }, (_, i) => cut(i)).flat()
    const replies = (count: number) => Array.from({ length: count }, (_, i) => during('agent', 100 + i, 100.5 + i))
    expect(cuts(many(3))).toHaveLength(3)
    expect(cuts([...many(4), ...replies(3)])).toBe('unreliable_timing')
    expect(cuts([...many(4), ...replies(4)])).toHaveLength(4)
    // What nobody could make out is counted with them.
    expect(cuts([...many(3), unclear('customer', 30, 39), during('agent', 32, 38)])).toBe('unreliable_timing')
    // What was said before the other spoke replies to nobody.
    const before = [during('agent', 0, 0.1), during('agent', 0.2, 0.3), during('agent', 0.4, 0.5)]
    const later = many(4).map(([who, text, { start_ms = 0, end_ms = 0 } = {}]): Line => {
      return [who, text, { start_ms: start_ms + 1000, end_ms: end_ms + 1000 }]
    })
    expect(cuts([...before, ...later, during('agent', 60, 61)])).toBe('unreliable_timing')
  })
})

describe('how fast somebody speaks', () => {
  const zh = (n: number) => '说'.repeat(n)
  const rate = (spec: object, lines: Line[], changes: Partial<Call> = {}) => {
    const evidence = found({ speech_rate: spec }, lines, changes)
    return typeof evidence === 'string' ? evidence : evidence.map(({ value, unit }) => `${value} ${unit}`)
  }

  test('right at a limit passes none', () => {
    expect(rate({ faster_than: 300 }, [during('agent', 0, 4, zh(20))])).toBe('pass')
    expect(rate({ slower_than: 300 }, [during('agent', 0, 4, zh(20))])).toBe('pass')
    expect(rate({ faster_than: 299 }, [during('agent', 0, 4, zh(20))])).toEqual(['300 characters/min'])
  })

  test('in words only where there are more of them', () => {
    const mixed = (chars: number, words: number) => [during('agent', 0, 2, zh(chars) + ' word'.repeat(words))]
    expect(rate({ faster_than: 100 }, mixed(8, 8))).toEqual(['480 characters/min'])
    expect(rate({ faster_than: 100 }, mixed(8, 9))).toEqual(['510 words/min'])
  })

  test('of all that counts: no signs of listening, nothing unsure, nothing without an end, nobody else', () => {
    const lines: Line[] = [
      during('agent', 0, 2, zh(12)),
      during('agent', 2, 3, '嗯'),
      ['agent', zh(50), { start_ms: 3000, end_ms: 5000, confidence: 0.3 }],
      ['agent', zh(50), { start_ms: 5000, end_ms: undefined }],
      during('customer', 6, 7, zh(50)),
      during('agent', 8, 10, zh(8)),
    ]
    expect(rate({ faster_than: 100 }, lines)).toEqual(['300 characters/min'])
    expect(rate({ faster_than: 100, over: 'turn', min_length: 8 }, lines)).toEqual([
      '360 characters/min',
      '240 characters/min',
    ])
  })

  test('turn by turn: one that passes, whatever the others; none said so fast; one that was enough', () => {
    const each = { faster_than: 300, over: 'turn' }
    const [fast, slow] = [during('agent', 0, 2, zh(20)), during('agent', 10, 30, zh(20))]
    const [wrong, short] = [during('agent', 40, 41, zh(40)), during('agent', 50, 51, zh(3))]
    expect(rate(each, [fast, slow, wrong, short])).toEqual(['600 characters/min'])
    expect(rate(each, [slow, wrong, short])).toBe('unreliable_timing')
    expect(rate(each, [slow, short])).toBe('pass')
    expect(rate(each, [short])).toBe('too_short')
  })

  test('too little: which of the reasons', () => {
    const spec = { faster_than: 300 }
    const endless: Line = ['agent', zh(3), { start_ms: 5000, end_ms: undefined }]
    const unsure: Line = ['agent', zh(3), { start_ms: 3000, end_ms: 4000, confidence: 0.3 }]
    const clear = during('agent', 0, 1, zh(3))
    expect(rate(spec, [clear])).toBe('too_short')
    expect(rate(spec, [clear, unsure])).toBe('low_confidence')
    expect(rate(spec, [clear, unsure, endless])).toBe('no_timing')
    expect(rate(spec, [['agent', zh(3), { start_ms: 0, end_ms: 900 }]], chat)).toBe('no_timing')
    expect(rate(spec, [sent('customer', 0), sent('agent', 1, '好的')], chat)).toBe('no_timing')
  })
})

describe('how long an answer took', () => {
  const took = (of: string, lines: Line[], changes: Partial<Call> = chat, more: object = {}) => {
    const evidence = found({ response_time: { of, longer_than: 30 }, ...more }, lines, changes)
    return typeof evidence === 'string' ? evidence : evidence.map(({ value, segments }) => [value, ...(segments ?? [])])
  }

  test('of two as slow, the first', () => {
    const lines = [sent('customer', 0), sent('agent', 40), sent('customer', 50), sent('agent', 90)]
    expect(took('slowest', lines)).toEqual([[40_000, 0, 1]])
    expect(took('first', lines)).toEqual([[40_000, 0, 1]])
  })

  test('on average right at the limit is in time', () => {
    const lines = [sent('customer', 0), sent('agent', 20), sent('customer', 50), sent('agent', 90)]
    expect(found({ response_time: { of: 'average', longer_than: 30 } }, lines, chat)).toBe('pass')
    expect(found({ response_time: { of: 'average', longer_than: 29.999 } }, lines, chat)).toMatchObject([
      { value: 30_000, limit: 29_999, unit: 'ms', matched_by: 'timing' },
    ])
  })

  test('one that is sure counts, one that may have been given before does not', () => {
    const unsure = [sent('customer', 0), sent('unknown', 10), sent('agent', 40)]
    const sure = [sent('customer', 50), sent('agent', 90)]
    expect(took('each', [...unsure, ...sure])).toEqual([[40_000, 3, 4]])
    expect(took('each', [...unsure, sent('customer', 50), sent('agent', 60)])).toBe('no_roles')
    expect(took('average', [...unsure, ...sure])).toBe('no_roles')
    expect(took('average', [...unsure, sent('customer', 50), sent('agent', 51)])).toBe('pass')
    expect(took('each', [sent('customer', 0), sent('unknown', 10), sent('agent', 20)])).toBe('pass')
  })

  test('a picture of the other side, or of one who is not asked, is no answer', () => {
    const picture = (who: Line[0], kind: 'image' | 'card'): Line => [
      who,
      '图',
      { start_ms: 9000, end_ms: undefined, kind },
    ]
    const amid = (line: Line) => [sent('agent', 0), sent('customer', 5), line, sent('agent', 90)]
    expect(took('each', amid(picture('customer', 'image')))).toEqual([[85_000, 1, 3]])
    expect(took('each', amid(picture('supervisor', 'image')))).toEqual([[85_000, 1, 3]])
    expect(took('each', amid(picture('agent', 'card')))).toBe('pass')
  })

  test('only what the agent and the customer say asks', () => {
    expect(took('each', [sent('supervisor', 0), sent('agent', 60)])).toBe('pass')
    expect(took('each', [sent('ivr', 0), sent('agent', 60)])).toBe('pass')
    expect(took('each', [sent('agent', 0), sent('supervisor', 60)], chat, { speaker: 'supervisor' })).toEqual([
      [60_000, 0, 1],
    ])
  })

  test('on the telephone until the last of the words asked ends, in a chat from the first', () => {
    const lines = [during('customer', 0, 20), during('customer', 5, 10), during('agent', 60, 61)]
    expect(took('each', lines, {})).toEqual([[40_000, 0, 2]])
    expect(took('each', lines, chat)).toEqual([[60_000, 0, 2]])
    expect(took('each', [sent('customer', 0), sent('customer', 20), sent('agent', 60)])).toEqual([[60_000, 0, 2]])
  })

  test('in a window, the answers that stand in it', () => {
    const lines = [sent('customer', 0), sent('agent', 40), sent('customer', 50), sent('agent', 95)]
    expect(took('each', lines, chat, { in: { last: { turns: 1 } } })).toEqual([[45_000, 2, 3]])
    expect(took('first', lines, chat, { in: { last: { turns: 1 } } })).toEqual([[45_000, 2, 3]])
    expect(took('each', lines, chat, { in: { first: { turns: 1 } } })).toEqual([[40_000, 0, 1]])
  })
})
