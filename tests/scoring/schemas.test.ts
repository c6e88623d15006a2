import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readSources } from '../../ingest/packs.ts'
import { projectFolder } from '../../ingest/project.ts'
import { SCHEMA_KINDS, schemaText } from '../../scoring/packs/schemas.ts'

/** Another validator than the loader's, in its strictest mode. */
const validators = Object.fromEntries(
  SCHEMA_KINDS.map((kind) => [kind, new Ajv2020({ strict: true, allErrors: true }).compile(schemaOf(kind))]),
)

function schemaOf(kind: string): Node {
  return JSON.parse(schemaText(kind) as string) as Node
}

function wrongIn(kind: string, value: unknown): string[] {
  const validate = validators[kind] as (typeof validators)[string]
  validate(value)
  return (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`)
}

function kindOf(path: string): string {
  const kind = /\/(rule|list|form|situation|clauses|scheme|checklist|limit|calendar)s?\//.exec(path)?.[1] as string
  if (!path.endsWith('.examples.yaml')) return kind
  return kind === 'scheme' ? 'scheme-examples' : 'examples'
}

const files = readSources().map(({ path, text }) => ({ path, kind: kindOf(path), value: parse(text) as Node }))

test('every file of the packs validates', () => {
  expect(files.flatMap(({ path, kind, value }) => wrongIn(kind, value).map((wrong) => `${path}: ${wrong}`))).toEqual([])
  expect(files.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['rule', 'examples', 'list', 'form']))
})

describe('an unknown key does not, wherever it stands', () => {
  test.each(files.filter(({ path }) => /closing-zh|hotline-zh|closings-zh|hotline\.yaml|observed-service/.test(path)))(
    '$path',
    ({ kind, value }) => {
      const places = objectsIn(value)
      expect(places.length).toBeGreaterThan(1)
      for (const path of places) {
        // A call has whatever fields it has.
        if (path.includes('call') || path.includes('attributes')) continue
        const changed = structuredClone(value)
        at(changed, path).Colour = 'red'
        expect([path, wrongIn(kind, changed)]).toEqual([path, expect.arrayContaining([expect.any(String)])])
      }
    },
  )
})

type Node = { [key: string]: Node | unknown }

const at = (value: Node, path: readonly string[]): Node => path.reduce<Node>((inner, key) => inner[key] as Node, value)

/** The path of every object of a value. */
function objectsIn(value: unknown, path: string[] = []): string[][] {
  if (value === null || typeof value !== 'object') return []
  const inner = Object.entries(value).flatMap(([key, one]) => objectsIn(one, [...path, key]))
  return Array.isArray(value) ? inner : [path, ...inner]
}

describe('what the loader refuses, too', () => {
  const RULE = files.find(({ path }) => path.endsWith('hold-notice-zh.yaml'))?.value as Node
  const changed = (change: (rule: Node) => void): string[] => {
    const rule = structuredClone(RULE)
    change(rule)
    return wrongIn('rule', rule)
  }
  test.each<[string, (rule: Node) => void, string]>([
    ['a missing key', (rule) => delete rule.message, ' required'],
    ['both find and flow', (rule) => Object.assign(rule, { flow: [{ step: 'a' }, { step: 'b' }] }), ' oneOf'],
    ['a wrong value', (rule) => Object.assign(rule, { severity: 'mild' }), '/severity enum'],
    ['a version', (rule) => Object.assign(rule, { version: '1.0' }), '/version pattern'],
    [
      'a pair of three',
      (rule) => Object.assign(rule, { conditions: { a: { field: { time_of_day: ['09:00', '10:00', '11:00'] } } } }),
      '/conditions/a/field/time_of_day items',
    ],
    [
      'a pair of one',
      (rule) => Object.assign(rule, { conditions: { a: { field: { time_of_day: ['09:00'] } } } }),
      '/conditions/a/field/time_of_day minItems',
    ],
    [
      'two windows',
      (rule) => Object.assign(rule, { conditions: { a: { in: { first: { turns: 1 }, last: { turns: 1 } } } } }),
      '/conditions/a/in maxProperties',
    ],
  ])('%s', (_what, change, wrong) => expect(changed(change)).toEqual([wrong]))
  test('neither find nor flow', () => expect(changed((rule) => delete rule.find)).toContain(' oneOf'))
  test('and nothing else', () => expect(changed(() => {})).toEqual([]))
})

test('every key says what it is for', () => {
  const silent = SCHEMA_KINDS.flatMap((kind) =>
    propertiesOf(schemaOf(kind), '').flatMap(({ path, schema }) => (schema.description ? [] : [`${kind}${path}`])),
  )
  expect(silent).toEqual([])
})

function propertiesOf(schema: Node, path: string): { path: string; schema: Node }[] {
  const inner = [schema.items, ...Object.values((schema.patternProperties ?? {}) as Node)] as Node[]
  return [
    ...Object.entries((schema.properties ?? {}) as Record<string, Node>).flatMap(([key, one]) => [
      { path: `${path}.${key}`, schema: one },
      ...propertiesOf(one, `${path}.${key}`),
    ]),
    ...inner.flatMap((one) => (one !== null && typeof one === 'object' ? propertiesOf(one, `${path}.*`) : [])),
  ]
}

test('an editor is told which schema each file has', () => {
  const settings = JSON.parse(readFileSync(join(projectFolder(), '.vscode', 'settings.json'), 'utf8')) as {
    'yaml.schemas': Record<string, string[]>
  }
  const matches = (pattern: string, path: string) =>
    new RegExp(
      `^${pattern.replaceAll('.', '\\.').replaceAll(/\*\*\/|\*/g, (any) => (any === '*' ? '[^/]*' : '(?:.*/)?'))}$`,
    ).test(path)
  for (const { path, kind } of files) {
    const named = Object.entries(settings['yaml.schemas']).filter(
      ([, patterns]) =>
        patterns.some((pattern) => matches(pattern, path)) &&
        !patterns.some((pattern) => pattern.startsWith('!') && matches(pattern.slice(1), path)),
    )
    expect([path, named.map(([schema]) => schema)]).toEqual([path, [`./docs/schemas/${kind}.schema.json`]])
  }
})
