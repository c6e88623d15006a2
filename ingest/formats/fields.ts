export type Fields = Record<string, unknown>

/** Notes that a place holds something it may not; the arguments are those of a Problem, `found` not yet quoted. */
export type Wrong = (path: string, found: unknown, expected: string) => void

export const isFields = (value: unknown): value is Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** Text at the end of a path of fields; undefined where there is none. */
export function textAt(value: unknown, ...path: string[]): string | undefined {
  const found = path.reduce<unknown>((inner, key) => (isFields(inner) ? inner[key] : undefined), value)
  return typeof found === 'string' && found !== '' ? found : undefined
}
