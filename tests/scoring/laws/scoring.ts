import fc from 'fast-check'
import type { Call, Finding, Score } from '../../../contract/index.ts'
import { readPack } from '../../../ingest/packs.ts'
import type { Book } from '../../../scoring/form/book.ts'
import { booksOf } from '../../../scoring/packs/decode.ts'
import { createScorer } from '../../../scoring/scorer.ts'
import { HASH } from '../books.ts'

/** The forms that ship. */
export const SHIPPED: readonly Book[] = booksOf(readPack(), 'Asia/Shanghai')

/** Judges by a book whatever the language of the call. */
export function judgeOf(book: Book): (call: Call) => Score {
  const scorer = createScorer([book])
  return (call) => scorer.score(call, HASH, book.form.id)
}

export type Evidence = Finding['evidence'][number]
export type Words = Evidence & { segment: number; start: number; end: number; text: string }

/** Evidence that is words, of findings and of those on trial. */
export const wordsOf = ({ findings, shadow = [] }: Score): Words[] =>
  [...findings, ...shadow]
    .flatMap(({ evidence, steps = [] }) => [...evidence, ...steps.flatMap((step) => step.evidence)])
    .filter(({ segment }) => segment !== undefined) as Words[]

/** What a rule comes to: a finding, or why there is none. */
export function outcomeOf({ items, findings, not_evaluated }: Score): string {
  return findings.length > 0 ? 'finding' : (not_evaluated[0]?.reason ?? (items[0]?.status as string))
}

/** A score with every index of a segment replaced by the segment itself, and without the ids derived from them. */
export function portable({ findings, shadow, ...rest }: Score, call: Call): unknown {
  const segment = (index: number | undefined) => (index === undefined ? undefined : call.segments[index])
  const shown = (evidence: readonly Evidence[]) =>
    evidence.map((e) => ({ ...e, segment: segment(e.segment), segments: e.segments?.map(segment) }))
  const told = ({ id, evidence, searched, steps, ...finding }: Finding) => ({
    ...finding,
    evidence: shown(evidence),
    steps: steps?.map((step) => ({ ...step, evidence: shown(step.evidence) })),
    searched: searched && {
      ...searched,
      segments: searched.segments.map(segment),
      nearest: searched.nearest && { ...searched.nearest, segment: segment(searched.nearest.segment) },
    },
  })
  return { ...rest, findings: findings.map(told), shadow: shadow?.map(told) }
}

/** Findings, those on trial too, and rules not judged, in an order of their own and without what hangs on it. */
export function unordered({ items, findings, shadow = [], not_evaluated, sections, ...rest }: Score): unknown {
  const by = (one: unknown) => JSON.stringify(one)
  const sorted = <T>(all: readonly T[]) => [...all].sort((a, b) => (by(a) < by(b) ? -1 : 1))
  return {
    ...rest,
    form: null,
    score_id: null,
    sections: sorted(sections ?? []),
    items: sorted(items.map(({ findings, ...item }) => ({ ...item, findings: findings.length }))),
    findings: sorted(findings),
    shadow: sorted(shadow),
    not_evaluated: sorted(not_evaluated),
  }
}

/** So many of something in a run, so that a book is compiled once for several calls. */
export const several = <T>(of: fc.Arbitrary<T>, most = 10): fc.Arbitrary<T[]> =>
  fc.array(of, { minLength: 1, maxLength: most })
