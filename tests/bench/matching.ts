import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@clickhouse/client'
import { createChdbConnection } from 'chdb/connection'
import { generate } from '../../cli/demo/index.ts'
import type { Call } from '../../contract/index.ts'
import { Lexicon } from '../../scoring/match/lexicon.ts'
import { Listener } from '../../scoring/match/listener.ts'
import { BREAK, type Literal } from '../../scoring/match/part.ts'
import { FOLD, fold } from '../../scoring/text/fold.ts'
import { readTranscript, type Transcript } from '../../scoring/transcript.ts'
import { literals } from './literals.ts'
import { inTurn, table, times } from './measure.ts'

const PHRASES = 300
const ROUNDS = 25
/** The texts stand so often in ClickHouse's table, so that what a query costs by itself does not count. */
const COPIES = 8

/**
 * Finding every occurrence of 300 phrases in every line of the sample month, one thread: the engine's listener, a scan
 * that only reads characters, and ClickHouse's Vectorscan on a column of the same texts, as they are and folded for it.
 */
export async function matching(): Promise<void> {
  for (const language of ['zh', 'en']) await matchingIn(language)
}

async function matchingIn(language: string): Promise<void> {
  const transcripts = [...generate()]
    .filter(({ call }) => call.language.startsWith(language))
    .map(({ call }) => readTranscript(JSON.parse(JSON.stringify(call)) as Call))
  const texts = transcripts.flatMap(({ turns }) => turns.filter(({ kind }) => kind !== 'noise').map(({ text }) => text))
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  const wanted = literals(language, PHRASES)
  const lexicon = new Lexicon(FOLD, () => [])
  const parts = wanted.flatMap((literal) => lexicon.phrase(literal.replaceAll(BREAK, ' ')).parts)
  const listener = new Listener(lexicon, new Map(parts.map((part, i) => [part, [i]])), parts.length)
  const hearIn = (transcript: Transcript) => {
    listener.begin(transcript)
    return listener.hear(transcript.turns)
  }
  let occurrences = 0
  for (const transcript of transcripts) {
    const heard = hearIn(transcript)
    for (const i of parts.keys()) for (const _ of heard.of(i)) occurrences++
  }
  const hear = () => {
    for (const transcript of transcripts) hearIn(transcript)
  }
  let checksum = 0
  const bare = () => {
    for (const text of texts) checksum ^= units(text)
  }

  const clickhouse = await vectorscan(texts, wanted)
  const [ours = 0, scan = 0, raw = 0, folded = 0] = await inTurn(ROUNDS, [
    hear,
    bare,
    clickhouse.raw,
    clickhouse.folded,
  ])
  await clickhouse.close()

  const row = (what: string, ms: number) => ({
    what,
    value: `${(characters / ms / 1000).toFixed(0)} M chars/s`,
    ratio: times(ms / ours),
  })
  table(
    `Matching (${language}): ${wanted.length} phrases, ${texts.length} texts, ${characters} characters, ${occurrences} occurrences (${checksum & 1})`,
    [
      row('Earshot (folding and word borders included)', ours),
      row('ClickHouse multiMatchAllIndices', raw / COPIES),
      row('  the same, texts folded beforehand', folded / COPIES),
      row('bare charCodeAt scan', scan),
    ],
  )
}

function units(text: string): number {
  let sum = 0
  for (let i = 0; i < text.length; i++) sum ^= text.charCodeAt(i)
  return sum
}

async function vectorscan(texts: string[], wanted: readonly Literal[]) {
  const path = mkdtempSync(join(tmpdir(), 'earshot-bench-'))
  const client = createClient({ connection: createChdbConnection({ path }) as never })
  const load = async (table: string, values: string[]) => {
    await client.command({ query: `CREATE TABLE ${table} (text String) ENGINE = Memory` })
    for (let copy = 0; copy < COPIES; copy++)
      await client.insert({ table, values: values.map((text) => ({ text })), format: 'JSONEachRow' })
  }
  await load('raw', texts)
  await load('folded', texts.map(fold))
  const ask = (table: string) => async () => {
    const query = `SELECT sum(length(multiMatchAllIndices(text, {patterns:Array(String)}))) AS n FROM ${table} SETTINGS max_threads = 1`
    const patterns = wanted.map(fold)
    await (await client.query({ query, query_params: { patterns }, format: 'JSONEachRow' })).json()
  }
  const close = async () => {
    await client.close()
    rmSync(path, { recursive: true, force: true })
  }
  return { raw: ask('raw'), folded: ask('folded'), close }
}
