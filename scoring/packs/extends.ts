import type { FormProblem } from '../form/check.ts'
import { originOf, type Part } from '../form/origin.ts'
import { meant } from '../text/likest.ts'
import type { Decoded } from './source.ts'

type Path = readonly (string | number)[]

/** A file that may extend another of its kind. */
interface Extending {
  id: string
  extends?: string
}

/** Files of one kind by id, and those whose place another of the same id took. */
export interface Kind<File extends Extending> {
  files: ReadonlyMap<string, Decoded<File>>
  replaced: ReadonlyMap<string, Decoded<File>>
  /** Every id there is a file of, of those that cannot be read, too: they have been complained of. */
  known: ReadonlySet<string>
}

/** How an extending file and the whole of what it extends become one. */
export interface Joining<Whole, Extension> {
  problems(base: Whole, own: Extension): FormProblem[]
  join(base: Whole, own: Extension): Part<Whole>
}

/** Every file made whole, by id; what is wrong with the rest is told. */
export function resolve<Whole extends { id: string }, Extension extends Required<Extending>>(
  what: 'form' | 'list',
  kind: Kind<Extending>,
  joining: Joining<Whole, Extension>,
): { found: Map<string, Decoded<Whole>>; problems: string[] } {
  const problems: string[] = []
  const made = new Map<Decoded<Extending>, Decoded<Whole> | null>()
  const whole = (own: Decoded<Extending>, through: readonly Decoded<Extending>[]): Decoded<Whole> | null => {
    const before = made.get(own)
    if (before !== undefined) return before
    const { extends: id } = own.value
    if (id === undefined) return own as unknown as Decoded<Whole>
    if (through.includes(own)) {
      // Of a circle one is told, and none can be read.
      for (const one of through.slice(through.indexOf(own))) made.set(one, null)
      const [first] = through.slice(through.indexOf(own)) as [Decoded<Extending>]
      problems.push(first.complain(`"${first.value.extends}" leads back to this ${what}`, ['extends']))
      return null
    }
    const result = extended(own, id, through)
    if (!made.has(own)) made.set(own, result)
    return made.get(own) as Decoded<Whole> | null
  }
  const extended = (
    own: Decoded<Extending>,
    id: string,
    through: readonly Decoded<Extending>[],
  ): Decoded<Whole> | null => {
    const below = id === own.value.id
    const next = (below ? kind.replaced : kind.files).get(id)
    if (next === undefined) {
      if (below) problems.push(own.complain(`a ${what} cannot extend itself`, ['extends']))
      else if (!kind.known.has(id))
        problems.push(own.complain(`there is no ${what} "${id}"${meant(id, [...kind.files.keys()])}`, ['extends']))
      return null
    }
    const base = whole(next, [...through, own])
    if (base === null) return null
    const extension = own.value as unknown as Extension
    const wrong = joining.problems(base.value, extension)
    problems.push(...wrong.map(({ message, path }) => own.complain(message, path)))
    return wrong.length > 0 ? null : joined(own, base, joining.join(base.value, extension))
  }
  const found = new Map<string, Decoded<Whole>>()
  for (const [id, own] of kind.files) {
    const one = whole(own, [])
    if (one) found.set(id, one)
  }
  return { found, problems }
}

/** A file made whole, which still says where each of its parts stands. */
function joined<Whole>(own: Decoded<unknown>, base: Decoded<unknown>, part: Part<Whole>): Decoded<Whole> {
  const at = (path: Path) => {
    const { base: there, path: inside } = originOf(part, path)
    return { there, decoded: there ? base : own, inside }
  }
  return {
    value: part.value,
    source: own.source,
    complain(message, path = [], offset = null) {
      const { there, decoded, inside } = at(path)
      return there
        ? own.complain(`${message} (at ${decoded.where(inside)}, which is taken over)`, ['extends'])
        : own.complain(message, inside, offset)
    },
    where(path) {
      const { decoded, inside } = at(path)
      return decoded.where(inside)
    },
    placeOf: (_, path) => path,
    isBare(path) {
      const { decoded, inside } = at(path)
      return decoded.isBare(inside)
    },
    remarkBehind(path) {
      const { decoded, inside } = at(path)
      return decoded.remarkBehind(inside)
    },
  }
}

const TAKEN_OVER = /^.*?:\d+:\d+: (.*) \(at (.*:\d+:\d+), which is taken over\)(?:\n|$)/

/** What is said, without what is said of a file once more for each that extends it. */
export function unrepeated<T>(said: readonly T[], textOf: (one: T) => string): T[] {
  const heads = new Set(said.map((one) => textOf(one).split('\n')[0]))
  return said.filter((one) => {
    const [, message, where] = TAKEN_OVER.exec(textOf(one)) ?? []
    return where === undefined || !heads.has(`${where}: ${message}`)
  })
}
