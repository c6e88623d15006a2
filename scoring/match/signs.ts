import type { Transcript } from '../transcript.ts'

/** What hears many kinds of things in a call at once. */
export interface Source {
  /** What there is of them; holds until the next call is heard. */
  hear(call: Transcript): { has(kind: number): boolean }
  /** Whether all of a call has been heard, or it costs nothing more to hear it. */
  hearsAll(call: Transcript): boolean
}

export interface Sign {
  readonly source: Source
  readonly kind: number
}

/** Where in one of these groups nothing is heard, there is nothing to find. */
export type Signs = readonly (readonly Sign[])[]

/** Whether there is nothing to find in a call. @param sparing no, rather than listen for it to all of the call */
export const isSilent = (signs: Signs, call: Transcript, sparing: boolean): boolean =>
  signs.some((group) =>
    group.every(({ source, kind }) => (!sparing || source.hearsAll(call)) && !source.hear(call).has(kind)),
  )
