import { decodeCall } from '../../contract/index.ts'
import { ENGINE } from '../../scoring/form/evaluate.ts'
import { scorerFor } from '../packs.ts'
import { progress } from '../progress.ts'
import { Complaint, settingsFrom } from '../settings.ts'
import { openStoreFor } from '../wiring.ts'

const AT_ONCE = 500
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** `rescore --from --to`: stored calls scored again with today's forms; earlier scores stay. Interrupted, it is resumed. */
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
  const stop = onInterrupt()
  try {
    const work = { ...range, forms: scorer.rulebooks.map(({ hash }) => hash).sort(), engine: ENGINE }
    const { run, resumed } = await store.writer.rescoring(work)
    const before = resumed ? (await store.countCalls(range)) - (await store.countCalls(range, run)) : 0
    if (resumed) console.log(`Going on where it stopped, ${before} calls in (run ${run.id}).`)
    for (const book of scorer.rulebooks) await store.writer.keepForm(book)
    const total = before + (await store.countCalls(range, run))
    const shown = progress('scoring again', total)
    let rows: Parameters<typeof store.writer.rescore>[0] = []
    let done = before
    const flush = async () => {
      await store.writer.rescore(rows, run)
      done += rows.length
      shown.at(done)
      rows = []
    }
    for await (const { callId, inputHash, bytes } of store.storedCalls(range, run)) {
      const decoded = decodeCall(bytes)
      if (!decoded.ok) throw new Complaint(`${callId}: the stored bytes are no call; run \`npx earshot verify\`.`)
      const score = scorer.score(decoded.value, inputHash)
      rows.push({ callId, inputHash, score, unscored: score.unscored ?? '' })
      if (rows.length === AT_ONCE) await flush()
      if (stop.asked) break
    }
    if (rows.length > 0) await flush()
    shown.end()
    if (stop.asked)
      throw new Complaint(`Stopped after ${done} of ${total} calls; the same command again goes on from there.`)
    await store.writer.rescored(run, work)
    console.log(
      total === 0
        ? `There are no calls from ${range.from} to ${range.to}.`
        : `${done} calls scored again (run ${run.id}); their earlier scores stay.`,
    )
  } finally {
    stop.forget()
    await store.close()
  }
}

/** Ctrl-C ends after the batch in hand; twice, at once, and nothing is lost then either. */
function onInterrupt(): { readonly asked: boolean; forget(): void } {
  const stop = { asked: false, forget: () => process.removeListener('SIGINT', ask) }
  const ask = () => {
    stop.asked = true
  }
  process.once('SIGINT', ask)
  return stop
}
