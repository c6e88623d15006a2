import { describe, expect, test } from 'vitest'
import { coverageOf } from '../../../scoring/packs/coverage.ts'
import { decodePack } from '../../../scoring/packs/decode.ts'
import { checkLimits, limitBookOf } from '../../../scoring/packs/limits.ts'
import { pointed } from './pointed.ts'

type Files = Record<string, string>

/** A complaint filed on Wednesday at ten is to be answered within two hours. */
const limit = (examples: string, { id = 'answered', from = 'complaint_filed', within = '{ hours: 2 }' } = {}) =>
  `id: ${id}
version: 1.0.0
title: { zh: 答, en: Answered }
clauses: [s1-answer]
from: ${from}
to: callback
within: ${within}
examples:
${examples}`
const FILED = '{ type: complaint_filed, at: 2026-05-06 10:00 }'
const called = (at: string) => `{ type: callback, at: 2026-05-06 ${at} }`
const example = (name: string, expect: string, events: string, more = '') =>
  `  - { name: ${name}, ${more}events: [${events}], expect: [${expect}] }\n`
const MET = example('in time', '{ status: met, due: 2026-05-06 12:00 }', `${FILED}, ${called('12:00')}`)
const MISSED = example('late', '{ status: missed }', `${FILED}, ${called('12:01')}`)
const packOf = (files: Files) => decodePack(Object.entries(files).map(([path, text]) => ({ path, text })))
const check = (text: string) => checkLimits(packOf({ 'limits/answered.yaml': text }))

test('examples of a limit that come out as they say', () => {
  expect(check(limit(MET + MISSED))).toEqual({ examples: 2, failures: [] })
})

describe('what an example of a limit comes out as', () => {
  const DUE = '(due 2026-05-06T12:00:00+08:00)'
  const at = 'limits/answered.yaml "c" (3): '
  test.each<[what: string, expect: string, events: string, ...failures: string[]]>([
    ['another status', '{ status: met }', FILED, `expected met, found missed ${DUE}`],
    [
      'another time',
      '{ status: met, due: 2026-05-06 11:00 }',
      `${FILED}, ${called('11:30')}`,
      `expected met (due 2026-05-06T11:00:00+08:00), found met ${DUE}`,
    ],
    [
      'more than there is',
      '{ status: met }',
      '{ type: opened, at: 2026-05-06 10:00 }',
      'expected 1 starts of the clock, found none',
    ],
    ['less than there is', '', `${FILED}, ${called('11:00')}`, `expected 0 starts of the clock, found met ${DUE}`],
    [
      'one of two: each is told with all',
      '{ status: met }, { status: met }',
      `${FILED}, ${called('11:00')}, ${FILED.replace('10:00', '13:00')}`,
      `expected met, found met ${DUE}, missed (due 2026-05-06T15:00:00+08:00)`,
    ],
  ])('%s', (_, expected, events, ...failures) => {
    expect(check(limit(MET + MISSED + example('c', expected, events))).failures).toEqual(
      failures.map((one) => at + one),
    )
  })

  test('is looked at a year later, or when it says', () => {
    expect(check(limit(MET + MISSED + example('c', '{ status: missed }', FILED))).failures).toEqual([])
    const running = example('c', '{ status: running }', FILED, 'at: 2026-05-06 11:59, ')
    expect(check(limit(MET + MISSED + running)).failures).toEqual([])
  })

  test('is reckoned by working hours from nine to six, and the official holidays', () => {
    const filed = (day: string) => `{ type: complaint_filed, at: 2026-${day} 17:00 }`
    const examples =
      example('the next morning', '{ status: met, due: 2026-05-07 10:00 }', `${filed('05-06')}, ${called('17:30')}`) +
      example(
        'after the holidays',
        '{ status: missed, due: 2026-05-06 10:00 }',
        `${filed('04-30')}, ${called('10:01')}`,
      )
    expect(check(limit(examples, { within: '{ working_hours: 2 }' })).failures).toEqual([])
  })

  test('an event that is none is told, and nothing else of it', () => {
    const wrong = example('c', '{ status: met }', '{ type: complaint_filed, at: 2026-05-06 10:00, priority: 5 }')
    const { failures } = check(limit(MET + MISSED + wrong))
    expect(failures).toHaveLength(1)
    expect(failures[0]).toMatch(/^limits\/answered\.yaml "c" \(3\): event 1: \/?priority/)
  })
})

describe('a limit needs an example', () => {
  test('in which it is missed', () => {
    expect(check(limit(MET + MET)).failures).toEqual(['limits/answered.yaml: no example in which the limit is missed'])
  })
  test('in which it is kept', () => {
    expect(check(limit(MISSED + MISSED)).failures).toEqual([
      'limits/answered.yaml: no example in which the limit is kept',
    ])
  })
})

describe('what was promised in a call', () => {
  const says = (more: string, expect: string, events: string) =>
    example('c', expect, events, `calls: [{ at: 2026-05-06 10:00, ${more} }], `)
  const of = (examples: string) => check(limit(examples, { from: 'promise', within: '{ promised: true }' })).failures
  const opened = '{ type: opened, at: 2026-05-06 09:00 }'
  const CHINESE = 'says: 我们两小时内给您回电话'

  test('is due by when the agent said', () => {
    const due = '2026-05-06 12:00'
    expect(
      of(
        says(CHINESE, `{ status: met, due: ${due} }`, `${opened}, ${called('11:59')}`) +
          says(CHINESE, `{ status: missed, due: ${due} }`, `${opened}, ${called('12:01')}`) +
          says(
            'says: We will call you back within two hours, language: en-GB, direction: outbound',
            `{ status: missed, due: ${due} }`,
            opened,
          ),
      ),
    ).toEqual([])
  })
})

describe('what tickets are judged by', () => {
  const SCHEME = `id: mine
version: 1.0.0
title: { zh: 案, en: Scheme }
note: { zh: 注, en: Note }
min_calls: 1
parts:
  ratings: { weight: 1, scales: [{ id: stars, title: { zh: 星, en: Stars }, points: [[1, 0], [5, 100]], satisfied_from: 4 }] }
grades: [{ id: all, from: 0, title: { zh: 全, en: All }, factor: 1 }]
`
  test('limits by their ids, without examples; the calendar; the scales', () => {
    const files = {
      'limits/b.yaml': limit(MET + MISSED, { id: 'b' }),
      'limits/a.yaml': limit(MET + MISSED, { id: 'a' }),
      'limits/c.yaml': limit(MET + MISSED, { id: 'c' }),
      'calendars/centre.yaml': 'id: centre\nbase: daily\nhours: [["08:00", "20:00"]]\n',
      'schemes/mine.yaml': SCHEME,
    }
    const book = limitBookOf(packOf(files), 'Asia/Shanghai')
    expect(book.limits.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(Object.keys(book.limits[0] ?? {})).not.toContain('examples')
    expect(book.times).toEqual({ base: 'daily', hours: [['08:00', '20:00']] })
    expect(book.scales.map(({ id }) => id)).toEqual(['stars'])
    expect(book.timeZone).toBe('Asia/Shanghai')
  })

  test('nothing, where there is nothing', () => {
    expect(limitBookOf(packOf({}), 'UTC')).toEqual({ limits: [], times: {}, scales: [], timeZone: 'UTC' })
    const unrated = SCHEME.replace(/ {2}ratings.*/, '  qa: { weight: 1 }')
    expect(limitBookOf(packOf({ 'schemes/mine.yaml': unrated }), 'UTC').scales).toEqual([])
  })
})

describe('clauses that limits stand for', () => {
  const clause = (id: string, more = '') =>
    `  - { id: ${id}, zh: 要求, en: It asks, kind: sla, needs: [tickets]${more} }\n`
  const standard = (...clauses: string[]) => `manual: s1\ntitle: { zh: 册, en: Manual }\nclauses:\n${clauses.join('')}`
  const SHOWN = MISSED.replace('name: late,', 'name: late, clauses: [s1-answer],')
  const coverage = (clauses: string, examples = MET + SHOWN) =>
    coverageOf(packOf({ 'limits/answered.yaml': limit(examples), 'clauses/s1.yaml': clauses }))
  const told = (...of: Parameters<typeof coverage>) => coverage(...of).problems.map(pointed)

  test('are covered by them', () => {
    const { manuals, problems } = coverage(standard(clause('s1-answer')))
    expect(problems).toEqual([])
    expect(manuals).toMatchObject([
      { manual: 's1', title: { en: 'Manual' }, clauses: [{ by: 'limit', limits: ['answered'], rules: [] }] },
    ])
  })

  test.each<[what: string, clauses: string, examples: string, ...told: string[]]>([
    [
      'one that is not there',
      standard(clause('s1-answers', ', due: tickets')),
      MET + SHOWN,
      'limits/answered.yaml:4 "s1-answer": there is no clause "s1-answer"; did you mean "s1-answers"?',
    ],
    [
      'one that is called due',
      standard(clause('s1-answer', ', due: tickets')),
      MET + SHOWN,
      'clauses/s1.yaml:4 "s1-answer": "s1-answer" is called due, yet it is checked by answered',
    ],
    [
      'one that is due and uncheckable',
      standard(clause('s1-answer', ', due: tickets, uncheckable: { zh: 无, en: no }')),
      MET + SHOWN,
      'clauses/s1.yaml:4 "s1-answer": "s1-answer" is due and uncheckable; it can only be one of them',
    ],
    [
      'one that no example shows',
      standard(clause('s1-answer')),
      MET + MISSED,
      'clauses/s1.yaml:4 "s1-answer": "s1-answer" is called checked by answered, but no example in which it is broken names it in its clauses',
    ],
    [
      'an example of another',
      standard(clause('s1-answer')),
      MET + SHOWN.replace('[s1-answer]', '[s1-answer, s1-answers]'),
      'limits/answered.yaml:10 "s1-answers": limit "answered" does not cite "s1-answers"; did you mean "s1-answer"?',
    ],
    [
      'an example in which it is kept',
      standard(clause('s1-answer')),
      MET.replace('name: in time,', 'name: in time, clauses: [s1-answer],') + SHOWN,
      'limits/answered.yaml:9 "s1-answer": nothing is missed in this example, so it cannot show "s1-answer"',
    ],
  ])('%s', (_, clauses, examples, ...wanted) => expect(told(clauses, examples)).toEqual(wanted))

  test('may be any where there is no standard', () => {
    expect(coverageOf(packOf({ 'limits/answered.yaml': limit(MET + MISSED) }))).toEqual({ manuals: [], problems: [] })
  })
})
