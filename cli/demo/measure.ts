import { readPack } from '../../ingest/packs.ts'
import { booksOf } from '../../scoring/packs/decode.ts'
import { createScorer } from '../../scoring/scorer.ts'
import { type Accuracy, accuracyOf } from './accuracy.ts'
import { generate } from './index.ts'
import { type Miss, missesOf } from './misses.ts'

/** How well the rules that come with Earshot find what was planted in sample calls. */
export interface Measured {
  rows: Accuracy[]
  /** The false alarms and the missed faults of a row, each with the reason. */
  misses(row: Accuracy): Miss[]
}

export function measure(calls: number, seed: number, timeZone: string): Measured {
  const scorer = createScorer(booksOf(readPack(), timeZone))
  const tags = new Map(scorer.rulebooks.flatMap(({ view }) => view.rules.map((rule) => [rule.id, rule.tags] as const)))
  const hashOf = (call_id: string) => `demo ${call_id}`
  const results = [...generate({ calls, seed })].map(({ call, truth }) => {
    return { call, truth, score: scorer.score(call, hashOf(call.call_id)) }
  })
  const known = new Map(results.map(({ call }) => [call.call_id, call]))
  return {
    rows: accuracyOf(results),
    misses: (row) =>
      missesOf(row, tags, (call_id) => {
        const call = known.get(call_id)
        if (call === undefined) throw new Error(`There is no sample call ${call_id}.`)
        return { call, items: scorer.explain(call, hashOf(call_id)).items }
      }),
  }
}
