import { type ChecklistView, PARTS, type SchemeView } from '../../contract/index.ts'
import type { Assessor } from './assessor.ts'
import type { Checklist, Scheme } from './schema.ts'

export const schemeView = ({ scheme, checklists, ref }: Assessor): SchemeView => ({
  ...ref,
  note: scheme.note,
  clauses: scheme.clauses ?? [],
  ...termsOf(scheme),
  scales: (scheme.parts.ratings?.scales ?? []).map(({ id, title, dimensions = [], points }) => ({
    id,
    title,
    dimensions: dimensions.map(({ id, title }) => ({ id, title })),
    points: points.map(([value, points]) => ({ value, points })),
  })),
  checklists: [...checklists.values()].map(checklistView),
})

type Terms = Pick<SchemeView, 'least_calls' | 'weights' | 'adjustments' | 'grades' | 'pass_from'>

function termsOf({ min_calls, parts, adjustments = [], grades }: Scheme): Terms {
  const passed = grades.filter(({ below_line }) => below_line !== true).map(({ from }) => from)
  return {
    least_calls: min_calls,
    weights: PARTS.flatMap((part) => (parts[part] === undefined ? [] : [{ part, weight: parts[part].weight }])),
    adjustments: adjustments.map(({ id, title, each, at_most = null }) => ({ id, title, each, at_most })),
    grades: grades
      .map(({ below_line = false, ...grade }) => ({ ...grade, below_line }))
      .sort((a, b) => b.from - a.from),
    pass_from: passed.length < grades.length && passed.length > 0 ? Math.min(...passed) : null,
  }
}

export const checklistView = ({ id, version, title, note, sample_percent, items }: Checklist): ChecklistView => ({
  id,
  version,
  title,
  note,
  sample_percent: sample_percent ?? null,
  items: items.map(({ id, title, look, points, per_problem, whole, frequency, clauses = [] }) => ({
    id,
    title,
    look,
    points,
    per_problem,
    whole: whole ?? null,
    frequency,
    clauses,
  })),
})
