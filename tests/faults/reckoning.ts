import { createHash } from 'node:crypto'
import type { Engine } from '../../store/engine/engine.ts'
import { readTopic, type TopicMessage } from '../support/kafka/read.ts'

/** What was produced against what became of it. */
export interface Reckoning {
  produced: number
  stored: number
  superseded: number
  deadLettered: number
  /** Distinct calls produced, and those the figures show. */
  calls: number
  shown: number
  /** One line for whatever does not add up; empty where everything does. */
  wrong: string[]
}

/** Compares the topics, message by message, with the ledger, the figures and what was published. */
export async function reckon(brokers: string[], engine: Engine): Promise<Reckoning> {
  const sources = ['calls.transcripts', 'tickets.events']
  const messages = new Map<string, TopicMessage[]>()
  for (const topic of sources) messages.set(topic, await readTopic(brokers, topic))
  const produced = [...messages.values()].reduce((sum, all) => sum + all.length, 0)
  const winners = winningVersions(messages.get('calls.transcripts') ?? [])
  const wrong: string[] = []
  const expect = (what: string, found: number, wanted: number) => {
    if (found !== wanted) wrong.push(`${what}: ${found}, not ${wanted}`)
  }

  const rows = await engine.rows<{ outcome: string; n: number }>(
    'reckoning',
    `SELECT outcome, toUInt32(count()) AS n FROM deliveries FINAL WHERE source_kind = 'kafka' GROUP BY outcome`,
  )
  const by = (outcome: string) => rows.find((row) => row.outcome === outcome)?.n ?? 0
  const [stored, superseded, deadLettered] = [by('stored'), by('superseded'), by('dead_lettered')]
  expect('messages in the ledger', stored + superseded + deadLettered, produced)

  const broken = [...messages.values()].flat().filter(({ headers }) => headers.broken !== undefined).length
  expect('dead letters in the ledger', deadLettered, broken)
  expect('dead letters kept', await count(engine, 'dead_letters FINAL'), broken)
  const letters = (await Promise.all(sources.map((topic) => readTopic(brokers, `${topic}.dlq`)))).flat()
  const places = new Set(letters.map(({ headers: { topic, partition, offset } }) => `${topic} ${partition} ${offset}`))
  expect('dead letters published', places.size, broken)

  const heads = await engine.rows<{ call_id: string; input_hash: string; score_id: string }>(
    'reckoning',
    'SELECT call_id, input_hash, score_id FROM heads FINAL WHERE moved = 0',
  )
  const shown = new Map(heads.map((head) => [head.call_id, head]))
  expect('calls that show more than once', heads.length - shown.size, 0)
  expect('calls shown', shown.size, winners.size)
  const other = [...winners].filter(([id, hash]) => shown.has(id) && shown.get(id)?.input_hash !== hash)
  if (other.length > 0)
    wrong.push(`${other.length} calls show another version than the newest, such as ${other[0]?.[0]}`)

  const ground = '(SELECT call_id, input_hash FROM call_versions)'
  expect(
    'rows of figures without their call',
    await count(engine, `heads FINAL WHERE (call_id, input_hash) NOT IN ${ground} AND moved = 0`),
    0,
  )
  expect(
    'scores (and findings) without their call',
    await count(engine, `scores WHERE (call_id, input_hash) NOT IN ${ground}`),
    0,
  )
  const scored = '(SELECT call_id, input_hash, score_id FROM scores)'
  expect(
    'rows of figures without their score',
    await count(engine, `heads FINAL WHERE (call_id, input_hash, score_id) NOT IN ${scored} AND moved = 0`),
    0,
  )

  const published = new Set((await readTopic(brokers, 'calls.scored')).map(({ headers }) => headers.score_id))
  expect('calls whose score was never published', heads.filter(({ score_id }) => !published.has(score_id)).length, 0)
  return { produced, stored, superseded, deadLettered, calls: winners.size, shown: shown.size, wrong }
}

/** Of each call the input hash of the version that has to count: the highest revision, then the one that came later. */
function winningVersions(messages: TopicMessage[]): Map<string, string> {
  const best = new Map<string, { revision: number; offset: number; hash: string }>()
  const seen = new Set<string>()
  for (const { value, offset, headers } of messages) {
    if (headers.broken !== undefined || value === null) continue
    const { call_id, revision = 0 } = JSON.parse(String(value)) as { call_id: string; revision?: number }
    const hash = `sha256:${createHash('sha256').update(value).digest('hex')}`
    if (seen.has(hash)) continue
    seen.add(hash)
    const before = best.get(call_id)
    if (!before || revision > before.revision || (revision === before.revision && offset > before.offset)) {
      best.set(call_id, { revision, offset, hash })
    }
  }
  return new Map([...best].map(([id, { hash }]) => [id, hash]))
}

async function count(engine: Engine, rows: string): Promise<number> {
  const [row] = await engine.rows<{ n: number }>('reckoning', `SELECT toUInt32(count()) AS n FROM ${rows}`)
  return row?.n ?? 0
}
