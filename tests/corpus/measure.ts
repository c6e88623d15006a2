import type { Call, Score } from '../../contract/index.ts'
import { TAGS } from '../../contract/index.ts'
import type { Scorer } from '../../scoring/scorer.ts'
import type { Labelled } from './read.ts'

/** How one tag was found in some calls: calls flagged rightly, wrongly and not; ratios are null where there was nothing. */
export interface Row {
  tag: string
  found: number
  wrong: Miss[]
  missed: Miss[]
  precision: number | null
  recall: number | null
}

/** A call that was flagged wrongly, or not, and what was found in it. */
export interface Miss {
  labelled: Labelled
  score: Score
}

/** Tags that are not of single calls. */
const OF_TICKETS = ['sla']

/** Scores every call by the form that is for it, and compares what was found with what a listener heard, tag by tag. */
export function measure(corpus: readonly Labelled[], scorer: Scorer): Row[] {
  const scored = corpus.map((labelled) => ({ labelled, score: scorer.score(labelled.call, hashOf(labelled.call)) }))
  return TAGS.filter((tag) => !OF_TICKETS.includes(tag)).map((tag) => {
    let found = 0
    const wrong: Miss[] = []
    const missed: Miss[] = []
    for (const one of scored) {
      const flagged = one.score.findings.some(({ tags }) => tags.includes(tag))
      const heard = one.labelled.tags.includes(tag)
      if (flagged && heard) found++
      else if (flagged) wrong.push(one)
      else if (heard) missed.push(one)
    }
    return { tag, found, wrong, missed, precision: ratio(found, wrong.length), recall: ratio(found, missed.length) }
  })
}

const ratio = (right: number, not: number): number | null => (right + not === 0 ? null : right / (right + not))

const hashOf = ({ call_id }: Call): string => `corpus ${call_id}`
