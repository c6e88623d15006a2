import type { Call, Score, Segment, Speaker } from '../../contract/index.ts'
import type { Book } from '../../scoring/form/book.ts'
import { createScorer } from '../../scoring/scorer.ts'

export const HASH = 'sha256:input'

type Rule = Book['rules'][string]
/** As decoded: a condition's keys are those of the detectors. */
type Part = Partial<Omit<Rule, 'conditions'>> & { conditions: Record<string, unknown> }
type Form = Book['form']
type Item = Form['sections'][number]['items'][number]
type Use = NonNullable<Item['rules']>[number]

const words = { zh: '字', en: 'words' }

/** A rule of which only the interesting part is given. */
export const ruleWith = (id: string, part: Part): Rule =>
  ({
    id,
    version: '1.0.0',
    title: words,
    tags: ['x-test'],
    severity: 'minor',
    message: words,
    why: words,
    recommended: words,
    ...part,
  }) as Rule

/** A rule that finds an agent saying any of some phrases. */
export const saying = (id: string, ...any: string[]): Rule =>
  ruleWith(id, { conditions: { said: { phrases: { any } } }, find: 'said' })

export const itemWith = (id: string, points: number, ...rules: Use[]): Item => ({
  id,
  title: words,
  points,
  rules,
})

export const formWith = (items: Item[], changes: Partial<Form> = {}): Form => ({
  id: 'form',
  version: '1.0.0',
  title: words,
  applies_to: { language: 'zh' },
  settings: { min_confidence: 0.6 },
  not_applicable: 'keep',
  grades: [
    { id: 'pass', from: 60, title: words },
    { id: 'fail', from: 0, title: words },
  ],
  sections: [{ id: 'all', title: words, items }],
  ...changes,
})

/** A book: a form, and the rules it uses. */
export const bookWith = (form: Form, ...rules: Rule[]): Book => ({
  form,
  rules: Object.fromEntries(rules.map((rule) => [rule.id, rule])),
  lists: {},
  timeZone: 'Asia/Shanghai',
})

/** A book of one rule on an item of ten points, each finding taking them all. */
export const bookOf = (rule: Rule): Book =>
  bookWith(formWith([itemWith('item', 10, { rule: rule.id, points: -10 })]), rule)

/** A line: who, what, and whatever else is said of the segment. */
export type Line = [Speaker, string, Partial<Segment>?]

/** A call in which each line takes a second, one after the other. */
export function callOf(lines: readonly Line[], changes: Partial<Call> = {}): Call {
  return {
    schema: 'call.v1',
    call_id: 'c',
    channel: 'voice',
    direction: 'inbound',
    language: 'zh-CN',
    agent: { id: 'A1' },
    started_at: '2026-05-06T10:00:00+08:00',
    answered_at: '2026-05-06T10:00:05+08:00',
    ended_at: '2026-05-06T11:00:00+08:00',
    ended_by: 'customer',
    holds: [],
    segments: lines.map(([speaker, text, more], i) => ({
      speaker,
      text,
      start_ms: i * 1000,
      end_ms: i * 1000 + 900,
      ...more,
    })),
    ...changes,
  }
}

export const scoreBy = (book: Book | Book[], call: Call): Score => createScorer([book].flat()).score(call, HASH)
