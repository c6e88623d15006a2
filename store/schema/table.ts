/** A table, written once and rendered for the engine it is created on. */
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

export function createTable(table: Table): string {
  const columns = Object.entries(table.columns).map(([name, type]) => `\`${name}\` ${type}`)
  const lines = [
    `CREATE TABLE IF NOT EXISTS ${table.name} (`,
    [...columns, ...(table.indexes ?? [])].map((line) => `  ${line}`).join(',\n'),
    `) ENGINE = ${tableEngine(table)}`,
  ]
  if (table.partitionBy) lines.push(`PARTITION BY ${table.partitionBy}`)
  lines.push(`ORDER BY (${table.orderBy.join(', ')})`)
  if (table.settings) lines.push(`SETTINGS ${table.settings}`)
  return lines.join('\n')
}

/** The one place where replicated engines (and ON CLUSTER above) would come in. */
function tableEngine({ keep }: Table): string {
  if (keep === undefined) return 'MergeTree'
  return keep === 'last' ? 'ReplacingMergeTree' : `ReplacingMergeTree(${keep})`
}
