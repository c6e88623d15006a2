import type { TSchema } from 'typebox'
import { parse } from 'yaml'
import type { Source } from '../../scoring/packs/source.ts'

/** A fenced block of docs/rules.md. */
export interface Block {
  /** What stands behind the fence: `yaml rule`, `yaml examples`, … */
  kind: string
  text: string
  /** Line of the fence, from 1. */
  line: number
  /** The headings it stands under, the outermost first. */
  path: readonly string[]
}

/** All blocks and headings of a Markdown text, in order. */
export function readBlocks(markdown: string): { blocks: Block[]; headings: string[]; prose: string } {
  const blocks: Block[] = []
  const headings: string[] = []
  const prose: string[] = []
  let path: string[] = []
  let open: { kind: string; line: number; text: string[] } | null = null
  for (const [index, line] of markdown.split('\n').entries()) {
    const fence = /^```(.*)$/.exec(line)
    if (open && fence) {
      blocks.push({ kind: open.kind, line: open.line, text: `${open.text.join('\n')}\n`, path })
      open = null
    } else if (open) open.text.push(line)
    else if (fence) open = { kind: (fence[1] as string).trim(), line: index + 1, text: [] }
    else {
      const heading = /^(#{2,4}) (.*)$/.exec(line)
      if (heading) {
        path = [...path.slice(0, (heading[1] as string).length - 2), heading[2] as string]
        headings.push(heading[2] as string)
      }
      prose.push(line)
    }
  }
  return { blocks, headings, prose: prose.join('\n') }
}

/** The part of a link behind `#` that leads to a heading. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')

const BOTH = '{ zh: 字, en: Words }'

/** What a shortened file leaves out, as YAML. */
const REST: Record<string, Record<string, string>> = {
  rules: {
    id: 'example',
    version: '1.0.0',
    title: BOTH,
    tags: '[x-example]',
    severity: 'minor',
    message: BOTH,
    why: BOTH,
    recommended: BOTH,
  },
  lists: { title: BOTH },
  situations: { version: '1.0.0', title: BOTH },
  forms: {
    id: 'form',
    version: '1.0.0',
    title: BOTH,
    applies_to: '{ language: zh }',
    settings: '{ min_confidence: 0.6 }',
    not_applicable: 'keep',
    grades: `[{ id: pass, from: 0, title: ${BOTH} }]`,
  },
}

/** What a file has of its own although it extends another. */
const OF_EACH = ['id', 'version', 'title']

/** A shortened file with the rest added below it, so that its lines keep their numbers. */
export function fileOf(folder: keyof typeof REST & string, block: Block): Source {
  const given = parse(block.text) as Record<string, unknown>
  const missing = Object.entries(REST[folder] ?? {}).filter(
    ([key]) => given[key] === undefined && (given.extends === undefined || OF_EACH.includes(key)),
  )
  const id = (given.id as string | undefined) ?? REST[folder]?.id
  return { path: `${folder}/${id}.yaml`, text: block.text + missing.map(([key, text]) => `${key}: ${text}\n`).join('') }
}

type Shape = TSchema & {
  properties?: Record<string, Shape>
  patternProperties?: Record<string, Shape>
  items?: Shape | Shape[]
  anyOf?: Shape[]
  enum?: unknown[]
}

/** Every key a schema knows, as a dotted path, and every choice a key leaves, as `key=choice`. */
export function keysOf(schema: TSchema, path = ''): string[] {
  const { properties = {}, patternProperties = {}, items, anyOf = [], enum: choices = [] } = schema as Shape
  return [
    ...choices.map((choice) => choiceOf(path, choice)),
    ...anyOf.flatMap((one) => keysOf(one, path)),
    ...(items && !Array.isArray(items) ? keysOf(items, path) : []),
    ...Object.values(patternProperties).flatMap((one) => keysOf(one, `${path}.*`)),
    ...Object.entries(properties).flatMap(([key, one]) => [`${path}.${key}`, ...keysOf(one, `${path}.${key}`)]),
  ]
}

/** The same of a value: which keys and choices it uses. */
export function keysUsed(schema: TSchema, value: unknown, path = ''): string[] {
  if (Array.isArray(value)) {
    const { items } = schema as Shape
    const within = Array.isArray(items) ? {} : ((items ?? schema) as Shape)
    return value.flatMap((one) => keysUsed(within, one, path))
  }
  if (value === null || typeof value !== 'object') return [choiceOf(path, value)]
  return Object.entries(value).flatMap(([key, inner]) => {
    const { known, name } = stepInto(schema as Shape, key)
    return [`${path}.${name}`, ...keysUsed(known, inner, `${path}.${name}`)]
  })
}

const choiceOf = (path: string, value: unknown): string => `${path.split('.').at(-1)}=${value}`

function stepInto(schema: Shape, key: string): { known: Shape; name: string } {
  const shapes = [schema, ...(schema.anyOf ?? [])]
  for (const { properties } of shapes) if (properties?.[key]) return { known: properties[key], name: key }
  for (const { patternProperties } of shapes) {
    const any = Object.values(patternProperties ?? {})[0]
    if (any) return { known: any, name: '*' }
  }
  return { known: {} as Shape, name: key }
}
