import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Calendar, calendar } from '../contract/index.ts'
import { embeddedEngine } from './engine/embedded.ts'
import type { Engine } from './engine/engine.ts'
import { remoteEngine } from './engine/remote.ts'
import { StoreError } from './errors.ts'
import type { StoreOptions } from './open.ts'
import { openLetters } from './queries/dead-letters.ts'
import { FAULTS } from './queries/faults.ts'
import { schemaOf } from './schema/migrate.ts'

/** What a store holds. Figures are null where its tables are not those of this program. */
export interface LookedAt {
  schema: { version: number; newest: number }
  figures: {
    calls: number
    scored: number
    findings: number
    ticket_events: number
    /** When the latest call began, and when the latest message came in. */
    latest_call: string | null
    latest_message: string | null
    messages_last_hour: number
    /** Open dead letters. */
    dead_letters: { reason: string; letters: number }[]
  } | null
}

/** Looks at a store and changes nothing: no table is made, no folder, no database. @throws StoreError */
export async function lookAtStore(options: StoreOptions): Promise<LookedAt> {
  const engine = await engineFor(options)
  try {
    const schema = await schemaOf(engine)
    const current = schema.version === schema.newest
    return { schema, figures: current ? await figuresOf(engine, calendar(options.timeZone)) : null }
  } finally {
    await engine.close()
  }
}

async function engineFor({ url, access, dataDir = 'data' }: StoreOptions): Promise<Engine> {
  if (url) return remoteEngine(url, access, { create: false })
  const folder = resolve(dataDir)
  if (!existsSync(folder))
    throw new StoreError(`there is no data folder ${folder} yet: load something, or set EARSHOT_DATA`)
  return embeddedEngine(folder)
}

async function figuresOf(engine: Engine, days: Calendar): Promise<LookedAt['figures']> {
  const time = (ms: number) => (ms === 0 ? null : days.format(ms))
  const [[calls], [events], [messages], dead_letters] = await Promise.all([
    engine.rows<{ calls: number; scored: number; findings: number; latest_ms: number }>(
      'calls in all',
      `SELECT count() AS calls, count(score) AS scored, sum(${FAULTS}) AS findings,
         toUnixTimestamp64Milli(max(started_at)) AS latest_ms FROM heads FINAL WHERE moved = 0`,
    ),
    engine.rows<{ n: number }>('ticket events in all', 'SELECT uniqExact(ticket_id, event_id) AS n FROM ticket_events'),
    engine.rows<{ latest_ms: number; recent: number }>(
      'latest message',
      `SELECT toUnixTimestamp64Milli(max(at)) AS latest_ms, countIf(at > now() - INTERVAL 1 HOUR) AS recent
       FROM deliveries FINAL`,
    ),
    openLetters(engine),
  ])
  return {
    calls: calls!.calls,
    scored: calls!.scored,
    findings: calls!.findings,
    ticket_events: events!.n,
    latest_call: time(calls!.latest_ms),
    latest_message: time(messages!.latest_ms),
    messages_last_hour: messages!.recent,
    dead_letters,
  }
}
