import { readOffsets } from '../../ingest/kafka/offsets.ts'
import type { Disagreement, Reconciliation } from '../../store/index.ts'
import { openLog } from '../log.ts'
import { Complaint, kafkaFrom, settingsFrom } from '../settings.ts'
import { openStoreFor } from '../wiring.ts'

/** `reconcile`: exit 0 where the sums agree, 1 where they do not; what is missing or doubled is named. */
export async function reconcile({ json }: { json?: boolean }): Promise<void> {
  const settings = settingsFrom()
  const kafka = kafkaFrom()
  const offsets = kafka && (await readOffsets(kafka, openLog('error')))
  const store = await openStoreFor(settings)
  try {
    const result = await store.queries.reconcile(offsets)
    if (json) console.log(JSON.stringify(result))
    else for (const line of told(result, offsets !== undefined)) console.log(line)
    if (!result.agrees) throw new Complaint('The sums do not agree.')
  } finally {
    await store.close()
  }
}

function told({ sources, disagreements, agrees }: Reconciliation, asked: boolean): string[] {
  const sums = sources.map((sum) => {
    const name = sum.kind === 'kafka' ? `kafka ${sum.name}[${sum.partition}]` : sum.kind
    return `${name}: ${equation(sum)}${sum.waiting ? `, ${sum.waiting} not read yet` : ''}`
  })
  const add = (of: 'produced' | 'stored' | 'superseded' | 'dead_lettered') =>
    sources.reduce((sum, source) => sum + source[of], 0)
  const all = {
    produced: add('produced'),
    stored: add('stored'),
    superseded: add('superseded'),
    dead_lettered: add('dead_lettered'),
  }
  return [
    ...sums,
    `all: ${equation(all)}`,
    ...(asked || !sources.some(({ kind }) => kind === 'kafka')
      ? []
      : ['No broker was asked (KAFKA_BROKERS): messages before the first and after the last one seen are not known.']),
    ...disagreements.flatMap(({ kind, count, named }) => [
      `${MEANING[kind]}: ${count}`,
      ...named.map((name) => `  ${name}`),
      ...(count > named.length && kind !== 'not_in_ledger' ? [`  and ${count - named.length} more`] : []),
    ]),
    ...(agrees ? ['The sums agree.'] : []),
  ]
}

function equation(sum: { produced: number; stored: number; superseded: number; dead_lettered: number }): string {
  const { produced, stored, superseded, dead_lettered } = sum
  const sign = produced === stored + superseded + dead_lettered ? '=' : '≠'
  return `${produced} produced ${sign} ${stored} stored + ${superseded} superseded + ${dead_lettered} dead-lettered`
}

const MEANING: Record<Disagreement['kind'], string> = {
  not_in_ledger: 'missing: offsets that were passed and are not in the ledger',
  not_counted: 'missing: calls the ledger has as stored and no figure counts',
  no_delivery: 'too much: calls that figures count and no delivery accounts for',
  counted_twice: 'doubled: calls that count in more than one month',
  orphaned_score: 'orphaned: calls with scores of a version that is not stored',
  event_missing: 'missing: ticket events the ledger has as stored and the table has not',
  letter_missing: 'missing: messages the ledger has as dead-lettered and the table has not',
  letter_without_delivery: 'too much: dead letters that no delivery accounts for',
}
