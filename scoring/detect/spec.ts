import { Type } from 'typebox'

/** A length of time as rules give it, and what it is of. Detectors compare whole milliseconds. */
export const seconds = (description: string) => Type.Number({ exclusiveMinimum: 0, description })

export const toMs = (seconds: number): number => Math.round(seconds * 1000)

type Options<K extends string> = Readonly<Partial<Record<K, unknown>>>

const quoted = (options: readonly string[], last: string): string =>
  options
    .map((option) => `"${option}"`)
    .join(', ')
    .replace(/, ([^,]*)$/, ` ${last} $1`)

/** The option a spec gives of several that exclude one another. @throws Error where it gives none or more than one */
export function onlyOne<K extends string>(detector: string, spec: Options<K>, options: readonly K[]): K {
  const given = options.filter((option) => spec[option] !== undefined)
  if (given.length !== 1) {
    const has = given.length === 0 ? 'none' : quoted(given, 'and')
    throw new Error(`${detector} needs exactly one of ${quoted(options, 'and')}; has ${has}`)
  }
  return given[0] as K
}

/** @throws Error where a spec gives none of some options */
export function needAny<K extends string>(detector: string, spec: Options<K>, options: readonly K[]): void {
  if (options.every((option) => spec[option] === undefined)) {
    throw new Error(`${detector} needs at least one of ${quoted(options, 'and')}`)
  }
}
