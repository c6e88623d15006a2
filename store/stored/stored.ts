import type { Calendar } from '../../contract/index.ts'
import type { Engine } from '../engine/engine.ts'
import { createForms } from '../queries/forms.ts'
import type { Stored, StoredForm } from '../types.ts'
import { countCalls, storedCalls } from './calls.ts'
import { letterDelivery } from './letters.ts'
import { verifyRows } from './month.ts'
import { verifyRest } from './rest.ts'

export function createStored(engine: Engine, calendar: Calendar): Stored {
  return {
    verifyRows: (month) => verifyRows(engine, calendar, month),
    verifyRest: () => verifyRest(engine),
    storedCalls: (range, run) => storedCalls(engine, range, run),
    countCalls: (range, run) => countCalls(engine, range, run),
    letterDelivery: (id) => letterDelivery(engine, id),
    form: createForms(engine).form,
    forms: async () => {
      const rows = await engine.rows<Omit<StoredForm, 'view'> & { view: string }>(
        'forms',
        'SELECT hash, id, version, text, view FROM forms FINAL ORDER BY id, version, hash',
      )
      return rows.map((row) => ({ ...row, view: JSON.parse(row.view) }))
    },
  }
}
