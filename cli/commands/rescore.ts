import { decodeCall } from '../../contract/index.ts'
import { scorerFor } from '../packs.ts'
import { progress } from '../progress.ts'
import { Complaint, settingsFrom } from '../settings.ts'
import { openStoreFor } from '../wiring.ts'

const AT_ONCE = 500
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** `rescore --from --to`: stored calls scored again with today's forms; earlier scores stay. */
export async function rescore(range: { from: string; to: string }): Promise<void> {
  for (const [flag, day] of Object.entries(range)) {
    if (!DAY.test(day) || Number.isNaN(Date.parse(day)))
      throw new Complaint(`--${flag} is "${day}"; write YYYY-MM-DD.`, 2)
  }
  if (range.from >= range.to)
    throw new Complaint(`--from (${range.from}) must be before --to (${range.to}, not included).`, 2)
  const settings = settingsFrom()
  const scorer = scorerFor(settings)
  const store = await openStoreFor(settings)
  try {
    const run = await store.writer.newRun('rescore')
    for (const book of scorer.rulebooks) await store.writer.keepForm(book)
    const shown = progress('scoring again')
    let rows: Parameters<typeof store.writer.rescore>[0] = []
    let done = 0
    const flush = async () => {
      await store.writer.rescore(rows, run)
      done += rows.length
      shown.at(done)
      rows = []
    }
    for await (const { callId, inputHash, bytes } of store.storedCalls(range)) {
      const decoded = decodeCall(bytes)
      if (!decoded.ok) throw new Complaint(`${callId}: the stored bytes are no call; run \`npx earshot verify\`.`)
      const score = scorer.score(decoded.value, inputHash)
      rows.push({ callId, inputHash, score, unscored: score.unscored ?? '' })
      if (rows.length === AT_ONCE) await flush()
    }
    if (rows.length > 0) await flush()
    shown.end()
    console.log(`${done} calls scored again (run ${run.id}).`)
  } finally {
    await store.close()
  }
}
