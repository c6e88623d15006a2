import type { TSchema } from 'typebox'
import type { Validator } from 'typebox/compile'
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import { quote } from '../../contract/index.ts'
import { meant } from '../text/likest.ts'
import { unfitProblem } from './unfit.ts'
import { troubles } from './yaml.ts'

/** A file of a pack as it was read; `path` is shown to the author. */
export interface Source {
  path: string
  text: string
  /** Of the pack that comes with Earshot, where another is laid over it: a file there with the same id takes its place. */
  below?: boolean
}

/** Those that scores depend on: neither what proves the rules nor the standard they are held against. */
export const judging = (sources: readonly Source[]): Source[] =>
  sources.filter(({ path }) => !/\.examples\.yaml$|(?:^|\/)clauses\/[^/]*$/.test(path))

/** Those that tickets are judged by: limits, the calendar, and the scales of the schemes. */
export const timing = (sources: readonly Source[]): Source[] => [
  ...sources.filter(({ path }) => /(?:^|\/)(?:limits|calendars)\//.test(path)),
  ...assessing(sources),
]

/** Those that monthly assessments depend on. */
export const assessing = (sources: readonly Source[]): Source[] =>
  sources.filter(({ path }) => /(?:^|\/)(?:schemes|checklists)\/(?!.*\.examples\.yaml$)/.test(path))

/** Something a rule author must mend: which file, where, and the lines around it. */
export class AuthorError extends Error {
  problems: readonly string[]
  /** @param problems what is said twice, as of every rule that a tag brings, is told once */
  constructor(problems: readonly string[]) {
    const told = [...new Set(problems)]
    super(told.join('\n\n'))
    this.name = 'AuthorError'
    this.problems = told
  }
}

/** A decoded file that can still say where each of its parts stands. */
export interface Decoded<T> {
  value: T
  source: Source
  /** `path:line:column: message` and the lines around it. `offset` counts from the start of the value at `path`. */
  complain(message: string, path?: readonly (string | number)[], offset?: number | null): string
  /** Path to the first text at or below a path that has some words in it; the path itself where none has. */
  placeOf(words: string, path: readonly (string | number)[]): readonly (string | number)[]
  /** `path:line:column` of what stands at a path. */
  where(path: readonly (string | number)[]): string
  /** Whether the text at a path stands in `[ ]` without quotes, where only half-width commas part it from others. */
  isBare(path: readonly (string | number)[]): boolean
  /** The remark behind the text at a path; null where there is none. */
  remarkBehind(path: readonly (string | number)[]): string | null
}

/** What a file is read against, by the keys that stand in it. @returns `or`: what would do in place of a key needed */
export type Reading = (has: (key: string) => boolean) => { validator: Validator; or: Readonly<Record<string, string>> }

/** Reads a YAML file strictly against its schema. @throws AuthorError with everything that is wrong */
export function decodeSource<T>(source: Source, schema: Validator | Reading): Decoded<T> {
  const lines = new LineCounter()
  const document = parseDocument(source.text, { lineCounter: lines, prettyErrors: false })
  const at = (offset: number, message: string) => {
    const { line, col } = lines.linePos(offset)
    return `${source.path}:${line}:${col}: ${message}\n${excerpt(source.text, line, col)}`
  }
  const broken = troubles(document, source.text)
  if (broken.length > 0) throw new AuthorError(broken.map(({ offset, message }) => at(offset, message)))
  const complain: Decoded<T>['complain'] = (message, path = [], offset = null) =>
    at(offsetOf(document, path) + (offset === null ? 0 : offset + quoteWidth(document, path)), message)
  const value = plainOf(document, at)
  const reading = typeof schema === 'function' ? schema((key) => document.has(key)) : { validator: schema, or: {} }
  if (!reading.validator.Check(value)) throw new AuthorError(schemaProblems(reading, value, document, at))
  return {
    value: value as T,
    source,
    complain,
    placeOf: (words, path) => placeOf(value, words, path),
    where(path) {
      const { line, col } = lines.linePos(offsetOf(document, path))
      return `${source.path}:${line}:${col}`
    },
    remarkBehind(path) {
      const text = document.getIn(path, true)
      return (isScalar(text) && text.comment) || null
    },
    isBare(path) {
      const list = document.getIn(path.slice(0, -1), true)
      const text = document.getIn(path, true)
      return isSeq(list) && list.flow === true && isScalar(text) && text.type === 'PLAIN'
    },
  }
}

/** The text that is these words, else the first that has them in it. */
function placeOf(value: unknown, words: string, path: readonly (string | number)[]): readonly (string | number)[] {
  const all: { path: (string | number)[]; text: string }[] = []
  const walk = (inner: unknown, at: (string | number)[]) => {
    if (typeof inner === 'string') all.push({ path: at, text: inner })
    else if (Array.isArray(inner)) for (const [i, one] of inner.entries()) walk(one, [...at, i])
    else if (inner !== null && typeof inner === 'object')
      for (const [key, one] of Object.entries(inner)) walk(one, [...at, key])
  }
  walk(
    path.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown> | undefined)?.[step], value),
    [...path],
  )
  return (all.find(({ text }) => text === words) ?? all.find(({ text }) => text.includes(`<${words}>`)))?.path ?? path
}

/** @throws AuthorError where aliases of aliases would grow without end */
function plainOf(document: Document, at: (offset: number, message: string) => string): unknown {
  try {
    return document.toJS()
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error
    throw new AuthorError([at(0, 'aliases (*) in this file stand for too much; write out what they stand for')])
  }
}

function schemaProblems(
  { validator, or }: ReturnType<Reading>,
  value: unknown,
  document: Document,
  at: (offset: number, message: string) => string,
): string[] {
  const problems = new Map<string, { offset: number; message: string }>()
  const add = (key: string, offset: number, message: string) => {
    if (!problems.has(key)) problems.set(key, { offset, message })
  }
  for (const error of validator.Errors(value)) {
    const path = error.instancePath
      .split('/')
      .slice(1)
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    const where = path.join('.') || 'the file'
    const offset = offsetOf(document, path)
    const params = error.params as Record<string, unknown>
    switch (error.keyword) {
      // Said of every unknown key once more, in words no author understands.
      case 'boolean':
        break
      case 'additionalProperties': {
        const known = Object.keys(propertiesAt(validator.Type(), path))
        for (const key of (params.additionalProperties ?? []) as string[]) {
          add(
            `${where}.${key}`,
            keyOffset(document, path, key),
            unknownKey(key, where, known, isLoose(document, path, key)),
          )
        }
        break
      }
      case 'required':
        // One of several ways, of which `oneOf` tells.
        if (error.schemaPath.includes('/oneOf/')) break
        for (const key of params.requiredProperties as string[]) {
          const other = path.length === 0 && Object.hasOwn(or, key) ? ` or "${or[key]}"` : ''
          add(`${where}.${key}`, offset, `${where} needs "${key}"${other}`)
        }
        break
      case 'oneOf': {
        const keys = keysOfOne(schemaAt(validator.Type(), path))
        add(
          where,
          offset,
          `${where} needs either ${keys.join(' or ')}; it has ${keys.every((key) => document.hasIn([...path, key])) ? 'both' : 'neither'}`,
        )
        break
      }
      case 'enum':
        add(
          where,
          offset,
          `${where} is ${quote(document.getIn(path))}; allowed: ${(params.allowedValues as unknown[]).join(', ')}`,
        )
        break
      default:
        add(
          where,
          offset,
          unfitProblem({
            where,
            value: plain(document, path),
            typed: typedAt(document, path),
            keyword: error.keyword,
            params,
            message: error.message,
            schema: schemaAt(validator.Type(), path),
          }),
        )
    }
  }
  return [...problems.values()].sort((a, b) => a.offset - b.offset).map(({ offset, message }) => at(offset, message))
}

/** Where the author gives the names. */
const NAMES = 'a name here has small letters, digits and _, a letter first'

type Described = TSchema & {
  properties?: Record<string, Described>
  oneOf?: readonly { required?: readonly string[] }[]
  items?: Described
  patternProperties?: Record<string, Described>
}

function unknownKey(key: string, where: string, known: readonly string[], loose: boolean): string {
  if (known.length === 0) return `unknown key "${key}" in ${where}; ${NAMES}`
  const there = `known here: ${known.join(', ')}`
  if (!loose) {
    const guess = meant(key, known)
    return `unknown key "${key}" in ${where}${guess || '; '}${guess && ' '}${there}`
  }
  if (key.includes('：')) return `"${key}" has a full-width ：; write a half-width : and a space behind it`
  if (key.includes(':')) return `"${key}" is no key of ${where}; write a space behind the :`
  return `"${key}" is no key of ${where}; does it belong to the text before? Put that text in quotes: it has a comma (${there})`
}

/** Whether it stands in `{ }` without a value, as the rest of a text does that is cut at its comma. */
function isLoose(document: Document, path: readonly string[], key: string): boolean {
  const map = document.getIn(path, true)
  return isMap(map) && map.flow === true && (map.get(key) ?? null) === null
}

const schemaAt = (schema: TSchema, path: readonly string[]): Described | undefined =>
  path.reduce<Described | undefined>(
    (inner, step) => inner?.properties?.[step] ?? inner?.items ?? Object.values(inner?.patternProperties ?? {})[0],
    schema as Described,
  )

/** Keys of which one is wanted. */
const keysOfOne = (schema: Described | undefined): string[] =>
  (schema?.oneOf ?? []).flatMap(({ required = [] }) => required)

const propertiesAt = (schema: TSchema, path: readonly string[]): Record<string, unknown> =>
  schemaAt(schema, path)?.properties ?? {}

/** As it stands in the file. */
function typedAt(document: Document, path: readonly string[]): string {
  const found = document.getIn(path, true)
  return isScalar(found) && found.source !== undefined ? found.source : ''
}

const plain = (document: Document, path: readonly string[]): unknown => {
  const found = document.getIn(path)
  return isNode(found) ? found.toJSON() : found
}

/** Where the value at a path begins, or the nearest thing above it that is there. */
function offsetOf(document: Document, path: readonly (string | number)[]): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const found = document.getIn(path.slice(0, depth), true)
    if (isNode(found) && found.range) return found.range[0]
  }
  return 0
}

/** A quoted scalar's text begins one character in. */
function quoteWidth(document: Document, path: readonly (string | number)[]): number {
  const found = document.getIn(path, true)
  return isScalar(found) && (found.type === 'QUOTE_SINGLE' || found.type === 'QUOTE_DOUBLE') ? 1 : 0
}

function keyOffset(document: Document, path: readonly string[], key: string): number {
  const map = path.length === 0 ? document.contents : document.getIn(path, true)
  const pair = isMap(map) ? map.items.find((item) => isScalar(item.key) && String(item.key.value) === key) : undefined
  return isScalar(pair?.key) && pair.key.range ? pair.key.range[0] : offsetOf(document, path)
}

/** The line, the two before and the one after, with a mark under the column. */
function excerpt(text: string, line: number, col: number): string {
  const all = text.split('\n')
  const width = String(line + 1).length
  const show = (n: number) => `  ${String(n).padStart(width)} | ${all[n - 1]}`
  const before = [line - 2, line - 1, line].filter((n) => n >= 1).map(show)
  const after = line + 1 <= all.length && all[line] !== '' ? [show(line + 1)] : []
  return [...before, `  ${' '.repeat(width)} | ${' '.repeat(Math.max(0, col - 1))}^`, ...after].join('\n')
}
