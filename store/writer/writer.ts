import type { Calendar } from '../../contract/index.ts'
import type { Engine } from '../engine/engine.ts'
import { inspectionRow } from '../rows/inspection.ts'
import { kpiEntryRow } from '../rows/kpi-entry.ts'
import { letterActionRow } from '../rows/ledger.ts'
import { sealed } from '../rows/seal.ts'
import { forms } from '../schema/tables.ts'
import { ticketsOf } from '../ticket-calls.ts'
import type { Writer } from '../types.ts'
import { writeBatch } from './batch.ts'
import { rescore } from './rescore.ts'
import { newRun, rescored, rescoring } from './runs.ts'
import { keepTickets, knownTickets, passedLimits, staleTickets, tellUntil, toldUntil } from './tickets.ts'

/** One piece of work at a time: what a batch found in the store must still hold when it writes. */
export function createWriter(engine: Engine, calendar: Calendar): Writer & { idle(): Promise<void> } {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work, work)
    last = result
    return result
  }
  return {
    idle: () => inTurn(async () => {}),
    write: (batch, run) =>
      inTurn(() => (batch.length === 0 ? Promise.resolve([]) : writeBatch(engine, calendar, batch, run))),
    rescore: (entries, run) => inTurn(() => rescore(engine, calendar, entries, run)),
    newRun: (kind) => inTurn(() => newRun(engine, kind)),
    rescoring: (work) => inTurn(() => rescoring(engine, work)),
    rescored: (run, work) => inTurn(() => rescored(engine, run, work)),
    ticketsOf: (callIds) => inTurn(() => ticketsOf(engine, callIds)),
    knownTickets: (ids) => inTurn(() => knownTickets(engine, ids)),
    keepTickets: (made) => inTurn(() => keepTickets(engine, calendar, made)),
    passedLimits: (from, to) => inTurn(() => passedLimits(engine, from, to)),
    toldUntil: () => inTurn(() => toldUntil(engine)),
    tellUntil: (at) => inTurn(() => tellUntil(engine, at)),
    staleTickets: (book, after, limit) => inTurn(() => staleTickets(engine, book, after, limit)),
    keepLetterActions: (actions) =>
      inTurn(() =>
        engine.insert(
          'letter actions',
          'dead_letter_actions',
          actions.map((action) => letterActionRow(action, Date.now())),
        ),
      ),
    keepInspections: (deeds) =>
      inTurn(() =>
        engine.insert(
          'inspections',
          'inspections',
          deeds.map((deed) => inspectionRow(deed, Date.now())),
        ),
      ),
    keepKpis: (deeds) =>
      inTurn(() =>
        engine.insert(
          'kpi entries',
          'kpi_entries',
          deeds.map((deed) => kpiEntryRow(deed, Date.now())),
        ),
      ),
    keepForm: ({ hash, id, version, text, view }) =>
      inTurn(() =>
        engine.insert('form', 'forms', [sealed(forms, { hash, id, version, text, view: JSON.stringify(view) })]),
      ),
  }
}
