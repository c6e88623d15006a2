import { type TSchema, Type } from 'typebox'
import * as contract from '../../contract/index.ts'
import { ErrorBody } from '../errors.ts'
import { CheckResult, Readiness, Settings } from '../schemas.ts'

const own = { CheckResult, ErrorBody, Readiness, Settings }

/** The shapes that have a name in the OpenAPI document, and so in the types generated from it: all of the contract's. */
const named: [string, TSchema][] = Object.entries<unknown>({ ...contract, ...own })
  .filter((entry): entry is [string, TSchema] => Type.IsObject(entry[1]))
  .sort(([a], [b]) => (a < b ? -1 : 1))

/** Without what the document has no word for: `expected`, and a record's pattern for its keys. */
const text = (schema: unknown): string =>
  JSON.stringify(schema, (key, value) => {
    if (key === 'expected' && typeof value === 'string') return undefined
    if (!value?.patternProperties) return value
    const { patternProperties, ...rest } = value
    return { ...rest, additionalProperties: Object.values(patternProperties)[0] }
  })

const names = new Map(named.map(([name, schema]) => [text(schema), name]))

/** Schemas are composed of each other by value; in the document a named one is written once and referred to. */
export function nameComponents<T extends { paths?: object; components?: object }>(document: T): T {
  const schemas = named.map(([name, schema]) => [name, inner(JSON.parse(text(schema)))])
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
