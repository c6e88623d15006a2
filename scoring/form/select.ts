import { type Calendar, type Call, parseTime } from '../../contract/index.ts'
import { applies } from '../rule/applies.ts'
import { covers } from '../rule/effective.ts'
import type { Form } from './schema.ts'

const AXES = ['language', 'channel', 'direction', 'queue'] as const

/** The most specific form that fits a call; of two as specific, the one that extends the other. */
export function selectForm<T extends { form: Form; clock: Calendar }>(forms: readonly T[], call: Call): T | null {
  let best: T | null = null
  for (const one of forms) {
    const { form, clock } = one
    if (!applies(form.applies_to, call)) continue
    if (form.effective && !covers(form.effective, parseTime(call.started_at) as number, clock)) continue
    if (best === null || goesBefore(form, best.form)) best = one
  }
  return best
}

function goesBefore(form: Form, other: Form): boolean {
  const more = specificity(form) - specificity(other)
  return more > 0 || (more === 0 && extendsForm(form, other))
}

/** Directly, or through others. */
const extendsForm = (form: Form, other: Form): boolean => form.extends?.includes(other.id) ?? false

/** How many things a form asks of a call. */
function specificity({ applies_to }: Form): number {
  return AXES.filter((axis) => applies_to[axis] !== undefined).length + Object.keys(applies_to.attributes ?? {}).length
}

/** Pairs of forms between which some call could not decide. */
export function ambiguous(forms: readonly Form[]): [Form, Form][] {
  return forms.flatMap((a, i) =>
    forms
      .slice(i + 1)
      .filter((b) => specificity(a) === specificity(b) && !extendsForm(a, b) && !extendsForm(b, a) && compatible(a, b))
      .map((b): [Form, Form] => [a, b]),
  )
}

function compatible(a: Form, b: Form): boolean {
  const agree = (x: unknown, y: unknown) => x === undefined || y === undefined || x === y
  const keys = Object.keys({ ...a.applies_to.attributes, ...b.applies_to.attributes })
  return (
    AXES.every((axis) => agree(a.applies_to[axis], b.applies_to[axis])) &&
    keys.every((key) => agree(a.applies_to.attributes?.[key], b.applies_to.attributes?.[key])) &&
    (a.effective?.from ?? '') < (b.effective?.to ?? '9999') &&
    (b.effective?.from ?? '') < (a.effective?.to ?? '9999')
  )
}
