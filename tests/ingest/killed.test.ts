import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { openStore } from '../../store/index.ts'
import { describeKafka } from '../support/kafka/index.ts'
import { produce, untilCommitted } from '../support/kafka/produce.ts'
import { readTopic } from '../support/kafka/read.ts'
import { callMessages, seeded } from './messages.ts'
import { countedCalls, ledgerOf, TIME_ZONE } from './workshop.ts'

const SOURCES = ['calls.transcripts', 'tickets.events']

describeKafka('a worker that is killed', (cluster) => {
  const KILLS = 4
  const CALLS = 2500
  const dataDir = mkdtempSync(join(tmpdir(), 'earshot-killed-'))
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

  async function startWorker(): Promise<ChildProcess> {
    const script = fileURLToPath(new URL('./worker-process.ts', import.meta.url))
    const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir, cluster().brokers.join(',')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = await Promise.race([once(child.stdout!, 'data'), once(child, 'exit')])
    expect(String(line)).toBe('reading\n')
    return child
  }

  async function kill(child: ChildProcess): Promise<void> {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }

  test('at any moment and started again loses nothing and counts nothing twice', async () => {
    const random = seeded(11)
    const part = CALLS / (KILLS + 1)
    let produced = 0
    for (let round = 0; round < KILLS; round++) {
      const child = await startWorker()
      const producing = produce(cluster().brokers, callMessages(produced, part))
      produced += part
      await wait(random() * 1500)
      await kill(child)
      await producing
    }
    await produce(cluster().brokers, callMessages(produced, part))
    const last = await startWorker()
    await untilCommitted(cluster().brokers, 'earshot', SOURCES)
    await kill(last)

    const store = await openStore({ dataDir, timeZone: TIME_ZONE })
    const [counted, ledger] = [await countedCalls(store), await ledgerOf(store.queries)]
    await store.close()
    expect(counted).toBe(CALLS)
    expect(ledger).toEqual({ stored: CALLS })
    const scored = await readTopic(cluster().brokers, 'calls.scored')
    expect(new Set(scored.map(({ headers }) => headers.score_id)).size).toBe(CALLS)
    expect(scored.length).toBeGreaterThanOrEqual(CALLS)
  }, 120_000)
})
