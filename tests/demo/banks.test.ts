import { describe, expect, test } from 'vitest'
import * as english from '../../cli/demo/banks/en/index.ts'
import * as chinese from '../../cli/demo/banks/zh/index.ts'
import { createRandom } from '../../cli/demo/random.ts'
import { fill } from '../../cli/demo/template.ts'
import { expand } from './expand.ts'

type Side = 'agent' | 'customer'

interface Sentence {
  side: Side
  text: string
  path: string
}

/** Every sentence of a bank with who says it; the keys `agent` and `customer` say so. */
function sentencesOf(value: unknown, path = '', side?: Side): Sentence[] {
  if (typeof value === 'string') return side ? [{ side, text: value, path }] : []
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) =>
    sentencesOf(inner, path === '' ? key : `${path}.${key}`, key === 'agent' || key === 'customer' ? key : side),
  )
}

const banks = { chinese: sentencesOf(chinese), english: sentencesOf(english) }
const scenario_names = ['property', 'equipment', 'telecom', 'shop', 'support', 'visits']
const of_scenarios = (sentences: Sentence[]) =>
  sentences.filter(({ side, path }) => side === 'agent' && scenario_names.includes(path.split('.')[0]!))

const plain = (text: string) => text.replace(/[\p{P}\s]/gu, '').toLowerCase()
const offenders = (sentences: Sentence[], words: RegExp) =>
  sentences
    .filter(({ text }) => expand(text).some((said) => words.test(said)))
    .map(({ path, text }) => `${path}: ${text}`)

describe.each(Object.entries(banks))('the %s banks', (_, sentences) => {
  test('give no sentence to both sides', () => {
    const said = (side: Side) =>
      sentences.filter((one) => one.side === side).flatMap(({ text }) => expand(text).map(plain))
    const by_agents = new Set(said('agent').filter((text) => text.length > 8))
    expect(said('customer').filter((text) => by_agents.has(text))).toEqual([])
    expect(by_agents.size).toBeGreaterThan(200)
  })

  test('repeat no sentence in one list', () => {
    const seen = new Set<string>()
    const repeated = sentences
      .filter(({ path }) => !path.includes('.greet.'))
      .map(({ path, text }) => `${path.replace(/\.\d+$/, '')}: ${text}`)
      .filter((entry) => seen.size === seen.add(entry).size)
    expect(repeated).toEqual([])
  })

  test('keep what no agent may say out of everything else an agent says', () => {
    const forbidden = sentences
      .filter(({ path }) => /\.rude\.(exchanges|opening|closing)\./.test(path) && path.includes('.agent.'))
      .flatMap(({ text }) => expand(text).map(plain))
    const clean = sentences.filter(({ side, path }) => side === 'agent' && !path.includes('.rude.'))
    const leaked = clean.filter(({ text }) =>
      expand(text).some((said) => forbidden.some((rude) => plain(said).includes(rude))),
    )
    expect(forbidden.length).toBeGreaterThan(50)
    expect(leaked.map(({ path, text }) => `${path}: ${text}`)).toEqual([])
  })

  test('greet, offer, ask and part only where an opening or a closing does', () => {
    const words =
      /[您你]好|hello|\bhi\b|有什么可以|需要帮|help you|还有(什么|其他|别的)|anything else|再见|拜拜|goodbye|来电|for calling|祝您/i
    expect(offenders(of_scenarios(sentences), words)).toEqual([])
  })

  test('ask to wait and thank for it only around a wait', () => {
    const words = /[稍久]等|等一|不要挂|别挂|谢|抱歉|对不起|不好意思|hold|moment|wait|bear with|sorry|thank|apolog/i
    expect(offenders(of_scenarios(sentences), words)).toEqual([])
  })

  test('hesitate at no slot that does not exist', () => {
    const slots = new Proxy({}, { get: (_target, name) => (known.has(String(name)) ? 'x' : undefined) })
    for (const { text } of sentences) for (const said of expand(text)) fill(said, slots, createRandom(1))
  })
})

const known = new Set(
  (
    'company department number phone4 ticket4 order amount amount2 speed agent surname nick caller customer daytime ' +
    'building room floor minutes hours date soon estate street bank model product courier company2'
  ).split(' '),
)
