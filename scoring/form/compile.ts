import { type Calendar, type Call, calendar, type Score } from '../../contract/index.ts'
import type { CompiledRule } from '../rule/compile.ts'
import { Look } from '../rule/condition.ts'
import { RuleError } from '../rule/error.ts'
import type { Transcript } from '../transcript.ts'
import type { Book } from './book.ts'
import { evaluate } from './evaluate.ts'
import { type Plan, planOf } from './plan.ts'
import { compileRoles } from './roles.ts'
import type { Form } from './schema.ts'
import { type Shelf, type Workplace, workshopOf } from './workshop.ts'

export interface CompiledForm {
  form: Form
  hash: string
  clock: Calendar
  /** Whether agent and customer are taken for one another, so that nobody can be judged. */
  swapped(transcript: Transcript): boolean
  evaluate(call: Call, transcript: Transcript, inputHash: string): Score
  /** For those who explain a score: what it is judged by, and a look at a call of its own. */
  plan: Plan
  shelf: Shelf
  lookAt(call: Call, transcript: Transcript): Look
}

/**
 * @param workplace one whose lists and situations the book's are among; forms that share one listen to a call together
 * @throws RuleError, its path beginning with the rule's id
 */
export function compileForm(book: Book, hash: string, workplace: Workplace = workshopOf(book)): CompiledForm {
  const clock = calendar(book.timeZone)
  const { workshop, ruleOf, sceneOf, shelf } = workplace
  const rules = new Map<string, CompiledRule>()
  for (const item of book.form.sections.flatMap((section) => section.items)) {
    for (const { rule: id } of item.rules ?? []) {
      const rule = book.rules[id]
      if (!rule) throw new Error(`form ${book.form.id}: item ${item.id} uses rule "${id}", which does not exist`)
      if (rules.has(id)) throw new Error(`form ${book.form.id}: rule "${id}" is used by two items`)
      try {
        rules.set(id, ruleOf(rule))
      } catch (error) {
        if (error instanceof RuleError) throw new RuleError(error.message, [id, ...error.path], error.offset)
        throw error
      }
    }
  }
  const plan = planOf(book.form, hash, {
    rule: (id) => rules.get(id) as CompiledRule,
    situation: (id) => workshop.situation(id),
  })
  const scene = (call: Call, transcript: Transcript) => sceneOf(call, transcript, book.form.settings, clock)
  return {
    form: book.form,
    hash,
    clock,
    swapped: compileRoles(book.form.settings.roles, workshop),
    evaluate: (call, transcript, inputHash) => evaluate(plan, scene(call, transcript), inputHash),
    plan,
    shelf,
    lookAt: (call, transcript) => new Look(scene(call, transcript)),
  }
}
