import { expect, test } from 'vitest'
import type { Book } from '../../../scoring/form/book.ts'
import { bookOf, callOf, type Line, ruleWith, scoreBy } from '../books.ts'
import { outcomeOf } from './scoring.ts'

const words = { zh: '字', en: 'words' }
const said = (text: string, more = {}) => ({ phrases: { any: [text] }, ...more })

/** A situation: the customer complains. */
const situations = {
  complaint: {
    id: 'complaint',
    version: '1.0.0',
    title: words,
    conditions: { a: said('投诉', { speaker: 'customer' }) },
    holds: 'a',
  },
} as unknown as Book['situations']

/** What a rule comes to where all is clear, where a line is unsure, and where nobody knows who said it. */
function outcomes(conditions: Record<string, unknown>, find: string, lines: Line[], at: number): string[] {
  const book: Book = { ...bookOf(ruleWith('r', { conditions, find } as never)), situations }
  const changed = (change: (line: Line) => Line) => lines.map((line, i) => (i === at ? change(line) : line))
  const unsure = changed(([speaker, text]) => [speaker, text, { confidence: 0.1 }])
  const unknown = changed(([, text]) => ['unknown', text])
  return [lines, unsure, unknown].map((dialogue) => outcomeOf(scoreBy(book, callOf(dialogue))))
}

const ASKED = { a: said('投诉', { speaker: 'customer' }) }
const sorry = (window: object) => said('抱歉', { in: window })
const COMPLAINTS: Line[] = [
  ['customer', '我要投诉'],
  ['agent', '抱歉啊'],
  ['customer', '还要投诉'],
  ['agent', '什么'],
]
const CHAIN: Line[] = [
  ['agent', '请稍等'],
  ['agent', '久等了'],
  ['customer', '那个多少'],
  ['agent', '请稍等'],
]

test.each<[what: string, conditions: Record<string, unknown>, find: string, lines: Line[]]>([
  ['a window beside the only hit', { ...ASKED, b: sorry({ after: { hit: 'a' } }) }, 'not b', COMPLAINTS.slice(0, 2)],
  ['a window beside any of two', { ...ASKED, b: sorry({ after: { hit: 'a', turns: 1 } }) }, 'not b', COMPLAINTS],
  [
    'a window beside the first',
    { ...ASKED, b: sorry({ after: { hit: 'a', which: 'first', turns: 1 } }) },
    'a and not b',
    COMPLAINTS,
  ],
  [
    'a count beside',
    { ...ASKED, b: { turns: { at_least: 1 }, in: { after: { hit: 'a' } } } },
    'not b',
    COMPLAINTS.slice(0, 2),
  ],
  [
    'none beside the only hit',
    { ...ASKED, b: { phrases: { none: ['抱歉'] }, in: { after: { hit: 'a' } } } },
    'b',
    COMPLAINTS.slice(0, 2),
  ],
  ['a chain', { a: said('请稍等'), b: said('久等了') }, 'not (a then b)', CHAIN],
  ['a chain of either', { a: said('请稍等'), b: said('久等了'), c: said('那就') }, 'not ((a or c) then b)', CHAIN],
  ['a situation in a window', { s: { situation: 'complaint', in: { first: { turns: 1 } } } }, 'not s', COMPLAINTS],
])(
  'words nobody could make out, or of nobody known, are missed by no window, chain or situation: %s',
  (_, conditions, find, lines) => {
    const [clear, unsure, unknown] = outcomes(conditions, find, lines, 0)
    expect([clear, unsure, unknown]).toEqual(['pass', 'low_confidence', 'no_roles'])
  },
)

test('what is not said in a turn that may be the agent’s is not said in every turn', () => {
  const lines: Line[] = [
    ['agent', '您好'],
    ['customer', '说话'],
    ['agent', '随便你'],
  ]
  expect(outcomes({ a: said('随便你', { every_turn: true }) }, 'a', lines, 0)).toEqual(['pass', 'pass', 'no_roles'])
})

test.each(['久等了', '好了'])('a window beside a wait that the call says nothing of may be anywhere: %s', (text) => {
  const rule = ruleWith('r', {
    conditions: { held: { hold: { at_least: 5 } }, b: said('久等了', { in: { after: { hit: 'held' } } }) },
    find: 'not b',
  } as never)
  expect(outcomeOf(scoreBy(bookOf(rule), callOf([['agent', text]], { holds: undefined })))).toBe('no_metadata')
  expect(outcomeOf(scoreBy(bookOf(rule), callOf([['agent', text]])))).toBe('finding')
})

test('who never spoke may be the one nobody knows, and have been slow to', () => {
  const slow = { slow: { answer_delay: { longer_than: 3 } } }
  const late: Line[] = [
    ['agent', '您好', { start_ms: 9000, end_ms: 9900 }],
    ['customer', '说话'],
  ]
  const book = bookOf(ruleWith('r', { conditions: slow, find: 'not slow' } as never))
  const unknown = late.map(([, text, times]): Line => ['unknown', text, times])
  const spoken: Line = ['agent', '嗯']
  const outcome = (lines: Line[]) => outcomeOf(scoreBy(book, callOf([...lines, spoken])))
  expect([outcome(late), outcome(unknown)]).toEqual(['pass', 'no_roles'])
})

test.each<[what: string, conditions: Record<string, unknown>, lines: Line[]]>([
  [
    'the first of two, where the first was missed',
    { ...ASKED, b: said('随便你', { in: { after: { hit: 'a', which: 'first', turns: 1 } } }) },
    [
      ['customer', '我要投诉'],
      ['agent', '好那个'],
      ['customer', '还要投诉'],
      ['agent', '随便你'],
    ],
  ],
  [
    'a count beside, where the hit was missed',
    { ...ASKED, b: { turns: { at_most: 0 }, in: { after: { hit: 'a' } } } },
    [
      ['customer', '我要投诉'],
      ['agent', '好那个'],
    ],
  ],
])('what is found beside %s is not known', (_, conditions, lines) => {
  expect(outcomes(conditions, 'b', lines, 0)).toEqual(['pass', 'low_confidence', 'no_roles'])
})
