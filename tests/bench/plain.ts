import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@clickhouse/client'
import { createChdbConnection } from 'chdb/connection'
import kafkajs from 'kafkajs'
import { STANDARD } from '../../ingest/kafka/settings.ts'
import { BREAK } from '../../scoring/match/part.ts'
import { expressions, literals } from './literals.ts'

/**
 * What somebody would build without Earshot: a plain consumer that inserts calls as they come, and materialized
 * views that look in what is said for phrases and keep which of them were heard in which segment. Nothing is checked,
 * nothing scored, nothing published, and what Kafka brings twice stands there twice.
 */
export async function openPlain(brokers: string[], topic: string, phrasesALanguage: number | 'every') {
  const path = mkdtempSync(join(tmpdir(), 'earshot-bench-'))
  const client = createClient({ connection: createChdbConnection({ path }) as never })
  await client.command({
    query: `CREATE TABLE raw (call_id String, partition UInt32, position UInt64, bytes String CODEC(ZSTD(3)))
      ENGINE = MergeTree ORDER BY call_id`,
  })
  await client.command({
    query: 'CREATE TABLE hits (call_id String, phrases Array(Array(UInt64))) ENGINE = MergeTree ORDER BY call_id',
  })
  for (const language of ['zh', 'en'] as const) {
    const phrases =
      phrasesALanguage === 'every' ? expressions(language) : literals(language, phrasesALanguage).map(expressionOf)
    await client.command({
      query: `CREATE MATERIALIZED VIEW heard_${language} TO hits AS
        SELECT call_id, arrayMap(
          segment -> multiMatchAllIndices(lowerUTF8(segment.2), [${phrases.map(quoted).join(', ')}]),
          JSONExtract(bytes, 'segments', 'Array(Tuple(speaker String, text String))')) AS phrases
        FROM raw WHERE JSONExtractString(bytes, 'language') ${language === 'zh' ? '' : 'NOT'} LIKE 'zh%'`,
      clickhouse_settings: { max_query_size: String(64 * 1024 * 1024) },
    })
    // Vectorscan makes its machine with the first call of a language, which takes it up to minutes.
    const call = JSON.stringify({ language, segments: [{ speaker: 'agent', text: '' }] })
    const values = [{ call_id: `first ${language}`, partition: 0, position: 0, bytes: call }]
    await client.insert({ table: 'raw', values, format: 'JSONEachRow' })
  }
  const { batch, sessionMs } = STANDARD
  const consumer = new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.NOTHING }).consumer({
    groupId: 'plain',
    sessionTimeout: sessionMs,
    minBytes: 256 * 1024,
    maxWaitTimeInMs: batch.ms,
    maxBytesPerPartition: 2 * 1024 * 1024,
    maxBytes: batch.bytes,
  })
  return {
    group: 'plain',
    consume: async () => {
      await consumer.connect()
      await consumer.subscribe({ topics: [topic], fromBeginning: true })
      await consumer.run({
        autoCommit: false,
        partitionsConsumedConcurrently: 8,
        eachBatch: async ({ batch: { messages, partition }, resolveOffset, commitOffsetsIfNecessary }) => {
          for (let at = 0; at < messages.length; at += batch.rows) {
            const part = messages.slice(at, at + batch.rows)
            const values = part.map(({ key, value, offset }) => {
              return { call_id: String(key), partition, position: Number(offset), bytes: String(value) }
            })
            await client.insert({ table: 'raw', values, format: 'JSONEachRow' })
            const last = part.at(-1)?.offset as string
            resolveOffset(last)
            const done = [{ topic, partitions: [{ partition, offset: String(BigInt(last) + 1n) }] }]
            await commitOffsetsIfNecessary({ topics: done })
          }
        },
      })
    },
    /** Calls in which some phrase was heard. */
    heard: async () => {
      const query = 'SELECT countIf(length(arrayFlatten(phrases)) > 0) AS n FROM hits'
      const [row] = (await (await client.query({ query, format: 'JSONEachRow' })).json()) as { n: number }[]
      return Number(row?.n)
    },
    close: async () => {
      await consumer.disconnect()
      await client.close()
      rmSync(path, { recursive: true, force: true })
    },
  }
}

/** A phrase as a regular expression of Vectorscan's; where it may break, so may the text. */
function expressionOf(literal: string): string {
  const parts = literal.toLowerCase().split(BREAK)
  return parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join(' ?')
}

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`
