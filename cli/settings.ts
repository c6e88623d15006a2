import { join } from 'node:path'
import { type Binding, bindingFrom, type PortName } from '../api/listen.ts'
import { secret } from '../ingest/environment.ts'
import { type KafkaSettings, kafkaSettings } from '../ingest/kafka/settings.ts'
import { projectFolder } from '../ingest/project.ts'
import type { ServerAccess } from '../store/index.ts'
import { clickhouseAccess } from './clickhouse.ts'

/** What the environment says; empty means absent. */
export interface Settings {
  /** A ClickHouse server; without it the engine runs in this process. */
  clickhouseUrl: string | undefined
  clickhouseAccess: ServerAccess
  /** The embedded engine's folder. */
  dataDir: string
  timeZone: string
  /** The folder of a centre's own rules and forms; without it those that come with Earshot. */
  packs: string | undefined
}

/** @throws RangeError where EARSHOT_TZ is no time zone */
export function settingsFrom(env: NodeJS.ProcessEnv = process.env): Settings {
  const timeZone = env.EARSHOT_TZ || 'Asia/Shanghai'
  try {
    new Intl.DateTimeFormat('en', { timeZone })
  } catch {
    throw new Complaint(`EARSHOT_TZ is "${timeZone}"; it must be a time zone such as Asia/Shanghai.`)
  }
  return {
    clickhouseUrl: env.CLICKHOUSE_URL || undefined,
    clickhouseAccess: complaining(() => clickhouseAccess(env)),
    dataDir: env.EARSHOT_DATA || 'data',
    timeZone,
    packs: env.EARSHOT_PACKS || undefined,
  }
}

/** Something the person at the terminal can mend: shown as one line, without a stack. */
export class Complaint extends Error {
  exitCode: number
  constructor(message: string, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

export const dashboardsFolder = (): string => join(projectFolder(), 'dist', 'dashboards')

/** How to reach Kafka; undefined where the environment does not name it. */
export function kafkaFrom(env: NodeJS.ProcessEnv = process.env): KafkaSettings | undefined {
  return complaining(() => kafkaSettings(env))
}

/** Where to answer, and with which token. @throws ListenError where they do not fit together */
export function listening(name: PortName = 'PORT', env: NodeJS.ProcessEnv = process.env): Binding {
  return bindingFrom({ ...env, EARSHOT_TOKEN: complaining(() => secret(env, 'EARSHOT_TOKEN')) }, name)
}

function complaining<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new Complaint((error as Error).message)
  }
}
