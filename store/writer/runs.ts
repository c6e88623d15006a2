import { randomUUID } from 'node:crypto'
import type { Engine } from '../engine/engine.ts'
import { dateTime } from '../rows/clock.ts'
import { sealed } from '../rows/seal.ts'
import { runs } from '../schema/tables.ts'
import type { RescoreWork, Rescoring, RunInfo } from '../types.ts'

/** Numbers grow by one; of two runs started at the same moment both may get the same, and the last written counts. */
export async function newRun(engine: Engine, kind: RunInfo['kind']): Promise<RunInfo> {
  const [last] = await engine.rows<{ number: number }>('last run', 'SELECT max(number) AS number FROM runs')
  const run: RunInfo = { id: `r-${randomUUID()}`, kind, number: last!.number + 1 }
  await engine.insert('new run', 'runs', [sealed(runs, { ...run, started_at: dateTime(Date.now()) })])
  return run
}

/** The run that is to do some work: the last that began it and did not end, or a new one. */
export async function rescoring(engine: Engine, work: RescoreWork): Promise<Rescoring> {
  const text = JSON.stringify(work)
  const [begun] = await engine.rows<{ id: string; number: number }>(
    'unfinished rescore',
    `SELECT runs.id AS id, runs.number AS number FROM rescores FINAL INNER JOIN runs FINAL ON runs.id = rescores.run_id
     WHERE rescores.work = {work:String} AND rescores.complete = 0 ORDER BY runs.number DESC LIMIT 1`,
    { work: text },
  )
  if (begun) return { run: { ...begun, kind: 'rescore' }, resumed: true }
  const run = await newRun(engine, 'rescore')
  await keep(engine, run.id, text, false)
  return { run, resumed: false }
}

/** All of a run's work is done. */
export const rescored = (engine: Engine, run: RunInfo, work: RescoreWork): Promise<void> =>
  keep(engine, run.id, JSON.stringify(work), true)

const keep = (engine: Engine, run_id: string, work: string, complete: boolean): Promise<void> =>
  engine.insert('rescoring', 'rescores', [{ run_id, work, complete: complete ? 1 : 0, at: dateTime(Date.now()) }])
