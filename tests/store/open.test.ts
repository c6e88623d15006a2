import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { EVERYTHING, openStore, type StoreError } from '../../store/index.ts'
import { migrate } from '../../store/schema/migrate.ts'
import { MIGRATIONS } from '../../store/schema/migrations.ts'
import { startClickHouse } from '../support/clickhouse-http/start.ts'
import { cleanups, embedded, onBothEngines, temporaryFolder, ZONE } from './engines.ts'
import { kafka, settled } from './samples.ts'

/** Another process that opens a folder, says so in one line, and holds it until its input ends. */
const HOLD = `
  import { openStore } from '${new URL('../../store/index.ts', import.meta.url).href}'
  try {
    const store = await openStore({ dataDir: process.argv[1], timeZone: '${ZONE}' })
    console.log('open')
    process.stdin.on('end', async () => { await store.close(); process.exit(0) }).resume()
  } catch (error) {
    console.log(error.message)
    process.exit(1)
  }`

async function otherProcess(dataDir: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', HOLD, dataDir])
  cleanups.push(() => child.kill('SIGKILL'))
  const exited = once(child, 'exit')
  let noise = ''
  child.stderr.on('data', (chunk) => {
    noise += chunk
  })
  const [line] = await once(createInterface(child.stdout), 'line')
  return { pid: child.pid!, line: String(line), noise: () => noise, child, exited }
}

test('a folder another process has is refused in one clear line, and free when that one is gone', async () => {
  const dataDir = temporaryFolder()
  const other = await otherProcess(dataDir)
  expect(other.line).toBe('open')
  const refused = await openStore({ dataDir, timeZone: ZONE }).catch((error: StoreError) => error.message)
  expect(refused).toMatch(new RegExp(`^the data folder ${dataDir} is in use by .*: stop it, or set EARSHOT_DATA.*$`))
  if (process.platform === 'linux') expect(refused).toContain(`process ${other.pid}`)
  other.child.kill('SIGKILL')
  await other.exited
  const store = await openStore({ dataDir, timeZone: ZONE })
  const third = await otherProcess(dataDir)
  expect(third.line).toContain(`in use by process ${process.pid}`)
  await third.exited
  expect(third.noise()).toBe('')
  await store.close()
})

test('a number left in the folder by a dead process keeps nobody out', async () => {
  const dataDir = temporaryFolder()
  writeFileSync(join(dataDir, 'status'), `PID: ${process.ppid}\nStarted at: 2026-01-01 00:00:00\nRevision: 1\n`)
  const store = await openStore({ dataDir, timeZone: ZONE })
  await store.close()
})

test('what was written is there after closing and opening again', async () => {
  const dataDir = temporaryFolder()
  const first = await openStore({ dataDir, timeZone: ZONE })
  expect(first.applied).toHaveLength(MIGRATIONS.length)
  const run = await first.writer.newRun('live')
  // Closing while writing lets the batch finish.
  const writing = first.writer.write([settled({ call_id: 'a' }, kafka(1))], run)
  await first.close()
  expect(await writing).toEqual([{ outcome: 'stored', reason: null }])
  await expect(first.queries.months(EVERYTHING)).rejects.toThrow('the store is closed')

  const second = await openStore({ dataDir, timeZone: ZONE, schema: 'require' })
  expect(second.applied).toEqual([])
  expect((await second.queries.months(EVERYTHING)).months).toEqual([{ month: '2026-05', calls: 1 }])
  expect((await second.writer.newRun('live')).number).toBe(run.number + 1)
  await second.close()
})

test('closing waits for running queries', async () => {
  const { store } = await embedded()
  await store.writer.write([settled({ call_id: 'a' }, kafka(1))], await store.writer.newRun('live'))
  const many = Array.from({ length: 20 }, () => store.queries.month({ month: '2026-05' }, EVERYTHING))
  const settledAll = Promise.allSettled(many)
  await store.close()
  for (const result of await settledAll) {
    if (result.status === 'rejected') expect(String(result.reason)).toContain('the store is closed')
  }
})

test('another time zone is refused, because days were cut by the first', async () => {
  const dataDir = temporaryFolder()
  await (await openStore({ dataDir, timeZone: ZONE })).close()
  await expect(openStore({ dataDir, timeZone: 'Europe/Berlin' })).rejects.toThrow(
    'the database cuts days by Asia/Shanghai, but EARSHOT_TZ is Europe/Berlin: ' +
      'set EARSHOT_TZ=Asia/Shanghai, or use another database',
  )
  await expect(openStore({ dataDir, timeZone: 'Mars/Phobos' })).rejects.toThrow(/EARSHOT_TZ.*Mars\/Phobos/)
})

test('a folder that cannot be one is said so', async () => {
  const file = join(temporaryFolder(), 'file')
  writeFileSync(file, '')
  await expect(openStore({ dataDir: file, timeZone: ZONE })).rejects.toThrow(
    /cannot use the data folder .*EARSHOT_DATA/,
  )
})

test('a server that is away: one line without the password, and worth a retry', async () => {
  const url = 'http://earshot:s3cret@127.0.0.1:1/calls'
  const error: StoreError = await openStore({ url, timeZone: ZONE }).catch((error) => error)
  expect(error.message).toMatch(/^cannot use ClickHouse at 127\.0\.0\.1:1 \(CLICKHOUSE_URL\): .*ECONNREFUSED.*$/)
  expect(error.message).not.toContain('s3cret')
  expect(error.retriable).toBe(true)
  await expect(openStore({ url: 'tcp://nope', timeZone: ZONE })).rejects.toThrow(/CLICKHOUSE_URL is no address/)
})

test('a server that goes away fails the batch, worth a retry, and makes no dead letter of it', async () => {
  const folder = temporaryFolder()
  const server = await startClickHouse({ folder })
  const store = await openStore({ url: server.url, timeZone: ZONE })
  const run = await store.writer.newRun('live')
  const item = settled({ call_id: 'a' }, kafka(1))
  await store.writer.write([item], run)
  await server.stop()
  const more = [item, settled({ call_id: 'b' }, kafka(2))]
  await expect(store.writer.write(more, run)).rejects.toMatchObject({ name: 'StoreError', retriable: true })
  await expect(store.ping()).rejects.toMatchObject({ retriable: true })

  const again = await startClickHouse({ folder, port: Number(new URL(server.url).port) })
  cleanups.push(() => again.stop())
  expect((await store.writer.write(more, run)).map((row) => row.outcome)).toEqual(['stored', 'stored'])
  expect((await store.queries.ledger()).map((row) => [row.outcome, row.deliveries])).toEqual([['stored', 2]])
  await store.close()
})

onBothEngines((open) => {
  test('migrations run in order of version, each once, and stop at the first that fails', async () => {
    const { engine } = await open()
    const step = (after: number, statement: string) => ({
      version: MIGRATIONS.length + after,
      name: `step ${after}`,
      statements: [() => statement],
    })
    const good = step(1, 'CREATE TABLE one (a Int8) ENGINE = MergeTree ORDER BY a')
    const next = step(2, 'ALTER TABLE one ADD COLUMN b Int8')
    const bad = step(3, 'ALTER TABLE nowhere ADD COLUMN b Int8')
    const after = step(4, 'CREATE TABLE four (a Int8) ENGINE = MergeTree ORDER BY a')
    await expect(migrate(engine, [after, bad, next, good])).rejects.toThrow(`migration ${MIGRATIONS.length + 3}:`)
    const tables = await engine.rows<{ name: string }>(
      'look',
      "SELECT name FROM system.tables WHERE database = currentDatabase() AND name IN ('one', 'four')",
    )
    expect(tables).toEqual([{ name: 'one' }])
    expect(await migrate(engine, [next, good, after])).toEqual(['step 4'])
  })

  test('a database made by a newer program is refused', async () => {
    const { engine, over } = await open()
    await engine.insert('forge', 'migrations', [{ version: 99, name: 'later', applied_at: '2030-01-01 00:00:00.000' }])
    await expect(over(engine)).rejects.toThrow(/schema 99, this program knows \d+ at most: start a newer Earshot/)
  })
})

test('with `require` an empty database is not touched', async () => {
  await expect(openStore({ dataDir: temporaryFolder(), timeZone: ZONE, schema: 'require' })).rejects.toThrow(
    new RegExp(`lacks ${MIGRATIONS.length} migration\\(s\\): run \`npx earshot migrate\``),
  )
})
