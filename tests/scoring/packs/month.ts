import { decodePack } from '../../../scoring/packs/decode.ts'

export type Files = Record<string, string>

const HEAD = `version: 1.0.0
title: { zh: 案, en: Scheme }
note: { zh: 注, en: Note }
`
/** Every part there is, each as heavy as the others. */
export const SCHEME = `id: mine
${HEAD}min_calls: 2
parts:
  qa: { weight: 20 }
  limits: { weight: 20 }
  ratings:
    weight: 20
    scales: [{ id: stars, title: { zh: 星, en: Stars }, points: [[1, 0], [5, 100]], satisfied_from: 4 }]
  complaints: { weight: 20, off: { simple: 5, complex: 20 } }
  inspections: { weight: 20, checklists: [list] }
adjustments:
  - { id: critical, title: { zh: 严, en: Critical }, of: critical_calls, each: -10 }
grades:
  - { id: good, from: 80, title: { zh: 好, en: Good }, factor: 1 }
  - { id: fail, from: 0, title: { zh: 差, en: Fail }, factor: 0.5 }
ladder:
  - { grades: [fail], times: 2, within: 3, measures: [talk] }
kpis:
  - { kpi: rework, at_most: 10 }
  - { kpi: complaint_handling, at_least: 90 }
  - { kpi: satisfaction, at_least: 60 }
  - { kpi: callback, at_least: 90, limits: [answered] }
  - { kpi: equipment, at_least: 95 }
  - { kpi: major_accidents, at_most: 0 }
`
export const CHECKLIST = `id: list
${HEAD}items:
  - { id: files, title: { zh: 档, en: Files }, look: { zh: 看, en: look }, points: 6, per_problem: 1, whole: { zh: 全, en: all }, frequency: daily, methods: [records] }
  - { id: desk, title: { zh: 台, en: Desk }, look: { zh: 看, en: look }, points: 4, per_problem: 1, frequency: daily, methods: [on_site] }
`
const LIMIT = `id: answered
version: 1.0.0
title: { zh: 答, en: Answered }
clauses: []
from: complaint_filed
to: callback
within: { hours: 2 }
examples:
  - { name: a, events: [{ type: opened, at: 2026-05-06 10:00 }], expect: [] }
  - { name: b, events: [{ type: opened, at: 2026-05-06 10:00 }], expect: [] }
`
/** A scheme and what it names. */
const SOUND: Files = {
  'schemes/mine.yaml': SCHEME,
  'checklists/list.yaml': CHECKLIST,
  'limits/answered.yaml': LIMIT,
}
export const packOf = (changes: Files) =>
  decodePack(Object.entries({ ...SOUND, ...changes }).map(([path, text]) => ({ path, text })))
