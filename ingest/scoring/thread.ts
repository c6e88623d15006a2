/** The thread that scores, and does nothing else: see `beside.ts`. */
import { parentPort, workerData } from 'node:worker_threads'
import { type Problem, rereadCall } from '../../contract/index.ts'
import { booksOf, decodePack } from '../../scoring/packs/decode.ts'
import { AuthorError, judging } from '../../scoring/packs/source.ts'
import { createScorer, type Scorer } from '../../scoring/scorer.ts'
import { type Assignment, type Parcel, type Readiness, type Reply, unpack } from './post.ts'
import { scored } from './scoring.ts'

const { sources, timeZone } = workerData as Assignment

try {
  const scorer = createScorer(booksOf(decodePack(judging([...sources])), timeZone))
  tell({ rulebooks: scorer.rulebooks })
  parentPort?.on('message', (parcel: Parcel) => {
    const all = [...unpack(parcel)].map(({ bytes, inputHash }) => scoreOf(scorer, bytes, inputHash))
    tell({ id: parcel.id, scored: all })
  })
} catch (error) {
  if (!(error instanceof AuthorError)) throw error
  tell({ problems: error.problems })
}

/** Reading a call once more costs less than handing over what was read. */
function scoreOf(scorer: Scorer, bytes: Uint8Array, inputHash: string): string | Problem {
  const result = scored(() => scorer.score(rereadCall(bytes), inputHash))
  return 'line' in result ? result.line : result.problem
}

function tell(message: Readiness | Reply): void {
  parentPort?.postMessage(message)
}
