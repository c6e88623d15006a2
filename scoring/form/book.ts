import type { Rule, Situation } from '../rule/schema.ts'
import type { Form } from './schema.ts'

/** Everything a form judges by: the form, its rules, and the shared lists they use. */
export interface Book {
  form: Form
  rules: Record<string, Rule>
  lists: Record<string, readonly string[]>
  situations?: Record<string, Situation>
  /** IANA name: days and hours are those of this wall clock. */
  timeZone: string
}
