import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { generate } from '../../cli/demo/index.ts'
import type { Reconciliation } from '../../store/index.ts'
import { type ClickHouseServer, startClickHouse } from '../support/clickhouse-http/start.ts'
import { describeKafka } from '../support/kafka/index.ts'
import { produce, untilCommitted } from '../support/kafka/produce.ts'
import { readTopic } from '../support/kafka/read.ts'
import { begin, earshot } from './earshot.ts'

const CALLS = 2000
const KILLS = 3

describeKafka('worker, api and migrate over Kafka and a ClickHouse server', (cluster) => {
  let clickhouse: ClickHouseServer
  beforeAll(async () => {
    clickhouse = await startClickHouse()
  })
  const running = new Set<ChildProcess>()
  afterAll(async () => {
    for (const child of running) await kill(child)
    await clickhouse.stop()
  })
  const env = () => ({
    CLICKHOUSE_URL: `${clickhouse.url}/earshot`,
    KAFKA_BROKERS: cluster().brokers.join(','),
    PORT: '0',
  })

  function launch(command: string): ChildProcess {
    const child = begin([command], env())
    running.add(child)
    return child
  }

  async function kill(child: ChildProcess): Promise<void> {
    running.delete(child)
    if (child.exitCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'close')
  }

  /** Resolves with the first line that says it. */
  async function said(child: ChildProcess, text: string): Promise<string> {
    for await (const line of createInterface(child.stderr as NodeJS.ReadableStream))
      if (line.includes(text)) return line
    throw new Error(`ended before it said "${text}"`)
  }

  test('a worker killed at any moment and started again loses nothing and counts nothing twice', async () => {
    const migrated = await earshot(['migrate'], { env: env() })
    expect(migrated).toMatchObject({ code: 0, stderr: '' })
    expect((await earshot(['migrate'], { env: env() })).stdout).toContain('up to date')

    const calls = [...generate({ calls: CALLS })].map(({ call }) => call)
    const messages = calls.map((call) => ({
      topic: 'calls.transcripts',
      key: Buffer.from(call.call_id),
      value: Buffer.from(JSON.stringify(call)),
    }))
    let worker = launch('worker')
    await said(worker, 'reading calls.transcripts')
    const producing = produce(cluster().brokers, messages)
    for (let kills = 0; kills < KILLS; kills++) {
      await wait(700 + 400 * kills)
      await kill(worker)
      worker = launch('worker')
    }
    await producing
    await untilCommitted(cluster().brokers, 'earshot', ['calls.transcripts'])
    worker.kill('SIGTERM')
    expect((await once(worker, 'close'))[0]).toBe(0)
    running.delete(worker)

    const api = launch('api')
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(await said(api, 'listening on'))?.[0]
    const { months } = (await (await fetch(`${address}/v1/months`)).json()) as { months: object[] }
    expect(months).toEqual([{ month: '2026-05', calls: CALLS }])
    const scored = await readTopic(cluster().brokers, 'calls.scored')
    expect(new Set(scored.map(({ headers }) => headers.score_id)).size).toBe(CALLS)

    const verified = await earshot(['verify', '--month', '2026-05'], { env: env() })
    expect(verified).toMatchObject({ code: 0, stderr: '' })
    expect(verified.stdout).toContain(`${CALLS} calls`)

    const sums = JSON.parse((await earshot(['reconcile', '--json'], { env: env() })).stdout) as Reconciliation
    expect(sums).toMatchObject({ agrees: true, disagreements: [] })
    const produced = sums.sources.filter(({ name }) => name === 'calls.transcripts')
    expect(produced.reduce((sum, one) => sum + one.produced, 0)).toBe(messages.length)
    expect(produced.every(({ waiting }) => waiting === 0)).toBe(true)
    const status = await earshot(['status'], { env: env() })
    expect(status).toMatchObject({ code: 0, stderr: '' })
    expect(status.stdout).toMatch(new RegExp(`^calls +${CALLS}, `, 'm'))
    expect(status.stdout).toMatch(/^Kafka +\S+: answers, 0 messages not read yet$/m)
  }, 240_000)
})
