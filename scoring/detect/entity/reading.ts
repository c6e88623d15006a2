import type { Calendar, Call } from '../../../contract/index.ts'
import type { Settings } from '../detector.ts'
import type { Token } from './token.ts'

/** The kinds that are read off the words alone, the surest to be what they look like first. */
export const READ_KINDS = [
  'id_card',
  'mobile',
  'phone',
  'bank_card',
  'email',
  'amount',
  'date',
  'time_promise',
  'time',
  'digits',
] as const
export type ReadKind = (typeof READ_KINDS)[number]

/** A length of time that is not counted in hours on the clock. */
export interface Counted {
  unit: 'day' | 'working_day' | 'working_hour'
  count: number
}

/** What some words were read as: from the first to the last token. */
export interface Reading {
  kind: ReadKind
  first: number
  last: number
  value: string | number
  unit?: string
  /** How sure it is that they are that, 0–1. */
  sure: number
  /** Of a time promise: hours from when it is said, not rounded, and what they were counted in where that is not hours. */
  due?: { hours: number; counted?: Counted }
}

/** What a reading may ask besides the words. */
export interface Circumstances {
  call: Call
  clock: Calendar
  settings: Settings
}

export type Reader = (tokens: readonly Token[], circumstances: Circumstances) => Reading[]
