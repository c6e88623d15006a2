import { createClient } from '@clickhouse/client'
import { createChdbConnection } from 'chdb/connection'
import { describe, expect, it } from 'vitest'
import { call, earshot, file, folder } from './earshot.ts'

async function change(path: string, ...statements: string[]): Promise<void> {
  const client = createClient({ connection: createChdbConnection({ path }) as never })
  for (const query of statements) await client.command({ query: `${query} SETTINGS mutations_sync = 1` })
  await client.close()
}

describe('status and reconcile', () => {
  const dir = folder()
  const env = { EARSHOT_DATA: `${dir}/data` }

  it('an empty place is said to be one, and is not made', async () => {
    for (let times = 0; times < 2; times++) {
      const { code, stdout, stderr } = await earshot(['status'], { env })
      expect(stdout).toContain(`there is no data folder ${dir}/data yet`)
      expect([code, stderr.trim()]).toEqual([1, 'Not reached: the store.'])
    }
  })

  it('says what is there, and that it adds up', async () => {
    await earshot(['load', file(dir, 'may.jsonl', [call('c-1'), 'half', call('c-2'), call('c-2')])], { env })
    const { code, stdout } = await earshot(['status', '--json'], { env })
    expect(JSON.parse(stdout)).toMatchObject({
      store: {
        reached: true,
        schema: { version: expect.any(Number) },
        figures: {
          calls: 2,
          scored: 2,
          findings: 2,
          latest_call: '2026-05-03T09:15:00+08:00',
          messages_last_hour: 4,
          dead_letters: [{ reason: 'not_json', letters: 1 }],
        },
      },
      kafka: null,
    })
    expect(code).toBe(0)
    const sums = await earshot(['reconcile'], { env })
    expect(sums).toMatchObject({ code: 0, stderr: '' })
    expect(sums.stdout).toBe(
      'file: 4 produced = 2 stored + 1 superseded + 1 dead-lettered\n' +
        'all: 4 produced = 2 stored + 1 superseded + 1 dead-lettered\nThe sums agree.\n',
    )
  })

  it('says what cannot be reached', async () => {
    const away = await earshot(['status'], { env: { ...env, KAFKA_BROKERS: '127.0.0.1:1' } })
    expect(away.stdout).toMatch(/^dead letters {2}1 open: 1 not_json$/m)
    expect(away.stdout).toMatch(/^Kafka +127\.0\.0\.1:1: Kafka does not answer/m)
    expect([away.code, away.stderr.trim()]).toEqual([1, 'Not reached: Kafka.'])
    const server = await earshot(['status'], { env: { CLICKHOUSE_URL: 'http://earshot:s3cret@127.0.0.1:1/calls' } })
    expect(server.stdout).toContain('cannot use ClickHouse at 127.0.0.1:1')
    expect(server.stdout + server.stderr).not.toContain('s3cret')
    expect(server.code).toBe(1)
  })

  it('names what is missing, and ends with 1', async () => {
    await change(env.EARSHOT_DATA, "ALTER TABLE heads DELETE WHERE call_id = 'c-1'")
    const { code, stdout } = await earshot(['reconcile'], { env })
    expect(stdout).toMatch(/missing: calls the ledger has as stored.*: 1\n {2}c-1 \(file .*may\.jsonl:1\)\n$/)
    expect(code).toBe(1)
    const json = JSON.parse((await earshot(['reconcile', '--json'], { env })).stdout)
    expect(json).toMatchObject({ agrees: false, disagreements: [{ kind: 'not_counted', count: 1 }] })
  })

  it('does not touch the tables of another release', async () => {
    await change(env.EARSHOT_DATA, 'ALTER TABLE migrations DELETE WHERE version > 2')
    const { code, stdout } = await earshot(['status'], { env })
    expect(stdout).toMatch(/^schema {8}2 of \d+: run `npx earshot migrate`$/m)
    expect(code).toBe(1)
  })
})
