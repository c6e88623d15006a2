import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@clickhouse/client'
import { createChdbConnection } from 'chdb/connection'
import { generate } from '../../cli/demo/index.ts'
import { readPack } from '../../ingest/packs.ts'
import { compileAutomaton } from '../../scoring/match/automaton.ts'
import { parsePhrase } from '../../scoring/match/phrase.ts'
import { read, roomFor } from '../../scoring/match/reading.ts'
import { fold } from '../../scoring/text/fold.ts'
import { readTranscript } from '../../scoring/transcript.ts'
import { best, table, times } from './measure.ts'

const PHRASES = 300
const ROUNDS = 40

/**
 * Finding every occurrence of 300 phrases in every text of the sample month, one thread: the engine's automaton, a scan
 * that only reads characters, and ClickHouse's Vectorscan on the same texts, folded for it beforehand.
 */
export async function matching(): Promise<void> {
  const transcripts = [...generate()].map(({ call }) => readTranscript(call))
  const texts = transcripts.flatMap(({ turns }) => turns.filter(({ kind }) => kind !== 'noise').map(({ text }) => text))
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  const patterns = phrases()
  const automaton = compileAutomaton(patterns)
  const room = roomFor(100_000)

  let occurrences = 0
  const ours = await best(ROUNDS, () => {
    occurrences = transcripts.reduce((sum, transcript) => sum + read(automaton, transcript, room).states.length, 0)
  })
  let checksum = 0
  const bare = await best(ROUNDS, () => {
    for (const text of texts) for (let i = 0; i < text.length; i++) checksum ^= text.charCodeAt(i)
  })
  const vectorscan = await clickhouse(texts.map(fold), patterns)

  const speed = (ms: number) => `${(characters / ms / 1000).toFixed(0)} M chars/s`
  table(
    `Matching: ${patterns.length} phrases, ${characters} characters, ${occurrences} occurrences (${checksum & 1})`,
    [
      { what: 'Earshot (folding included)', value: speed(ours) },
      {
        what: 'ClickHouse multiMatchAllIndices (text folded before)',
        value: speed(vectorscan),
        ratio: times(vectorscan / ours),
      },
      { what: 'bare charCodeAt scan', value: speed(bare), ratio: times(bare / ours) },
    ],
  )
}

/** Distinct literals of the shipped lists, spread over all of them. */
function phrases(): string[] {
  const all = [...readPack().lists.values()].flatMap(({ value }) =>
    value.phrases.flatMap((phrase) => parsePhrase(phrase).parts.flatMap((part) => part.map(({ folded }) => folded))),
  )
  const distinct = [...new Set(all)].filter((text) => text.length > 1)
  const step = distinct.length / PHRASES
  return Array.from({ length: PHRASES }, (_, i) => distinct[Math.floor(i * step)] as string)
}

async function clickhouse(texts: string[], patterns: string[]): Promise<number> {
  const path = mkdtempSync(join(tmpdir(), 'earshot-bench-'))
  const client = createClient({ connection: createChdbConnection({ path }) as never })
  try {
    await client.command({ query: 'CREATE TABLE texts (text String) ENGINE = Memory' })
    await client.insert({ table: 'texts', values: texts.map((text) => ({ text })), format: 'JSONEachRow' })
    const query = `SELECT sum(length(multiMatchAllIndices(text, {patterns:Array(String)}))) FROM texts SETTINGS max_threads = 1`
    const ask = async () => (await client.query({ query, query_params: { patterns }, format: 'JSONEachRow' })).json()
    await ask()
    return await best(ROUNDS, ask)
  } finally {
    await client.close()
    rmSync(path, { recursive: true, force: true })
  }
}
