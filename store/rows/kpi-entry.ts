import { kpiEntries } from '../schema/tables.ts'
import type { KpiDeed } from '../types.ts'
import { dateTime, monthOf } from './clock.ts'
import { sealed } from './seal.ts'

export function kpiEntryRow(deed: KpiDeed, now: number) {
  const draft = deed.action === 'entered' ? deed.draft : null
  return sealed(kpiEntries, {
    id: deed.id,
    action: deed.action,
    at: dateTime(now),
    who: (deed.action === 'entered' ? deed.draft.who : deed.who).trim(),
    note: deed.action === 'entered' ? (deed.draft.note ?? '') : deed.note,
    month: deed.action === 'entered' ? monthOf(deed.month) : 0,
    team: draft?.team.trim() ?? '',
    kpi: draft?.kpi ?? '',
    numerator: draft?.numerator ?? 0,
    denominator: draft?.denominator ?? null,
    replaces: draft?.replaces ?? '',
  })
}
