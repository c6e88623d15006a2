import { createHash } from 'node:crypto'
import { generate } from '../../cli/demo/index.ts'
import { type Call, decodeCall } from '../../contract/index.ts'
import { readScorer } from '../../ingest/packs.ts'
import { inTurn, table, times } from './measure.ts'

const ROUNDS = 15

/** Scoring a call with its form against decoding its message, one thread, on the sample month. */
export async function scoring(): Promise<void> {
  const scorer = readScorer('Asia/Shanghai')
  const messages = [...generate({ calls: 1000 })].map(({ call }) => Buffer.from(JSON.stringify(call)))
  const calls = messages.map((bytes) => JSON.parse(bytes.toString()) as Call)
  const scores = calls.map((call) => scorer.score(call, 'sha256:bench'))

  const works = {
    parse: () => messages.forEach((bytes) => void JSON.parse(bytes.toString())),
    score: () => calls.forEach((call) => void scorer.score(call, 'sha256:bench')),
    decode: () => messages.forEach((bytes) => void decodeCall(bytes)),
    hash: () => messages.forEach((bytes) => void createHash('sha256').update(bytes).digest('hex')),
    write: () => scores.forEach((score) => void JSON.stringify(score)),
  }
  const [parse = 0, score = 0, decode = 0, hash = 0, write = 0] = await inTurn(ROUNDS, Object.values(works))

  const row = (what: string, ms: number) => ({
    what,
    value: `${((ms * 1000) / calls.length).toFixed(1)} µs/call`,
    ratio: times(ms / parse),
  })
  const findings = scores.reduce((sum, { findings }) => sum + findings.length, 0)
  table(`Scoring: ${calls.length} calls, the whole form, ${findings} findings`, [
    row('bytes → string → JSON.parse', parse),
    row('scoring', score),
    row('apart: decoding with every check of the contract', decode),
    row('apart: hashing the message', hash),
    row('apart: writing the score', write),
  ])
}
