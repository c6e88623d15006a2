import type { AgentFacts } from '../../../contract/index.ts'
import { type Assessed, assess } from '../../../scoring/assessment/assess.ts'
import { assessorOf } from '../../../scoring/assessment/assessor.ts'
import type { Checklist, Scheme } from '../../../scoring/assessment/schema.ts'

const both = (text: string) => ({ zh: text, en: text })
export const AT = '2026-05-06T10:00:00+08:00'

export const CHECKLIST: Checklist = {
  id: 'list',
  version: '1.0.0',
  title: both('list'),
  note: both(''),
  sample_percent: 20,
  items: [item('files', 4, 0.5, true), item('visits', 1, 0.2)],
}

function item(id: string, points: number, per_problem: number, whole = false): Checklist['items'][number] {
  const more = whole ? { whole: both('none') } : {}
  return { id, title: both(id), look: both(id), points, per_problem, frequency: 'daily', methods: ['on_site'], ...more }
}

export const SCHEME: Scheme = {
  id: 'sample',
  version: '1.0.0',
  title: both('sample'),
  note: both(''),
  min_calls: 2,
  parts: {
    qa: { weight: 50 },
    limits: { weight: 20 },
    ratings: {
      weight: 20,
      scales: [
        {
          id: 'percent',
          title: both('percent'),
          dimensions: [
            { id: 'technical', title: both('technical') },
            { id: 'attitude', title: both('attitude') },
          ],
          points: [
            [-50, 0],
            [100, 80],
            [200, 100],
          ],
          satisfied_from: 100,
        },
        {
          id: 'stars',
          title: both('stars'),
          points: [
            [1, 0],
            [5, 100],
          ],
          step: 1,
          satisfied_from: 4,
        },
      ],
    },
    complaints: { weight: 10, off: { simple: 20, complex: 40 } },
    inspections: { weight: 20, checklists: ['list'] },
  },
  grades: [
    { id: 'good', from: 80, title: both('good'), factor: 1.1 },
    { id: 'fail', from: 0, title: both('fail'), factor: 0.5, below_line: true },
  ],
  ladder: [
    { grades: ['good'], times: 1, within: 1, measures: ['praise'] },
    { grades: ['fail'], times: 1, within: 1, measures: ['talk'] },
    { grades: ['fail'], times: 2, within: 3, measures: ['verbal_warning'] },
  ],
}

export const scheme = (more: Partial<Scheme> = {}) => assessorOf({ ...SCHEME, ...more }, new Map([['list', CHECKLIST]]))

export const agentFacts = (more: Partial<AgentFacts> = {}): AgentFacts => ({
  agent: { id: 'A001', name: '李敏', team: 't1', site: '' },
  calls: [],
  unscored: 0,
  limits: [],
  ratings: [],
  complaints: [],
  tickets: [],
  inspections: [],
  entered: [],
  ...more,
})

export const call = (score: number, more = {}) => ({
  call_id: `c-${score}`,
  at: AT,
  score,
  critical: false,
  form_id: 'f',
  queue: '',
  ...more,
})

export const rating = (value: number, dimension = '') => ({
  ticket_id: `T-${value}`,
  event_id: 'e',
  at: AT,
  dimension,
  value,
})

export const inspection = (problems: Record<string, number>, more = {}) => ({
  inspection_id: 'i-1',
  checklist: 'list',
  at: AT,
  area: '',
  who: '',
  checked: null,
  of: null,
  items: Object.entries(problems).map(([item, problems]) => ({ item, problems, whole: false, note: '' })),
  ...more,
})

export const limit = (status: 'met' | 'missed' | 'running' | 'paused', id = 'l') => ({
  ticket_id: `T-${status}`,
  limit_id: id,
  at: AT,
  status,
})

export const sheetOf = (facts: Partial<AgentFacts>, more: Partial<Assessed> = {}, by = scheme()) =>
  assess(by, { month: '2026-05', facts: agentFacts(facts), tickets_known: true, before: [], ...more })
