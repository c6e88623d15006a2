import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import type { Receipts } from '../contract/index.ts'
import type { Assessor } from '../scoring/assessment/assessor.ts'
import type { Checklist } from '../scoring/assessment/schema.ts'
import type { Limits } from '../scoring/tickets/limits.ts'
import type { LetterDesk, Queries, Scope, Writer } from '../store/types.ts'

/** Something that has to hold before the process is ready for work. */
export interface Check {
  name: string
  /** Rejects with what is wrong, in words anybody may read: `/readyz` is open to all. */
  run(): Promise<void>
}

/** How months are assessed, and where what people enter is kept. */
export interface AssessmentParts {
  assessors: readonly Assessor[]
  checklists: ReadonlyMap<string, Checklist>
  keepInspections: Writer['keepInspections']
  keepKpis: Writer['keepKpis']
}

export interface AppOptions {
  queries: Queries
  /** Takes a body of JSON Lines (or one object) in; resolves when every line is durable or refused. */
  accept(kind: 'calls' | 'tickets', body: Uint8Array): Promise<Receipts>
  /** What can be done about messages that could not be used. */
  letters: LetterDesk
  /** By which tickets are judged: their titles, and the clauses they check. */
  limits: Limits
  assessment: AssessmentParts
  /** Whose calls may be seen. */
  scope(): Scope
  /** IANA name of the zone that days and months are of. */
  timeZone: string
  /** Folder of the built dashboards; without it only the API is served. */
  dashboards?: string
  /** Asked of every route that is not public. Without one, only requests to this machine's own names are answered. */
  token?: string
  checks?: Check[]
  logger?: FastifyBaseLogger
}

export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answers without a token. */
    public?: boolean
  }
}
