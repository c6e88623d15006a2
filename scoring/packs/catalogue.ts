import { type Static, Type } from 'typebox'
import { bilingual } from '../rule/bilingual.ts'

const closed = { additionalProperties: false } as const

/** What a clause is about. */
export const CLAUSE_KINDS = [
  'forbidden_phrase',
  'required_phrase',
  'situational_script',
  'timing',
  'call_handling',
  'hold',
  'interruption',
  'tone',
  'sla',
  'handover',
  'callback',
  'complaint_process',
  'customer_rating',
  'scoring',
  'sampling',
  'assessment',
  'reporting',
  'kpi',
  'knowledge',
  'privacy',
  'chat',
] as const

/** What one must have to see whether a clause is kept. */
export const CLAUSE_NEEDS = ['transcript', 'timing', 'metadata', 'tickets', 'aggregate', 'human'] as const

const Clause = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]*$', description: 'By which rules, items and examples cite it.' }),
    zh: Type.String({ minLength: 1, description: 'What it asks for, in a sentence.' }),
    en: Type.String({ minLength: 1, description: 'The same in English.' }),
    kind: Type.Enum(CLAUSE_KINDS, { description: 'What it is about.' }),
    needs: Type.Array(Type.Enum(CLAUSE_NEEDS), { minItems: 1, description: 'What it takes to check it.' }),
    due: Type.Optional(
      Type.Enum(['tickets', 'months'], {
        description: 'Checked by limits on tickets, or by monthly figures, once there are any.',
      }),
    ),
    uncheckable: Type.Optional(bilingual('Why nobody can check it.')),
  },
  { ...closed, description: 'A clause of the manual.' },
)

/** A service standard, clause by clause, in words of its own: clauses/<manual>.yaml */
export const Catalogue = Type.Object(
  {
    manual: Type.String({ pattern: '^[a-z0-9][a-z0-9-]*$', description: 'The name of the file, without .yaml.' }),
    title: bilingual('What the manual is called.'),
    clauses: Type.Array(Clause, { minItems: 1, description: 'Every clause of it.' }),
  },
  closed,
)

export type Catalogue = Static<typeof Catalogue>
export type Clause = Catalogue['clauses'][number]
