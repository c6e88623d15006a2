/** A worker as a process of its own, to be killed. Arguments: data folder, brokers. Says `reading` once it reads. */

import { STANDARD } from '../../ingest/kafka/settings.ts'
import { openIngest } from '../../ingest/open.ts'
import { readLimits, readScorer } from '../../ingest/packs.ts'
import { scoringHere } from '../../ingest/scoring/scoring.ts'
import { openStore } from '../../store/index.ts'

const [dataDir, brokers] = process.argv.slice(2) as [string, string]
const timeZone = 'Asia/Shanghai'
const log = { info: () => {}, warn: () => {}, error: () => {} }
const store = await openStore({ dataDir, timeZone })
const ingest = await openIngest({
  scoring: scoringHere(readScorer(timeZone)),
  limits: readLimits(timeZone),
  writer: store.writer,
  kafka: { ...STANDARD, brokers: brokers.split(','), sessionMs: 1000 },
  log,
})
const reading = await ingest.consume()
console.log('reading')
await reading.ended
