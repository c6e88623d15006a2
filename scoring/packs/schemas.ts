import type { TSchema } from 'typebox'
import { Checklist, Scheme } from '../assessment/schema.ts'
import { FormFile } from '../form/schema.ts'
import { ListFile, Situation } from '../rule/schema.ts'
import { LimitFile } from '../tickets/limit.ts'
import { WorkTimes } from '../tickets/worktimes.ts'
import { Catalogue } from './catalogue.ts'
import { Examples, RuleFile } from './examples.ts'
import { Manifest } from './manifest.ts'
import { SchemeExamples } from './scheme-examples.ts'

/** The files of a pack, by what they are called in the names of the documents. */
const FILES: Readonly<Record<string, { schema: TSchema; title: string; description: string }>> = {
  rule: {
    schema: RuleFile,
    title: 'A rule',
    description: 'What to look for in a call or chat, and what it means when it is there, or is not. rules/<id>.yaml',
  },
  examples: {
    schema: Examples,
    title: 'Examples of a rule',
    description: 'Dialogues and what the rule makes of them. rules/<id>.examples.yaml',
  },
  situation: {
    schema: Situation,
    title: 'A situation',
    description: 'A named condition that rules and items of forms build on. situations/<id>.yaml',
  },
  list: {
    schema: ListFile,
    title: 'A list of phrases',
    description: 'Phrases that several rules share. lists/<id>.yaml',
  },
  clauses: {
    schema: Catalogue,
    title: 'A service standard',
    description: 'What a manual asks for, clause by clause, in words of its own. clauses/<manual>.yaml',
  },
  form: {
    schema: FormFile,
    title: 'A form',
    description: 'A scorecard (评分表): which rules judge a call, and what their findings cost. forms/<id>.yaml',
  },
  limit: {
    schema: LimitFile,
    title: 'A limit',
    description: 'By when something has to have happened to a ticket. limits/<id>.yaml',
  },
  calendar: {
    schema: WorkTimes,
    title: 'A working calendar',
    description: 'On which days and hours the centre works. calendars/centre.yaml',
  },
  scheme: {
    schema: Scheme,
    title: 'A scheme of monthly assessment',
    description: 'How a month becomes a total, a grade and a proposal (月度考核方案). schemes/<id>.yaml',
  },
  'scheme-examples': {
    schema: SchemeExamples,
    title: 'Examples of a scheme',
    description: 'Months and what the scheme makes of them. schemes/<id>.examples.yaml',
  },
  checklist: {
    schema: Checklist,
    title: 'A checklist',
    description: 'What is inspected without a call, and what a problem takes (检查表). checklists/<id>.yaml',
  },
  pack: {
    schema: Manifest,
    title: 'A pack of your own',
    description: 'What a folder of rules, forms, lists and situations is laid over. pack.yaml',
  },
}

export const SCHEMA_KINDS: readonly string[] = Object.keys(FILES)

/** A file's JSON Schema as a document of its own (draft 2020-12), as text; null where there is no such file. */
export function schemaText(kind: string): string | null {
  const file = Object.hasOwn(FILES, kind) ? FILES[kind] : undefined
  if (!file) return null
  const { schema, title, description } = file
  const head = { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: `urn:earshot:schema:${kind}` }
  const body = modern(JSON.parse(JSON.stringify(schema))) as object
  return `${print({ ...head, title, description, ...body }, 0, 0)}\n`
}

/** TypeBox writes tuples as drafts before 2020-12 did: `items` is a list there, and `prefixItems` since. */
function modern(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(modern)
  if (value === null || typeof value !== 'object') return value
  const { items, additionalItems, ...rest } = value as Record<string, unknown>
  const plain = Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, modern(inner)]))
  if (Array.isArray(items)) return { ...plain, prefixItems: items.map(modern), items: additionalItems ?? true }
  return items === undefined ? plain : { ...plain, items: modern(items) }
}

const WIDTH = 120

/** JSON in the project's one style. @param before characters that stand before it in its line */
function print(value: unknown, depth: number, before: number): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const [inner, outer] = ['  '.repeat(depth + 1), '  '.repeat(depth)]
  if (Array.isArray(value)) {
    const line = `[${value.map((one) => JSON.stringify(one)).join(', ')}]`
    const flat = value.every((one) => one === null || typeof one !== 'object')
    if (flat && before + line.length < WIDTH) return line
    return `[\n${value.map((one) => inner + print(one, depth + 1, inner.length)).join(',\n')}\n${outer}]`
  }
  const entries = Object.entries(value)
  if (entries.length === 0) return '{}'
  const lines = entries.map(([key, one]) => {
    const start = `${inner}${JSON.stringify(key)}: `
    return start + print(one, depth + 1, start.length)
  })
  return `{\n${lines.join(',\n')}\n${outer}}`
}
