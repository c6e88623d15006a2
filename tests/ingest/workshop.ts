import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DeadLetterDetail } from '../../contract/index.ts'
import { STANDARD } from '../../ingest/kafka/settings.ts'
import { type Ingest, type IngestParts, openIngest } from '../../ingest/open.ts'
import { readLimits, readScorer } from '../../ingest/packs.ts'
import { scoringHere } from '../../ingest/scoring/scoring.ts'
import { EVERYTHING, openStore, type Queries, type Store } from '../../store/index.ts'

export const TIME_ZONE = 'Asia/Shanghai'

/** What is logged, and a way to wait for a line. */
export function listeningLog() {
  const lines: string[] = []
  const waiting: { text: string; heard: () => void }[] = []
  const say = (_fields: object, message: string) => {
    lines.push(message)
    for (const one of waiting) if (message.includes(one.text)) one.heard()
  }
  return {
    lines,
    log: { info: say, warn: say, error: say },
    heard: (text: string) => new Promise<void>((heard) => waiting.push({ text, heard })),
  }
}

export const kafkaOf = (brokers: string[], sessionMs = 10_000) => ({ ...STANDARD, brokers, sessionMs })

/** A real store in a folder of its own, and the shipped rules. */
export async function workshop() {
  const dataDir = mkdtempSync(join(tmpdir(), 'earshot-ingest-'))
  const store = await openStore({ dataDir, timeZone: TIME_ZONE })
  const scorer = readScorer(TIME_ZONE)
  return {
    store,
    scorer,
    open: (parts: Partial<IngestParts> = {}): Promise<Ingest> =>
      openIngest({
        scoring: scoringHere(scorer),
        limits: readLimits(TIME_ZONE),
        writer: store.writer,
        log: listeningLog().log,
        ...parts,
      }),
    close: () => closeStore(store, dataDir),
  }
}

async function closeStore(store: Store, dataDir: string): Promise<void> {
  await store.close()
  rmSync(dataDir, { recursive: true, force: true })
}

/** Deliveries by outcome. */
export async function ledgerOf(queries: Queries): Promise<Record<string, number>> {
  const sums: Record<string, number> = {}
  for (const { outcome, deliveries } of await queries.ledger()) sums[outcome] = (sums[outcome] ?? 0) + deliveries
  return sums
}

export async function allDeadLetters(queries: Queries): Promise<DeadLetterDetail[]> {
  const letters: DeadLetterDetail[] = []
  let after: string | undefined
  do {
    const page = await queries.deadLetters({ limit: 200, after })
    for (const { id } of page.items) letters.push((await queries.deadLetter(id)) as DeadLetterDetail)
    after = page.next ?? undefined
  } while (after !== undefined)
  return letters
}

/** How many calls the months show. */
export async function countedCalls(store: Store): Promise<number> {
  const { months } = await store.queries.months(EVERYTHING)
  return months.reduce((sum, month) => sum + month.calls, 0)
}
