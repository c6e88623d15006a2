import type { NotEvaluatedReason } from '../../contract/index.ts'
import { chainOf } from './chain.ts'

/** What a call shows of one step of a flow. */
export interface Seen {
  truth: 'yes' | 'no' | 'unknown'
  /** Where it was done, in reading order; none where it has no place. */
  places: readonly number[]
  /** Why it may have been done besides, or elsewhere; null where what is seen is all there is. */
  open: NotEvaluatedReason | null
}

/** When a step is due. */
export interface Terms {
  /** May be left out. */
  optional: boolean
  /** Also where nobody went on talking. */
  always: boolean
  /** Only where something came before it. */
  waits: boolean
}

export interface Answer {
  truth: 'yes' | 'no' | 'unknown'
  reason: NotEvaluatedReason | null
}

/** What the call says where a step was not seen. */
export interface Talk {
  /** Whether somebody went on talking when these steps had been done. */
  wentOn(done: readonly number[]): Answer
  /** Whether what a step waits for came when these had been done; anywhere where there are none. */
  wanted(step: number, done: readonly number[]): Answer
}

export type State = 'done' | 'skipped' | 'out_of_order' | 'not_due' | 'not_judged'

export interface Judged {
  state: State
  /** Which of its places stands for it; null where it has none. */
  place: number | null
  /** Why it was not judged. */
  reason: NotEvaluatedReason | null
}

/**
 * What becomes of each step. What may have been missed counts for the speaker: a step is out of order, or skipped, only
 * if it is so wherever the steps that were not all seen may stand.
 */
export function judgeFlow(terms: readonly Terms[], seen: readonly Seen[], talk: Talk): Judged[] {
  const ordered = orderOf(seen)
  return terms.map((term, step) => {
    const own = seen[step] as Seen
    if (own.truth === 'yes') return ordered[step] as Judged
    if (term.optional) return NOT_DUE
    const due = dueOf(step, term, seen, talk)
    if (due.truth === 'no') return NOT_DUE
    if (due.truth === 'yes' && own.open === null) return SKIPPED
    return { state: 'not_judged', place: null, reason: own.open ?? due.reason }
  })
}

const NOT_DUE: Judged = { state: 'not_due', place: null, reason: null }
const SKIPPED: Judged = { state: 'skipped', place: null, reason: null }
const YES: Answer = { truth: 'yes', reason: null }
const NO: Answer = { truth: 'no', reason: null }

/** What was done: in the longest chain, or out of order. */
function orderOf(seen: readonly Seen[]): Judged[] {
  let chain = chainOf(seen.map(({ places }) => places))
  const isIn = (step: number) => chain[step] !== null || (seen[step] as Seen).places.length === 0
  if (!seen.every((_, step) => isIn(step))) chain = surestChain(seen)
  return seen.map(({ open }, step) => {
    if (isIn(step)) return { state: 'done', place: chain[step] ?? null, reason: null }
    if (open !== null) return { state: 'not_judged', place: 0, reason: open }
    return { state: 'out_of_order', place: 0, reason: null }
  })
}

/** The longest chain of steps of which all was seen, and of the others, one by one, those that fit in between. */
function surestChain(seen: readonly Seen[]): (number | null)[] {
  const sure = chainOf(seen.map(({ places, open }) => (open === null ? places : [])))
  const among = new Set(sure.flatMap((place, step) => (place === null ? [] : [step])))
  const chain = () => chainOf(seen.map(({ places }, step) => (among.has(step) ? places : [])))
  seen.forEach((_, step) => {
    among.add(step)
    if (chain().filter((place) => place !== null).length < among.size) among.delete(step)
  })
  return chain()
}

/** Whether a step that was not seen should have been. */
function dueOf(step: number, { always, waits }: Terms, seen: readonly Seen[], talk: Talk): Answer {
  const before = seen.slice(0, step)
  const done = before.flatMap(({ places }, i) => (places.length > 0 ? [i] : []))
  const moved = before.find(({ open }) => open !== null)?.open ?? null
  /** What was missed of the steps before it may stand at the very end. */
  const unlessMoved = (answer: Answer): Answer =>
    answer.truth === 'yes' && moved !== null ? { truth: 'unknown', reason: moved } : answer
  const wanted = waits ? unlessMoved(wantedAfter(step, before, done, talk)) : YES
  if (wanted.truth === 'no') return NO
  const passed = always || seen.slice(step + 1).some(({ places }) => places.length > 0)
  const open = passed ? YES : unlessMoved(done.length === 0 ? YES : talk.wentOn(done))
  return open.truth === 'yes' ? wanted : open
}

/** What a step waits for comes after one before it; only the first of all may be waited for anywhere. */
function wantedAfter(step: number, before: readonly Seen[], done: readonly number[], talk: Talk): Answer {
  return step > 0 && before.every(({ truth }) => truth !== 'yes') ? NO : talk.wanted(step, done)
}
