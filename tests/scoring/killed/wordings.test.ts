import { describe, expect, test } from 'vitest'
import { found, refused } from '../detectors/measuring.ts'

describe('what an author is told of phrases that make no sense', () => {
  test.each<[phrases: object, why: string | null]>([
    [{ any: ['退款', '投诉'], at_least: 2 }, null],
    [{ any: ['退款'], at_least: 2 }, 'at_least is 2, but there are only 1 phrases'],
    [{ all: ['退款', '投诉'], at_least: 2 }, 'at_least goes with "any", not with "all"'],
    [{ all: ['退款', '投诉'], within_words: 3 }, null],
    [{ any: ['退款', '投诉'], at_least: 2, within_words: 3 }, null],
    [{ any: ['退款', '投诉'], within_words: 3 }, 'within_words goes with "all", "in_order" or "at_least"'],
    [{ in_order: ['退款', '投诉'], scope: 'window' }, null],
    [{ any: ['退款', '投诉'], scope: 'window' }, 'scope: window goes with "all", "in_order" or "at_least"'],
    [{ any: ['退款', '投诉'], scope: 'stretch' }, null],
    [{ any: ['退款'], none: ['投诉'] }, 'needs one of any, all, in_order and none; has any and none'],
    [{}, 'needs phrases: "any", "all", "in_order", "none" or "lists"'],
  ])('%j: %s', (phrases, why) => {
    const told = refused({ phrases })
    if (why === null) expect(told).toBeNull()
    else expect(told).toContain(why)
  })
})

test('of two that must be said one was, and nobody is sure of the other', () => {
  const all = { phrases: { all: ['退款', '投诉'], scope: 'window' } }
  expect(
    found(all, [
      ['agent', '给您退款'],
      ['agent', '您要投诉', { confidence: 0.3 }],
    ]),
  ).toBe('low_confidence')
  expect(
    found(all, [
      ['agent', '给您退款'],
      ['agent', '您要投诉'],
    ]),
  ).toHaveLength(2)
  expect(found(all, [['agent', '给您退款']])).toBe('pass')
})
