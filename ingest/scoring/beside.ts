import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { AuthorError } from '../../scoring/packs/source.ts'
import { groupBy } from '../group.ts'
import { threadUrl } from './entry.ts'
import { type Assignment, pack, type Readiness, type Reply } from './post.ts'
import type { CallToScore, Scored, Scoring } from './scoring.ts'

/** What a call leaves behind is mostly gone before so much has gathered, and need not be copied. */
const YOUNG_MB = 64

interface Waiting {
  done(scored: Scored[]): void
  failed(error: Error): void
}

/**
 * Scores in a thread of its own, so that the compiled forms, the largest thing in memory by far, are not gone over
 * whenever what comes in is cleared away, and writing and scoring go on at once. An idle thread keeps no process alive;
 * one that runs out of memory ends it, as scoring in place would: nobody listens to its errors.
 * @throws AuthorError with everything that is wrong in the pack
 */
export async function scoringBeside(assignment: Assignment): Promise<Scoring> {
  const thread = new Worker(threadUrl(), {
    workerData: assignment,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  })
  const [ready] = (await once(thread, 'message')) as [Readiness]
  if ('problems' in ready) throw new AuthorError(ready.problems)
  thread.unref()

  const waiting = new Map<number, Waiting>()
  let last = 0
  let ended: Error | undefined
  thread.on('exit', () => {
    ended = new Error('the thread that scores has ended')
    for (const { failed } of waiting.values()) failed(ended)
  })
  thread.on('message', ({ id, scored }: Reply) => {
    waiting
      .get(id)
      ?.done(scored.map((one) => (typeof one === 'string' ? { score: JSON.parse(one), line: one } : { problem: one })))
    waiting.delete(id)
    if (waiting.size === 0) thread.unref()
  })

  return {
    rulebooks: ready.rulebooks,
    scoreAll: async (calls) => {
      if (calls.length === 0) return []
      if (ended) throw ended
      const order = byKind(calls)
      const parcel = pack(
        ++last,
        order.map((at) => calls[at] as CallToScore),
      )
      thread.ref()
      const scored = await new Promise<Scored[]>((done, failed) => {
        waiting.set(parcel.id, { done, failed })
        thread.postMessage(parcel, [parcel.bytes.buffer])
      })
      const inPlace = new Array<Scored>(calls.length)
      for (const [i, at] of order.entries()) inPlace[at] = scored[i] as Scored
      return inPlace
    },
    close: async () => {
      await thread.terminate()
    },
  }
}

/** Places of calls, those of one kind together: what their form needs of memory is then still at hand. */
function byKind(calls: readonly CallToScore[]): number[] {
  const kinds = groupBy(calls.entries(), ([, { call }]) =>
    [call.language, call.channel, call.direction, call.queue].join(' '),
  )
  return [...kinds.values()].flat().map(([at]) => at)
}
