import type { Inspection } from '../../contract/index.ts'
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

/** What was looked at, for a query over `inspections`. */
export const ITEM_COLUMNS =
  'items.id AS item_ids, items.problems AS item_problems, items.whole AS item_whole, items.note AS item_notes'

export interface ItemColumns {
  item_ids: string[]
  item_problems: number[]
  item_whole: number[]
  item_notes: string[]
}

export const itemsOf = (row: ItemColumns): Inspection['items'] =>
  row.item_ids.map((item, i) => ({
    item,
    problems: row.item_problems[i] as number,
    whole: row.item_whole[i] === 1,
    note: row.item_notes[i] as string,
  }))
