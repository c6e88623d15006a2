import { byText } from '../../text/order.ts'
import type { Decoded } from '../source.ts'

/**
 * How grave a remark is. `error`: it does something else than it says, or nothing at all. `warning`: useless, slow, or
 * most likely not meant. `info`: worth knowing, and may well be meant.
 */
export type Gravity = 'error' | 'warning' | 'info'

/** Something to say about a pack that loads: where it is, as the loader's errors say it, and the lines around it. */
export interface Remark {
  gravity: Gravity
  /** `path:line:column: message`, the message of what is no error with its gravity before it. */
  text: string
}

/** Where something stands: a file, and a path into it. */
export interface Spot {
  decoded: Pick<Decoded<unknown>, 'complain' | 'source'>
  path: readonly (string | number)[]
}

const remark =
  (gravity: Gravity) =>
  ({ decoded, path }: Spot, message: string, offset: number | null = null): Remark => ({
    gravity,
    text: decoded.complain(gravity === 'error' ? message : `${gravity}: ${message}`, path, offset),
  })

export const error = remark('error')
export const warning = remark('warning')
export const info = remark('info')

/** What the loader refuses, as it says it. */
export const refused = (text: string): Remark => ({ gravity: 'error', text })

/** By file, then by the place in it. */
export function inOrder(remarks: readonly Remark[]): Remark[] {
  const placed = remarks.map((one) => ({ one, ...placeOf(one) }))
  placed.sort((a, b) => byText(a.path, b.path) || a.line - b.line || a.column - b.column)
  return placed.map(({ one }) => one)
}

function placeOf({ text }: Remark): { path: string; line: number; column: number } {
  const [, path = '', line = 0, column = 0] = /^(.*?):(\d+):(\d+): /.exec(text) ?? []
  return { path, line: Number(line), column: Number(column) }
}
