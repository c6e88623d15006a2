import type { Calendar } from '../../contract/index.ts'
import type { Engine } from '../engine/engine.ts'
import type { Queries } from '../types.ts'
import { agent } from './agent.ts'
import { assessed } from './assessed/index.ts'
import { call } from './call.ts'
import { callTally } from './call-tally.ts'
import { calls } from './calls.ts'
import { complaintRate } from './complaint-rate.ts'
import { deadLetter, deadLetters, openLetters } from './dead-letters.ts'
import { displeasures } from './displeasures.ts'
import { createForms } from './forms.ts'
import { inspections } from './inspections.ts'
import { joined } from './joined.ts'
import { kpiEntries } from './kpi-entries.ts'
import { limitSums, ticketLimits } from './limits.ts'
import { facets, ledger, months } from './lists.ts'
import { month } from './month.ts'
import { ratings } from './ratings.ts'
import { reconcile } from './reconcile.ts'
import { ticket } from './ticket.ts'
import { currentEvents, ticketEntries, ticketMonths } from './ticket-entries.ts'

export function createQueries(engine: Engine, calendar: Calendar): Queries {
  const forms = createForms(engine)
  return {
    calls: (filter, scope) => calls(engine, calendar, filter, scope),
    call: (callId, scope) => call(engine, calendar, forms, callId, scope),
    months: (scope) => months(engine, scope),
    facets: (name, scope) => facets(engine, name, scope),
    month: (filter, scope) => month(engine, calendar, forms, filter, scope),
    agent: (agentId, name, scope) => agent(engine, calendar, forms, agentId, name, scope),
    displeasures: (month, scope) => displeasures(engine, calendar, month, scope),
    joined: (filter, scope) => joined(engine, calendar, filter, scope),
    limits: (filter, scope) => ticketLimits(engine, calendar, filter, scope),
    limitSums: (range, scope) => limitSums(engine, calendar, range, scope),
    assessed: (filter, scope) => assessed(engine, calendar, filter, scope),
    ratings: (filter, scope) => ratings(engine, calendar, filter, scope),
    inspections: (filter, scope) => inspections(engine, calendar, filter, scope),
    kpiEntries: (filter, scope) => kpiEntries(engine, calendar, filter, scope),
    deadLetters: (filter) => deadLetters(engine, calendar, filter),
    deadLetter: (id) => deadLetter(engine, calendar, id),
    complaintRate: (days, scope) => complaintRate(engine, days, scope),
    ticket: (ticketId, scope) => ticket(engine, calendar, ticketId, scope),
    ticketEntries: (filter, scope) => ticketEntries(engine, calendar, filter, scope),
    currentEvents: (ticketIds) => currentEvents(engine, ticketIds),
    ticketMonths: () => ticketMonths(engine),
    callTally: (filter, scope) => callTally(engine, filter, scope),
    openLetters: () => openLetters(engine),
    ledger: () => ledger(engine),
    reconcile: (offsets) => reconcile(engine, offsets),
  }
}
