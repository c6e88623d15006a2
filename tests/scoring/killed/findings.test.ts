import { describe, expect, test } from 'vitest'
import type { Call, Finding } from '../../../contract/index.ts'
import { createScorer } from '../../../scoring/scorer.ts'
import { bookOf, bookWith, callOf, formWith, itemWith, type Line, ruleWith, saying, scoreBy } from '../books.ts'
import { during } from '../detectors/measuring.ts'

type Rule = Parameters<typeof ruleWith>[1]

const findingOf = (rule: Rule, lines: readonly Line[], changes: Partial<Call> = {}): Finding =>
  scoreBy(bookOf(ruleWith('r', rule)), callOf(lines, changes)).findings[0] as Finding

const said = (any: string[], more = {}): Rule => ({ conditions: { it: { phrases: { any } } }, find: 'it', ...more })

describe('a message', () => {
  const message = (zh: string, rule: Rule, lines: readonly Line[], changes: Partial<Call> = {}) =>
    findingOf({ ...rule, message: { zh, en: `en ${zh}` } }, lines, changes).message
  const rude = said(['快点', '随便你'])
  const lines: Line[] = [['agent', '你快点，随便你']]

  test.each<[zh: string, told: string]>([
    ['说了“{said}”', '说了“快点”'],
    ['{times}次', '2次'],
    ['{agent}', '小王'],
    ['{company}的{agent}：{said}{said}', '长城的小王：快点快点'],
    ['{nothing}', '{nothing}'],
    ['{value}{limit}.', '.'],
    ['{skipped}', '{skipped}'],
    ['{Said} {said1}', '{Said} {said1}'],
    ['没有', '没有'],
  ])('%s', (zh, told) => {
    const changes = { agent: { id: 'A1', name: '小王' }, attributes: { company: '长城' } }
    expect(message(zh, rude, lines, changes)).toEqual({ zh: told, en: `en ${told}` })
  })

  test('as often as it was said', () => {
    const three: Line[] = [...lines, ['agent', '快点快点']]
    expect(message('{times}', { ...rude, find: 'it' }, three).zh).toBe('4')
  })

  test('in one of its languages only', () => {
    const mixed = (zh: string, en: string) => findingOf({ ...rude, message: { zh, en } }, lines).message
    expect(mixed('{said}', 'rude')).toEqual({ zh: '快点', en: 'rude' })
    expect(mixed('无礼', '{said}')).toEqual({ zh: '无礼', en: '快点' })
  })

  test('words over several lines in one', () => {
    expect(
      message('{said}', said(['随便你吧']), [
        ['agent', '随便'],
        ['agent', '你吧'],
      ]).zh,
    ).toBe('随便你吧')
  })

  test('times in seconds, to a tenth; other measures as they are', () => {
    const silence: Rule = { conditions: { it: { silence: { at_least: 5 } } }, find: 'it' }
    const told = (end: number) =>
      message('{value}/{limit}', silence, [during('agent', 0, 1), during('agent', end, 30)]).zh
    expect(told(7.26)).toBe('6.3/5')
    expect(told(7.24)).toBe('6.2/5')
    const share: Rule = { conditions: { it: { talk_share: { more_than: 50 } } }, find: 'it' }
    expect(message('{value}/{limit}', share, [during('agent', 0, 9)]).zh).toBe('100/50')
    const missing = { ...said(['再见']), find: 'not it' }
    expect(message('{value}{times}{said}', missing, [['agent', '您好']]).zh).toBe('0')
  })

  const better = (zh: string, en: string, changes: Partial<Call> = {}) =>
    findingOf({ ...rude, recommended: { zh, en } }, lines, changes).recommended

  test.each<[name: string | undefined, zh: string, en: string]>([
    ['邓敏', '邓敏先生/女士，您好', 'Hello Mr or Ms 邓敏.'],
    ['邓女士', '邓女士，您好', 'Hello 邓女士.'],
    ['邓先生', '邓先生，您好', 'Hello 邓先生.'],
    ['王老师', '王老师，您好', 'Hello 王老师.'],
    ['李总', '李总，您好', 'Hello 李总.'],
    ['Smith', 'Smith先生/女士，您好', 'Hello Mr or Ms Smith.'],
    ['Mrs Smith', 'Mrs Smith，您好', 'Hello Mrs Smith.'],
    ['Dr. Smith', 'Dr. Smith，您好', 'Hello Dr. Smith.'],
    ['Mira Drew', 'Mira Drew先生/女士，您好', 'Hello Mr or Ms Mira Drew.'],
    [undefined, '先生/女士，您好', 'Hello Sir or Madam.'],
  ])('the customer %s has one title, whether or not the text has one', (name, zh, en) => {
    const changes = name === undefined ? {} : { customer: { name } }
    expect(better('{customer}，您好', 'Hello {customer}.', changes)).toEqual({ zh, en })
    expect(better('{customer}先生/女士，您好', 'Hello Mr or Ms {customer}.', changes)).toEqual({ zh, en })
  })

  test('a title the text alone has is kept', () => {
    expect(better('{customer}老师好', 'Dr {customer}.', { customer: { name: '邓敏' } })).toEqual({
      zh: '邓敏老师好',
      en: 'Dr 邓敏.',
    })
  })

  test('where a name is missing, the other words of the text, or else general ones', () => {
    expect(better('{company|本店}{department|}', '{customer|you} {hours|9 to 5}')).toEqual({
      zh: '本店',
      en: 'you 9 to 5',
    })
    expect(better('{company}{department}{hours}', '{company}, {department}, {hours}')).toEqual({
      zh: '本公司相关部门营业时间',
      en: 'our company, the department concerned, opening hours',
    })
    const named = { attributes: { company: '长城' }, customer: { name: '{company}' } }
    expect(better('{company|本店}', '{customer|you}', named)).toEqual({ zh: '长城', en: 'Mr or Ms {company}' })
  })

  test('what is recommended is filled, too', () => {
    const recommended = { zh: '请说“{company}”', en: 'Say {company}' }
    const changes = { attributes: { company: '长城' } }
    expect(findingOf({ ...rude, recommended }, lines, changes).recommended).toEqual({
      zh: '请说“长城”',
      en: 'Say 长城',
    })
  })
})

describe('where it was looked for in vain', () => {
  const greeting = (any: string[], recommended: string): Rule => ({
    ...said(any),
    find: 'not it',
    recommended: { zh: recommended, en: 'please hold the line' },
  })

  test('who, in which turns, and what was most like what is recommended', () => {
    const finding = findingOf(greeting(['您好'], '请您稍等一下'), [
      ['agent', '请您稍坐一会'],
      ['customer', '请您稍等一下'],
      ['agent', '好请您稍候一下'],
      ['agent', '请您稍微一下'],
    ])
    expect(finding.searched).toEqual({
      speaker: 'agent',
      segments: [0, 2, 3],
      start_ms: 0,
      end_ms: 3900,
      nearest: { segment: 2, start: 1, end: 7, text: '请您稍候一下', similarity: 0.73 },
    })
    expect(finding.evidence).toEqual([])
  })

  test('nothing alike, or nothing said', () => {
    expect(findingOf(greeting(['您好'], '请您稍等'), [['agent', '没有了']]).searched?.nearest).toBeNull()
    expect(findingOf(said(['您好']), [['agent', '您好']]).searched).toBeUndefined()
  })

  test('it is the less sure, the more alike that was beyond a half', () => {
    const sure = (text: string) => findingOf(greeting(['再见'], '请您稍等'), [['agent', text]]).confidence
    expect(sure('请您看看')).toBe(1)
    expect(sure('请您稍微')).toBe(0.79)
    expect(sure('请您稍等')).toBe(0.5)
  })

  test('in the language of the call', () => {
    const rule = { ...greeting(['您好'], '请您稍等'), find: 'not it' }
    const book = bookOf(ruleWith('r', rule))
    book.form.applies_to.language = 'en'
    const { findings } = scoreBy(book, callOf([['agent', 'please hold my line']], { language: 'en' }))
    expect(findings[0]?.searched?.nearest?.similarity).toBe(0.57)
  })
})

test('what was found elsewhere is another finding, whatever it was and however often', () => {
  const id = (...texts: string[]) =>
    findingOf(
      said(['快点']),
      texts.map((text) => ['agent', text]),
    ).id
  const ids = [id('快点'), id('你快点'), id('好的', '快点'), id('快点快点')]
  expect(new Set(ids).size).toBe(4)
  expect(id('快点吧')).toBe(id('快点'))
})

describe('evidence', () => {
  test('of words says when they were said, as far as the call does', () => {
    const [one] = findingOf(said(['快点']), [['agent', '你快点', { start_ms: 500, end_ms: undefined }]]).evidence
    expect(one).toEqual({ hit: 0, segment: 0, start: 1, end: 3, text: '快点', start_ms: 500, matched_by: 'text' })
  })

  test('of a measure says from when to when, and of which segments', () => {
    const rule: Rule = { conditions: { it: { monologue: { longer_than: 5 } } }, find: 'it' }
    expect(findingOf(rule, [during('agent', 1, 9)]).evidence).toEqual([
      {
        hit: 0,
        start_ms: 1000,
        end_ms: 9000,
        segments: [0],
        value: 8000,
        limit: 5000,
        unit: 'ms',
        matched_by: 'timing',
      },
    ])
  })
})

describe('a book that does not hold together', () => {
  const rule = saying('r', '甲')
  const use = { rule: 'r', points: -1 }
  const refusal = (book: object) => {
    try {
      createScorer([{ ...bookOf(rule), ...book } as never])
      return null
    } catch (error) {
      return (error as Error).message
    }
  }
  const form = (...items: ReturnType<typeof itemWith>[]) => bookWith(formWith(items), rule)
  const asks = (situation: string) => ({
    rules: { r: ruleWith('r', { conditions: { it: { situation } }, find: 'it' }) },
  })
  const situation = (id: string, conditions: object, holds: string) => ({
    [id]: { id, version: '1.0.0', title: { zh: '字', en: 'w' }, conditions, holds },
  })

  test('says what is missing, or there twice', () => {
    expect(refusal(form(itemWith('a', 1, { rule: 'x', points: -1 })))).toBe(
      'form form: item a uses rule "x", which does not exist',
    )
    expect(refusal(form(itemWith('a', 1, use), itemWith('b', 1, use)))).toBe('form form: rule "r" is used by two items')
    expect(
      refusal({
        rules: { r: ruleWith('r', { conditions: { it: { phrases: { lists: ['toString'] } } }, find: 'it' }) },
      }),
    ).toContain('there is no list "toString"')
    expect(refusal(asks('toString'))).toContain('there is no situation "toString"')
  })

  test('and which situation is at fault', () => {
    const own = situation('own', { it: { situation: 'own' } }, 'it')
    expect(refusal({ ...asks('own'), situations: own })).toContain('situation "own" needs itself')
    const bad = situation('bad', { it: { phrases: { any: ['甲'] } } }, 'its')
    expect(refusal({ ...asks('bad'), situations: bad })).toContain('situation "bad": ')
    const good = situation('good', { it: { phrases: { any: ['甲'] } } }, 'it')
    expect(refusal({ ...asks('good'), situations: good })).toBeNull()
  })
})

test('nothing of one call is left for the next', () => {
  const scorer = createScorer([
    bookOf(
      ruleWith('r', { conditions: { it: { phrases: { any: ['甲'] }, in: { first: { turns: 1 } } } }, find: 'not it' }),
    ),
  ])
  const found = (...lines: Line[]) => scorer.score(callOf(lines), 'x').findings.length
  expect([found(['agent', '甲']), found(['agent', '乙']), found(['customer', '甲'], ['agent', '甲乙'])]).toEqual([
    0, 1, 0,
  ])
})
