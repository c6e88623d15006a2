import { describe, expect, test } from 'vitest'
import type { Call } from '../../contract/index.ts'
import { readPack, readSources } from '../../ingest/packs.ts'
import { fillNames } from '../../scoring/detect/words.ts'
import { checkExamples, checkSchemes } from '../../scoring/packs/check.ts'
import { countsOf, coverageOf } from '../../scoring/packs/coverage.ts'
import { booksOf } from '../../scoring/packs/decode.ts'
import { lint } from '../../scoring/packs/lint/index.ts'
import { createScorer } from '../../scoring/scorer.ts'
import { callOf, HASH, type Line } from './books.ts'

const pack = readPack()

test('every rule does what its examples say', () => {
  const { rules, examples, failures } = checkExamples(pack)
  expect(failures.join('\n')).toBe('')
  expect(examples).toBeGreaterThan(6 * rules)
})

test('every rule has at least three findings and three near-misses', () => {
  const few = [...pack.rules.keys()].filter((id) => {
    const examples = pack.examples.get(id)?.value.examples ?? []
    const findings = examples.filter(({ expect }) => expect === 'finding').length
    return findings < 3 || examples.length - findings < 3
  })
  expect(few).toEqual([])
})

test('each form has 100 points and uses only rules that are there; every rule is used', () => {
  const books = booksOf(pack, 'Asia/Shanghai')
  for (const { form } of books) {
    const items = form.sections.flatMap((section) => section.items)
    expect([form.id, items.reduce((sum, { points }) => sum + points, 0)]).toEqual([form.id, 100])
  }
  const used = new Set(books.flatMap(({ rules }) => Object.keys(rules)))
  expect([...pack.rules.keys()].filter((id) => !used.has(id))).toEqual([])
})

test('every scheme does what its examples say', () => {
  const { schemes, examples, failures } = checkSchemes(pack)
  expect(failures).toEqual([])
  expect([schemes, examples]).toEqual([2, 24])
})

test('nothing is wrong with it, useless or slow', () => {
  expect(lint(readSources()).filter(({ gravity }) => gravity !== 'info')).toEqual([])
})

describe('the standard', () => {
  const { manuals, problems } = coverageOf(pack)
  const all = manuals.flatMap(({ clauses }) => clauses)

  test('every clause of the five manuals is accounted for', () => {
    expect(problems).toEqual([])
    expect(all).toHaveLength(489)
  })

  test('at least 230 of them are checked by a rule', () => {
    expect(countsOf(all).rule).toBeGreaterThanOrEqual(230)
  })
})

describe('what is recommended reads as said, with or without names', () => {
  const scorer = createScorer(booksOf(pack, 'Asia/Shanghai'))
  const betterIn = (language: 'zh' | 'en', lines: Line[], changes: Partial<Call>) => {
    const call = callOf(lines, { language: language === 'zh' ? 'zh-CN' : 'en-GB', ...changes })
    const { findings } = scorer.score(call, HASH)
    return Object.fromEntries(findings.map((one) => [one.rule_id, one.recommended[language]]))
  }
  const zh: Line[] = [
    ['agent', '喂，什么事'],
    ['customer', '你好，我姓邓，我家网断了，我要投诉'],
    ['agent', '知道了，我们会尽快处理'],
    ['customer', '要等多久啊'],
    ['agent', '没别的事就挂了吧'],
  ]
  const en: Line[] = [
    ['agent', 'Yeah, what is it'],
    ['customer', 'My line is broken and nobody came, I want to complain'],
    ['agent', 'We will look into it as soon as possible, call back next week'],
    ['customer', 'How long will that take?'],
  ]

  test('Chinese', () => {
    const named = betterIn('zh', zh, { customer: { name: '邓女士' }, attributes: { company: '长城' } })
    expect(named['hang-up-curtly-zh']).toMatch(/？邓女士，多谢您反映的意见，我们会在24小时内给您答复/)
    expect(named['greeting-zh']).toBe('您好，长城，请问有什么可以帮您？')
    const nameless = betterIn('zh', zh, {})
    expect(nameless['hang-up-curtly-zh']).toMatch(/？先生\/女士，多谢/)
    expect(nameless['greeting-zh']).toBe('您好，客户服务中心，请问有什么可以帮您？')
    expect(JSON.stringify([named, nameless])).not.toMatch(/\{[a-z]+[|}]/)
  })

  test('English', () => {
    const named = betterIn('en', en, { customer: { name: 'Ms Reed' }, attributes: { company: 'Acme' } })
    expect(named['greeting-en']).toBe('Hello, Acme, how can I help you?')
    const nameless = betterIn('en', en, {})
    expect(nameless['greeting-en']).toBe('Hello, customer service, how can I help you?')
    expect(JSON.stringify([named, nameless])).not.toMatch(/\{[a-z]+[|}]/)
  })

  test('no rule of the pack leaves a name raw or gives two titles', () => {
    const texts = [...pack.rules.values()].flatMap(({ value: { recommended } }) =>
      [{}, { customer: { name: '邓女士' } }, { customer: { name: 'Ms Reed' } }].flatMap((changes) => {
        const scene = { call: callOf([], changes), settings: { min_confidence: 0 } }
        return [fillNames(recommended.zh, 'zh', scene), fillNames(recommended.en, 'en', scene)]
      }),
    )
    expect(texts.filter((text) => /[{}]|女士先生|Mr or Ms (?:Ms|邓女士)|[，,]\s*[，,]/.test(text))).toEqual([])
  })
})
