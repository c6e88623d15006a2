import { randomUUID } from 'node:crypto'
import type { Engine } from '../engine/engine.ts'
import { dateTime } from '../rows/clock.ts'
import { sealed } from '../rows/seal.ts'
import { runs } from '../schema/tables.ts'
import type { RunInfo } from '../types.ts'

/** Numbers grow by one; of two runs started at the same moment both may get the same, and the last written counts. */
export async function newRun(engine: Engine, kind: RunInfo['kind']): Promise<RunInfo> {
  const [last] = await engine.rows<{ number: number }>('last run', 'SELECT max(number) AS number FROM runs')
  const run: RunInfo = { id: `r-${randomUUID()}`, kind, number: last!.number + 1 }
  await engine.insert('new run', 'runs', [sealed(runs, { ...run, started_at: dateTime(Date.now()) })])
  return run
}
