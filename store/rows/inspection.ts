import { inspections } from '../schema/tables.ts'
import type { InspectionDeed } from '../types.ts'
import { dateTime, monthOf } from './clock.ts'
import { sealed } from './seal.ts'

export function inspectionRow(deed: InspectionDeed, now: number) {
  const draft = deed.action === 'entered' ? deed.draft : null
  const items = draft?.items ?? []
  return sealed(inspections, {
    id: deed.id,
    action: deed.action,
    at: dateTime(now),
    who: deed.action === 'entered' ? deed.draft.who.trim() : deed.who,
    note: deed.action === 'entered' ? (deed.draft.note ?? '') : deed.note,
    month: draft ? monthOf(draft.day) : 0,
    day: draft?.day ?? '1970-01-01',
    checklist: draft?.checklist ?? '',
    checklist_version: deed.action === 'entered' ? deed.checklistVersion : '',
    agent_id: draft?.agent_id ?? '',
    team: draft?.team ?? '',
    area: draft?.area ?? '',
    checked: draft?.checked ?? null,
    checked_of: draft?.of ?? null,
    'items.id': items.map(({ item }) => item),
    'items.problems': items.map(({ problems }) => problems),
    'items.whole': items.map(({ whole }) => (whole ? 1 : 0)),
    'items.note': items.map(({ note = '' }) => note),
  })
}
