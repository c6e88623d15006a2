import { createHash } from 'node:crypto'
import { generate } from '../../cli/demo/index.ts'
import { type Call, decodeCall } from '../../contract/index.ts'
import { readScorer } from '../../ingest/packs.ts'
import { sideBySide, table, times } from './measure.ts'

const ROUNDS = 7

/** Scoring a call with its form against decoding its message, one thread, on the sample month. */
export async function scoring(): Promise<void> {
  const scorer = readScorer('Asia/Shanghai')
  const messages = [...generate({ calls: 1000 })].map(({ call }) => Buffer.from(JSON.stringify(call)))
  const calls = messages.map((bytes) => JSON.parse(bytes.toString()) as Call)
  const scores = calls.map((call) => scorer.score(call, 'sha256:bench'))

  const parse = () => {
    for (const bytes of messages) JSON.parse(bytes.toString())
  }
  const [scored, parsed] = await sideBySide(
    ROUNDS,
    () => calls.forEach((call) => void scorer.score(call, 'sha256:bench')),
    parse,
  )
  const [hashed, decoded] = await sideBySide(
    ROUNDS,
    () => messages.forEach((bytes) => void createHash('sha256').update(bytes).digest('hex')),
    () => messages.forEach((bytes) => void decodeCall(bytes)),
  )
  const [written] = await sideBySide(ROUNDS, () => scores.forEach((score) => void JSON.stringify(score)), parse)

  const each = (ms: number) => `${((ms * 1000) / calls.length).toFixed(1)} µs/call`
  table(`Scoring: ${calls.length} calls, the whole form`, [
    { what: 'bytes → string → JSON.parse', value: each(parsed) },
    { what: 'scoring', value: each(scored), ratio: times(scored / parsed) },
    { what: 'apart: decoding with every check of the contract', value: each(decoded), ratio: times(decoded / parsed) },
    { what: 'apart: hashing the message', value: each(hashed), ratio: times(hashed / parsed) },
    { what: 'apart: writing the score', value: each(written), ratio: times(written / parsed) },
  ])
}
