import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RefusedLine } from '../../ingest/files.ts'
import type { Ingest } from '../../ingest/open.ts'
import { EVERYTHING } from '../../store/index.ts'
import { call, ticketEvent } from './messages.ts'
import { allDeadLetters, workshop } from './workshop.ts'

const folder = mkdtempSync(join(tmpdir(), 'earshot-files-'))
let shop: Awaited<ReturnType<typeof workshop>>
let ingest: Ingest

beforeAll(async () => {
  shop = await workshop()
  ingest = await shop.open()
}, 60_000)
afterAll(async () => {
  await ingest?.close()
  await shop?.close()
  rmSync(folder, { recursive: true, force: true })
})

function file(name: string, lines: (string | Buffer)[]): string {
  const path = join(folder, name)
  writeFileSync(path, Buffer.concat(lines.map((line) => Buffer.concat([Buffer.from(line), Buffer.from('\n')]))))
  return path
}

async function load(...files: string[]) {
  const refused: RefusedLine[] = []
  const totals = await ingest.load(files, { refused: (line) => refused.push(line) })
  return { totals, refused: refused.map(({ file, line, reason }) => [file, line, reason]) }
}

test('calls and ticket events mixed, told apart by their schema; loading again changes nothing', async () => {
  const lines = Array.from({ length: 1200 }, (_, index) => (index % 3 === 0 ? ticketEvent(index) : call(index)))
  const path = file('mixed.jsonl', lines)
  expect(await load(path)).toEqual({ totals: { stored: 1200, superseded: 0, refused: 0 }, refused: [] })
  expect((await load(path)).totals).toEqual({ stored: 0, superseded: 1200, refused: 0 })
  const { months } = await shop.store.queries.months(EVERYTHING)
  expect(months).toEqual([{ month: '2026-05', calls: 800 }])
})

test('refused lines are told with file and line, and kept', async () => {
  const path = file('broken.jsonl', [call(5000), '', 'nonsense', call(5001, { schema: 'order.v1' }), call(5002)])
  expect(await load(path)).toEqual({
    totals: { stored: 2, superseded: 0, refused: 2 },
    refused: [
      [path, 3, 'not_json'],
      [path, 4, 'unknown_schema'],
    ],
  })
  const letters = await allDeadLetters(shop.store.queries)
  const nonsense = letters.find(({ preview }) => preview === 'nonsense')
  expect(nonsense?.source).toBe(`file ${path}:3`)
  expect(letters.find(({ reason }) => reason === 'unknown_schema')?.problems).toEqual([
    { path: 'schema', found: '"order.v1"', expected: '"call.v1" or "ticket.v1"' },
  ])
})

test('a line above what is taken keeps its bytes; one above what is held is named by its length and hash', async () => {
  const large = Buffer.alloc(20 * 1024 * 1024, 'y')
  const huge = Buffer.alloc(33 * 1024 * 1024, 'z')
  const path = file('large.jsonl', [large, call(6000), huge, call(6001)])
  expect(await load(path)).toEqual({
    totals: { stored: 2, superseded: 0, refused: 2 },
    refused: [
      [path, 1, 'too_large'],
      [path, 3, 'too_large'],
    ],
  })
  const letters = (await allDeadLetters(shop.store.queries)).filter(({ reason }) => reason === 'too_large')
  const kept = letters.find(({ value_base64 }) => value_base64 !== null)
  expect(Buffer.from(kept?.value_base64 ?? '', 'base64').equals(large)).toBe(true)
  const measured = letters.find(({ value_base64 }) => value_base64 === null)
  expect(measured?.problems[0]?.found).toContain(createHash('sha256').update(huge).digest('hex'))
})

test('a file that is not there stops the load before the first line', async () => {
  const good = file('good.jsonl', [call(7000)])
  await expect(load(good, join(folder, 'none.jsonl'))).rejects.toThrow(/none\.jsonl: no such file/)
  await expect(load(folder)).rejects.toThrow(/is a folder/)
  expect((await load(good)).totals.stored).toBe(1)
})
