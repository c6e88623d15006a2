import type { Engine } from '../engine/engine.ts'
import { type SourceColumns, sourceOf, sourceText } from '../rows/source.ts'
import type { Disagreement, LedgerSum, Offsets, PartitionRange, Reconciliation } from '../types.ts'

/** Of one kind of disagreement so many are named; all are counted. */
const NAMED = 20

const KEY = 'source_kind, source_name, source_partition, position, line'
const COUNTED = '(SELECT call_id FROM heads FINAL WHERE moved = 0)'

/** What must not be: each query gives `id` and, where it is of a delivery, its source. */
const CHECKS: { kind: Disagreement['kind']; sql: string }[] = [
  {
    kind: 'not_counted',
    sql: `SELECT id, ${KEY} FROM deliveries FINAL WHERE kind = 'call' AND outcome != 'dead_lettered' AND id NOT IN ${COUNTED}`,
  },
  {
    kind: 'no_delivery',
    sql: `SELECT call_id AS id FROM heads FINAL WHERE moved = 0
      AND call_id NOT IN (SELECT id FROM deliveries WHERE kind = 'call')`,
  },
  {
    kind: 'counted_twice',
    sql: 'SELECT call_id AS id FROM heads FINAL WHERE moved = 0 GROUP BY call_id HAVING count() > 1',
  },
  {
    kind: 'orphaned_score',
    sql: `SELECT DISTINCT call_id AS id FROM scores
      WHERE (call_id, input_hash) NOT IN (SELECT call_id, input_hash FROM call_versions)`,
  },
  {
    kind: 'event_missing',
    sql: `SELECT id, ${KEY} FROM deliveries FINAL WHERE kind = 'event' AND outcome != 'dead_lettered'
      AND id NOT IN (SELECT event_id FROM ticket_events)`,
  },
  {
    kind: 'letter_missing',
    sql: `SELECT id, ${KEY} FROM deliveries FINAL WHERE outcome = 'dead_lettered' AND (${KEY}) NOT IN (SELECT ${KEY} FROM dead_letters)`,
  },
  {
    kind: 'letter_without_delivery',
    sql: `SELECT id, ${KEY} FROM dead_letters FINAL WHERE (${KEY}) NOT IN (SELECT ${KEY} FROM deliveries)`,
  },
]

/**
 * Whether every message that was produced is in the ledger with one outcome, and the tables have what it says.
 * @param offsets what the brokers know; without it only what lies between offsets of the ledger can be missed
 */
export async function reconcile(engine: Engine, offsets: Offsets[] = []): Promise<Reconciliation> {
  const [sums, holes, ...found] = await Promise.all([
    ledgerSums(engine),
    holesOf(engine),
    ...CHECKS.map((check) => examine(engine, check)),
  ])
  const sources = [...sums.map((sum) => ranged(sum, offsets)), ...unseen(sums, offsets)]
  const missing = sources.flatMap(({ range, ...sum }) => (range ? missingOf(sum, range, holes) : []))
  const disagreements = found.filter((one) => one !== undefined)
  if (missing.length > 0) {
    const count = missing.reduce((total, { from, to }) => total + to - from, 0)
    disagreements.unshift({ kind: 'not_in_ledger', count, named: missing.slice(0, NAMED).map(rangeText) })
  }
  return {
    sources: sources.map(({ range, ...sum }) => ({
      ...sum,
      produced: range ? range.end - range.first : countOf(sum),
      waiting: range?.waiting ?? null,
    })),
    disagreements,
    agrees: disagreements.length === 0,
  }
}

const countOf = (sum: LedgerSum): number => sum.stored + sum.superseded + sum.dead_lettered

type SumRow = LedgerSum & { first: number; last: number }

/** Kafka by topic and partition; requests and files together, because there is no end to their names. */
const ledgerSums = (engine: Engine) =>
  engine.rows<SumRow>(
    'sums of the ledger',
    `SELECT source_kind AS kind, if(source_kind = 'kafka', source_name, '') AS name, source_partition AS partition,
       countIf(outcome = 'stored') AS stored, countIf(outcome = 'superseded') AS superseded,
       countIf(outcome = 'dead_lettered') AS dead_lettered, min(position) AS first, max(position) AS last
     FROM deliveries FINAL GROUP BY kind, name, partition ORDER BY kind = 'kafka' DESC, kind, name, partition`,
  )

interface Ranged extends LedgerSum {
  range: PartitionRange | null
}

/** A partition's offsets that must be in the ledger: from the first ever to what was committed, or further on seen. */
function ranged({ first, last, ...sum }: SumRow, offsets: Offsets[]): Ranged {
  if (sum.kind !== 'kafka') return { ...sum, range: null }
  const known = offsets.find(({ topic, partition }) => topic === sum.name && partition === sum.partition)
  const end = Math.max(known?.committed ?? 0, last + 1)
  return {
    ...sum,
    range: {
      first: known ? Math.min(first, known.low) : first,
      seen: { first, end: last + 1 },
      end,
      waiting: known ? Math.max(0, known.high - end) : null,
    },
  }
}

/** Partitions of which the ledger has nothing. */
const unseen = (sums: SumRow[], offsets: Offsets[]): Ranged[] =>
  offsets
    .filter(({ topic, partition }) => !sums.some((sum) => sum.name === topic && sum.partition === partition))
    .map(({ topic, partition, low, high, committed }) => {
      const end = Math.max(low, committed ?? low)
      return {
        kind: 'kafka',
        name: topic,
        partition,
        stored: 0,
        superseded: 0,
        dead_lettered: 0,
        range: { first: low, seen: { first: end, end }, end, waiting: high - end },
      }
    })

interface Hole {
  name: string
  partition: number
  from: number
  /** Not included. */
  to: number
}

/** Offsets that are not in the ledger between two that are. */
const holesOf = (engine: Engine) =>
  engine.rows<Hole>(
    'holes in the ledger',
    `SELECT name, partition, before + 1 AS from, position AS to FROM (
       SELECT source_name AS name, source_partition AS partition, position,
         lagInFrame(position, 1, position) OVER (
           PARTITION BY source_name, source_partition ORDER BY position ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS before
       FROM deliveries FINAL WHERE source_kind = 'kafka')
     WHERE position > before + 1 ORDER BY name, partition, from`,
  )

function missingOf({ name, partition }: LedgerSum, { first, seen, end }: PartitionRange, holes: Hole[]): Hole[] {
  const own = holes.filter((hole) => hole.name === name && hole.partition === partition)
  const all = [{ name, partition, from: first, to: seen.first }, ...own, { name, partition, from: seen.end, to: end }]
  return all.filter(({ from, to }) => to > from)
}

const rangeText = ({ name, partition, from, to }: Hole): string =>
  `kafka ${name}[${partition}]@${from}${to - from > 1 ? ` to @${to - 1}` : ''}`

type CheckRow = Partial<SourceColumns> & { id: string; total: number }

async function examine(engine: Engine, { kind, sql }: (typeof CHECKS)[number]): Promise<Disagreement | undefined> {
  const rows = await engine.rows<CheckRow>(
    `reconcile, ${kind}`,
    `SELECT *, count() OVER () AS total FROM (${sql}) ORDER BY id LIMIT ${NAMED}`,
  )
  const total = rows[0]?.total
  if (total === undefined) return undefined
  const named = rows.map((row) =>
    row.source_kind === undefined ? row.id : `${row.id} (${sourceText(sourceOf(row as SourceColumns))})`.trim(),
  )
  return { kind, count: total, named }
}
