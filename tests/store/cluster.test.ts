import { createClient } from '@clickhouse/client'
import { expect, test } from 'vitest'
import { clickhouseAccess } from '../../cli/clickhouse.ts'
import { lookAtStore, openStore } from '../../store/index.ts'
import { MIGRATIONS } from '../../store/schema/migrations.ts'
import { createTable, truncateTable } from '../../store/schema/table.ts'
import * as tables from '../../store/schema/tables.ts'
import { asPlain, engineOfCluster, withoutCluster, writableReplica } from './clusters.ts'
import { embedded, ZONE } from './engines.ts'
import { kafka, settled } from './samples.ts'

const CLUSTER = 'calls'

/** All migrations as text; sorted, for the order of the tables in the first is of no account. */
const written = (cluster?: string): string =>
  MIGRATIONS.map(({ version, name, statements }) => {
    const texts = statements.map((statement) => statement(cluster)).sort()
    return `-- ${version}: ${name}\n${texts.join(';\n\n')};\n`
  }).join('')

const inCluster = MIGRATIONS.flatMap(({ statements }) => statements.map((statement) => statement(CLUSTER)))

test('on one server the migrations are what they always were', async () => {
  await expect(written()).toMatchFileSnapshot('ddl/plain.sql')
})

test('on a cluster the same tables are replicated, on every replica of it', async () => {
  await expect(written(CLUSTER)).toMatchFileSnapshot('ddl/cluster.sql')
  for (const sql of inCluster) {
    // Rows are copied by the tables themselves.
    expect(sql).toMatch(
      /^((CREATE TABLE IF NOT EXISTS|ALTER TABLE) \w+ ON CLUSTER `calls` |INSERT INTO \w+ \([\w, ]+\) SELECT )/,
    )
    if (sql.startsWith('CREATE')) expect(sql).toMatch(/ENGINE = Replicated(Replacing)?MergeTree\('/)
  }
  expect(asPlain(written(CLUSTER))).toBe(written())
})

test('the engine reads every statement as it is sent to a cluster', async () => {
  const { engine } = await embedded()
  const statements = [...inCluster, truncateTable('heads')(CLUSTER)]
  for (const sql of statements) {
    const [read] = await engine.rows<{ ast: string }>('parse', 'SELECT formatQuery({sql:String}) AS ast', { sql })
    expect(read!.ast).toContain(sql.startsWith('INSERT') ? 'INSERT INTO' : 'ON CLUSTER calls')
  }
  await expect(engine.rows('parse', "SELECT formatQuery('CREATE TABLE a ONN CLUSTER b (c Int8)')")).rejects.toThrow()
})

test('an engine with a Keeper makes the replicated tables, each at a place of its own', async () => {
  const { url } = await engineOfCluster()
  const client = createClient({ url })
  for (const table of Object.values(tables)) {
    await client.command({ query: withoutCluster(createTable(table)(CLUSTER)) })
  }
  const found = await client.query({
    query: 'SELECT table, engine, zookeeper_path AS place, replica_name AS replica FROM system.replicas ORDER BY table',
    format: 'JSONEachRow',
  })
  const replicas = await found.json<{ table: string; engine: string; place: string; replica: string }>()
  expect(replicas.map(({ table }) => table)).toEqual(
    Object.values(tables)
      .map(({ name }) => name)
      .sort(),
  )
  for (const { table, engine, place, replica } of replicas) {
    expect(engine).toMatch(/^Replicated(Replacing)?MergeTree$/)
    expect([place, replica]).toEqual([`/clickhouse/tables/1/default/${table}`, 'r1'])
  }
  // They are a cluster's now: without its name nobody would wait for the copies.
  await client.command({ query: withoutCluster(createTable({ ...tables.settings, name: 'migrations' })(CLUSTER)) })
  await client.close()
  await expect(openStore({ url, timeZone: ZONE })).rejects.toThrow(
    /the tables are replicated: set CLICKHOUSE_CLUSTER to the cluster they were made on$/,
  )
})

test('a cluster that cannot be used is refused in one line before anything is made', async () => {
  const { url } = await engineOfCluster()
  const opening = (cluster: string) => openStore({ url, access: { cluster }, timeZone: ZONE })
  await expect(opening('call')).rejects.toThrow(
    /\(CLICKHOUSE_URL\): the server knows no cluster call \(CLICKHOUSE_CLUSTER\); those it knows: calls, wide$/,
  )
  await expect(opening('wide')).rejects.toThrow(
    /the cluster wide has 2 shards; CLICKHOUSE_CLUSTER must name one of a single shard with replicas$/,
  )
  await (await openStore({ url: `${url}/plain`, timeZone: ZONE })).close()
  const access = { cluster: CLUSTER }
  for (const open of [openStore, lookAtStore]) {
    await expect(open({ url: `${url}/plain`, access, timeZone: ZONE })).rejects.toThrow(
      /the tables are not replicated, they were made without CLICKHOUSE_CLUSTER=calls: leave it out, or back up and restore/,
    )
  }
})

test('CLICKHOUSE_CLUSTER is a name, and only with a server', () => {
  const url = 'http://clickhouse:8123/earshot'
  expect(clickhouseAccess({ CLICKHOUSE_URL: url, CLICKHOUSE_CLUSTER: 'calls-1' }).cluster).toBe('calls-1')
  expect(clickhouseAccess({ CLICKHOUSE_URL: url, CLICKHOUSE_CLUSTER: ' ' }).cluster).toBeUndefined()
  expect(() => clickhouseAccess({ CLICKHOUSE_CLUSTER: 'calls' })).toThrow(
    /^CLICKHOUSE_CLUSTER is set, but CLICKHOUSE_URL is not; set it to the server's address$/,
  )
  for (const name of ['a b', 'a`b', '-a', 'a'.repeat(65)]) {
    expect(() => clickhouseAccess({ CLICKHOUSE_URL: url, CLICKHOUSE_CLUSTER: name })).toThrow(
      /^CLICKHOUSE_CLUSTER is no name of a cluster; .*$/,
    )
  }
})

test('every statement asks the replicas to be as one, and waits its turn', async () => {
  const { url } = await engineOfCluster()
  let inTheWay = 3
  const proxy = await writableReplica(url, ({ sql }) => {
    if (!/^INSERT INTO deliveries/i.test(sql) || inTheWay-- <= 0) return undefined
    return 'Code: 286. DB::Exception: Another quorum insert has been already started. (UNSATISFIED_QUORUM_FOR_PREVIOUS_WRITE)'
  })
  const store = await openStore({ url: `${proxy.url}/one`, access: { cluster: CLUSTER }, timeZone: ZONE })
  const run = await store.writer.newRun('live')
  const outcomes = await store.writer.write([settled({ call_id: 'a' }, kafka(1))], run)
  expect(outcomes).toEqual([{ outcome: 'stored', reason: null }])
  expect((await store.queries.ledger()).map((row) => [row.outcome, row.deliveries])).toEqual([['stored', 1]])
  expect(inTheWay).toBeLessThanOrEqual(0)
  await store.close()

  const own = proxy.seen.filter(({ settings }) => settings.has('log_comment'))
  expect(own.length).toBeGreaterThan(30)
  for (const { settings, sql } of own) {
    const asked = ['insert_quorum', 'insert_quorum_parallel', 'select_sequential_consistency', 'async_insert']
    expect([sql, ...asked.map((name) => settings.get(name))]).toEqual([sql, 'auto', '0', '1', '0'])
  }
  const made = proxy.seen.filter(({ sql }) => sql.startsWith('CREATE'))
  expect(made.map(({ sql }) => sql).filter((sql) => !sql.includes('ON CLUSTER `calls`'))).toEqual([])
  expect(made[0]!.sql).toMatch(/^CREATE DATABASE IF NOT EXISTS/)
})

test('an insert that stays in the way is an error that passes, so that Kafka brings the batch again', async () => {
  const { url } = await engineOfCluster()
  let away = false
  const proxy = await writableReplica(url, ({ sql }) =>
    away && /^INSERT/i.test(sql)
      ? 'Code: 285. DB::Exception: Number of alive replicas (1) is less than requested quorum (2/3). (TOO_FEW_LIVE_REPLICAS)'
      : undefined,
  )
  const store = await openStore({ url: `${proxy.url}/two`, access: { cluster: CLUSTER }, timeZone: ZONE })
  const run = await store.writer.newRun('live')
  away = true
  const write = store.writer.write([settled({ call_id: 'a' }, kafka(1))], run)
  await expect(write).rejects.toMatchObject({ name: 'StoreError', retriable: true })
  await store.close()
})
