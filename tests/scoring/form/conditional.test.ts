import { describe, expect, test } from 'vitest'
import type { Call } from '../../../contract/index.ts'
import type { Book } from '../../../scoring/form/book.ts'
import { bookWith, callOf, formWith, ruleWith, scoreBy } from '../books.ts'
import { bookFor, type Item, itemOf, LINES, sectionOf } from './forms.ts'

const failing = itemOf('failing', 10, { rules: [{ rule: 'found-x', points: -10 }] })
const fault: Item['rules'] = [
  { rule: 'found', points: -10, critical: 'form' },
  { rule: 'unjudged', points: -1 },
  { rule: 'found-trial', points: -1, shadow: true },
]

type Spec = NonNullable<Item['applies']>

const CASES: [Spec, Partial<Call>, boolean][] = [
  [{}, {}, true],
  [{ language: 'zh' }, {}, true],
  [{ language: 'zh' }, { language: 'zh-Hant-TW' }, true],
  [{ language: 'en' }, {}, false],
  [{ channel: 'voice' }, {}, true],
  [{ channel: 'chat' }, {}, false],
  [{ direction: 'inbound' }, {}, true],
  [{ direction: 'outbound' }, {}, false],
  [{ queue: 'atm' }, { queue: 'atm' }, true],
  [{ queue: 'atm' }, { queue: 'atm-2' }, false],
  [{ queue: 'atm' }, {}, false],
  [{ queue: ['atm', 'pos'] }, { queue: 'pos' }, true],
  [{ queue: ['atm', 'pos'] }, { queue: 'at' }, false],
  [{ queue: ['atm', 'pos'] }, {}, false],
  [{ attributes: { vip: true } }, { attributes: { vip: true } }, true],
  [{ attributes: { vip: true } }, { attributes: { vip: 'true' } }, false],
  [{ attributes: { vip: true, tier: 2 } }, { attributes: { vip: true } }, false],
  [{ attributes: { vip: true } }, {}, false],
  [{ received: true }, { transferred_from: {} }, true],
  [{ received: true }, {}, false],
  [{ received: false }, {}, true],
  [{ received: false }, { transferred_from: { queue: 'q' } }, false],
  [{ handed_on: true }, { transferred_to: { queue: 'q' } }, true],
  [{ handed_on: true }, { transferred_from: {} }, false],
  [{ handed_on: false }, {}, true],
  [{ handed_on: false }, { transferred_to: {} }, false],
  [{ channel: 'voice', queue: 'atm' }, { queue: 'pos' }, false],
]

describe('an item applies', () => {
  test.each(CASES)('%j to a call with %j: %s', (applies, changes, is) => {
    const book = bookFor([sectionOf('s', [itemOf('item', 10, { applies, rules: fault }), failing])])
    const result = scoreBy(book, callOf(LINES, { answered_at: '2026-05-06T10:00:05+08:00', ...changes }))
    expect(result.items[0]).toMatchObject(
      is ? { status: 'fail', awarded: 0 } : { status: 'not_applicable', awarded: 10, findings: [] },
    )
    expect(result.critical).toBe(is)
    expect([result.not_evaluated.length, result.shadow?.length]).toEqual(
      is ? [changes.queue ? 0 : 1, 1] : [0, undefined],
    )
  })

  test('and where it does not, needs nobody’s review', () => {
    const item = itemOf('item', 10, { applies: { channel: 'chat' }, review: { zh: '听', en: 'Listen' } })
    expect(scoreBy(bookFor([sectionOf('s', [item, failing])]), callOf(LINES)).items[0]?.status).toBe('not_applicable')
  })
})

test.each(CASES)('a rule for %j and a call with %j: %s', (applies, changes, is) => {
  const rule = ruleWith('r', { applies, conditions: { said: { phrases: { any: ['甲'] } } }, find: 'said' })
  const item = itemOf('item', 10, { rules: [{ rule: 'r', points: -10 }] })
  const { items } = scoreBy(bookWith(formWith([item]), rule), callOf(LINES, changes))
  expect(items[0]?.status).toBe(is ? 'fail' : 'not_applicable')
})

describe('an item bound to a situation', () => {
  const situation = (condition: Record<string, unknown>): Book['situations'] => ({
    complaint: {
      id: 'complaint',
      version: '1.0.0',
      title: { zh: '投诉', en: 'Complaint' },
      conditions: { shown: condition } as never,
      holds: 'shown',
    },
  })
  const book = bookFor([sectionOf('s', [itemOf('item', 10, { given: 'complaint', rules: fault }), failing])])

  test.each<[string, Record<string, unknown>, string, number]>([
    ['that holds', { turns: { at_least: 1 }, speaker: 'any' }, 'fail', 0],
    ['that does not', { turns: { at_least: 99 } }, 'not_applicable', 10],
    ['nobody knows of', { field: { path: 'attributes.nothing', is: 1 } }, 'not_evaluated', 10],
  ])('%s', (_, condition, status, awarded) => {
    const result = scoreBy({ ...book, situations: situation(condition) }, callOf(LINES))
    expect(result.items[0]).toMatchObject({ status, awarded })
    expect(result.critical).toBe(status === 'fail')
  })

  test('that is not in the book is an error', () => {
    expect(() => scoreBy(book, callOf(LINES))).toThrow('there is no situation "complaint"')
  })
})
