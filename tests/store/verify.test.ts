import { expect, test } from 'vitest'
import { decodeCall, type Score } from '../../contract/index.ts'
import { differences, type Store } from '../../store/index.ts'
import type { Table } from '../../store/schema/table.ts'
import {
  callVersions,
  deadLetterActions,
  deadLetters,
  forms,
  heads,
  runs,
  scores,
  ticketEvents,
} from '../../store/schema/tables.ts'
import { embedded, onBothEngines } from './engines.ts'
import { dead, FORM, kafka, makeFinding, settled, settledEvent } from './samples.ts'

/** What `verify` finds wrong in May, with the stored score standing for one made again. */
async function findings(store: Store): Promise<string[]> {
  const found: string[] = []
  for await (const row of store.verifyRows('2026-05')) {
    found.push(...row.problems)
    const decoded = row.stored && decodeCall(row.stored.bytes)
    if (!row.head || !row.stored || !decoded?.ok) continue
    const score = readLine(row.stored.line)
    if (score === undefined) continue
    found.push(...differences(row.expectedHead(decoded.value, score, row.stored.unscored), row.head))
  }
  for await (const problem of store.verifyRest()) found.push(problem)
  return found
}

function readLine(line: string): Score | undefined {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

async function fill(store: Store): Promise<void> {
  await store.writer.keepForm(FORM)
  const finding = makeFinding('greeting-missing', -10, ['greeting'])
  await store.writer.write(
    [
      settled({ call_id: 'a', revision: 1 }, kafka(1), { findings: [finding] }),
      settledEvent({ event_id: 'e-1' }, kafka(3)),
      dead(kafka(4), Buffer.from('{'), Buffer.from('k')),
    ],
    await store.writer.newRun('live'),
  )
  const came = { outcome: 'dead_lettered' as const, reason: 'not_json', problems: [] }
  await store.writer.keepLetterActions([{ letterId: 'd-1', action: 'retried', who: 'min', note: 'once more', came }])
}

onBothEngines((open) => {
  test('a sound month has nothing wrong: moved calls, versions, runs and all', async () => {
    const { store } = await open()
    await fill(store)
    const live = await store.writer.newRun('live')
    const june = { started_at: '2026-06-03T09:15:00+08:00', ended_at: '2026-06-03T09:16:00+08:00' }
    const many = Array.from({ length: 450 }, (_, i) => settled({ call_id: `呼叫-${i}😀` }, kafka(100 + i)))
    await store.writer.write(
      [
        ...many,
        settled({ call_id: 'moved' }, kafka(10)),
        settled({ call_id: 'moved', revision: 1, ...june }, kafka(11)),
        settled({ call_id: 'none' }, kafka(12), { score: null, grade: null, form: null }, 'no_form'),
      ],
      live,
    )
    const rescored = many.slice(0, 3).map((item) => ({
      callId: item.call.call_id,
      inputHash: item.inputHash,
      score: { ...item.score, score: 12.5 },
      unscored: '',
    }))
    await store.writer.rescore(rescored, await store.writer.newRun('rescore'))
    expect(await findings(store)).toEqual([])
    const seen: string[] = []
    for await (const row of store.verifyRows('2026-05')) seen.push(row.callId)
    expect(seen).toHaveLength(452)
    expect(new Set(seen).size).toBe(452)
    expect((await store.form(FORM.hash))?.text).toBe(FORM.text)
    expect(await store.forms()).toEqual([FORM])
  })
})

/** Another value of a column's type. */
function changed(name: string, type: string): string {
  if (type.startsWith('Array(Array')) return `arrayMap(x -> arrayConcat(x, ['x']), \`${name}\`)`
  if (type.startsWith('Array(LowCardinality')) return `arrayMap(x -> concat(x, 'x'), \`${name}\`)`
  if (type.startsWith('Array')) return `arrayMap(x -> x + 1, \`${name}\`)`
  if (type.startsWith('Nullable(Decimal')) return 'ifNull(score, 0) + 1'
  if (type.startsWith('Date32')) return `addDays(\`${name}\`, 1)`
  if (type.startsWith('DateTime64')) return `addMilliseconds(\`${name}\`, 1)`
  if (/U?Int\d+$/.test(type)) return `\`${name}\` + 1`
  return `concat(ifNull(\`${name}\`, ''), 'x')`
}

/** A key cannot be edited in place; a forger would write the row anew. */
async function change(
  engine: Awaited<ReturnType<typeof embedded>>['engine'],
  table: Table,
  name: string,
): Promise<void> {
  const columns = Object.keys(table.columns).map((column) => `\`${column}\``)
  const values = Object.entries(table.columns).map(([column, type]) =>
    column === name ? `${changed(name, type)}` : `\`${column}\``,
  )
  await engine.command('forge', `CREATE TABLE forged AS ${table.name}`)
  await engine.command('forge', `INSERT INTO forged (${columns}) SELECT ${values} FROM ${table.name}`)
  await engine.command('forge', `TRUNCATE TABLE ${table.name}`)
  await engine.command('forge', `INSERT INTO ${table.name} SELECT * FROM forged`)
  await engine.command('forge', 'DROP TABLE forged SYNC')
}

for (const table of [callVersions, scores, heads, forms, runs, ticketEvents, deadLetters, deadLetterActions]) {
  test(`a change in any column of ${table.name} is found`, async () => {
    const { store, engine } = await embedded()
    await fill(store)
    await engine.command('keep', `CREATE TABLE kept AS ${table.name}`)
    await engine.command('keep', `INSERT INTO kept SELECT * FROM ${table.name}`)
    expect(await findings(store)).toEqual([])
    for (const name of Object.keys(table.columns)) {
      await change(engine, table, name)
      expect((await findings(store)).length, `${table.name}.${name}`).toBeGreaterThan(0)
      await engine.command('restore', `TRUNCATE TABLE ${table.name}`)
      await engine.command('restore', `INSERT INTO ${table.name} SELECT * FROM kept`)
    }
    expect(await findings(store)).toEqual([])
  })
}

test('a row that is gone is found', async () => {
  const { store, engine } = await embedded()
  await fill(store)
  for (const table of [callVersions, scores, heads]) {
    await engine.command('keep', `CREATE TABLE kept_${table.name} AS ${table.name}`)
    await engine.command('keep', `INSERT INTO kept_${table.name} SELECT * FROM ${table.name}`)
    await engine.command('lose', `TRUNCATE TABLE ${table.name}`)
    expect((await findings(store)).length, table.name).toBeGreaterThan(0)
    await engine.command('restore', `INSERT INTO ${table.name} SELECT * FROM kept_${table.name}`)
  }
  expect(await findings(store)).toEqual([])
})
