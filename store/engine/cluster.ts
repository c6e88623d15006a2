import type { ClickHouseClient } from '@clickhouse/client'
import { StoreError } from '../errors.ts'

/**
 * Looks whether a server has the cluster that is named, as one shard, and whether tables that are there already are
 * kept as is now wanted: one server's tables would not be copied, and replicas' not be waited for.
 * @throws StoreError that says what to change
 */
export async function checkCluster(client: ClickHouseClient, cluster: string | undefined): Promise<void> {
  if (cluster !== undefined) await checkShards(client, cluster)
  const tables = await rows<{ engine: string }>(
    client,
    "SELECT engine FROM system.tables WHERE database = currentDatabase() AND name IN ('migrations', 'heads')",
  )
  const replicated = tables.filter(({ engine }) => engine.startsWith('Replicated')).length
  if (cluster === undefined && replicated > 0) {
    throw new StoreError('the tables are replicated: set CLICKHOUSE_CLUSTER to the cluster they were made on')
  }
  if (cluster !== undefined && replicated < tables.length) {
    throw new StoreError(
      `the tables are not replicated, they were made without CLICKHOUSE_CLUSTER=${cluster}: leave it out, or back up and restore into another database`,
    )
  }
}

async function checkShards(client: ClickHouseClient, cluster: string): Promise<void> {
  const known = await rows<{ name: string; shards: number }>(
    client,
    'SELECT cluster AS name, toUInt32(uniqExact(shard_num)) AS shards FROM system.clusters GROUP BY name ORDER BY name',
  )
  const found = known.find(({ name }) => name === cluster)
  if (found === undefined) {
    const names = known.map(({ name }) => name).join(', ') || 'none'
    throw new StoreError(`the server knows no cluster ${cluster} (CLICKHOUSE_CLUSTER); those it knows: ${names}`)
  }
  if (found.shards > 1) {
    throw new StoreError(
      `the cluster ${cluster} has ${found.shards} shards; CLICKHOUSE_CLUSTER must name one of a single shard with replicas`,
    )
  }
}

const rows = async <T>(client: ClickHouseClient, query: string): Promise<T[]> =>
  (await client.query({ query, format: 'JSONEachRow' })).json()
