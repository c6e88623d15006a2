import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { generate } from '../../cli/demo/index.ts'
import type { Call } from '../../contract/index.ts'
import { readScorer } from '../../ingest/packs.ts'
import { table, times } from './measure.ts'

const CALLS = 1_000_000
const EARLY = 100_000

/** What the heap holds after a hundred thousand calls decoded and scored, and after a million. */
export async function memory(): Promise<void> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const scorer = readScorer('Asia/Shanghai')
  const messages = [...generate({ calls: 3000 })].map(({ call }) => Buffer.from(JSON.stringify(call)))
  const held = (): number => {
    collect()
    return process.memoryUsage().heapUsed / 2 ** 20
  }
  let early = 0
  let findings = 0
  for (let i = 1; i <= CALLS; i++) {
    const call = JSON.parse((messages[i % messages.length] as Buffer).toString()) as Call
    // Each call as if it had never been seen.
    call.call_id = `${call.call_id}-${i}`
    findings += scorer.score(call, `sha256:${i}`).findings.length
    if (i === EARLY) early = held()
  }
  const late = held()
  table(`Memory: ${CALLS} calls, ${findings} findings`, [
    { what: `heap after ${EARLY} calls`, value: `${early.toFixed(1)} MB` },
    { what: `heap after ${CALLS} calls`, value: `${late.toFixed(1)} MB`, ratio: times(late / early) },
  ])
}
