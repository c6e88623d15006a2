import type { Call } from '../../../contract/index.ts'
import { findFolded } from '../../match/find.ts'
import { fold } from '../../text/fold.ts'
import type { Turn } from '../../transcript.ts'
import type { Settings } from '../detector.ts'
import { namesOf } from '../names.ts'

/** Names a call has of its own. */
export const NAME_KINDS = ['company', 'department', 'agent', 'customer'] as const
export type NameKind = (typeof NAME_KINDS)[number]

export interface Name {
  /** As the call has it. */
  name: string
  folded: string
}

/** The names of some kinds; those of one letter are not looked for. */
export const namesFor = (kinds: readonly NameKind[], call: Call, settings: Settings): Name[] =>
  kinds
    .flatMap((kind) => namesOf(kind, call, settings))
    .map((name) => ({ name, folded: fold(name) }))
    .filter(({ folded }) => folded.length > 1)

/** Where the first of some names stands in a turn; of several there, the longest. */
export function firstName(names: readonly Name[], { text }: Turn): { name: string; start: number; end: number } | null {
  let first: { name: string; start: number; end: number } | null = null
  for (const { name, folded } of names) {
    const at = findFolded(text, folded)
    if (at === null) continue
    if (first === null || at.start < first.start || (at.start === first.start && at.end > first.end))
      first = { name, ...at }
  }
  return first
}
