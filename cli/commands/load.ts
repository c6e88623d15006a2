import { formatProblem } from '../../contract/index.ts'
import type { LoadTotals } from '../../ingest/files.ts'
import { openLog } from '../log.ts'
import { progress } from '../progress.ts'
import { Complaint, settingsFrom } from '../settings.ts'
import { openIngestFor, openStoreFor } from '../wiring.ts'

/** `load FILE…`: exit 0 all of it is in, 1 something was refused (each line says why). */
export async function load(files: string[]): Promise<void> {
  const settings = settingsFrom()
  const store = await openStoreFor(settings)
  try {
    const ingest = await openIngestFor(store, settings, openLog('warn'))
    const shown = progress('loading')
    const totals = await ingest.load(files, {
      progress: ({ stored, superseded, refused }) => shown.at(stored + superseded + refused),
      refused: ({ file, line, problems }) => {
        for (const problem of problems) console.error(`${file}:${line}: ${formatProblem(problem)}`)
      },
    })
    shown.end()
    await ingest.close()
    report(totals)
  } finally {
    await store.close()
  }
}

function report({ stored, superseded, refused }: LoadTotals): void {
  console.log(`${stored} stored, ${superseded} superseded, ${refused} refused`)
  if (refused > 0) throw new Complaint('What was refused is kept with its reason among the dead letters.')
}
