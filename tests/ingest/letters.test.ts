import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DeadLetterDetail } from '../../contract/index.ts'
import { letterDesk } from '../../ingest/letters.ts'
import type { Ingest } from '../../ingest/open.ts'
import { scoringHere } from '../../ingest/scoring/scoring.ts'
import type { Scorer } from '../../scoring/scorer.ts'
import { EVERYTHING, type LetterDesk } from '../../store/index.ts'
import { call } from './messages.ts'
import { allDeadLetters, ledgerOf, workshop } from './workshop.ts'

let shop: Awaited<ReturnType<typeof workshop>>
let broken: Ingest
let desk: LetterDesk
const ingests: Ingest[] = []

beforeAll(async () => {
  shop = await workshop()
  broken = await open(failing(shop.scorer))
  desk = letterDesk(shop.store, await open(shop.scorer))
})
afterAll(async () => {
  for (const one of ingests) await one.close()
  await shop.close()
})

async function open(scorer: Scorer): Promise<Ingest> {
  const ingest = await shop.open({ scoring: scoringHere(scorer) })
  ingests.push(ingest)
  return ingest
}

/** Rules with a mistake in them that shows at some calls only. */
const failing = (scorer: Scorer, why = 'a rule that cannot judge this'): Scorer => ({
  ...scorer,
  score: () => {
    throw new Error(why)
  },
})

const post = (ingest: Ingest, body: string | Buffer) => ingest.accept('calls', Buffer.from(body))
const newest = async (): Promise<DeadLetterDetail> => (await allDeadLetters(shop.store.queries))[0] as DeadLetterDetail

describe('a dead letter', () => {
  test('is retried once the rules are mended: in as the call it is, with its history', async () => {
    await post(broken, call(1))
    const letter = await newest()
    expect(letter).toMatchObject({ step: 'score', reason: 'scoring_failed', state: 'open', retries: 0, history: [] })
    expect(letter.text).toBe(call(1))

    const again = letterDesk(shop.store, await open(failing(shop.scorer, 'another mistake')))
    expect(await again.retry(letter.id, 'li', 'try')).toMatchObject({ state: 'open', retries: 1, at: letter.at })
    const mended = await desk.retry(letter.id, 'min', 'rule 1.0.1')
    const id = JSON.parse(call(1)).call_id
    expect(mended).toMatchObject({ state: 'retried', retries: 2, reason: 'scoring_failed', at: letter.at })
    expect(mended.message).toEqual({ kind: 'call', id })
    expect(mended.history).toMatchObject([
      { action: 'retried', who: 'li', note: 'try', outcome: 'dead_lettered', reason: 'scoring_failed' },
      { action: 'retried', who: 'min', note: 'rule 1.0.1', outcome: 'stored', reason: null, problems: [] },
    ])
    expect(mended.problems[0]?.found).toContain('a rule that cannot judge this')
    expect(mended.history[0]?.problems[0]?.found).toContain('another mistake')
    expect((await shop.store.queries.call(id, EVERYTHING))?.score?.score).toEqual(expect.any(Number))
    expect(await ledgerOf(shop.store.queries)).toEqual({ stored: 1 })
    await expect(desk.retry(letter.id, 'min', '')).rejects.toMatchObject({ code: 'letter_settled' })
    await expect(desk.discard(letter.id, 'min', '')).rejects.toMatchObject({ code: 'letter_settled' })
  })

  test('loses against what came since, and the ledger says so', async () => {
    await post(broken, call(2))
    const old = await newest()
    const { call_id } = JSON.parse(call(2))
    await post(ingests[1] as Ingest, call(2, { revision: 1 }))
    expect(await desk.retry(old.id, 'min', '')).toMatchObject({
      state: 'retried',
      history: [{ outcome: 'superseded', reason: 'older' }],
    })
    expect((await shop.store.queries.call(call_id, EVERYTHING))?.versions).toMatchObject([
      { revision: 0, current: false },
      { revision: 1, current: true },
    ])
    expect(await ledgerOf(shop.store.queries)).toEqual({ stored: 2, superseded: 1 })
  })

  test('is discarded with who and why, stays on record, and may still be retried', async () => {
    await post(broken, call(3))
    const { id } = await newest()
    const given = await desk.discard(id, 'min', 'sent again by the platform')
    expect(given).toMatchObject({
      state: 'discarded',
      history: [{ action: 'discarded', who: 'min', note: 'sent again by the platform', outcome: null }],
    })
    await expect(desk.discard(id, 'min', '')).rejects.toMatchObject({ code: 'letter_settled' })
    expect(await ledgerOf(shop.store.queries)).toMatchObject({ dead_lettered: 1 })
    expect((await desk.retry(id, 'li', '')).state).toBe('retried')
  })

  test('of no bytes, or of none that id, is said so', async () => {
    await post(broken, '')
    const { id } = await newest()
    await expect(desk.retry('d-none', 'min', '')).rejects.toMatchObject({ code: 'unknown_letter' })
    expect((await desk.retry(id, 'min', '')).history).toMatchObject([{ outcome: 'dead_lettered', reason: 'empty' }])

    const delivery = {
      source: { kind: 'file' as const, name: 'large.jsonl', partition: 0, position: 1, line: 1 },
      key: null,
      value: null,
      receivedAt: 1,
    }
    const lost = {
      kind: 'dead' as const,
      delivery,
      step: 'decode' as const,
      reason: 'too_large' as const,
      problems: [],
    }
    await shop.store.writer.write([{ ...lost, id: null }], await shop.store.writer.newRun('live'))
    const [large] = (await shop.store.queries.deadLetters({ reason: 'too_large', limit: 1 })).items
    expect(large).toMatchObject({ bytes: null, preview: null })
    await expect(desk.retry(large!.id, 'min', '')).rejects.toMatchObject({ code: 'letter_without_bytes' })
    expect((await desk.discard(large!.id, 'min', '')).state).toBe('discarded')
  })
})

test('letters are counted and found by state and reason, and seals hold', async () => {
  await post(broken, 'no json')
  const { queries } = shop.store
  expect(await queries.openLetters()).toEqual([
    { reason: 'empty', letters: 1 },
    { reason: 'not_json', letters: 1 },
  ])
  const page = await queries.deadLetters({ state: 'open', reason: 'empty', limit: 1 })
  expect(page).toMatchObject({ total: 1, next: null, items: [{ reason: 'empty', retries: 1 }] })
  expect(page.reasons).toEqual([
    { reason: 'empty', letters: 1 },
    { reason: 'not_json', letters: 1 },
  ])
  const first = await queries.deadLetters({ state: 'retried', limit: 2 })
  expect(first.items.map(({ state }) => state)).toEqual(['retried', 'retried'])
  const rest = await queries.deadLetters({ state: 'retried', limit: 2, after: first.next as string })
  expect(rest).toMatchObject({ next: null, total: 3 })
  expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(3)
  const problems = []
  for await (const problem of shop.store.verifyRest()) problems.push(problem)
  expect(problems).toEqual([])
})
