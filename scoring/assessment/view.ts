import type { ChecklistView, SchemeView } from '../../contract/index.ts'
import type { Assessor } from './assessor.ts'
import type { Checklist } from './schema.ts'

export const schemeView = ({ scheme, checklists, ref }: Assessor): SchemeView => ({
  ...ref,
  note: scheme.note,
  clauses: scheme.clauses ?? [],
  grades: scheme.grades.map(({ below_line = false, ...grade }) => ({ ...grade, below_line })),
  scales: (scheme.parts.ratings?.scales ?? []).map(({ id, title, dimensions = [], points }) => ({
    id,
    title,
    dimensions: dimensions.map(({ id, title }) => ({ id, title })),
    points: points.map(([value, points]) => ({ value, points })),
  })),
  checklists: [...checklists.values()].map(checklistView),
})

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
