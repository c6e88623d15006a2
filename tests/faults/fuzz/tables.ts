import { decodeCall } from '../../../contract/index.ts'
import type { Scorer } from '../../../scoring/scorer.ts'
import type { Engine } from '../../../store/engine/engine.ts'
import { differences, EVERYTHING, type Store, type VerifyRow } from '../../../store/index.ts'
import type { Account } from './expected.ts'

/** What is in the tables, row by row, against what must be there; a sentence for each difference. */
export async function comparedWithTables(
  account: Account,
  store: Store,
  engine: Engine,
  scorer: Scorer,
): Promise<string[]> {
  return [
    ...(await ledger(account, engine)),
    ...(await letters(account, engine)),
    ...(await versions(account, engine)),
    ...(await figures(account, engine)),
    ...(await scores(store, scorer)),
    ...(await sums(account, store)),
  ]
}

const place = "concat(source_name, ' ', toString(position))"

async function ledger({ expected }: Account, engine: Engine): Promise<string[]> {
  const rows = await engine.rows<{ place: string; outcome: string; reason: string }>(
    'fuzz',
    `SELECT ${place} AS place, outcome, reason FROM deliveries FINAL`,
  )
  const wrong = rows.flatMap((row) => {
    const one = expected.get(row.place)
    const reason = one?.verdict.reason ?? ''
    const right = row.outcome === one?.outcome && (reason === '' || row.reason === reason)
    return right ? [] : [`ledger: ${row.place} is ${row.outcome} (${row.reason}), not ${one?.outcome} (${reason})`]
  })
  if (rows.length !== expected.size) wrong.push(`ledger: ${rows.length} messages, not ${expected.size}`)
  return wrong
}

/** Every dead letter with its bytes. */
async function letters({ expected }: Account, engine: Engine): Promise<string[]> {
  const hash = (column: string) => `lower(hex(SHA256(base64Decode(${column}))))`
  const rows = await engine.rows<{ place: string; key: string | null; value: string | null }>(
    'fuzz',
    `SELECT ${place} AS place, ${hash('key')} AS key, ${hash('value')} AS value FROM dead_letters FINAL`,
  )
  const wrong = rows.flatMap((row) => {
    const one = expected.get(row.place)
    const right = one?.verdict.reason != null && row.key === one.key && row.value === one.value
    return right ? [] : [`dead letters: ${row.place} has other bytes, or should not be there`]
  })
  const refused = [...expected.values()].filter(({ verdict }) => verdict.reason !== null)
  if (rows.length !== refused.length) wrong.push(`dead letters: ${rows.length}, not ${refused.length}`)
  return wrong
}

/** Every version that was kept has the bytes that came. */
async function versions({ expected }: Account, engine: Engine): Promise<string[]> {
  const kept = new Set([...expected.values()].filter((one) => one.verdict.reason === null).map((one) => one.value))
  const wrong: string[] = []
  const found = new Set<string>()
  for (const [table, id] of [
    ['call_versions', 'call_id'],
    ['ticket_events', 'event_id'],
  ]) {
    const rows = await engine.rows<{ id: string; hash: string; input_hash: string }>(
      'fuzz',
      `SELECT ${id} AS id, lower(hex(SHA256(bytes))) AS hash, input_hash FROM ${table}`,
    )
    for (const row of rows) {
      found.add(row.hash)
      if (row.input_hash !== `sha256:${row.hash}`) wrong.push(`${table}: ${row.id} has other bytes than came`)
    }
  }
  const lost = [...kept].filter((hash) => !found.has(hash as string))
  if (lost.length > 0) wrong.push(`${lost.length} versions are not in the tables, such as sha256:${lost[0]}`)
  if (found.size > kept.size) wrong.push(`${found.size - kept.size} versions in the tables that nobody sent`)
  return wrong
}

/** Every call counts once, as its newest version. */
async function figures({ shown }: Account, engine: Engine): Promise<string[]> {
  const rows = await engine.rows<{ call_id: string; input_hash: string }>(
    'fuzz',
    'SELECT call_id, input_hash FROM heads FINAL WHERE moved = 0',
  )
  const wrong = rows.flatMap(({ call_id, input_hash }) => {
    const best = shown.call.get(JSON.stringify([call_id]))
    return input_hash === `sha256:${best?.hash}` ? [] : [`figures: ${JSON.stringify(call_id)} by another version`]
  })
  if (rows.length !== shown.call.size) wrong.push(`figures: ${rows.length} calls, not ${shown.call.size}`)
  return wrong
}

/** Every score comes out again from the bytes that are kept, and so does the row that figures read. */
async function scores(store: Store, scorer: Scorer): Promise<string[]> {
  const wrong: string[] = []
  for (const { month } of (await store.queries.months(EVERYTHING)).months) {
    for await (const row of store.verifyRows(month)) {
      for (const problem of [...row.problems, ...scoredAgain(row, scorer)]) wrong.push(`${row.callId}: ${problem}`)
    }
  }
  return wrong
}

function scoredAgain({ stored, head, expectedHead }: VerifyRow, scorer: Scorer): string[] {
  if (stored === null || head === null) return []
  const call = decodeCall(stored.bytes)
  if (!call.ok) return ['kept, and cannot be read']
  const score = scorer.score(call.value, stored.inputHash)
  const other = differences(expectedHead(call.value, score, score.unscored ?? ''), head)
  if (JSON.stringify(score) !== stored.line) other.push('the score')
  return other.map((name) => `${name} is other than it was`)
}

/** What the command `reconcile` finds. */
async function sums(account: Account, store: Store): Promise<string[]> {
  const { sources, disagreements } = await store.queries.reconcile(account.offsets())
  const wrong = disagreements.map(({ kind, count, named }) => `reconcile: ${kind} ${count}, ${named}`)
  const all = sources.reduce((sum, one) => sum + one.stored + one.superseded + one.dead_lettered, 0)
  if (all !== account.expected.size) wrong.push(`reconcile: ${all} messages, not ${account.expected.size}`)
  for await (const problem of store.verifyRest()) wrong.push(`verify: ${problem}`)
  return wrong
}
