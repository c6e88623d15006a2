import { DETECTORS } from '../../scoring/detect/index.ts'
import type { Book } from '../../scoring/form/book.ts'
import type { Situation } from '../../scoring/rule/schema.ts'

type Rule = Book['rules'][string]

/** A condition of each kind, as the rules of a service centre have them: what counts is what they look at. */
const CONDITIONS: Record<string, Record<string, unknown>> = {
  answer_delay: { answer_delay: { longer_than: 10 } },
  ending: { ending: { by: 'agent' } },
  entity: { entity: { any: ['mobile', 'id_card', 'bank_card'] } },
  field: { field: { path: 'attributes.vip', is: true } },
  hold: { hold: { more_than: 2 } },
  homophones: { homophones: { any: ['不归我们管', '这不是我的错', '你爱找谁找谁'] } },
  interruption: { interruption: { after: 1, overlap: 0.8 } },
  length: { length: { longer_than: 1800 } },
  monologue: { monologue: { longer_than: 60 } },
  phrases: { phrases: { any: ['说了多少遍了', 'as I already told you'], except: ['客户说', 'he said'] } },
  regex: { regex: { any: ['工号\\s*\\d{2,5}', 'badge (number|no\\.?) \\d+'] }, in: { first: { turns: 3 } } },
  repeat: { repeat: { at_least: 0.8, times: 3 }, speaker: 'customer' },
  response_time: { response_time: { of: 'agent', longer_than: 60 } },
  ring: { ring: { more_than: 3, seconds_a_ring: 5 } },
  sentiment: { sentiment: { below: -3 } },
  silence: { silence: { at_least: 12 } },
  similar: {
    similar: { to: ['感谢您的耐心等待请问有什么可以帮您', 'thank you for holding how may I help you'], at_least: 0.7 },
    in: { first: { turns: 3 } },
  },
  situation: { situation: 'wants-refund' },
  speech_rate: { speech_rate: { over: 'call', faster_than: 330 } },
  talk_share: { talk_share: { more_than: 90 } },
  turns: { turns: { at_most: 1 } },
}

const words = { zh: '字', en: 'words' }

const ruleOf = (id: string, parts: object): Rule =>
  ({
    id,
    version: '1.0.0',
    title: words,
    tags: ['x-bench'],
    severity: 'minor',
    message: words,
    why: words,
    recommended: words,
    ...parts,
  }) as Rule

/** A situation and a script for it. */
const REFUND: Situation = {
  id: 'wants-refund',
  version: '1.0.0',
  title: words,
  conditions: { asked: { speaker: 'customer', phrases: { any: ['我要退款', '把钱退', 'want a refund'] } } } as never,
  holds: 'asked',
}
const SCRIPT = ruleOf('every-flow', {
  conditions: {
    refund: { situation: REFUND.id },
    sorry: { phrases: { any: ['抱歉', '对不起', 'sorry'] } },
    order: { phrases: { any: ['订单号', 'order number'] } },
    when: { entity: { any: ['time_promise'] } },
  },
  given: 'refund',
  flow: [{ step: 'sorry' }, { step: 'order', optional: true }, { step: 'when' }],
})

/** A form with one rule more for each detector that its rules do not use, and one with a flow. */
export function withEvery(book: Book): Book {
  const lacking = Object.keys(DETECTORS).filter((detector) => !(detector in CONDITIONS))
  if (lacking.length > 0) throw new Error(`the benchmark has no rule with ${lacking.join(', ')}`)
  const title = words
  const used = new Set(
    Object.values(book.rules).flatMap(({ conditions }) => Object.values(conditions).flatMap((one) => Object.keys(one))),
  )
  const more = Object.entries(CONDITIONS).flatMap(([detector, it]) =>
    used.has(detector) ? [] : ruleOf(`every-${detector.replaceAll('_', '-')}`, { conditions: { it }, find: 'it' }),
  )
  const rules = [...more, SCRIPT]
  const items = rules.map(({ id }) => ({ id, title, points: 1, rules: [{ rule: id, points: -1 }] }))
  return {
    ...book,
    rules: { ...book.rules, ...Object.fromEntries(rules.map((rule) => [rule.id, rule])) },
    situations: { ...book.situations, [REFUND.id]: REFUND },
    form: { ...book.form, sections: [...book.form.sections, { id: 'every', title, items }] },
  }
}
