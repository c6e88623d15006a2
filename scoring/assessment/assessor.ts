import type { SchemeRef } from '../../contract/index.ts'
import { canonical, hashOf } from '../canonical.ts'
import type { Checklist, Scheme } from './schema.ts'

/** A scheme with the checklists it uses. */
export interface Assessor {
  scheme: Scheme
  checklists: ReadonlyMap<string, Checklist>
  ref: SchemeRef
}

export function assessorOf(scheme: Scheme, all: ReadonlyMap<string, Checklist>): Assessor {
  const ids = scheme.parts.inspections?.checklists ?? []
  const checklists = new Map(ids.flatMap((id) => (all.has(id) ? [[id, all.get(id) as Checklist]] : [])))
  const { id, version, title } = scheme
  const hash = hashOf(canonical({ scheme, checklists: Object.fromEntries(checklists) }))
  return { scheme, checklists, ref: { id, version, hash, title } }
}
