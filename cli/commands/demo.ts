import { join } from 'node:path'
import type { Ingest } from '../../ingest/open.ts'
import type { Accuracy } from '../demo/accuracy.ts'
import { generate } from '../demo/index.ts'
import { inspectionsOf } from '../demo/inspections.ts'
import { measure } from '../demo/measure.ts'
import type { Miss } from '../demo/misses.ts'
import { progress } from '../progress.ts'
import { Complaint, settingsFrom } from '../settings.ts'
import { run } from './serve.ts'

const CALLS = 3000
const AT_ONCE = 200

/** `demo`: the pages over a month of sample calls and tickets, in a folder of its own. */
export async function demo(): Promise<void> {
  const settings = settingsFrom()
  const own = { ...settings, clickhouseUrl: undefined, dataDir: process.env.EARSHOT_DATA || join('data', 'demo') }
  await run({ api: true, worker: false }, own, async (address, ingest, store) => {
    console.log(`Earshot demo: ${address}`)
    await store.writer.keepInspections(
      inspectionsOf().map(({ id, draft }) => ({ action: 'entered', id, draft, checklistVersion: '1.0.0' })),
    )
    await flowIn(ingest)
    console.log(`The sample month is in; open ${address}`)
  })
}

/** Sends the sample month the way a telephone platform would; what is there already is passed over. */
async function flowIn(ingest: Ingest): Promise<void> {
  const shown = progress('sample calls', CALLS)
  let calls: string[] = []
  let events: string[] = []
  let sent = 0
  const flush = async () => {
    if (calls.length > 0) await ingest.accept('calls', Buffer.from(calls.join('\n')))
    if (events.length > 0) await ingest.accept('tickets', Buffer.from(events.join('\n')))
    sent += calls.length
    shown.at(sent)
    calls = []
    events = []
  }
  for (const sample of generate({ calls: CALLS })) {
    calls.push(JSON.stringify(sample.call))
    events.push(...sample.events.map((event) => JSON.stringify(event)))
    if (calls.length === AT_ONCE) await flush()
  }
  await flush()
  shown.end()
}

interface TruthOptions {
  misses?: boolean
  json?: boolean
  seed: string
}

/** `demo truth`: what was planted in the sample month against what the rules find, tag by tag. */
export function demoTruth({ misses, json, seed }: TruthOptions): void {
  if (!/^\d+$/.test(seed)) throw new Complaint(`--seed is "${seed}"; write a whole number.`, 2)
  const measured = measure(CALLS, Number(seed), settingsFrom().timeZone)
  if (!json) console.log('tag                 found   wrong  missed  precision  recall')
  for (const row of measured.rows) {
    const missed = misses ? measured.misses(row) : undefined
    if (json) {
      console.log(JSON.stringify({ ...row, ...(missed && { misses: missed }) }))
      continue
    }
    console.log(rowOf(row))
    for (const miss of missed ?? []) console.log(`${headOf(miss)}\n        ${miss.words}`)
  }
}

function rowOf({ tag, found, wrong, missed, precision, recall }: Accuracy): string {
  const ratio = (value: number | null) => (value === null ? '—' : value.toFixed(3)).padStart(8)
  const count = (value: number) => String(value).padStart(8)
  return `${tag.padEnd(17)}${count(found)}${count(wrong.length)}${count(missed.length)}   ${ratio(precision)}${ratio(recall)}`
}

const headOf = ({ kind, call_id, trace }: Miss): string => `    ${kind.padEnd(11)}  ${call_id}  ${trace}`
