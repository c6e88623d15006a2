import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readLimits } from '../../ingest/packs.ts'
import { judgeStale } from '../../ingest/ticketing.ts'
import {
  backupStore,
  EVERYTHING,
  type Manifest,
  openStore,
  restoreStore,
  type StoreOptions,
} from '../../store/index.ts'
import { openEngine } from '../../store/open.ts'
import { MIGRATIONS } from '../../store/schema/migrations.ts'
import { type ClickHouseServer, startClickHouse } from '../support/clickhouse-http/start.ts'
import { temporaryFolder, ZONE } from './engines.ts'
import { FORM, http, kafka, makeFinding, settled, settledEvent } from './samples.ts'

const embedded = (): StoreOptions => ({ dataDir: join(temporaryFolder(), 'data'), timeZone: ZONE })
let server: ClickHouseServer
let databases = 0
beforeAll(async () => {
  server = await startClickHouse()
})
afterAll(() => server.stop())
const remote = (): StoreOptions => ({ url: `${server.url}/backup_${++databases}`, timeZone: ZONE })

/** A store with something of everything: a call that moved, hostile text, no score, letters, a second run. */
async function filled(options: StoreOptions): Promise<StoreOptions> {
  const store = await openStore(options)
  const run = await store.writer.newRun('live')
  await store.writer.keepForm(FORM)
  const hostile = { id: 'A\t1', name: "a'\\\n\r\t王😀\u0000", team: '\\N' }
  const finding = { ...makeFinding('forbidden', -2.25, ["x-a'b", 'ring']), confidence: 0.25 }
  const june = { started_at: '2026-06-01T09:00:00+08:00', ended_at: '2026-06-01T09:01:00+08:00' }
  await store.writer.write(
    [
      settled({ call_id: 'a', agent: hostile }, kafka(0), { findings: [finding], score: 12.5 }),
      settled({ call_id: 'b' }, kafka(1)),
      settled({ call_id: 'n' }, kafka(2), { score: null, grade: null }),
      settledEvent({ event_id: 'e-1', call_id: 'a' }, http('r-1', 10)),
      {
        kind: 'dead',
        delivery: { source: kafka(3), key: Uint8Array.of(0xff), value: Uint8Array.of(0, 10, 9), receivedAt: 5 },
        step: 'decode',
        reason: 'not_utf8',
        problems: [{ path: '$', found: "'\n", expected: '\\' }],
        id: null,
      },
    ],
    run,
  )
  await store.writer.write([settled({ call_id: 'b', revision: 1, ...june }, kafka(4))], run)
  await judgeStale(store.writer, readLimits('Asia/Shanghai'), () => {})
  const [letter] = (await store.queries.deadLetters({ limit: 1 })).items
  await store.writer.keepLetterActions([{ letterId: letter!.id, action: 'discarded', who: 'min', note: 'no\nuse' }])
  const items = [
    { item: 'a', problems: 1, whole: true, note: "it's\n" },
    { item: 'b', problems: 0 },
  ]
  const draft = { day: '2026-05-20', who: 'min', checklist: 'list', agent_id: 'A\t1', checked: 1, items }
  await store.writer.keepInspections([{ action: 'entered', id: 'i-1', draft, checklistVersion: '1.0.0' }])
  const kpi = { team: 't\n1', kpi: 'equipment' as const, numerator: 98, denominator: 100, who: 'min' }
  await store.writer.keepKpis([{ action: 'entered', id: 'k-1', month: '2026-05', draft: kpi }])
  await store.writer.rescoring({ from: '2026-05-01', to: '2026-06-01', forms: [FORM.hash], engine: '1' })
  await store.close()
  return options
}

/** All that pages and commands show. */
async function figures(options: StoreOptions) {
  const store = await openStore(options)
  const { queries } = store
  const filter = { from: '1970-01-01', to: '2200-01-01', sort: 'newest' as const, limit: 100 }
  const { items } = await queries.calls(filter, EVERYTHING)
  const letters = (await queries.deadLetters({ limit: 100 })).items
  const rows = []
  for await (const { stored, head, problems } of store.verifyRows('2026-05')) rows.push({ stored, head, problems })
  const rest = []
  for await (const problem of store.verifyRest()) rest.push(problem)
  const found = {
    months: await queries.months(EVERYTHING),
    may: await queries.month({ month: '2026-05' }, EVERYTHING),
    june: await queries.month({ month: '2026-06' }, EVERYTHING),
    facets: await queries.facets('2026-05', EVERYTHING),
    agent: await queries.agent('A\t1', '2026-05', EVERYTHING),
    calls: await Promise.all(items.map(({ call_id }) => queries.call(call_id, EVERYTHING))),
    letters: await Promise.all(letters.map(({ id }) => queries.deadLetter(id))),
    limits: await queries.limits({ at: Date.UTC(2027, 0), state: 'missed', limit: 100 }, EVERYTHING),
    ledger: await queries.ledger(),
    reconciled: await queries.reconcile(),
    inspections: await queries.inspections({}, EVERYTHING),
    kpis: await queries.kpiEntries({}, EVERYTHING),
    forms: await store.forms(),
    rows,
    rest,
  }
  await store.close()
  return found
}

const content = ({ tables }: Manifest) => tables.map(({ name, columns, rows }) => [name, columns, rows])

describe.each([
  ['embedded, into embedded', embedded, embedded],
  ['embedded, onto a server', embedded, remote],
  ['a server, into embedded', remote, embedded],
])('%s', (_, from, to) => {
  test('every figure, byte and history comes back, and a second backup is the same', async () => {
    const [source, target] = [await filled(from()), to()]
    const [folder, second] = [join(temporaryFolder(), 'new'), temporaryFolder()]
    const made = await backupStore(source, folder)
    expect(made.tables.map(({ rows }) => rows > 0)).toEqual(made.tables.map(() => true))
    const before = await figures(source)
    expect(before).toMatchObject({ reconciled: { agrees: true }, rest: [], months: { months: [{}, {}] } })
    expect(await restoreStore(target, folder)).toEqual(made)
    expect(await figures(target)).toEqual(before)
    expect(content(await backupStore(target, second))).toEqual(content(made))
  })
})

describe('what is refused', () => {
  test('a folder that holds something, and one that holds no backup', async () => {
    const source = await filled(embedded())
    const folder = temporaryFolder()
    await backupStore(source, folder)
    await expect(backupStore(source, folder)).rejects.toThrow(/is not empty: name a new one/)
    await expect(restoreStore(embedded(), temporaryFolder())).rejects.toThrow(/manifest\.json is not there/)
    writeFileSync(join(folder, 'manifest.json'), '{"format":"earshot-backup"}')
    await expect(restoreStore(embedded(), folder)).rejects.toThrow(/is not the manifest of a backup/)
  })

  test('a store that holds something, unless it is to be replaced', async () => {
    const source = await filled(embedded())
    const folder = temporaryFolder()
    await backupStore(source, folder)
    const before = await figures(source)
    await expect(restoreStore(source, folder)).rejects.toThrow(/store is not empty \(\d+ deliveries, .*--replace/)
    const store = await openStore(source)
    await store.writer.write([settled({ call_id: 'later' }, kafka(9))], await store.writer.newRun('live'))
    await store.close()
    expect((await figures(source)).calls).toHaveLength(before.calls.length + 1)
    await restoreStore(source, folder, { replace: true })
    expect(await figures(source)).toEqual(before)
  })

  test('files that were changed, cut or lost; the store stays as it was', async () => {
    const source = await filled(embedded())
    const folder = temporaryFolder()
    await backupStore(source, folder)
    const before = await figures(source)
    appendFileSync(join(folder, 'heads.tsv.gz'), 'x')
    const scores = join(folder, 'scores.tsv.gz')
    writeFileSync(scores, readFileSync(scores).subarray(0, -9))
    rmSync(join(folder, 'forms.tsv.gz'))
    await expect(restoreStore(source, folder, { replace: true })).rejects.toThrow(
      /damaged:.*heads.*scores.*forms.*nothing was restored/,
    )
    expect(await figures(source)).toEqual(before)
  })

  test('another zone, a newer schema; rows that do not fit are taken back', async () => {
    const folder = temporaryFolder()
    const made = await backupStore(await filled(embedded()), folder)
    const forge = (manifest: object) => writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
    await expect(restoreStore({ ...embedded(), timeZone: 'Europe/Berlin' }, folder)).rejects.toThrow(
      'set EARSHOT_TZ=Asia/Shanghai',
    )
    forge({ ...made, schema: 99 })
    await expect(restoreStore(embedded(), folder)).rejects.toThrow(/schema 99.*use a newer Earshot/)
    const [first, ...rest] = made.tables
    forge({ ...made, tables: [{ ...first, columns: [...first!.columns].reverse() }, ...rest] })
    const target = embedded()
    await expect(restoreStore(target, folder)).rejects.toThrow(/restoring failed and was undone/)
    expect((await figures(target)).months).toEqual({ months: [] })
  })
})

test('a store of an earlier schema is brought up with all it holds, and so is a backup of one', async () => {
  const source = await filled(embedded())
  const folder = temporaryFolder()
  const made = await backupStore(source, folder)
  const before = await figures(source)
  const engine = await openEngine(source)
  await engine.command('as it was', 'ALTER TABLE heads DROP COLUMN `findings.confidence` SETTINGS mutations_sync = 1')
  await engine.command('as it was', 'DROP TABLE ticket_calls')
  await engine.command('as it was', 'DROP TABLE rescores')
  await engine.command('as it was', 'DROP TABLE dead_letter_actions')
  await engine.command('as it was', 'ALTER TABLE migrations DELETE WHERE version > 1 SETTINGS mutations_sync = 1')
  await engine.close()
  await expect(backupStore(source, temporaryFolder())).rejects.toThrow(/has schema 1.*earshot migrate/)
  const store = await openStore(source)
  expect(store.applied).toHaveLength(MIGRATIONS.length - 1)
  expect(await store.writer.ticketsOf(['a'])).toEqual(['T-1'])
  await store.close()
  const { months, may, ledger } = await figures(source)
  expect({ months, may, ledger }).toEqual({ months: before.months, may: before.may, ledger: before.ledger })

  const added = ['rescores', 'dead_letter_actions']
  const tables = made.tables.filter(({ name }) => !added.includes(name))
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...made, schema: 1, tables }))
  const target = embedded()
  await restoreStore(target, folder)
  expect((await figures(target)).may).toEqual(before.may)
})
