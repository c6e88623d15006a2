import type { Calendar, ScoredBy } from '../../contract/index.ts'
import type { Engine } from '../engine/engine.ts'
import type { Forms } from './forms.ts'
import type { Where } from './where.ts'

interface Row {
  kind: 'live' | 'rescore'
  /** 0 for what was scored as it came in. */
  started_ms: number
  complete: number
  form_hash: string
  engine: string
  calls: number
}

/** By which form and engine the scored calls that are asked for are judged, and whether as they came in or again later. */
export async function scoredBy(engine: Engine, days: Calendar, forms: Forms, which: Where): Promise<ScoredBy[]> {
  const rows = await engine.rows<Row>(
    'scored by',
    `SELECT if(runs.kind = 'rescore', 'rescore', 'live') AS kind,
       if(kind = 'rescore', toUnixTimestamp64Milli(runs.started_at), 0) AS started_ms,
       if(kind = 'rescore', rescores.complete, 1) AS complete, form_hash, engine, count() AS calls
     FROM (SELECT run_id, form_hash, engine FROM heads FINAL WHERE ${which.sql} AND isNotNull(score)) AS own
     LEFT JOIN (SELECT * FROM runs FINAL) AS runs ON runs.id = own.run_id
     LEFT JOIN (SELECT * FROM rescores FINAL) AS rescores ON rescores.run_id = own.run_id
     GROUP BY kind, started_ms, complete, form_hash, engine ORDER BY calls DESC, started_ms, form_hash, engine`,
    which.params,
  )
  return Promise.all(
    rows.map(async ({ kind, started_ms, complete, form_hash, engine, calls }) => {
      const form = await forms.form(form_hash)
      return {
        kind,
        started_at: kind === 'rescore' ? days.format(started_ms) : null,
        complete: complete === 1,
        form: form && { id: form.id, version: form.version, hash: form.hash },
        engine,
        calls,
      }
    }),
  )
}
