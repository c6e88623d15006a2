import { boundsOf, largestSum, TOO_FINE } from './plan.ts'
import { toMilli } from './points.ts'
import type { Form, FormItem, FormSection, RuleUse } from './schema.ts'

/** Something wrong in a form that its schema cannot say, and where. */
export interface FormProblem {
  message: string
  path: (string | number)[]
}

/**
 * Points that nothing could ever show, and contradictions. Asked when a form is read by its author; a stored form that
 * scores were made with is used as it is.
 */
export function formProblems(form: Form): FormProblem[] {
  const problems: FormProblem[] = []
  const seen = new Set<string>()
  form.sections.forEach((section, s) => {
    const at = ['sections', s]
    problems.push(...within(at, sectionProblems(section)))
    section.items.forEach((item, i) => {
      const place = [...at, 'items', i]
      if (seen.has(item.id))
        problems.push({ message: `another item of this form is called "${item.id}"`, path: [...place, 'id'] })
      seen.add(item.id)
      problems.push(...within(place, itemProblems(item)))
    })
  })
  if (form.sections.every(({ items }) => items.every(({ points }) => points === 0)))
    problems.push({ message: 'no item has points, so there is no score to give', path: ['sections'] })
  if (largestSum(form) > Number.MAX_SAFE_INTEGER) problems.push({ message: TOO_FINE, path: ['sections'] })
  return problems
}

const within = (at: FormProblem['path'], problems: FormProblem[]): FormProblem[] =>
  problems.map(({ message, path }) => ({ message, path: [...at, ...path] }))

function sectionProblems({ floor, ceiling, items }: FormSection): FormProblem[] {
  const problems: FormProblem[] = []
  const worth = items.reduce((sum, { points, weight = 1 }) => sum + points * weight, 0)
  if (ceiling !== undefined && ceiling <= 0)
    problems.push({ message: `the section can have at most ${ceiling}; give it more than 0`, path: ['ceiling'] })
  const most = Math.min(worth, ceiling ?? worth)
  if (floor !== undefined && floor >= most)
    problems.push({ message: `the section could never have less than all its ${most} points`, path: ['floor'] })
  return problems
}

function itemProblems(item: FormItem): FormProblem[] {
  if ((item.rules === undefined) === (item.review === undefined))
    return [
      {
        message: `item "${item.id}" needs either rules or review, and has ${item.rules ? 'both' : 'neither'}`,
        path: [],
      },
    ]
  const bounds = boundProblems(item)
  if (bounds.length > 0 || !item.rules) return bounds
  return [
    ...startProblems(item, item.rules),
    ...item.rules.flatMap((use, u) => within(['rules', u], useProblems(use, item))),
  ]
}

function boundProblems({ points, floor = 0, ceiling = points }: FormItem): FormProblem[] {
  if (ceiling < points)
    return [
      {
        message: `nobody could have more than ${ceiling} of the ${points} points; lower the points`,
        path: ['ceiling'],
      },
    ]
  if (floor > points || floor >= ceiling) {
    if (points === 0 && ceiling === 0)
      return [{ message: 'an item of 0 points needs a ceiling above it, as a bonus', path: ['points'] }]
    return [{ message: `the item could never have less than all its ${points} points`, path: ['floor'] }]
  }
  return []
}

/** An item that begins at a bound needs something that leads away from it. */
function startProblems(item: FormItem, rules: readonly RuleUse[]): FormProblem[] {
  const { floor, ceiling } = boundsOf(item)
  const start = item.start === 'none' ? 0 : toMilli(item.points)
  const adds = rules.some(({ points }) => points > 0)
  const takes = rules.some(({ points }) => points < 0)
  if (item.start === 'none' && !adds)
    return [{ message: 'the item starts with none of its points, and no rule adds any', path: ['start'] }]
  if (start >= ceiling && adds && !takes)
    return [
      {
        message:
          'the item has all its points from the start, so nothing can be added; start with none, or give it a ceiling above them',
        path: ['rules'],
      },
    ]
  if (start <= floor && takes && !adds)
    return [{ message: 'the item has nothing that could be taken', path: ['rules'] }]
  return []
}

function useProblems({ points, cap, critical, shadow, review }: RuleUse, item: FormItem): FormProblem[] {
  const { floor, ceiling } = boundsOf(item)
  const room = (ceiling - floor) / 1000
  const problems: FormProblem[] = []
  const tooMuch = (value: number, key: string) => {
    if (Math.abs(toMilli(value)) > ceiling - floor)
      problems.push({ message: `${key} ${value} is more than the item has room for: ${room}`, path: [key] })
  }
  tooMuch(points, 'points')
  if (cap !== undefined) {
    if (cap === 0 || Math.sign(cap) !== Math.sign(points))
      problems.push({
        message: `cap ${cap} needs the sign of the points (${points}): it is the most they come to`,
        path: ['cap'],
      })
    else tooMuch(cap, 'cap')
  }
  if (shadow && review)
    problems.push({ message: 'a rule on trial (shadow) has nothing to confirm; leave out review', path: ['review'] })
  if (critical && points > 0)
    problems.push({ message: 'a finding that adds points cannot be critical', path: ['critical'] })
  return problems
}
