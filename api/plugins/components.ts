import type { TSchema } from 'typebox'
import * as contract from '../../contract/index.ts'
import { ErrorBody } from '../errors.ts'
import { CheckResult, Readiness, Settings } from '../schemas.ts'

const {
  AgentRef,
  AgentReport,
  AgentRow,
  Bilingual,
  Bin,
  Call,
  CallDetail,
  CallPage,
  CallSummary,
  CallVersion,
  DayRow,
  DeadLetterPage,
  DeadLetterView,
  Evidence,
  Facets,
  Finding,
  FormView,
  Habit,
  MonthList,
  MonthReport,
  Nearest,
  NotEvaluated,
  ProblemRow,
  Receipt,
  Receipts,
  Score,
  ScoredItem,
  Searched,
  Segment,
  TeamRow,
  TicketEvent,
} = contract

/** The shapes that have a name in the OpenAPI document, and so in the types generated from it. */
const NAMED: Record<string, TSchema> = {
  AgentRef,
  AgentReport,
  AgentRow,
  Bilingual,
  Bin,
  Call,
  CallDetail,
  CallPage,
  CallSummary,
  CallVersion,
  CheckResult,
  DayRow,
  DeadLetterPage,
  DeadLetterView,
  ErrorBody,
  Evidence,
  Facets,
  Finding,
  FormView,
  Habit,
  MonthList,
  MonthReport,
  Nearest,
  NotEvaluated,
  ProblemRow,
  Readiness,
  Receipt,
  Receipts,
  Score,
  ScoredItem,
  Searched,
  Segment,
  Settings,
  TeamRow,
  TicketEvent,
}

/** Without what the document has no word for: `expected`, and a record's pattern for its keys. */
const text = (schema: unknown): string =>
  JSON.stringify(schema, (key, value) => {
    if (key === 'expected') return undefined
    if (!value?.patternProperties) return value
    const { patternProperties, ...rest } = value
    return { ...rest, additionalProperties: Object.values(patternProperties)[0] }
  })

const names = new Map(Object.entries(NAMED).map(([name, schema]) => [text(schema), name]))

/** Schemas are composed of each other by value; in the document a named one is written once and referred to. */
export function nameComponents<T extends { paths?: object; components?: object }>(document: T): T {
  const schemas = Object.entries(NAMED).map(([name, schema]) => [name, inner(JSON.parse(text(schema)))])
  return {
    ...document,
    paths: refer(JSON.parse(text(document.paths))),
    components: { ...document.components, schemas: Object.fromEntries(schemas) },
  }
}

function refer(value: unknown): unknown {
  const name = names.get(JSON.stringify(value))
  return name === undefined ? inner(value) : { $ref: `#/components/schemas/${name}` }
}

function inner(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(refer)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, refer(part)]))
}
