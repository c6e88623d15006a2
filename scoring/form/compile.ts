import type { Call, Score, ScoredItem, Unscored } from '../../contract/index.ts'
import type { Scene, Workshop } from '../detect/detector.ts'
import { type Automaton, compileAutomaton } from '../match/automaton.ts'
import { Found } from '../match/found.ts'
import type { Literal } from '../match/phrase.ts'
import { roomFor } from '../match/reading.ts'
import { type CompiledRule, compileRule, RuleError, type RuleResult } from '../rule/compile.ts'
import type { Rule } from '../rule/schema.ts'
import type { Transcript } from '../transcript.ts'
import { derivedId, findingOf } from './findings.ts'
import { fromMilli, percent, toMilli } from './points.ts'
import type { Form, RuleUse } from './schema.ts'

/** Raised by one whenever the same call and form may score otherwise than before. */
export const ENGINE = '1.0.0'

/** Everything a form judges by: the form, its rules, and the shared lists they use. */
export interface Book {
  form: Form
  rules: Record<string, Rule>
  lists: Record<string, readonly string[]>
}

export interface CompiledForm {
  form: Form
  hash: string
  evaluate(call: Call, transcript: Transcript, inputHash: string): Score
}

/** @throws RuleError, its path beginning with the rule's id. */
export function compileForm(book: Book, hash: string): CompiledForm {
  const { workshop, finish } = phraseBook(book)
  const rules = new Map<string, CompiledRule>()
  for (const item of book.form.sections.flatMap((section) => section.items)) {
    for (const { rule: id } of item.rules) {
      const rule = book.rules[id]
      if (!rule) throw new Error(`form ${book.form.id}: item ${item.id} uses rule "${id}", which does not exist`)
      if (rules.has(id)) throw new Error(`form ${book.form.id}: rule "${id}" is used by two items`)
      try {
        rules.set(id, compileRule(rule, workshop))
      } catch (error) {
        if (error instanceof RuleError) throw new RuleError(error.message, [id, ...error.path], error.offset)
        throw error
      }
    }
  }
  const scenes = finish()
  return {
    form: book.form,
    hash,
    evaluate: (call, transcript, inputHash) => evaluate(book.form, hash, rules, scenes(call, transcript), inputHash),
  }
}

/** Collects every literal the rules want, then makes the one automaton and the scenes that run it. */
function phraseBook({ form, lists }: Book) {
  const numbers = new Map<string, number>()
  const literals: Literal[] = []
  /** Literal -> the collections it is in. */
  const collections: number[][] = []
  let count = 0
  const numberOf = (literal: Literal): number => {
    const key = `${literal.folded} ${literal.breaks.map(Number).join('')}`
    const found = numbers.get(key)
    if (found !== undefined) return found
    numbers.set(key, literals.length)
    collections.push([])
    return literals.push(literal) - 1
  }
  const known = new Map<string, number>()
  const shared = new Map<string, number>()
  const workshop: Workshop = {
    collect(wanted) {
      const members = [...new Set(wanted.map(numberOf))].sort((a, b) => a - b)
      const key = members.join()
      const same = known.get(key)
      if (same !== undefined) return same
      for (const number of members) collections[number]?.push(count)
      known.set(key, count)
      return count++
    },
    share(text) {
      const key = shared.get(text) ?? shared.size
      shared.set(text, key)
      return key
    },
    list(id) {
      const phrases = lists[id]
      if (!phrases) throw new Error(`there is no list "${id}"`)
      return phrases
    },
  }
  const finish = () => {
    // Made with the first call, so that reading and checking forms stays quick.
    let automaton: Automaton | undefined
    let room = roomFor(4096)
    return (call: Call, transcript: Transcript): Scene => {
      automaton ??= compileAutomaton(literals.map(({ folded }) => folded))
      const letters = transcript.turns.reduce((sum, turn) => sum + turn.text.length, 0)
      if (letters > room.units.length) room = roomFor(2 * letters)
      const found = new Found(automaton, { literals, collections }, transcript, room)
      const done: unknown[] = []
      const once = <T>(key: number, work: () => T): T => {
        done[key] ??= work()
        return done[key] as T
      }
      return { call, transcript, settings: form.settings, found, once }
    }
  }
  return { workshop, finish }
}

function evaluate(
  form: Form,
  hash: string,
  rules: ReadonlyMap<string, CompiledRule>,
  scene: Scene,
  inputHash: string,
): Score {
  const score = emptyScore(scene.call, inputHash, { id: form.id, version: form.version, hash })
  const zeroed = new Set<string>()
  for (const section of form.sections) {
    for (const item of section.items) {
      const before = score.findings.length
      const statuses = item.rules.map((use) => {
        const { rule, judge } = rules.get(use.rule) as CompiledRule
        const result = judge(scene)
        if (result.status === 'not_evaluated') score.not_evaluated.push({ rule_id: rule.id, reason: result.reason })
        if (result.status === 'fail') {
          const points = pointsOf(use, result)
          score.findings.push(findingOf(rule, result, scene, { itemId: item.id, points, inputHash }))
          if (use.critical) zeroed.add(use.critical === 'form' ? '*' : section.id)
        }
        return result.status
      })
      const findings = score.findings.slice(before)
      const lost = findings.reduce((sum, { points }) => sum + toMilli(points), 0)
      score.items.push({
        id: item.id,
        section: section.id,
        points: item.points,
        awarded: fromMilli(Math.max(0, toMilli(item.points) + lost)),
        status: statusOf(statuses),
        findings: findings.map((_, i) => before + i),
      })
    }
  }
  if (zeroed.size > 0) {
    score.critical = true
    for (const item of score.items) if (zeroed.has('*') || zeroed.has(item.section)) item.awarded = 0
  }
  return graded(form, score)
}

/** What a finding takes: per hit as often as there are hits, never more than the cap. */
function pointsOf(use: RuleUse, { hits }: Extract<RuleResult, { status: 'fail' }>): number {
  const times = use.per === 'hit' ? Math.max(1, hits.length) : 1
  const all = toMilli(use.points) * times
  return fromMilli(use.cap === undefined ? all : Math.max(all, toMilli(use.cap)))
}

function statusOf(statuses: RuleResult['status'][]): ScoredItem['status'] {
  for (const status of ['fail', 'not_evaluated', 'pass'] as const) if (statuses.includes(status)) return status
  return 'not_applicable'
}

function graded(form: Form, score: Score): Score {
  const judged = score.items.filter(({ status }) => status === 'pass' || status === 'fail')
  if (judged.length === 0) return { ...score, unscored: 'not_evaluated' }
  const counted = form.not_applicable === 'keep' ? score.items : judged
  const sum = (of: 'points' | 'awarded') => counted.reduce((total, item) => total + toMilli(item[of]), 0)
  const value = percent(sum('awarded'), sum('points'))
  const grade = [...form.grades].sort((a, b) => b.from - a.from).find(({ from }) => value >= from)
  return { ...score, score: value, grade: grade?.id ?? null }
}

/** A score nothing has been judged for yet; also what a call nobody can be judged by gets. */
export function emptyScore(call: Call, inputHash: string, form: Score['form'], unscored?: Unscored): Score {
  return {
    score_id: derivedId('s', inputHash, call.call_id, form?.hash ?? '', ENGINE),
    call_id: call.call_id,
    agent_id: call.agent.id,
    form,
    engine: ENGINE,
    input_hash: inputHash,
    score: null,
    grade: null,
    critical: false,
    items: [],
    findings: [],
    not_evaluated: [],
    ...(unscored === undefined ? {} : { unscored }),
  }
}
