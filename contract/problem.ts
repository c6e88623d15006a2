/** One wrong place in what came in: where it is, what stood there, what is allowed there. */
export interface Problem {
  /** Dotted path from the top of the message, e.g. `segments[3].end_ms`; `$` is the message itself. */
  path: string
  /** What stood there, shortened for reading. */
  found: string
  /** What is allowed there. */
  expected: string
}

/** Either the value, or every reason why there is none. */
export type Decoded<T> = { ok: true; value: T } | { ok: false; reason: RefusalReason; problems: Problem[] }

/** Why a message cannot be used; the dead letter carries it. */
export type RefusalReason =
  | 'null_value'
  | 'empty'
  | 'too_large'
  | 'not_utf8'
  | 'not_json'
  | 'not_an_object'
  | 'unknown_schema'
  | 'invalid'
  | 'lone_surrogate'
  | 'key_mismatch'

/** A value as a person would quote it, at most 60 characters. */
export function quote(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return `an array of ${value.length}`
  if (value !== null && typeof value === 'object') return 'an object'
  // JSON has no infinity, yet 1e999 is read as one.
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57).toWellFormed()}…` : text.toWellFormed()
}

/** `path: found …, expected …` — one line a problem. */
export function formatProblem({ path, found, expected }: Problem): string {
  return `${path}: found ${found}, expected ${expected}`
}
