import type { Call } from '../api/types.ts'

/** A stored call.v1 with the fields that were null left out, as the contract reads them. */
export function read(stored: unknown): Call {
  return JSON.parse(JSON.stringify(stored), (_, value) => (value === null ? undefined : value))
}
