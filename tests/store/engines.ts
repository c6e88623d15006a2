import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, vi } from 'vitest'
import { embeddedEngine } from '../../store/engine/embedded.ts'
import type { Engine } from '../../store/engine/engine.ts'
import { remoteEngine } from '../../store/engine/remote.ts'
import type { Store } from '../../store/index.ts'
import { overEngine } from '../../store/open.ts'
import { type ClickHouseServer, startClickHouse } from '../support/clickhouse-http/start.ts'

/** A real engine on a busy machine takes its time. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

export const ZONE = 'Asia/Shanghai'

export interface Opened {
  store: Store
  engine: Engine
  /** The same tables through another engine, such as one that fails on purpose. */
  over(engine: Engine): Promise<Store>
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-store-'))
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Run after the test, the last one first. */
export const cleanups: (() => unknown)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

/** Runs the same tests on the engine in this process and on a server; `open` gives an empty store, closed afterwards. */
export function onBothEngines(tests: (open: () => Promise<Opened>) => void): void {
  describe('embedded', () => tests(() => opened(() => embeddedEngine(temporaryFolder()))))
  describe('over HTTP', () => {
    let server: ClickHouseServer
    let databases = 0
    beforeAll(async () => {
      server = await startClickHouse()
    })
    afterAll(() => server.stop())
    tests(() => opened(() => remoteEngine(`${server.url}/test_${++databases}`)))
  })
}

export const embedded = (): Promise<Opened> => opened(() => embeddedEngine(temporaryFolder()))

async function opened(open: () => Engine | Promise<Engine>): Promise<Opened> {
  const engine = await open()
  const over = (inner: Engine) => overEngine(inner, { timeZone: ZONE })
  const store = await over(engine)
  cleanups.push(() => store.close())
  return { store, engine, over }
}
