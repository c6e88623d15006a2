/** A table, written once and rendered for one server or for the replicas of a cluster. */
export interface Table {
  name: string
  /** Name and type, in the order of the seal. */
  columns: Record<string, string>
  /** With `keep`, of rows with the same key the one with the highest value of that column stays; 'last': the last one. */
  keep?: string
  partitionBy?: string
  orderBy: string[]
  indexes?: string[]
  settings?: string
}

/** A statement about tables: for one server, or for all replicas of the cluster that is named. */
export type Statement = (cluster?: string) => string

export const createTable =
  (table: Table): Statement =>
  (cluster) => {
    const columns = Object.entries(table.columns).map(([name, type]) => `\`${name}\` ${type}`)
    const lines = [
      `CREATE TABLE IF NOT EXISTS ${table.name}${onCluster(cluster)} (`,
      [...columns, ...(table.indexes ?? [])].map((line) => `  ${line}`).join(',\n'),
      `) ENGINE = ${tableEngine(table, cluster !== undefined)}`,
    ]
    if (table.partitionBy) lines.push(`PARTITION BY ${table.partitionBy}`)
    lines.push(`ORDER BY (${table.orderBy.join(', ')})`)
    const settings = [table.settings, cluster && EVERY_INSERT].filter(Boolean)
    if (settings.length > 0) lines.push(`SETTINGS ${settings.join(', ')}`)
    return lines.join('\n')
  }

/** `change` must be safe to repeat, as `ADD COLUMN IF NOT EXISTS …` is. */
export const alterTable =
  (name: string, change: string): Statement =>
  (cluster) =>
    `ALTER TABLE ${name}${onCluster(cluster)} ${change}`

export const truncateTable =
  (name: string): Statement =>
  (cluster) =>
    `TRUNCATE TABLE ${name}${onCluster(cluster)}`

/** The cluster's name was checked where it came in. */
export const onCluster = (cluster?: string): string => (cluster === undefined ? '' : ` ON CLUSTER \`${cluster}\``)

/**
 * Where replicas of a table find each other in Keeper. By names rather than by `{uuid}`: a replica that is added later
 * and told to create its tables finds the others' path, where a new uuid would make a table of its own beside them.
 */
const REPLICA = "'/clickhouse/tables/{shard}/{database}/{table}', '{replica}'"

/**
 * Replicated engines drop an insert whose block equals one of the last thousands; plain ones do not. What is inserted
 * here may be repeated anyway, so both keep the same rows.
 */
const EVERY_INSERT = 'replicated_deduplication_window = 0'

function tableEngine({ keep }: Table, replicated: boolean): string {
  const rank = keep === undefined || keep === 'last' ? [] : [keep]
  const family = keep === undefined ? 'MergeTree' : 'ReplacingMergeTree'
  if (replicated) return `Replicated${family}(${[REPLICA, ...rank].join(', ')})`
  return rank.length === 0 ? family : `${family}(${rank})`
}
